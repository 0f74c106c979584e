// Runs inside of the extension host, as a test would: what the shelf costs there. Prints its figures as one line.
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import * as vscode from 'vscode';
import { testMark } from './mark';

/** One that is on every shelf. */
const BUNDLED = '2506.21594';

/** Milliseconds. */
interface Figure {
  readonly ms: number;
  /** The longest time for which nothing else could run. */
  readonly delay: number;
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const command = (name: string, ...args: unknown[]) => vscode.commands.executeCommand(`papershelf.${name}`, ...args);

export async function timed(work: () => PromiseLike<unknown>, settle = 0): Promise<Figure> {
  const histogram = monitorEventLoopDelay({ resolution: 1 });
  histogram.enable();
  await sleep(30);
  histogram.reset();
  // The first turn after a reset is not counted.
  await sleep(10);
  const start = performance.now();
  await work();
  const ms = performance.now() - start;
  await sleep(5 + settle);
  histogram.disable();
  return { ms, delay: histogram.max / 1e6 };
}

const bibliography = (count: number) => Array.from({ length: count }, (_, at) => `@misc{new${String(at)}, title = {Imported Paper ${String(at)} on Reasoning}, author = {Ann Author${String(at)}}, year = {2024}, abstract = {${'It reasons at length about one thing or another. '.repeat(20)}}}`).join('\n');

async function measure(id: string): Promise<Record<string, number>> {
  const rss = () => process.memoryUsage().rss / 1e6;
  const before = rss();
  // Resolves when the row of a paper is drawn, in its group.
  const open = await timed(() => command('showInTree', id));
  await sleep(500);
  const opened = rss();
  const heap = process.memoryUsage().heapUsed / 1e6;
  const marks: Figure[] = [];
  for (let at = 0; at < 11; at++) marks.push(await timed(() => command(at % 2 === 0 ? 'star' : 'unstar', id), 300));
  const file = path.join(tmpdir(), `papershelf-probe-${String(process.pid)}.bib`);
  await writeFile(file, bibliography(1000));
  const imported = await timed(() => command('importPapers', vscode.Uri.file(file)), 1500);
  const extension = vscode.extensions.getExtension<{ search(query: string): Promise<unknown> }>('papershelf.papershelf');
  const search = await timed(async () => (await extension!.activate()).search('efficient reasoning'));
  const again = await timed(async () => (await extension!.activate()).search('medical reasoning'));
  const middle = [...marks].sort((a, b) => a.ms - b.ms)[5]!;
  return {
    'a paper shown in the tree, from nothing': open.ms, '  longest delay': open.delay,
    'host process, MB': before, '  with the shelf open': opened, '  JavaScript heap': heap,
    'one mark, median': middle.ms, '  longest delay of all': Math.max(...marks.map(({ delay }) => delay)),
    'import of 1,000': imported.ms, '  longest delay of it': imported.delay,
    'first search': search.ms, '  longest delay, first search': search.delay,
    'next search': again.ms, '  MB after all': rss(),
  };
}

/** The first search of a session that finds the shelf and its index as another left them. */
export async function measureAgain(): Promise<Record<string, number>> {
  const extension = vscode.extensions.getExtension<{ search(query: string): Promise<unknown> }>('papershelf.papershelf');
  const before = process.memoryUsage().rss / 1e6;
  const search = await timed(async () => (await extension!.activate()).search('efficient reasoning'));
  const again = await timed(async () => (await extension!.activate()).search('medical reasoning'));
  return {
    'next session: shelf opened and first search': search.ms, '  longest delay of that': search.delay,
    '  MB more by that': process.memoryUsage().rss / 1e6 - before, 'search after that': again.ms, '  longest delay of this': again.delay,
  };
}

/** In its first seconds the editor loads extensions of its own, which blocks the host and says nothing of this one. */
export const settled = (): Promise<unknown> => sleep(5000);

/** The editor calls this. */
export async function run(): Promise<void> {
  await settled();
  console.log(testMark + JSON.stringify(await measure(BUNDLED)));
}
