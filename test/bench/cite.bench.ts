// npm run bench:cite: upserts into .bib files of growing size, beside LaTeX-Workshop's parser (latex-utensils) on the same
// file in the same run. Times in milliseconds, median of several runs; the first line of a size is the only cold one.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bibtexParser } from 'latex-utensils';
import { BibliographyIndex } from '../../src/citing/bibtex/bibliographyIndex';
import { scanBibliography } from '../../src/citing/bibtex/scan';
import { planUpsert } from '../../src/citing/bibtex/upsert';
import { corpus } from '../unit/citing/corpus';
import { generateBibliography } from './generate';

const SIZES = [100, 10_000, 100_000];

function time<T>(runs: number, work: () => T): { median: number; result: T } {
  const times: number[] = [];
  let result = work();
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    result = work();
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return { median: times[times.length >> 1] ?? 0, result };
}

function once<T>(work: () => T): { ms: number; result: T } {
  const start = performance.now();
  const result = work();
  return { ms: performance.now() - start, result };
}

function main(): void {
  const papers = corpus();
  const folder = mkdtempSync(join(tmpdir(), 'papershelf-bench-'));
  const rows = SIZES.map((size) => measure(papers, join(folder, 'refs.bib'), size));
  rmSync(folder, { recursive: true });
  console.table(rows);
}

function measure(papers: ReturnType<typeof corpus>, file: string, size: number): Record<string, string | number> {
  writeFileSync(file, generateBibliography(papers, size));
  const read = time(3, () => readFileSync(file, 'utf8'));
  const text = read.result;
  const first = once(() => planUpsert(BibliographyIndex.of(text), papers.slice(0, 1)));
  const scan = time(3, () => scanBibliography(text));
  const build = time(3, () => BibliographyIndex.of(text));
  const index = build.result;
  let next = 0;
  // A cite as the editor does it: plan, apply, follow the change.
  const repeated = time(50, () => {
    const paper = papers[next++ % papers.length];
    if (!paper) return;
    const plan = planUpsert(index, [paper]);
    index.update(plan.changes);
  });
  const whole = once(() => planUpsert(BibliographyIndex.of(text), papers));
  const parsed = once(() => bibtexParser.parse(text).content.length);
  const ms = (value: number): string => value.toFixed(value < 10 ? 2 : 0);
  return {
    entries: size,
    MB: (text.length / 1e6).toFixed(1),
    'read file': ms(read.median),
    'first upsert': ms(first.ms),
    'index (warm)': ms(build.median),
    'scan to objects': ms(scan.median),
    'repeated upsert': ms(repeated.median),
    'upsert of 119': ms(whole.ms),
    'latex-utensils': ms(parsed.ms),
    'times faster': (parsed.ms / first.ms).toFixed(0),
  };
}

main();
