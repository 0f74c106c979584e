import * as vscode from 'vscode';
import { registerExport } from '../exporting/register';
import { registerInsertion } from '../insertion/register';
import { registerLanguage } from '../language/register';
import { registerReferences } from '../references/register';
import { Bibliographies } from '../shared/bibliographies';
import { EntryWriter } from '../shared/entryWriter';
import { TargetFinder } from '../shared/target';
import { registerTarget } from '../target/register';

export { createApi } from '../api';

type PartsOf<T extends (parts: never) => unknown> = Omit<Parameters<T>[0], 'bibliographies' | 'writer' | 'targets'>;
export type WritingParts = PartsOf<typeof registerInsertion> & PartsOf<typeof registerTarget> & PartsOf<typeof registerReferences> & PartsOf<typeof registerExport> & PartsOf<typeof registerLanguage> & {
  /** Remembers which bibliographies were chosen. */
  readonly workspaceState: vscode.Memento;
};

/** What one does with papers in documents: citing, their bibliographies, and what the editor knows of citations. */
export function registerWriting(given: WritingParts): vscode.Disposable {
  const targets = new TargetFinder(given.workspaceState);
  const bibliographies = new Bibliographies(targets);
  const parts = { ...given, targets, bibliographies, writer: new EntryWriter({ ...given, targets, bibliographies }) };
  return vscode.Disposable.from(
    targets,
    bibliographies,
    registerInsertion(parts),
    registerTarget(parts),
    registerReferences(parts),
    registerExport(parts),
    registerLanguage(parts),
  );
}
