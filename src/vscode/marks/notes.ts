import * as vscode from 'vscode';
import { LONGEST_NOTE } from '../../library/marks';
import type { Paper } from '../../papers/paper';
import { DisposableOwner } from '../shared/disposable';
import { NOTE_SCHEME } from '../shared/ids';
import type { ReaderMarks } from '../shared/readerMarks';

/** The file that a paper's note is edited as: its name is the title, the id stands in the query. */
export function noteUri({ id, title }: Pick<Paper, 'id' | 'title'>): vscode.Uri {
  const name = title.replace(/[^\p{L}\p{N} .,'()-]+/gu, ' ').trim().slice(0, 60).trim() || 'note';
  return vscode.Uri.from({ scheme: NOTE_SCHEME, path: `/${name}.md`, query: id });
}

/** Notes as files, so that they are written in a real editor: saving one sets the mark. */
export class NoteFiles extends DisposableOwner implements vscode.FileSystemProvider {
  private readonly changed = this.register(new vscode.EventEmitter<vscode.FileChangeEvent[]>());
  readonly onDidChangeFile = this.changed.event;
  /** When notes changed as far as this window knows. */
  private readonly times = new Map<string, number>();
  private readonly opened = new Map<string, vscode.Uri>();

  constructor(private readonly marks: ReaderMarks) {
    super();
    this.register(marks.onDidChange((ids) => {
      const uris = [...ids].flatMap((id) => this.opened.get(id) ?? []);
      for (const { query } of uris) this.times.set(query, this.timeOf(query) + 1);
      if (uris.length > 0) this.changed.fire(uris.map((uri) => ({ type: vscode.FileChangeType.Changed, uri })));
    }));
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    return { type: vscode.FileType.File, ctime: 0, mtime: this.timeOf(uri.query), size: (await this.readFile(uri)).length };
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    await this.marks.ready();
    this.opened.set(uri.query, uri);
    return new TextEncoder().encode(this.marks.of({ id: uri.query }).note);
  }

  async writeFile(uri: vscode.Uri, content: Uint8Array): Promise<void> {
    const note = new TextDecoder().decode(content);
    if (note.length > LONGEST_NOTE) throw vscode.FileSystemError.NoPermissions(vscode.l10n.t('A note has at most {0} characters.', LONGEST_NOTE));
    await this.marks.ready();
    await this.marks.change([{ id: uri.query }], { note: note.trim() === '' ? '' : note });
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  readDirectory(): [string, vscode.FileType][] {
    return [];
  }

  createDirectory(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  delete(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  rename(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  private timeOf(id: string): number {
    const known = this.times.get(id) ?? Date.now();
    this.times.set(id, known);
    return known;
  }
}
