import * as vscode from 'vscode';
import { BibliographyIndex } from '../../citing/bibtex/bibliographyIndex';
import { generatedBy } from '../../citing/bibtex/generated';
import { planUpsert, type Upsert, type UpsertOptions } from '../../citing/bibtex/upsert';
import { planUpsertInto } from '../../citing/formats/upsertInto';
import type { DocumentLanguage } from '../../citing/types';
import type { Paper } from '../../papers/paper';
import type { Bibliographies, Bibliography } from './bibliographies';
import { chooseBibliography, type Choice, type Declaring } from './bibliography';
import { addChanges } from './changes';
import type { Entries } from './entries';
import { entryOptions, keyFormula } from './entryOptions';
import { HumanError, type Reporter } from './report';
import { isDeclared, type TargetFinder } from './target';

export interface EntryWriterParts {
  readonly entries: Entries;
  readonly targets: TargetFinder;
  readonly bibliographies: Bibliographies;
  readonly reporter: Reporter;
}

/** Entries as they would be added; the edit is the caller's to complete and to apply. */
export interface PlannedEntries {
  readonly edit: vscode.WorkspaceEdit;
  /** Paper id → the key to cite it by. */
  readonly keys: ReadonlyMap<string, string>;
  /** Ids of papers whose entries are new. */
  readonly added: readonly string[];
  readonly bibliography: vscode.Uri | undefined;
  /** Not in the edit yet: one may be of the very document that the citations go into. */
  readonly declarations: readonly Declaring[];
  /** After the edit was applied: saves what was saved before, and records the keys. */
  finish(): Promise<void>;
}

export interface PlanOptions {
  /** Keys that the document uses already, by paper id. */
  readonly used?: ReadonlyMap<string, string>;
  /** Where in the bibliography, which is the document itself. */
  readonly at?: number;
  /** Where the entries go, in place of the document's own bibliography. */
  readonly choice?: Choice;
}

interface Opened {
  readonly text: string;
  readonly document?: vscode.TextDocument;
  readonly dirty: boolean;
}

/** Plans the entries that a document's bibliography lacks. */
export class EntryWriter {
  /** Generated bibliographies → whether entries go there all the same: asked once a session. */
  private readonly answers = new Map<string, boolean>();

  constructor(private readonly parts: EntryWriterParts) {}

  /** Rejects with a `HumanError` where the bibliography cannot be read; nothing is then written. */
  async plan(document: vscode.TextDocument, language: DocumentLanguage | undefined, papers: readonly Paper[], options: PlanOptions = {}): Promise<PlannedEntries> {
    const { entries, targets } = this.parts;
    const edit = new vscode.WorkspaceEdit();
    const choice = options.choice ?? (language ? await chooseBibliography(document, language, targets) : { kind: 'none' });
    const known = new Map([...entries.keys(papers), ...(options.used ?? [])]);
    if (choice.kind === 'none') return { edit, keys: known, added: [], bibliography: undefined, declarations: [], finish: () => entries.record(known) };

    const others = language ? await this.others(document, language, choice.uri) : [];
    const formula = keyFormula();
    const look = async (): Promise<{ opened: Opened; upsert: Upsert }> => {
      const opened = await open(choice);
      const how = { others: others.map(({ index }) => index), ...entryOptions(document, choice.dialect), knownKeys: known, ...(formula === undefined ? {} : { formula }), ...(options.at === undefined ? {} : { at: options.at }) };
      return { opened, upsert: await this.upsert(choice, opened, papers, how) };
    };
    const first = await look();
    const add = first.upsert.added.length > 0 && (choice.kind === 'new' || (choice.add && (await this.mayChange(choice, first.opened.text))));
    // A question may have been asked meanwhile, and the file may have changed while it stood.
    const { opened, upsert } = await look();
    if (add) addTo(edit, choice, opened, upsert);
    const holder = add ? undefined : others.find(({ index }) => [...upsert.keys.values()].every((key) => index.placesWithKey(key).length > 0));
    const declarations = choice.kind === 'new' ? choice.declarations : [];
    const saved = declarations.map((each) => each.document).filter((each) => each !== document && !each.isDirty);
    return {
      edit,
      keys: upsert.keys,
      added: add ? upsert.added : [],
      bibliography: (holder ?? choice).uri,
      declarations,
      finish: async () => {
        if (add) await save(choice, opened, document);
        for (const each of saved) await each.save();
        if (choice.kind === 'new' && declarations.length === 0) await this.rememberNew(document, language, choice.uri);
        if (add) this.tellProblems(upsert, choice.uri);
        await entries.record(upsert.keys);
      },
    };
  }

  /** The other bibliographies that a document is typeset with; beside one of a setting, those of the setting. */
  private async others(document: vscode.TextDocument, language: DocumentLanguage, uri: vscode.Uri): Promise<readonly Bibliography[]> {
    const { candidates, target } = await this.parts.targets.of(document, language);
    const used = candidates.filter((each) => isDeclared(each) || (each.reason === 'configured' && target?.reason === 'configured'));
    const others = used.filter((each) => each.exists && each.format !== undefined && each.uri.toString() !== uri.toString());
    const read = await Promise.all(others.map((each) => this.parts.bibliographies.read(each.uri)));
    return read.filter((each) => each !== undefined);
  }

  private async upsert(choice: Exclude<Choice, { kind: 'none' }>, { text }: Opened, papers: readonly Paper[], options: UpsertOptions): Promise<Upsert> {
    // The scan of a large file is kept from one cite to the next.
    const known = choice.kind === 'existing' && choice.format === 'bibtex' ? await this.parts.bibliographies.read(choice.uri) : undefined;
    const plan = known?.index instanceof BibliographyIndex && known.index.text === text ? planUpsert(known.index, papers, options) : planUpsertInto(choice.format, text, papers, options);
    if (!plan.problems.some(({ code }) => code === 'unreadable')) return plan;
    const name = vscode.workspace.asRelativePath(choice.uri);
    throw new HumanError(
      choice.format === 'csl-json'
        ? vscode.l10n.t('{0} is not a list of CSL-JSON items, so nothing was inserted.', name)
        : vscode.l10n.t('{0} is not a Hayagriva bibliography, so nothing was inserted.', name),
    );
  }

  /** A file that a tool writes again and again loses what is added by hand: not without being asked. */
  private async mayChange({ uri, format }: Choice & { kind: 'existing' }, text: string): Promise<boolean> {
    const generator = format === 'bibtex' ? generatedBy(text) : undefined;
    if (generator === undefined) return true;
    const known = this.answers.get(uri.toString());
    if (known !== undefined) return known;
    const tools = { 'better-bibtex': 'Better BibTeX', zotero: 'Zotero', mendeley: 'Mendeley', readcube: 'ReadCube', unknown: vscode.l10n.t('another tool') };
    const message = vscode.l10n.t('{0} is written by {1}. Entries added here are lost when it is written again.', vscode.workspace.asRelativePath(uri), tools[generator]);
    const add = vscode.l10n.t('Add Anyway');
    const only = vscode.l10n.t('Leave It Alone');
    const answer = await vscode.window.showWarningMessage(message, add, only);
    if (answer === undefined) throw new vscode.CancellationError();
    this.answers.set(uri.toString(), answer === add);
    return answer === add;
  }

  /** One that nothing declares would not be found again. */
  private async rememberNew(document: vscode.TextDocument, language: DocumentLanguage | undefined, uri: vscode.Uri): Promise<void> {
    if (!language) return;
    const { target } = await this.parts.targets.of(document, language);
    if (target?.uri.toString() !== uri.toString()) await this.parts.targets.choose(document, uri);
  }

  private tellProblems({ problems }: Upsert, uri: vscode.Uri): void {
    if (!problems.some(({ code }) => code === 'unclosed-entry')) return;
    const message = vscode.l10n.t('An entry of {0} has no closing brace; the new ones stand before it.', vscode.workspace.asRelativePath(uri));
    this.parts.reporter.log.warn(message);
    void vscode.window.showWarningMessage(message);
  }
}

/** The text that entries are planned for; a new file has none. */
async function open(choice: Exclude<Choice, { kind: 'none' }>): Promise<Opened> {
  if (choice.kind === 'new') return { text: '', dirty: false };
  try {
    // The editor's own text: unsaved changes in it count.
    const document = await vscode.workspace.openTextDocument(choice.uri);
    return { text: document.getText(), document, dirty: document.isDirty };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new HumanError(vscode.l10n.t('The bibliography {0} cannot be read, so nothing was inserted: {1}', choice.uri.fsPath, reason));
  }
}

function addTo(edit: vscode.WorkspaceEdit, { kind, uri }: Exclude<Choice, { kind: 'none' }>, { document }: Opened, { changes }: Upsert): void {
  if (document) addChanges(edit, document, changes);
  if (kind === 'existing') return;
  edit.createFile(uri, { ignoreIfExists: true });
  for (const { text } of changes) edit.insert(uri, new vscode.Position(0, 0), text);
}

/** One that was saved is saved again, for the typesetter reads the file; the reader's own unsaved changes stay theirs. */
async function save({ kind, uri }: Exclude<Choice, { kind: 'none' }>, { document, dirty }: Opened, citing: vscode.TextDocument): Promise<void> {
  if (document && !dirty && document !== citing) await document.save();
  if (kind === 'new') await (await vscode.workspace.openTextDocument(uri)).save();
}
