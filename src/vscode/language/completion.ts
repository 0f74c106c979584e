import * as vscode from 'vscode';
import { languageFor } from '../../citing/languages/language';
import { EntrySearch } from '../../drafting/entrySearch';
import { offers, type Offer } from '../../drafting/offers';
import { keyPlaceAt, type KeyPlace } from '../../drafting/place';
import { shortReference } from '../../drafting/work';
import type { Library } from '../../library/library';
import type { Paper } from '../../papers/paper';
import type { Bibliography } from '../shared/bibliographies';
import type { Entries } from '../shared/entries';
import { INTERNAL_COMMANDS } from '../shared/ids';
import { hostPace } from '../shared/pace';
import type { PaperSearch } from '../shared/paperSearch';
import { setting } from '../shared/setting';
import type { ShelfModel } from '../shared/shelf';
import type { Topics } from '../shared/topics';
import { workCard } from './card';
import { NOBODY, OtherCompletions, type Elsewhere } from './others';
import type { ParsedDocuments } from './parsed';
import { rangeIn } from './positions';
import type { Works } from './works';

export interface CompletionParts {
  readonly shelf: ShelfModel;
  readonly library: Library;
  readonly entries: Entries;
  readonly search: PaperSearch;
  readonly works: Works;
  readonly topics: Pick<Topics, 'label'>;
  readonly parsed: ParsedDocuments;
}

/** More are not read; the next letter asks again. */
const LIMIT = 60;
const CANDIDATES = 80;

export class KeyItem extends vscode.CompletionItem {
  constructor(
    readonly offer: Offer,
    readonly from: Bibliography | undefined,
  ) {
    const description = [shortReference(offer.work), from ? fileName(from.uri) : vscode.l10n.t('adds its entry')].filter((part) => part !== '').join(' · ');
    super({ label: offer.work.title === '' ? offer.key : offer.work.title, description }, vscode.CompletionItemKind.Reference);
  }
}

/** Papers of the shelf and entries of the bibliography wherever a key is written. */
export class KeyCompletion implements vscode.CompletionItemProvider<KeyItem> {
  private readonly others = new OtherCompletions();
  private readonly searches = new WeakMap<Bibliography, { readonly text: string; readonly search: Promise<EntrySearch> }>();

  constructor(private readonly parts: CompletionParts) {}

  async provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.CompletionList<KeyItem> | undefined> {
    const mode = setting('completion', document) ?? 'missing';
    const language = mode === 'off' || this.others.isEcho(document, position) ? undefined : languageFor(document.languageId, document.fileName);
    const place = language && keyPlaceAt(language, document.getText(), document.offsetAt(position), this.parts.parsed.reading(document));
    if (!place) return undefined;
    const range = rangeIn(document, place);
    const [{ all }, others] = await Promise.all([
      this.parts.works.bibliographiesOf(document, language),
      mode === 'missing' ? this.others.at(document, language, range.start, position) : NOBODY,
    ]);
    const found = token.isCancellationRequested ? [] : await this.offersFor(place, all, others);
    const items = found.map((offer, rank) => completionItem(document, offer, all, place, position, rank));
    // Asked again with each letter: the search ranks, not the editor.
    return new vscode.CompletionList(items, true);
  }

  async resolveCompletionItem(item: KeyItem): Promise<KeyItem> {
    const { offer, from } = item;
    const [at] = from?.index.placesWithKey(offer.key) ?? [];
    const entry = at === undefined ? undefined : from?.index.entryAt(at);
    const known = from && entry ? await this.parts.works.ofEntry({ bibliography: from, entry }) : { work: offer.work, ...(offer.paper ? { paper: offer.paper } : {}) };
    item.documentation = workCard(known, this.parts.topics.label);
    return item;
  }

  private async offersFor({ query, others }: KeyPlace, all: readonly Bibliography[], elsewhere: Elsewhere): Promise<Offer[]> {
    const [papers, found] = await Promise.all([this.papersFor(query), Promise.all(all.map((bibliography) => this.entriesFor(query, bibliography)))]);
    return offers(
      {
        query,
        papers,
        entries: found.flatMap((keys, bibliography) => keys.map((key) => ({ key, bibliography }))),
        bibliographies: all.map(({ index }) => index),
        keys: this.parts.entries.keys(papers),
        without: new Set([...others, ...elsewhere.keys]),
        onlyMissing: elsewhere.isUnsure,
        beginIndex: this.parts.search.beginIndex,
      },
      LIMIT,
    );
  }

  /** Before anything is typed: what was used last, then the shelf. */
  private async papersFor(query: string): Promise<readonly Paper[]> {
    if (query.trim() !== '') return this.parts.search.papers(query, CANDIDATES);
    const { shelf, library } = this.parts;
    const recent = (await Promise.all(library.state.recent.map((id) => shelf.find(id)))).filter((paper) => paper !== undefined);
    return [...recent, ...(await shelf.first(LIMIT)).filter(({ id }) => !recent.some((paper) => paper.id === id))];
  }

  private async entriesFor(query: string, bibliography: Bibliography): Promise<readonly string[]> {
    const { index } = bibliography;
    if (query.trim() !== '') return (await this.searchOf(bibliography)).find(query, CANDIDATES).map(({ id }) => id);
    const places = Array.from({ length: Math.min(index.size, CANDIDATES) }, (_, place) => place);
    return places.filter((place) => !index.isCommented(place) && index.keyOf(place) !== '').map((place) => index.keyOf(place));
  }

  private searchOf(bibliography: Bibliography): Promise<EntrySearch> {
    const { text } = bibliography.index;
    const known = this.searches.get(bibliography);
    if (known?.text === text) return known.search;
    const search = EntrySearch.of(bibliography.index, this.parts.search.beginIndex, hostPace());
    // A change of a large file is searched as it was until it has been read anew.
    const serving = known && bibliography.index.size > SMALL ? known.search : search;
    this.searches.set(bibliography, { text, search: serving });
    void search.then(() => {
      if (this.searches.get(bibliography)?.text === text) this.searches.set(bibliography, { text, search });
    });
    return serving;
  }
}

/** Bibliographies up to this size are read anew within one keystroke. */
const SMALL = 500;

function completionItem(
  document: vscode.TextDocument,
  offer: Offer,
  all: readonly Bibliography[],
  place: KeyPlace,
  position: vscode.Position,
  rank: number,
): KeyItem {
  const item = new KeyItem(offer, offer.bibliography === undefined ? undefined : all[offer.bibliography]);
  const change = place.write(offer.key);
  const replacing = rangeIn(document, change);
  item.insertText = change.text;
  const before = new vscode.Range(replacing.start, position);
  // What closes the key goes with it, however the item is accepted.
  item.range = { inserting: change.end > place.end ? replacing : before, replacing };
  // The search found it, by whatever: the editor's filter sees what was typed and drops nothing.
  const typed = document.getText(before);
  if (typed !== '') item.filterText = typed;
  item.sortText = String(rank).padStart(4, '0');
  item.detail = offer.key;
  if (offer.paper && offer.bibliography === undefined) {
    item.command = { command: INTERNAL_COMMANDS.addEntry, title: vscode.l10n.t('Add its entry'), arguments: [document.uri.toString(), offer.paper.id, offer.key] };
  }
  return item;
}

function fileName({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
