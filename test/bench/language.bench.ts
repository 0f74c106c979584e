// npm run bench:language: what the language features cost, without an editor. Milliseconds of processor time, which a busy
// machine does not lengthen, then of the clock in brackets. A slice is what lies between two pauses, in which the host can
// do nothing else.
import { BibliographyIndex } from '../../src/citing/bibtex/bibliographyIndex';
import { proposeKey } from '../../src/citing/keys/propose';
import { languageFor } from '../../src/citing/languages/language';
import { readSteps } from '../../src/citing/languages/reading';
import type { DocumentLanguage, Reading } from '../../src/citing/types';
import { bibliographyProblems } from '../../src/drafting/bibliographyProblems';
import { CitationIndex } from '../../src/drafting/citationIndex';
import { EntrySearch } from '../../src/drafting/entrySearch';
import { PaperIdentities } from '../../src/drafting/identities';
import { offers } from '../../src/drafting/offers';
import { Slices, type Pace } from '../../src/pacing/slices';
import { keyPlaceAt } from '../../src/drafting/place';
import { usedPapers } from '../../src/drafting/usedPapers';
import { searchDocument } from '../../src/search/document';
import { beginIndex } from '../../src/search/smallIndex';
import { SearchIndex } from '../../src/search/searchIndex';
import { corpus } from '../unit/citing/corpus';
import { generateBibliography } from './generate';
import { generatePapers } from './search/generate';
import { percentile } from './search/measures';

const PAPERS = 100_000;
const ENTRIES = 20_000;
const DOCUMENTS = 5000;

const languageOf = (id: string): DocumentLanguage => {
  const language = languageFor(id);
  if (!language) throw new Error(id);
  return language;
};

interface Span {
  readonly cpu: number;
  readonly wall: number;
}

function stopwatch(): () => Span {
  const cpu = process.cpuUsage();
  const wall = performance.now();
  return () => {
    const { user, system } = process.cpuUsage(cpu);
    return { cpu: (user + system) / 1000, wall: performance.now() - wall };
  };
}

const shown = ({ cpu, wall }: Span): string => `${cpu.toFixed(1)} (${wall.toFixed(1)})`;
const at = (spans: readonly Span[], hundredths: number): string =>
  shown({ cpu: percentile(spans.map(({ cpu }) => cpu), hundredths), wall: percentile(spans.map(({ wall }) => wall), hundredths) });

/** A pace that notes how long each slice was. */
function watchedPace(slices: Span[] = []): { pace: Pace; end: () => void; told: () => string } {
  let stop = stopwatch();
  const pace: Pace = {
    now: () => performance.now(),
    pause: async () => {
      slices.push(stop());
      await new Promise((resolve) => setImmediate(resolve));
      stop = stopwatch();
    },
  };
  const end = (): void => { slices.push(stop()); };
  return {
    pace,
    end,
    told: () => {
      end();
      return `${String(slices.length)} slices, p99 ${at(slices, 99)}, longest ${at(slices, 100)}`;
    },
  };
}

async function main(): Promise<void> {
  const real = corpus();
  await completion(real);
  await reindexing();
  await workspace();
}

async function completion(real: ReturnType<typeof corpus>): Promise<void> {
  const papers = generatePapers(real, PAPERS, 1);
  const byId = new Map(papers.map((paper) => [paper.id, paper]));
  const index = SearchIndex.build(papers.map((paper) => searchDocument(paper)));
  const bibliography = BibliographyIndex.of(generateBibliography(real, ENTRIES));
  const reading = watchedPace();
  const entries = await EntrySearch.of(bibliography, beginIndex, reading.pace);
  console.log(`entries of ${String(ENTRIES)} read for completion: ${reading.told()}`);
  const queries = real.flatMap(({ title }) => {
    const words = title.split(/\s+/).slice(0, 3).join(' ');
    return [3, 5, 9, words.length].map((length) => words.slice(0, length));
  });
  const filler = 'Prose of some length that cites \\cite{key1x7} now and then, as prose does.\n\n'.repeat(700);
  const latex = languageOf('latex');
  const times: Span[] = [];
  const ask = (query: string): Span => {
    const text = `${filler}As shown \\cite{${query}}.\n`;
    const stop = stopwatch();
    const place = keyPlaceAt(latex, text, text.length - 3);
    if (!place) throw new Error(query);
    const found = index.search(place.query, { limit: 80 }).hits.flatMap(({ id }) => byId.get(id) ?? []);
    const keys = new Map(found.map((paper) => [paper.id, proposeKey(paper, () => false)]));
    const hits = entries.find(place.query, 80).map(({ id }) => ({ key: id, bibliography: 0 }));
    offers({ query: place.query, papers: found, entries: hits, bibliographies: [bibliography], keys, without: new Set(), onlyMissing: false, beginIndex }, 60);
    return stop();
  };
  for (const query of queries.slice(0, 60)) ask(query);
  for (const query of queries) times.push(ask(query));
  console.log(`completion, ${String(PAPERS)} papers and ${String(ENTRIES)} entries: median ${at(times, 50)}, p95 ${at(times, 95)}, worst ${at(times, 100)}, of ${String(times.length)} requests`);

  const matching = watchedPace();
  const identities = await PaperIdentities.of(papers, matching.pace);
  console.log(`identities of the shelf: ${matching.told()}`);
  const using = watchedPace();
  await usedPapers({ bibliographies: [bibliography], identities, recorded: {}, isCited: () => true }, using.pace);
  console.log(`papers of ${String(ENTRIES)} entries: ${using.told()}`);
  const checking = watchedPace();
  const wanted = new Set(['duplicate-key', 'duplicate-work', 'differing-entry', 'unused-entry'] as const);
  await bibliographyProblems(bibliography, { wanted, identities, isCited: () => false }, checking.pace);
  console.log(`problems of ${String(ENTRIES)} entries: ${checking.told()}`);
}

const citations: Readonly<Record<string, (at: number) => string>> = {
  latex: (at) => `\\cite{key${String(at)},key${String(at + 1)}}`,
  markdown: (at) => `[@key${String(at)}; @key${String(at + 1)}]`,
  typst: (at) => `@key${String(at)}`,
  org: (at) => `[cite:@key${String(at)};@key${String(at + 1)}]`,
  restructuredtext: (at) => `:cite:p:\`key${String(at)},key${String(at + 1)}\``,
  asciidoc: (at) => `cite:[key${String(at)}, key${String(at + 1)}]`,
};

function generateDocument(cite: (at: number) => string, length: number, from = 0): string {
  let text = '';
  for (let at = from; text.length < length; at++) {
    text += `Language models built on the transformer ${cite(at)} solve harder problems when they write out intermediate\nsteps (see above), and such models are trained with verifiable rewards. Longer answers are not always better.\n\n`;
  }
  return text;
}

/** A change of one large document: what lies around it is read again, and the index of the workspace follows. */
async function reindexing(): Promise<void> {
  for (const [id, cite] of Object.entries(citations)) {
    const language = languageOf(id);
    const text = generateDocument(cite, 1_000_000);
    const index = new CitationIndex();
    let reading: Reading | undefined;
    const read = async (changed: string): Promise<{ whole: Span; slices: Span[] }> => {
      const spans: Span[] = [];
      const watched = watchedPace(spans);
      const stop = stopwatch();
      const slices = new Slices(watched.pace);
      reading = await slices.run(readSteps(language.reader, changed, reading));
      await slices.pause();
      index.set('a', changed, reading.groups.flatMap(({ keys }) => keys));
      watched.end();
      return { whole: stop(), slices: spans };
    };
    const first = await read(text);
    const runs: Awaited<ReturnType<typeof read>>[] = [];
    for (let run = 0; run < 45; run++) runs.push(await read(`${text.slice(0, run * 20_000)}x${text.slice(run * 20_000)}`));
    const times = runs.slice(5).map(({ whole }) => whole);
    console.log(`1 MB of ${id} read: ${shown(first.whole)}, longest slice ${at(first.slices, 100)}`);
    console.log(`1 MB of ${id} read again: median ${at(times, 50)}, p95 ${at(times, 95)}, longest slice ${at(runs.slice(5).flatMap(({ slices }) => slices), 100)}`);
  }
}

async function workspace(): Promise<void> {
  const kinds = Object.entries(citations);
  const documents = Array.from({ length: DOCUMENTS }, (_, number) => {
    const [id = 'latex', cite = String] = kinds[number % kinds.length] ?? [];
    // Most are short; one in a hundred is a book.
    return { id, text: generateDocument(cite, number % 100 === 0 ? 400_000 : 8000, number) };
  });
  const watched = watchedPace();
  const slices = new Slices(watched.pace);
  const index = new CitationIndex();
  for (const [number, { id, text }] of documents.entries()) {
    const { groups } = await slices.run(readSteps(languageOf(id).reader, text));
    await slices.pause();
    index.set(String(number), text, groups.flatMap(({ keys }) => keys));
    await slices.pause();
  }
  console.log(`${String(DOCUMENTS)} documents: ${watched.told()}`);
}

void main();
