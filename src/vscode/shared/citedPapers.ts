import type * as vscode from 'vscode';
import { cslItem, type CslItem } from '../../citing/formats/cslJson';
import { macrosIn, type Surroundings } from '../../citing/bibtex/values';
import { includedBy } from '../../citing/discovery/roots';
import { entryItem } from '../../citing/formats/entryItem';
import { EVERY_KEY } from '../../citing/languages/insert';
import type { DocumentLanguage } from '../../citing/types';
import { PaperIdentities } from '../../drafting/identities';
import type { Paper } from '../../papers/paper';
import type { Bibliographies } from './bibliographies';
import type { Entries } from './entries';
import { EditorFiles, placeOf } from './files';
import { hostPace } from './pace';
import type { ShelfModel } from './shelf';

export interface CitedPapersParts {
  readonly shelf: ShelfModel;
  readonly entries: Entries;
  readonly bibliographies: Bibliographies;
}

/** What a document cites, in the order of its first citation, and behind that what the files that it includes cite. */
export interface CitedWorks {
  /** By its key; of a work that the shelf does not have, what its entry says. */
  readonly items: readonly CslItem[];
  /** Those that the shelf has, under the keys that the document uses. */
  readonly papers: readonly { readonly paper: Paper; readonly key: string }[];
  /** Keys that neither the shelf nor a bibliography knows. */
  readonly unknown: readonly string[];
}

/** Reads what a document cites; of a bibliography, all its entries. */
export async function citedWorks(document: vscode.TextDocument, language: DocumentLanguage, { shelf, entries, bibliographies }: CitedPapersParts): Promise<CitedWorks> {
  const { all } = await bibliographies.of(document, language);
  const papers = await shelf.heads();
  const identities = await PaperIdentities.of(papers, hostPace());
  const given = new Map([...entries.keys(papers)].map(([id, key]) => [key, id]));
  const byId = new Map(papers.map((paper) => [paper.id, paper]));
  const around: Surroundings = {
    macros: macrosIn(all.map(({ index }) => index.text)),
    entryWith(key) {
      for (const { index } of all) {
        const [entry] = index.placesWithKey(key).slice(0, 1).map((place) => index.entryAt(place));
        if (entry) return { text: index.text, entry };
      }
      return undefined;
    },
  };
  const items: CslItem[] = [];
  const found: { paper: Paper; key: string }[] = [];
  const unknown: string[] = [];
  const place = placeOf(document);
  const chapters = await includedBy(language.id, { path: place.path, text: document.getText() }, new EditorFiles(place));
  const texts = [document.getText(), ...chapters.map(({ text }) => text)];
  for (const key of keysOf(texts, language, all)) {
    const known = around.entryWith(key);
    const head = known ? identities.find(known.text, known.entry) : byId.get(given.get(key) ?? '');
    const paper = head && (await shelf.find(head.id));
    if (paper) found.push({ paper, key });
    if (paper) items.push(cslItem(paper, key));
    else if (known) items.push(entryItem(known.text, known.entry, key, around));
    else unknown.push(key);
  }
  return { items, papers: found, unknown };
}

function keysOf(texts: readonly string[], language: DocumentLanguage, all: Awaited<ReturnType<Bibliographies['of']>>['all']): string[] {
  const cited = language.id === 'bibtex' ? [EVERY_KEY] : texts.flatMap((text) => language.groups(text)).flatMap((group) => group.keys.map(({ key }) => key));
  const listed = cited.includes(EVERY_KEY) ? all.flatMap(({ index }) => Array.from({ length: index.size }, (_, place) => index.keyOf(place))) : [];
  return [...new Set([...cited, ...listed])].filter((key) => key !== '' && key !== EVERY_KEY);
}
