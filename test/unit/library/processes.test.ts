import { strict as assert } from 'node:assert';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { writeSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { Library } from '../../../src/library/library';
import { Marks } from '../../../src/library/marks';
import { ShelfStore, type ShelfOptions } from '../../../src/library/shelfStore';
import type { SourceEntry } from '../../../src/merging/entry';
import { testFolder } from './folder';

/** What a child of this very file does, and where: see `writer`. */
const { PAPERSHELF_WRITER: name, PAPERSHELF_ROLE: childRole, PAPERSHELF_FOLDER: childFolder = '', PAPERSHELF_CHANGES: changes = '0' } = process.env;
/** Small, so that files are compacted all the time. */
const compactAbove = 3_000;
/** Each costs a process; the whole number where nobody waits for it. */
const moments = process.env['CI'] === undefined ? 40 : 200;

const never = (what: unknown): never => assert.fail(`nothing was to be set aside: ${JSON.stringify(what)}`);

/** Makes changes one after the other, to marks of its own and to one that all share; says each that was acknowledged. */
async function write(own: string): Promise<void> {
  const marks = await Marks.open(childFolder, { onSetAside: never, compactAbove, pollEvery: 0 });
  const library = await Library.open(childFolder, never, { compactAbove, pollEvery: 0 });
  for (let at = 0; at < Number(changes); at++) {
    const id = `${own} ${String(at)}`;
    if (at % 5 === 4) await library.change((state) => ({ ...state, keys: { ...state.keys, [id]: `key ${id}` } }));
    else await marks.change([id, 'shared'], { note: `note ${id}`, addTags: [`tag ${id}`] });
    writeSync(1, `${id}\n`);
  }
}

const shelfOptions: ShelfOptions = {
  describe: () => Promise.resolve((record) => ({ ...record, topics: [], models: [], introduces: [], links: [] })),
  describedBy: '1',
  onSetAside: never,
  pollEvery: 0,
};

/** Imports some papers of its own and one that all share, one import after the other; says each that was acknowledged. */
async function importPapers(own: string): Promise<void> {
  const shelf = await ShelfStore.open(childFolder, shelfOptions);
  for (let at = 0; at < Number(changes); at++) {
    const titles = Array.from({ length: 15 }, (_, paper) => `${own} ${String(at)} ${String(paper)}`);
    const shared: SourceEntry = { source: 'listing', title: 'Shared', arxivId: '2503.02130', comments: { [`2025-01-${String(10 + (at % 20))}`]: at } };
    await shelf.import([...titles.map((title): SourceEntry => ({ source: 'listing', title, abstract: `About ${title}`, listedOn: '2025-05-23' })), shared]);
    writeSync(1, `${own} ${String(at)}\n`);
  }
}

interface Writer {
  readonly child: ChildProcess;
  /** Ids of the changes that were acknowledged; resolves when the process has ended. */
  readonly acknowledged: Promise<string[]>;
  readonly first: Promise<void>;
}

function start(folder: string, own: string, count: number, role = 'marks'): Writer {
  const child = spawn(process.execPath, [__filename], {
    env: { ...process.env, PAPERSHELF_WRITER: own, PAPERSHELF_ROLE: role, PAPERSHELF_FOLDER: folder, PAPERSHELF_CHANGES: String(count) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  const first = new Promise<void>((resolve) => child.stdout?.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    resolve();
  }));
  const acknowledged = new Promise<string[]>((resolve) => child.on('close', () => { resolve(said.split('\n').slice(0, -1)); }));
  return { child, acknowledged, first };
}

async function assertAllThere(folder: string, ids: readonly string[]): Promise<void> {
  const marks = await Marks.open(folder, { onSetAside: never, pollEvery: 0 });
  const library = await Library.open(folder, never, { pollEvery: 0 });
  const shared = new Set(marks.get('shared').tags);
  for (const id of ids) {
    if (Number(id.split(' ')[1]) % 5 === 4) assert.equal(library.state.keys[id], `key ${id}`);
    else assert.deepEqual([marks.get(id).note, marks.get(id).tags, shared.has(`tag ${id}`)], [`note ${id}`, [`tag ${id}`], true], id);
  }
}

function suite(): void {
  const folder = testFolder();

  for (const count of [2, 4]) {
    it(`${String(count)} processes make 500 changes each to one store at once: all are there`, async function () {
      this.timeout(120_000);
      const writers = Array.from({ length: count }, (_, at) => start(folder(), `w${String(at)}`, 500));
      const all = (await Promise.all(writers.map((writer) => writer.acknowledged))).flat();
      assert.equal(all.length, count * 500);
      await assertAllThere(folder(), all);
      const files = await readdir(folder());
      assert.ok(files.length <= 8 && files.every((file) => !file.endsWith('.tmp')), files.join());
    });
  }

  it(`processes are killed at ${String(moments)} moments of writing, three at work at a time: what was acknowledged is there`, async function () {
    this.timeout(180_000);
    const acknowledged: string[] = [];
    let kills = 0;
    const lane = async (): Promise<void> => {
      while (kills < moments) {
        const writer = start(folder(), `k${String(kills++)}`, 10_000);
        await writer.first;
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 40));
        writer.child.kill('SIGKILL');
        acknowledged.push(...(await writer.acknowledged));
        if (kills % 20 === 0) await assertAllThere(folder(), [...acknowledged]);
      }
    };
    await Promise.all([lane(), lane(), lane()]);
    assert.ok(acknowledged.length > moments);
    await assertAllThere(folder(), acknowledged);
  });

  it(`processes are killed at ${String(Math.ceil(moments / 4))} moments of importing: what was acknowledged is there`, async function () {
    this.timeout(180_000);
    const acknowledged: string[] = [];
    let kills = 0;
    const lane = async (): Promise<void> => {
      while (kills < moments / 4) {
        const writer = start(folder(), `i${String(kills++)}`, 10_000, 'import');
        await writer.first;
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 60));
        writer.child.kill('SIGKILL');
        acknowledged.push(...(await writer.acknowledged));
      }
    };
    await Promise.all([lane(), lane()]);
    const shelf = await ShelfStore.open(folder(), shelfOptions);
    const abstracts = new Map<string, string>();
    for await (const paper of shelf.papers()) abstracts.set(paper.title, paper.abstract);
    for (const id of acknowledged) {
      for (let paper = 0; paper < 15; paper++) assert.equal(abstracts.get(`${id} ${String(paper)}`), `About ${id} ${String(paper)}`);
    }
    assert.equal(abstracts.size, shelf.heads.length);
  });

  it('a small disk fills up: a rejection, nothing broken, and room made is used', async function () {
    const mount = path.resolve(folder(), '../../../disk');
    await mkdir(mount);
    if (process.platform !== 'linux' || spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', mount]).status !== 0) {
      console.log('      skipped: mounting a small disk is not allowed here; a disk port that fills up is tested with Marks');
      this.skip();
    }
    try {
      const marks = await Marks.open(mount, { onSetAside: never, pollEvery: 0 });
      let kept = 0;
      await assert.rejects(async () => {
        for (; kept < 1_000; kept++) await marks.change([String(kept)], { note: 'x'.repeat(300) });
      }, /ENOSPC/);
      assert.equal(marks.ids().length, kept);
      assert.equal((await Marks.open(mount, { onSetAside: never, pollEvery: 0 })).ids().length, kept);
      await assert.rejects(marks.change(['more'], { note: 'y'.repeat(30_000) }), /ENOSPC/);
      spawnSync('mount', ['-o', 'remount,size=256k', mount]);
      await marks.change(['more'], { star: true });
      const again = await Marks.open(mount, { onSetAside: never, pollEvery: 0 });
      assert.deepEqual([again.ids().length, again.get('more')], [kept + 1, marks.get('more')]);
    } finally {
      spawnSync('umount', [mount]);
      await rm(mount, { recursive: true, force: true });
    }
  });
}

if (name === undefined) describe('several processes', suite);
else void (childRole === 'import' ? importPapers(name) : write(name));
