// npm run bench:library: the stores at 119, 10,000 and 100,000 papers, each phase in a process of its own, beside what a
// plain lowdb file does with the same papers. Papers are those of the corpus under other names and ids. Beside it,
// test/host/libraryBench.ts measures them in the editor.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Low } from 'lowdb';
import { JSONFile } from 'lowdb/node';
import { modelLine } from '../../src/facets/lines';
import { Marks } from '../../src/library/marks';
import { ShelfStore } from '../../src/library/shelfStore';
import type { SourceEntry } from '../../src/merging/entry';
import type { ShelfRecord } from '../../src/merging/record';
import type { Paper } from '../../src/papers/paper';
import { groupPapers } from '../../src/shelf/groups';
import { describe } from '../../src/shelf/describe';
import { corpus } from '../unit/citing/corpus';

type Figures = Record<string, string | number>;
const PHASES = ['build', 'open', 'mark', 'import', 'lowdb'] as const;
const papers = corpus();

/** Two entries a paper, as a listing and arXiv have them. */
function* generated(from: number, count: number): Generator<SourceEntry> {
  for (let at = from; at < from + count; at++) {
    const { title, abstract, authors, organization } = papers[at % papers.length] as Paper;
    const arxivId = `${String(2001 + (Math.floor(at / 9_000) % 12) + 100 * (Math.floor(at / 108_000) % 60))}.${String(10_000 + (at % 9_000)).padStart(5, '0')}`;
    const day = new Date(Date.UTC(2024, 0, 1 + (at % 600))).toISOString().slice(0, 10);
    const own = { title: `${title} ${String(at)}`, abstract: `${abstract} ${String(at)}.`, arxivId };
    yield { source: 'listing', ...own, listedOn: day, comments: { '2025-11-03': at % 30 }, ...(organization ? { organization } : {}) };
    if (at % 3 === 0) yield { source: 'arxiv', ...own, authors, publishedOn: day };
  }
}

/** Facets of the corpus, for a hundred thousand papers would take minutes to be read for them. */
function describeQuickly(record: ShelfRecord): Paper {
  const known = papers.find((paper) => record.title.startsWith(paper.title));
  const { topics = [], models = [], introduces = [], links = [], primaryTopic } = known ?? {};
  return { ...record, topics, models, introduces, links, ...(primaryTopic === undefined ? {} : { primaryTopic }) };
}

const open = (folder: string, quick = false): Promise<ShelfStore> =>
  ShelfStore.open(folder, { describe: () => Promise.resolve(quick ? describeQuickly : (record: ShelfRecord) => describe(record)), describedBy: process.argv[5] ?? 'bench', onSetAside: (what) => { throw what.reason; }, pollEvery: 0 });

/** The longest time for which nothing else could run, beside the time that the work took. */
async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; delay: number; result: T }> {
  await new Promise((resolve) => setTimeout(resolve, 50));
  const histogram = monitorEventLoopDelay({ resolution: 1 });
  histogram.enable();
  await new Promise((resolve) => setTimeout(resolve, 20));
  histogram.reset();
  // The first turn after a reset is not counted.
  await new Promise((resolve) => setTimeout(resolve, 10));
  const start = performance.now();
  const result = await work();
  const ms = performance.now() - start;
  await new Promise((resolve) => setTimeout(resolve, 5));
  histogram.disable();
  return { ms: Math.round(ms), delay: Math.round(histogram.max / 1e6), result };
}

const memory = (): number => {
  (globalThis as { gc?: () => void }).gc?.();
  return Math.round(process.memoryUsage().heapUsed / 1e6);
};

const measures: Record<(typeof PHASES)[number], (folder: string, size: number) => Promise<Figures>> = {
  async build(folder, size) {
    const store = await open(folder, true);
    const { ms } = await timed(() => store.import([...generated(0, size)]));
    return { 'first import ms': ms };
  },
  async open(folder) {
    const before = memory();
    const opened = await timed(() => open(folder));
    const groups = await timed(() => Promise.resolve(groupPapers(opened.result.heads, 'topic', 'newest', { topicLabel: (id) => id, modelLine })));
    const first = await timed(async () => (await opened.result.paper(opened.result.heads[0]?.id ?? ''))?.abstract.length);
    return {
      'open ms': opened.ms, 'open delay': opened.delay, 'groups ms': groups.ms, 'to first paint ms': opened.ms + groups.ms,
      'an abstract ms': first.ms, 'heap MB': memory() - before, 'rss MB': Math.round(process.memoryUsage().rss / 1e6),
    };
  },
  async mark(folder, size) {
    const marks = await Marks.open(folder, { onSetAside: (what) => { throw what.reason; }, pollEvery: 0 });
    const ids = Array.from({ length: size }, (_, at) => `paper ${String(at)}`);
    for (let at = 0; at < ids.length; at += 2_000) await marks.change(ids.slice(at, at + 2_000), { status: 'toRead' });
    const times: number[] = [];
    const all = await timed(async () => {
      for (let at = 0; at < 300; at++) {
        const start = performance.now();
        await marks.change([`paper ${String(at % size)}`], { star: true, note: `Note ${String(at)}` });
        times.push(performance.now() - start);
      }
    });
    times.sort((a, b) => a - b);
    const at = (share: number): string => (times[Math.floor(times.length * share)] ?? 0).toFixed(1);
    const many = await timed(() => marks.change(ids.slice(0, 1_000), { addTags: ['thesis'] }));
    return { 'mark ms': at(0.5), 'mark p95': at(0.95), 'mark max': at(0.999), 'mark delay': all.delay, '1000 marks ms': many.ms };
  },
  async import(folder, size) {
    const store = await open(folder);
    const half = size - Math.min(500, size);
    const { ms, delay } = await timed(() => store.import([...generated(half, 1_000)]));
    return { 'import 1000 ms': ms, 'import delay': delay };
  },
  async lowdb(folder, size) {
    const low = new Low<{ papers: SourceEntry[]; marks: Record<string, boolean> }>(new JSONFile(path.join(folder, 'plain.json')), { papers: [...generated(0, size)], marks: {} });
    await low.write();
    const { ms, delay } = await timed(() => low.update((data) => { data.marks['a'] = true; }));
    return { 'plain lowdb, a mark ms': ms, 'plain lowdb delay': delay };
  },
};

function main(): void {
  const sizes = process.argv.slice(2).map(Number);
  const rows: Figures[] = [];
  for (const size of sizes.length > 0 ? sizes : [119, 10_000, 100_000]) {
    const folder = mkdtempSync(path.join(tmpdir(), 'papershelf-bench-'));
    const figures: Figures = { papers: size };
    for (const phase of PHASES) {
      const out = execFileSync(process.execPath, ['--expose-gc', '--max-old-space-size=6144', __filename, phase, folder, String(size)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
      Object.assign(figures, JSON.parse(out));
    }
    rmSync(folder, { recursive: true });
    rows.push(figures);
  }
  const names = Object.keys(rows[0] ?? {});
  console.log(`Node ${process.version}; times in milliseconds; "delay": the longest time for which nothing else could run`);
  for (const name of names) console.log(name.padEnd(26), rows.map((row) => String(row[name]).padStart(10)).join(''));
}

const [phase = '', folder = '', size = '0'] = process.argv.slice(2);
const measure = PHASES.find((name) => name === phase);
if (measure) void measures[measure](folder, Number(size)).then((figures) => { process.stdout.write(JSON.stringify(figures)); });
else main();
