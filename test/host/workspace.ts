import { cp, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface Copy {
  readonly folder: string;
  remove(): Promise<void>;
}

/** A copy of a folder in the system's temporary folder, under the folder's own name, since the editor shows that. */
export async function copyOf(folder: string, name = path.basename(folder)): Promise<Copy> {
  // The editor resolves links, and macOS keeps its temporary folder behind one.
  const parent = await realpath(await mkdtemp(path.join(tmpdir(), 'papershelf-workspace-')));
  const copy = path.join(parent, name);
  await cp(folder, copy, { recursive: true });
  return { folder: copy, remove: () => rm(parent, { recursive: true, force: true, maxRetries: 5 }) };
}
