import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A folder for each test of a suite that does not exist yet; what is made there is taken away afterwards. */
export function testFolder(): () => string {
  let root = '';
  beforeEach(async () => { root = await mkdtemp(path.join(tmpdir(), 'papershelf-')); });
  afterEach(() => rm(root, { recursive: true, force: true }));
  return () => path.join(root, 'not', 'there', 'yet');
}
