import type { ListingProblemCode } from '../papers/problem';

/** What can be wrong with a file that is imported. Sentences for these codes are made at the edge. */
export type ImportProblemCode =
  | ListingProblemCode
  | 'format-unknown'
  | 'too-large'
  | 'encoding-guessed'
  | 'not-json'
  | 'not-xml'
  | 'wrong-shape'
  | 'cut-off'
  | 'entry-unreadable'
  | 'entry-repaired'
  | 'id-unreadable'
  | 'source-error'
  | 'more-problems';

export interface ImportProblem {
  readonly code: ImportProblemCode;
  /** One-based line of the text. */
  readonly line: number;
  /** The text that could not be read, shortened; for `more-problems` their number, for `encoding-guessed` its name. Never markup. */
  readonly text: string;
}

const MOST = 200;
const LONGEST = 120;

/** Collects problems; a hostile file does not make more of them than anyone reads. */
export class Problems {
  private readonly list: ImportProblem[] = [];
  private untold = 0;

  add(code: ImportProblemCode, line: number, text = ''): void {
    if (this.list.length < MOST) this.list.push({ code, line, text: text.slice(0, LONGEST).replace(/\s+/g, ' ').trim() });
    else this.untold++;
  }

  /** In the order of lines. */
  all(): ImportProblem[] {
    const sorted = [...this.list].sort((a, b) => a.line - b.line);
    const more: ImportProblem = { code: 'more-problems', line: sorted[sorted.length - 1]?.line ?? 1, text: String(this.untold) };
    return this.untold > 0 ? [...sorted, more] : sorted;
  }
}
