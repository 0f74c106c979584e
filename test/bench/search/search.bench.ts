// Search measured side by side: npm run bench:search [-- --corpus FILE] [--sizes 119,10000,100000] [--queries N]
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { SearchEngine } from '../../../src/indexing/engine';
import type { Paper } from '../../../src/papers/paper';
import { searchDocument } from '../../../src/search/document';
import { SearchIndex } from '../../../src/search/searchIndex';
import { longestBlock } from './blocking';
import { readPapers } from './corpora';
import { ENGINES, type Engine } from './engines';
import { meanReciprocalRanks, percentile, type SearchFunction } from './measures';
import { keystrokes, KINDS, knownItems, type KnownItem, type QueryKind } from './queries';
import { Random } from './random';
import { ranksBy, rivalsOf } from './rivals';

const SEED = 7;
/** An engine is asked no more once it has taken so long for one figure; the number of queries is printed. */
const MS_FOR_KEYSTROKES = 12_000;
const MS_FOR_RANKS = 20_000;

function argument(name: string, otherwise: string): string {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : (process.argv[at + 1] ?? otherwise);
}

function timed<T>(work: () => T): [T, number] {
  const started = performance.now();
  const result = work();
  return [result, performance.now() - started];
}

/** Even then it is asked so often. */
const LEAST_ASKED = 5;

/** As many of the inputs as fit the time. */
function within<T>(inputs: readonly T[], milliseconds: number, work: (input: T) => void): T[] {
  const ends = performance.now() + milliseconds;
  const done: T[] = [];
  for (const input of inputs) {
    if (done.length >= LEAST_ASKED && performance.now() > ends) break;
    work(input);
    done.push(input);
  }
  return done;
}

interface Row {
  readonly name: string;
  readonly p95: number;
}

function measure(engine: Engine, papers: readonly Paper[], items: readonly KnownItem[], keys: readonly string[]): Row | undefined {
  if (papers.length > engine.most) {
    console.log(`${engine.name.padEnd(38)} skipped: ${engine.reason}`);
    return undefined;
  }
  const unbuilt = process.cpuUsage();
  const [search, build] = timed(() => engine.build(papers));
  const buildCpu = process.cpuUsage(unbuilt).user / 1000;
  const times: number[] = [];
  const cpu: number[] = [];
  for (const key of keys.slice(0, 30)) search(key); // until compiled
  within(keys, MS_FOR_KEYSTROKES, (key) => {
    const before = process.cpuUsage();
    times.push(timed(() => search(key))[1]);
    const { user, system } = process.cpuUsage(before);
    cpu.push((user + system) / 1000);
  });
  const found = new Map<string, readonly string[]>();
  const asked = within(items, MS_FOR_RANKS, ({ query }) => found.set(query, search(query)));
  const ranks = meanReciprocalRanks(asked, (query) => found.get(query) ?? []);
  const p = (hundredths: number): string => `${percentile(times, hundredths).toFixed(1)}|${percentile(cpu, hundredths).toFixed(1)}`.padStart(13);
  console.log(
    `${engine.name.padEnd(38)}${`${build.toFixed(0)}|${buildCpu.toFixed(0)}`.padStart(13)} ${p(50)} ${p(95)} ${p(99)}   ` +
      `${KINDS.map((kind) => ranks[kind].toFixed(3)).join('  ')}   ${String(times.length)} keys, ${String(asked.length)} queries`,
  );
  return { name: engine.name, p95: percentile(times, 95) };
}

/** How our ranks are where no other paper answers as well; and what can be had where some do, by guessing which was meant. */
function unrivalled(papers: readonly Paper[], items: readonly KnownItem[], search: SearchFunction): void {
  const rivals = rivalsOf(items, papers);
  const left = items.filter((item) => rivals.get(item)?.papers === 0);
  const shown = (name: string, ranks: Record<QueryKind, number>, more: string): void => {
    console.log(`${name.padEnd(38)}${' '.repeat(58)}${KINDS.map((kind) => ranks[kind].toFixed(3)).join('  ')}   ${more}`);
  };
  shown('papershelf, queries that fit one paper', meanReciprocalRanks(left, search), `${((100 * left.length) / items.length).toFixed(0)}% of the queries`);
  shown('all that fit first, in any order', ranksBy('chance', rivals), 'no engine: what can be expected of a guess');
  shown('all that fit first, shortest first', ranksBy('length', rivals), 'no engine: what their length tells');
}

function sizeAndLoad(papers: readonly Paper[]): void {
  const index = SearchIndex.build(papers.map((paper) => searchDocument(paper)));
  const bytes = index.toBytes('bench');
  const loads = Array.from({ length: 5 }, () => timed(() => SearchIndex.fromBytes(bytes, 'bench'))[1]);
  console.log(`index: ${(bytes.byteLength / 1e6).toFixed(1)} MB; from bytes in ${percentile(loads, 50).toFixed(0)} ms`);
}

/** The engine as the extension runs it: worker, cache, and how long this thread is blocked meanwhile. */
async function runEngine(papers: readonly Paper[], keys: readonly string[]): Promise<void> {
  const cacheDir = mkdtempSync(path.join(tmpdir(), 'papershelf-bench-'));
  const workerPath = path.resolve('out/searchWorker.js');
  try {
    for (const what of ['first build', 'from the cache']) {
      const engine = new SearchEngine({ cacheDir, workerPath, log: () => undefined });
      engine.setPapers(papers);
      const [started, used] = [performance.now(), process.cpuUsage()];
      const { clock, processor } = await longestBlock(() => engine.warm());
      const [ready, { user, system }] = [performance.now() - started, process.cpuUsage(used)];
      const times: number[] = [];
      for (const key of keys.slice(0, 1000)) {
        const asked = performance.now();
        await engine.search(key);
        times.push(performance.now() - asked);
      }
      console.log(
        `engine, ${what}: ready in ${ready.toFixed(0)} ms (processor, both threads: ${((user + system) / 1000).toFixed(0)} ms), longest block of this thread ` +
          `${clock.toFixed(1)} ms by the clock, ${processor.toFixed(1)} ms of the processor; ` +
          `round trip of a key p50 ${percentile(times, 50).toFixed(2)} p95 ${percentile(times, 95).toFixed(1)} p99 ${percentile(times, 99).toFixed(1)} ms`,
      );
      engine.dispose();
    }
  } finally {
    rmSync(cacheDir, { recursive: true, force: true });
  }
}

async function run(what: string): Promise<void> {
  const { known, all } = readPapers(what);
  const items = knownItems(known, Number(argument('queries', '4')), SEED);
  const random = new Random(SEED);
  const keys = random.some(items.flatMap(({ query }) => keystrokes(query)), 5000);
  console.log(`\n${String(all.length)} papers${/^\d+$/.test(what) ? ', generated neighbours' : ''}`);
  console.log(`${'ms, by the clock|of the processor'.padEnd(38)}${'build'.padStart(13)} ${'p50'.padStart(13)} ${'p95'.padStart(13)} ${'p99'.padStart(13)}   MRR@10 a  b  c  d`);
  const wanted = argument('engines', '');
  const rows = ENGINES.filter(({ name }) => name.includes(wanted)).map((engine) => measure(engine, all, random.some(items, items.length), keys));
  const [ours] = rows;
  for (const row of rows.slice(1)) {
    if (ours && row) console.log(`  p95 of ${row.name}: ${(row.p95 / ours.p95).toFixed(0)} times that of papershelf`);
  }
  const index = SearchIndex.build(all.map((paper) => searchDocument(paper)));
  unrivalled(all, items, (query) => index.search(query, { limit: 10 }).hits.map(({ id }) => id));
  // Pasted titles, whole and as they are typed, beside the short queries above.
  const long = random.some(known, 60).flatMap(({ title }) => [title, title.slice(0, 60), title.slice(0, 59)]);
  const times = long.map((query) => timed(() => index.search(query))[1]);
  console.log(`queries of 60 letters and pasted titles: p50 ${percentile(times, 50).toFixed(2)} p95 ${percentile(times, 95).toFixed(1)} p99 ${percentile(times, 99).toFixed(1)} ms`);
  sizeAndLoad(all);
  await runEngine(all, keys);
}

async function main(): Promise<void> {
  const file = argument('corpus', '');
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  console.log(`papershelf ${version}, node ${process.version}; times on this machine: compare them with each other`);
  for (const what of file === '' ? argument('sizes', '119,10000,100000').split(',') : [file]) await run(what);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
