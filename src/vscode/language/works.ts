import type * as vscode from 'vscode';
import type { ScannedEntry } from '../../citing/bibtex/scan';
import type { DocumentLanguage } from '../../citing/types';
import { PaperIdentities } from '../../drafting/identities';
import { keyFits, keyQuery } from '../../drafting/keyWords';
import { workOfEntry, workOfPaper, type Work } from '../../drafting/work';
import type { Paper, PaperHead } from '../../papers/paper';
import type { Bibliographies, BibliographiesOfDocument, Bibliography } from '../shared/bibliographies';
import type { Entries } from '../shared/entries';
import { hostPace } from '../shared/pace';
import type { PaperSearch } from '../shared/paperSearch';
import type { ShelfModel } from '../shared/shelf';

/** An entry and the bibliography that it stands in. */
export interface EntryPlace {
  readonly bibliography: Bibliography;
  readonly entry: ScannedEntry;
}

/** What a key stands for: its entry, the paper of the shelf, or both. */
export interface KnownWork {
  readonly work: Work;
  readonly place?: EntryPlace;
  readonly paper?: Paper;
}

export interface WorksParts {
  readonly shelf: ShelfModel;
  readonly entries: Entries;
  readonly bibliographies: Bibliographies;
  readonly search: PaperSearch;
}

const CANDIDATES = 12;

/** From keys to what they stand for. */
export class Works {
  private identified: { readonly papers: readonly PaperHead[]; readonly identities: Promise<PaperIdentities> } | undefined;

  constructor(private readonly parts: WorksParts) {}

  bibliographiesOf(document: vscode.TextDocument, language: DocumentLanguage): Promise<BibliographiesOfDocument> {
    return this.parts.bibliographies.of(document, language);
  }

  bibliography(uri: vscode.Uri): Promise<Bibliography | undefined> {
    return this.parts.bibliographies.read(uri);
  }

  /** The shelf's papers by what identifies them in entries. */
  async identities(): Promise<PaperIdentities> {
    const papers = await this.parts.shelf.heads();
    if (this.identified?.papers !== papers) this.identified = { papers, identities: PaperIdentities.of(papers, hostPace()) };
    return this.identified.identities;
  }

  /** What a key of a document stands for; a key without an entry may still be one that a paper was given. */
  async known(document: vscode.TextDocument, language: DocumentLanguage, key: string): Promise<KnownWork | undefined> {
    const { all, others } = await this.bibliographiesOf(document, language);
    const place = entryOf([...all, ...others], key);
    if (!place) {
      const [paper] = await this.papersWithKey(key);
      return paper && { work: workOfPaper(paper), paper };
    }
    return this.ofEntry(place);
  }

  async ofEntry(place: EntryPlace): Promise<KnownWork> {
    const { text } = place.bibliography.index;
    const head = (await this.identities()).find(text, place.entry);
    const paper = head && (await this.parts.shelf.find(head.id));
    return { work: workOfEntry(text, place.entry), place, ...(paper ? { paper } : {}) };
  }

  /** Papers that have been given, or would be given, exactly this key. */
  async papersWithKey(key: string): Promise<Paper[]> {
    const found = await this.parts.search.papers(key, CANDIDATES);
    return found.filter((paper) => this.parts.entries.key(paper) === key);
  }

  /** Papers that a key made up by hand may stand for, best first. */
  async papersLikeKey(key: string, most = 3): Promise<Paper[]> {
    const query = keyQuery(key);
    if (query === '') return [];
    const found = await this.parts.search.papers(query, CANDIDATES);
    return found.filter((paper) => keyFits(key, paper)).slice(0, most);
  }
}

/** The first entry with a key, in the order of the bibliographies. */
export function entryOf(bibliographies: readonly Bibliography[], key: string): EntryPlace | undefined {
  for (const bibliography of bibliographies) {
    const [place] = bibliography.index.placesWithKey(key);
    const entry = place === undefined ? undefined : bibliography.index.entryAt(place);
    if (entry) return { bibliography, entry };
  }
  return undefined;
}

/** The entry whose key an offset of a bibliography stands in. */
export function entryWithKeyAt(bibliography: Bibliography, offset: number): EntryPlace | undefined {
  const { index } = bibliography;
  // Entries that start before the offset, the last of them first.
  const entry = index.entryAt(index.placeAt(offset) - 1);
  if (!entry || entry.key === '' || offset < entry.keyStart || offset > entry.keyStart + entry.key.length) return undefined;
  return { bibliography, entry };
}
