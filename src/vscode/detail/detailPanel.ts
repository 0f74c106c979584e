import * as vscode from 'vscode';
import type { Paper } from '../../papers/paper';
import { type ACTIONS, readFromPage, type DetailView, type FromPage, type ToPage } from '../../protocol/detail';
import { DisposableOwner } from '../shared/disposable';
import { COMMANDS, DETAIL_PANEL } from '../shared/ids';
import type { Reporter } from '../shared/report';
import { pageFiles, pageHtml } from './page';

/** What a panel needs to know of the rest. */
export interface DetailParts {
  readonly extensionUri: vscode.Uri;
  readonly reporter: Reporter;
  find(id: string): Promise<Paper | undefined>;
  view(paper: Paper): Promise<DetailView>;
  /** Where the workspace cites a paper. */
  places(id: string): Promise<readonly vscode.Location[]>;
}

/** One panel and the paper that it shows. */
export class DetailPanel extends DisposableOwner {
  private readonly gone = this.register(new vscode.EventEmitter<undefined>());
  readonly onDidClose = this.gone.event;

  /** Those that are on show: the page names one by its number. */
  private places: readonly vscode.Location[] = [];

  constructor(
    private readonly panel: vscode.WebviewPanel,
    private readonly parts: DetailParts,
    private id: string | undefined,
  ) {
    super();
    this.register(panel);
    this.register(panel.onDidDispose(() => {
      this.gone.fire(undefined);
      this.dispose();
    }));
    this.register(panel.webview.onDidReceiveMessage((message: unknown) => {
      const read = readFromPage(message);
      if (read) parts.reporter.detached('detail panel', this.receive(read));
      else parts.reporter.log.warn('the detail page sent a message of an unknown shape');
    }));
    const icon = (kind: string): vscode.Uri => vscode.Uri.joinPath(parts.extensionUri, 'media', `tab-${kind}.svg`);
    panel.iconPath = { light: icon('light'), dark: icon('dark') };
    panel.webview.options = { enableScripts: true, localResourceRoots: [vscode.Uri.joinPath(parts.extensionUri, 'dist')] };
    panel.webview.html = pageHtml(panel.webview, pageFiles(parts.extensionUri), vscode.l10n.t('Paper details'));
  }

  static create(parts: DetailParts, column: vscode.ViewColumn, id: string): DetailPanel {
    const title = vscode.l10n.t('Paper');
    const panel = vscode.window.createWebviewPanel(DETAIL_PANEL, title, { viewColumn: column }, { enableFindWidget: true });
    return new DetailPanel(panel, parts, id);
  }

  async show(paper: Paper, column?: vscode.ViewColumn): Promise<void> {
    this.id = paper.id;
    this.panel.reveal(column, false);
    await this.send(paper);
  }

  /** Shows the same paper again, where something that is shown of it has changed. */
  async redraw(): Promise<void> {
    const paper = this.id === undefined ? undefined : await this.parts.find(this.id);
    if (paper) await this.send(paper);
  }

  /** Shows where the paper is cited now. Nothing is drawn anew, and no focus is lost, where that reads as before. */
  async follow(): Promise<void> {
    const { id } = this;
    const before = this.places.map(placeWords).join('\n');
    const places = id === undefined ? [] : await this.placesOf(id);
    if (id !== this.id) return;
    if (places.map(placeWords).join('\n') === before) this.places = places;
    else await this.redraw();
  }

  private async placesOf(id: string): Promise<readonly vscode.Location[]> {
    return (await this.parts.places(id)).slice(0, PLACES_SHOWN);
  }

  private async send(paper: Paper): Promise<void> {
    this.panel.title = paper.title.length > 40 ? `${paper.title.slice(0, 39)}…` : paper.title;
    const { id } = this;
    const [view, places] = await Promise.all([this.parts.view(paper), this.placesOf(paper.id)]);
    // Another was chosen meanwhile.
    if (id !== this.id) return;
    this.places = places;
    const message: ToPage = { type: 'show', view: { ...view, cited: places.map(placeWords) } };
    await this.panel.webview.postMessage(message);
  }

  private async receive(message: FromPage): Promise<void> {
    switch (message.type) {
      case 'ready': {
        // After a reload of the window only the page remembers which paper it showed.
        const id = this.id ?? message.id;
        const paper = id === undefined ? undefined : await this.parts.find(id);
        if (!paper) return void this.panel.dispose();
        this.id = paper.id;
        return this.send(paper);
      }
      case 'openPlace': {
        const place = message.id === this.id ? this.places[message.index] : undefined;
        if (place) await vscode.window.showTextDocument(place.uri, { selection: place.range, viewColumn: vscode.ViewColumn.Beside });
        return;
      }
      case 'openLink': {
        const paper = await this.parts.find(message.id);
        const link = paper && (await this.parts.view(paper)).links[message.index];
        if (link) await vscode.env.openExternal(vscode.Uri.parse(link.address, true));
        return;
      }
      default:
        return void (await vscode.commands.executeCommand(ACTION_COMMANDS[message.type], message.id));
    }
  }
}

const PLACES_SHOWN = 50;

const ACTION_COMMANDS: Readonly<Record<(typeof ACTIONS)[number], string>> = {
  cite: COMMANDS.cite,
  copyBibtex: COMMANDS.copyBibtex,
  copyKey: COMMANDS.copyCitationKey,
  star: COMMANDS.star,
  unstar: COMMANDS.unstar,
  status: COMMANDS.setStatus,
  tags: COMMANDS.editTags,
  note: COMMANDS.editNote,
  complete: COMMANDS.completePapers,
};

/** `chapters/intro.tex, line 12`. */
function placeWords({ uri, range }: vscode.Location): string {
  return vscode.l10n.t('{0}, line {1}', vscode.workspace.asRelativePath(uri), range.start.line + 1);
}
