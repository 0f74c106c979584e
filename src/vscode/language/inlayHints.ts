import * as vscode from 'vscode';
import { shortReference, workOfEntry } from '../../drafting/work';
import { setting } from '../shared/setting';
import type { ParsedDocuments } from './parsed';
import { entryOf, type Works } from './works';

/** Author and year behind each key, where the reader wants them. */
export class KeyHints implements vscode.InlayHintsProvider {
  constructor(
    private readonly parsed: ParsedDocuments,
    private readonly works: Works,
  ) {}

  async provideInlayHints(document: vscode.TextDocument, range: vscode.Range): Promise<vscode.InlayHint[]> {
    if (setting('inlayHints.enabled', document) !== true) return [];
    const parsed = await this.parsed.of(document);
    if (!parsed || parsed.language.id === 'bibtex') return [];
    const { all, others } = await this.works.bibliographiesOf(document, parsed.language);
    const [from, to] = [document.offsetAt(range.start), document.offsetAt(range.end)];
    const keys = parsed.groups.flatMap((group) => group.keys).filter(({ start, end }) => start <= to && end >= from);
    return keys.flatMap(({ key, end }) => {
      const place = entryOf([...all, ...others], key);
      const label = place ? shortReference(workOfEntry(place.bibliography.index.text, place.entry)) : '';
      if (label === '') return [];
      const hint = new vscode.InlayHint(document.positionAt(end), label);
      hint.paddingLeft = true;
      return [hint];
    });
  }
}
