import { readFacets } from '../../src/facets/read';
import { readDev, readExtra } from '../eval/gold';

/** `npm run bench:facets`: abstracts a second on one core, and the time that 1 MB of hostile text takes. */
const RUNS = 9;
/** Runs before those, in which the engine still compiles; they are printed too. */
const COLD_RUNS = 5;
const RUN_MICROSECONDS = 400_000;
const MEGABYTE = 1_000_000;
const hostile: Record<string, string> = {
  'one letter': 'a', 'capitals': 'A', digits: '7', Qwen: 'Qwen-', 'Qwen2.5': 'Qwen2.5-7B-', dollars: '$$$', braces: '{', closing: '})])', spaces: ' ', points: '. ', hyphens: '-', quotes: "'", percent: '9% on ', AIME: 'AIME ', 'we propose': 'we propose ', reward: 'reward model ', links: 'https://', 'a.b': 'a.b.', 'R1-Distill': 'R1-Distill-', 'introduce X': 'introduce Xy-7B, ', backslashes: '\\n', brackets: '((((', accents: 'é\u0301',
};

const papers = [...readDev(), ...readExtra()];
for (const { title, abstract } of papers) readFacets(title, abstract);
/** Abstracts a second of processor time, garbage collection included: other work on the machine counts less. */
function speed(): number {
  const start = process.cpuUsage();
  let count = 0;
  for (;;) {
    for (const { title, abstract } of papers) readFacets(title, abstract);
    count += papers.length;
    const { user, system } = process.cpuUsage(start);
    if (user + system > RUN_MICROSECONDS) return (count * 1e6) / (user + system);
  }
}
const cold = Array.from({ length: COLD_RUNS }, speed);
const speeds = Array.from({ length: RUNS }, speed).sort((a, b) => a - b);
const listed = (some: readonly number[]): string => some.map(Math.round).join(', ');
console.log(`abstracts a second of processor time: ${listed([speeds[RUNS >> 1] ?? 0])} (median of ${RUNS} runs), ${listed([speeds[0] ?? 0, speeds[RUNS - 1] ?? 0])} (slowest, best); before, while compiling: ${listed(cold)}`);
for (const [name, part] of Object.entries(hostile)) {
  const text = part.repeat(Math.ceil(MEGABYTE / part.length)).slice(0, MEGABYTE);
  const from = process.hrtime.bigint();
  readFacets('', text);
  console.log(`1 MB of ${name.padEnd(14)} ${(Number(process.hrtime.bigint() - from) / 1e6).toFixed(0)} ms`);
}
