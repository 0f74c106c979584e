import * as vscode from 'vscode';
import type { Library } from '../../library/library';
import { withRecent } from '../../library/state';
import { wantedPapers, type AskingParts } from '../shared/choice';
import type { Entries } from '../shared/entries';
import { facetReading } from '../shared/facets';
import { COMMANDS, DETAIL_PANEL } from '../shared/ids';
import type { ReaderMarks } from '../shared/readerMarks';
import type { Reporter } from '../shared/report';
import type { ShelfModel } from '../shared/shelf';
import type { Topics } from '../shared/topics';
import type { PaperUses } from '../shared/uses';
import { DetailPanel, type DetailParts } from './detailPanel';
import { detailView } from './view';

export interface DetailRegistration extends AskingParts {
  readonly extensionUri: vscode.Uri;
  readonly shelf: ShelfModel;
  readonly library: Library;
  readonly entries: Entries;
  readonly topics: Topics;
  readonly uses: Pick<PaperUses, 'placesOf' | 'onDidMove'>;
  readonly marks: ReaderMarks;
  readonly reporter: Reporter;
}

/** The detail panel: one that is reused, more beside it on request, and again after a window reload. */
export function registerDetail(registration: DetailRegistration): vscode.Disposable {
  const { shelf, library, entries, topics, uses, marks, reporter } = registration;
  const parts: DetailParts = {
    extensionUri: registration.extensionUri,
    reporter,
    async find(id) {
      await marks.ready();
      return shelf.find(id);
    },
    places: (id) => uses.placesOf(id),
    async view(paper) {
      const taxonomy = await topics.own();
      const { readFacets } = await facetReading();
      const facets = readFacets(paper.title, paper.abstract, taxonomy ? { taxonomy } : {});
      return detailView(paper, facets, entries.bibtex([paper]), marks.of(paper), topics);
    },
  };
  const panels = new Set<DetailPanel>();
  let reused: DetailPanel | undefined;
  const adopt = (panel: DetailPanel): DetailPanel => {
    panels.add(panel);
    panel.onDidClose(() => {
      panels.delete(panel);
      if (reused === panel) reused = undefined;
    });
    return panel;
  };
  const open = async (args: readonly unknown[], beside: boolean): Promise<void> => {
    const [paper] = await wantedPapers(registration, args);
    if (!paper) return;
    await marks.ready();
    if (beside) adopt(DetailPanel.create(parts, vscode.ViewColumn.Beside, paper.id));
    else if (reused) await reused.show(paper);
    else reused = adopt(DetailPanel.create(parts, vscode.ViewColumn.Active, paper.id));
    await library.change((state) => withRecent(state, [paper.id]));
  };
  const redraw = (): void => { for (const panel of panels) reporter.detached('detail panel', panel.redraw()); };
  return vscode.Disposable.from(
    marks.onDidChange(redraw),
    shelf.onDidChange(redraw),
    uses.onDidMove(() => { for (const panel of panels) reporter.detached('detail panel', panel.follow()); }),
    reporter.command(COMMANDS.openPaper, (...args) => open(args, false)),
    reporter.command(COMMANDS.openPaperToSide, (...args) => open(args, true)),
    vscode.window.registerWebviewPanelSerializer(DETAIL_PANEL, {
      deserializeWebviewPanel(panel) {
        const restored = adopt(new DetailPanel(panel, parts, undefined));
        reused ??= restored;
        return Promise.resolve();
      },
    }),
    { dispose: () => { for (const panel of [...panels]) panel.dispose(); } },
  );
}
