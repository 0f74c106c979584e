import * as vscode from 'vscode';
import { keyAt } from '../../drafting/place';
import { setting } from '../shared/setting';
import type { Topics } from '../shared/topics';
import { workCard } from './card';
import type { ParsedDocuments } from './parsed';
import { rangeIn } from './positions';
import { entryWithKeyAt, type Works } from './works';

/** What a key stands for, in documents and in bibliographies. */
export class KeyHover implements vscode.HoverProvider {
  constructor(
    private readonly parsed: ParsedDocuments,
    private readonly works: Works,
    private readonly topics: Pick<Topics, 'label'>,
  ) {}

  async provideHover(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | undefined> {
    const parsed = setting('hover.enabled', document) === false ? undefined : await this.parsed.of(document);
    if (!parsed) return undefined;
    const offset = document.offsetAt(position);
    if (parsed.language.id === 'bibtex') return this.ofEntry(document, offset);
    const key = keyAt(parsed.groups, offset)?.key;
    const known = key && (await this.works.known(document, parsed.language, key.key));
    return known && new vscode.Hover(workCard(known, this.topics.label), rangeIn(document, key));
  }

  private async ofEntry(document: vscode.TextDocument, offset: number): Promise<vscode.Hover | undefined> {
    const bibliography = await this.works.bibliography(document.uri);
    const place = bibliography && entryWithKeyAt(bibliography, offset);
    if (!place) return undefined;
    const known = await this.works.ofEntry(place);
    // The entry itself is in view: only what the shelf adds is of use.
    if (!known.paper) return undefined;
    const { keyStart, key } = place.entry;
    return new vscode.Hover(workCard(known, this.topics.label), rangeIn(document, { start: keyStart, end: keyStart + key.length }));
  }
}
