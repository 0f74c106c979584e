import * as vscode from 'vscode';
import { keyAt } from '../../drafting/place';
import type { CitedHere } from './citedHere';
import type { ParsedDocuments } from './parsed';
import { rangeIn, rangeInText } from './positions';
import { entryOf, entryWithKeyAt, type EntryPlace, type Works } from './works';

/** A key under the cursor, in a document or as that of an entry. */
export interface KeyUnderCursor {
  readonly key: string;
  readonly range: vscode.Range;
  /** Its entry, where there is one. */
  readonly place?: EntryPlace;
  /** Whether the cursor is in the bibliography. */
  readonly isEntry: boolean;
}

/** Finds the key under a cursor for definition, references and rename. */
export async function keyUnder(document: vscode.TextDocument, position: vscode.Position, parsed: ParsedDocuments, works: Works): Promise<KeyUnderCursor | undefined> {
  const read = await parsed.of(document);
  if (!read) return undefined;
  const offset = document.offsetAt(position);
  if (read.language.id === 'bibtex') {
    const bibliography = await works.bibliography(document.uri);
    const place = bibliography && entryWithKeyAt(bibliography, offset);
    if (!place) return undefined;
    const { key, keyStart } = place.entry;
    return { key, place, isEntry: true, range: rangeIn(document, { start: keyStart, end: keyStart + key.length }) };
  }
  const found = keyAt(read.groups, offset)?.key;
  if (!found) return undefined;
  const { all, others } = await works.bibliographiesOf(document, read.language);
  const place = entryOf([...all, ...others], found.key);
  return { key: found.key, range: rangeIn(document, found), isEntry: false, ...(place ? { place } : {}) };
}

/** From a key to its entry, and from an entry to where it is cited. */
export class KeyNavigation implements vscode.DefinitionProvider, vscode.ReferenceProvider {
  constructor(
    private readonly parsed: ParsedDocuments,
    private readonly works: Works,
    private readonly cited: CitedHere,
  ) {}

  async provideDefinition(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Location[] | undefined> {
    const found = await keyUnder(document, position, this.parsed, this.works);
    if (!found) return undefined;
    if (found.isEntry) return this.cited.placesOf(found.key);
    return found.place && [entryLocation(found.place)];
  }

  async provideReferences(document: vscode.TextDocument, position: vscode.Position, { includeDeclaration }: vscode.ReferenceContext): Promise<vscode.Location[] | undefined> {
    const found = await keyUnder(document, position, this.parsed, this.works);
    if (!found) return undefined;
    const places = await this.cited.placesOf(found.key);
    return includeDeclaration && found.place ? [entryLocation(found.place), ...places] : places;
  }
}

/** The key of an entry, in its file. */
export function entryLocation({ bibliography: { uri, index }, entry: { keyStart, key } }: EntryPlace): vscode.Location {
  return new vscode.Location(uri, rangeInText(index.text, { start: keyStart, end: keyStart + key.length }));
}
