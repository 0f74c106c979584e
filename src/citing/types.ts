/** An edit of a text. Offsets are UTF-16 units of the text that it was planned for, as are those of its siblings. */
export interface TextChange {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A range of a text in UTF-16 units; `end` is behind its last. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** A citation key in a document; the range is that of the key alone, without sign, braces or locator. */
export interface CiteKey extends TextRange {
  readonly key: string;
}

/**
 * How a citation reads: `parenthetical` (Smith 2017), `in-text` Smith (2017), or `other`: a part of it, a footnote,
 * an entry that is listed without being cited.
 */
export type CiteForm = 'parenthetical' | 'in-text' | 'other';

/** Keys that are cited together, with what surrounds them: command, brackets, locators, notes. */
export interface CiteGroup extends TextRange {
  /** Empty for one that waits to be filled: `\cite{}`. */
  readonly keys: readonly CiteKey[];
  readonly form: CiteForm;
  /** What makes it a citation in its language, without sign: `citep`, `cite:t`, `cite/t`; `''` for a plain one. */
  readonly command: string;
  /** What adding a key replaces: an empty range behind the last key, or the inside of an empty group. */
  readonly slot: TextRange;
}

/** A bibliography that a document names. The range is that of the path as written. */
export interface Declaration extends TextRange {
  /** As the document's language resolves it: `\bibliography{refs}` gives `refs.bib`. May hold glob signs. */
  readonly path: string;
}

export interface RenderOptions {
  /** Default `parenthetical`. */
  readonly form?: 'parenthetical' | 'in-text';
  /** What a language offers in place of its default: a LaTeX command, an Org style, a form of Typst's `cite` (`cite/author`), a reST role, an AsciiDoc macro. */
  readonly command?: string;
  /** A user's own form. `${keys}` stands for all keys in the language's writing, `${key}` repeats it for each. */
  readonly template?: string;
  /** A citation of its own behind one that is there, which would otherwise take the keys. */
  readonly apart?: boolean;
}

/** What Cite does at one cursor or selection. */
export interface Insertion {
  readonly changes: readonly TextChange[];
  /** Where the cursor goes: an offset of the text with these changes made. */
  readonly cursor: number;
  /** Keys that came in; those that stood in the group already are not among them. */
  readonly inserted: readonly string[];
  /** Whether a citation that was there took the keys. */
  readonly joined: boolean;
}

export type LanguageKind = 'latex' | 'markdown' | 'typst' | 'org' | 'restructuredtext' | 'asciidoc' | 'bibtex';

/** What a language reads of a text in one go. */
export interface Stretch {
  /** Behind its last unit; it begins where the one before ends. */
  readonly end: number;
  readonly groups: readonly CiteGroup[];
  /** Names that the text gives to something of its own: what means one needs no entry. */
  readonly labels?: readonly string[];
  /** Whether what follows reads the same without what came before. */
  readonly isBreak: boolean;
}

/** How a text is read from one empty line to the next, so that a change need not be paid for with all of it. */
export interface StretchReader {
  /** Where reading begins: behind what only stands at the top. */
  begin(text: string): number;
  /** Reads on from there, or from a break; its last stretch is a break at the end of the text. */
  read(text: string, from: number): Iterable<Stretch>;
  /** Names that what stands at the top gives to something of its own. */
  names?(text: string): readonly string[];
  /** The citations of a text from those of its stretches, where they depend on each other; linear. */
  settle?(text: string, groups: readonly CiteGroup[], labels: ReadonlySet<string>): CiteGroup[];
}

/** A text that was read, and what the next reading can take over. */
export interface Reading {
  readonly text: string;
  readonly groups: readonly CiteGroup[];
  readonly labels: ReadonlySet<string>;
  readonly begin: number;
  /** Breaks lie between them. */
  readonly pieces: readonly Stretch[];
}

/** How one kind of document cites. All functions are pure, never throw, and are linear in the text. */
export interface DocumentLanguage {
  readonly id: LanguageKind;
  readonly reader: StretchReader;
  /** All citations, in order; those in comments, code and verbatim text are left out. */
  groups(text: string): CiteGroup[];
  /** A new citation of one or more keys. */
  render(keys: readonly string[], options?: RenderOptions): string;
  /** Adds keys to a group of `text`; those that it has are skipped, `undefined` where none is left. Locators stay. */
  add(text: string, group: CiteGroup, keys: readonly string[]): TextChange | undefined;
  /**
   * Writes a key in place of one of `text`: more than the key's own range where it needs braces or a call around it.
   * None in languages in which no key does.
   */
  readonly replace?: (text: string, at: TextRange, key: string) => TextChange;
  /** Joins the group at a cursor, fills an empty one, replaces a placeholder, else writes a new citation there. */
  insert(text: string, selection: TextRange | number, keys: readonly string[], options?: RenderOptions): Insertion;
  /** The bibliographies that the text itself names, in order. */
  declarations(text: string): Declaration[];
  /** Declares one more bibliography; `path` has `/` between folders. `undefined` where the text has no place for it. */
  declare(text: string, path: string): readonly TextChange[] | undefined;
}

/** Applies changes that were planned for the same text. They must not overlap; those at one offset go in order. */
export function applyChanges(text: string, changes: readonly TextChange[]): string {
  let result = '';
  let last = 0;
  for (const { start, end, text: inserted } of [...changes].sort((a, b) => a.start - b.start || a.end - b.end)) {
    result += text.slice(last, start) + inserted;
    last = end;
  }
  return result + text.slice(last);
}
