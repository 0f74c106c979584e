import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { withLock } from '../../host/lock';

describe('withLock', () => {
  let folder = '';
  const file = () => path.join(folder, 'lock');
  const said: string[] = [];
  const say = (line: string) => said.push(line);

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'papershelf-lock-'));
    said.length = 0;
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('lets one task in at a time, tells who waits, and leaves no file', async () => {
    let inside = 0;
    const most: number[] = [];
    const task = async () => {
      most.push(++inside);
      await sleep(20);
      inside--;
    };
    await Promise.all([1, 2, 3].map(() => withLock(file(), say, task)));
    assert.deepEqual(most, [1, 1, 1]);
    assert.match(said[0] ?? '', new RegExp(`^Waiting for process ${process.pid}`));
    assert.deepEqual(await readdir(folder), []);
  });

  it('takes over from a process that died', async () => {
    const dead = spawnSync(process.execPath, ['-e', '']).pid;
    await writeFile(file(), String(dead));
    assert.equal(await withLock(file(), say, () => Promise.resolve('done')), 'done');
    assert.deepEqual(said, []);
  });

  it('is released when the task fails', async () => {
    await assert.rejects(withLock(file(), say, () => Promise.reject(new Error('no network'))), /no network/);
    assert.deepEqual(await readdir(folder), []);
  });
});
