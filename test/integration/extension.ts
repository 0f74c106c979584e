import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import type { PapershelfApi } from '../../src/api';

/** The API of the running extension. */
export async function api(): Promise<PapershelfApi> {
  const extension = vscode.extensions.getExtension<PapershelfApi>('papershelf.papershelf');
  assert.ok(extension, 'papershelf.papershelf is not known to the editor');
  return extension.activate();
}

/** A paper of the shelf that the tests cite. */
export const GAZAL = '2506.21594';

/** The key that it is given. */
export async function gazalKey(): Promise<string> {
  return (await (await api()).citation([GAZAL], 'latex')).slice('\\cite{'.length, -1);
}

/** Reads until the value is as expected; what it was last is told where it never is. */
export async function until<T>(what: string, read: () => T | Thenable<T>, done: (value: T) => boolean): Promise<T> {
  const end = Date.now() + 15_000;
  for (;;) {
    const value = await read();
    if (done(value)) return value;
    assert.ok(Date.now() < end, `${what}: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export const workspaceFolder = (): vscode.Uri => {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder, 'no folder is open');
  return folder.uri;
};

/** Each test file is a bundle with a counter of its own: the names must differ all the same. */
const run = randomUUID().slice(0, 8);
let folders = 0;

/** Writes files into a new folder of the workspace, so that no test meets another's. */
export async function folderWith(files: Readonly<Record<string, string>>): Promise<vscode.Uri> {
  const folder = vscode.Uri.joinPath(workspaceFolder(), `case-${run}-${String(++folders)}`);
  await vscode.workspace.fs.createDirectory(folder);
  for (const [name, text] of Object.entries(files)) {
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, name), new TextEncoder().encode(text));
  }
  return folder;
}

export async function onDisk(folder: vscode.Uri, name: string): Promise<string> {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, name)));
}

/** Opens a file with the cursors at each `|` of its text, which are taken out first. */
export async function openAt(folder: vscode.Uri, name: string, marked: string): Promise<vscode.TextEditor> {
  const parts = marked.split('|');
  const uri = vscode.Uri.joinPath(folder, name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(parts.join('')));
  const document = await vscode.workspace.openTextDocument(uri);
  const editor = await vscode.window.showTextDocument(document);
  let offset = 0;
  editor.selections = parts.slice(0, -1).map((part) => {
    offset += part.length;
    const position = document.positionAt(offset);
    return new vscode.Selection(position, position);
  });
  return editor;
}

export async function closeAll(): Promise<void> {
  for (const document of vscode.workspace.textDocuments) {
    if (document.isDirty && !document.isUntitled) await document.save();
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** Runs something with a setting of the workspace, which is then taken back. */
export async function withSetting(name: string, value: unknown, run: () => Promise<void>): Promise<void> {
  const configuration = vscode.workspace.getConfiguration('papershelf');
  await configuration.update(name, value, vscode.ConfigurationTarget.Workspace);
  try {
    await run();
  } finally {
    await configuration.update(name, undefined, vscode.ConfigurationTarget.Workspace);
  }
}

/** Reads until the value is accepted; gives the last one when it never is, for the assertion that follows. */
export async function eventually<T>(read: () => T | PromiseLike<T>, accept: (value: T) => boolean): Promise<T> {
  const until = Date.now() + 10_000;
  for (;;) {
    const value = await read();
    if (accept(value) || Date.now() > until) return value;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
