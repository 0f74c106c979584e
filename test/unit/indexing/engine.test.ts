import { strict as assert } from 'node:assert';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { SearchEngine } from '../../../src/indexing/engine';
import { sourceOf, type CorpusSource } from '../../../src/indexing/source';
import { textStamp } from '../../../src/merging/head';
import type { Paper } from '../../../src/papers/paper';
import { generatePapers } from '../../bench/search/generate';
import { bundledPapers } from '../search/papers';

const bundled = bundledPapers();
const many: readonly Paper[] = [...bundled, ...generatePapers(bundled, 2400, 1)];
const workerPath = path.resolve('out/searchWorker.js');
const known = bundled[0] as Paper;

describe('SearchEngine', function () {
  this.timeout(30_000);
  let cacheDir = '';
  let lines: string[] = [];
  const engines: SearchEngine[] = [];

  const open = (papers: readonly Paper[], useWorker = true): SearchEngine => {
    const engine = new SearchEngine({ cacheDir, workerPath, useWorker, log: (line) => lines.push(line) });
    engine.setPapers(papers, (paper) => ({ key: `key-${paper.id}` }));
    engines.push(engine);
    return engine;
  };
  const first = async (engine: SearchEngine, query: string): Promise<string | undefined> => (await engine.search(query, { limit: 1 })).hits[0]?.id;

  beforeEach(() => {
    cacheDir = path.join(mkdtempSync(path.join(tmpdir(), 'papershelf-')), 'not-yet-there');
    lines = [];
  });
  afterEach(() => {
    for (const engine of engines.splice(0)) engine.dispose();
    rmSync(path.dirname(cacheDir), { recursive: true, force: true });
  });

  for (const [how, papers, useWorker] of [
    ['a small shelf, on this thread', bundled, true],
    ['a large shelf, in a worker', many, true],
    ['a large shelf where no worker can be had', many, false],
  ] as const) {
    it(`searches ${how}`, async () => {
      const engine = open(papers, useWorker);
      assert.deepEqual(lines, [], 'nothing is built before it is needed');
      assert.equal(await first(engine, known.title), known.id);
      assert.equal(await first(engine, `key-${known.id}`), known.id);
      assert.equal((await engine.search('')).total, papers.length);
    });
  }

  it('takes in what is added, changed and removed, also marks', async () => {
    for (const papers of [bundled, many]) {
      const engine = open(papers);
      await engine.warm();
      engine.setPapers([...papers.slice(1), { ...known, id: 'new', title: 'Zyzzyva and others' }]);
      await engine.warm();
      assert.equal(await first(engine, 'zyzzyva'), 'new');
      assert.equal((await engine.search(known.title)).hits.some(({ id }) => id === known.id), false);
      engine.setMarks({ is: { starred: ['new'] } });
      assert.deepEqual((await engine.search('is:starred')).hits.map(({ id }) => id), ['new']);
    }
  });

  it('has the whole of a shelf that grows too large for this thread', async () => {
    const engine = open(many.slice(0, 1950));
    assert.equal((await engine.search('')).total, 1950);
    engine.setPapers(many.slice(0, 2050));
    await engine.warm();
    assert.equal((await engine.search('')).total, 2050);
    assert.equal(await first(engine, known.title), known.id);
  });

  it('keeps the index, and makes it anew where it is damaged or outdated', async () => {
    await open(many).warm();
    const file = path.join(cacheDir, 'search-index.bin');
    assert.deepEqual(readdirSync(cacheDir), ['search-index.bin'], 'nothing half-written is left');
    const fresh = await open(many).search('efficient reasoning');
    const bytes = readFileSync(file);
    for (const damage of [(): void => undefined, () => writeFileSync(file, bytes.subarray(0, 1000)), () => writeFileSync(file, 'junk')]) {
      damage();
      assert.deepEqual(await open(many).search('efficient reasoning'), fresh);
    }
    const fewer = open(many.slice(10));
    assert.equal((await fewer.search('')).total, many.length - 10);
    assert.ok(existsSync(file));
  });

  describe('of a shelf whose abstracts are on the disk', () => {
    /** What was read of a shelf, for which nothing but heads was given. */
    const lazily = (papers: readonly Paper[], read: string[] = []): CorpusSource => {
      const source = sourceOf(papers, (paper) => ({ key: `key-${paper.id}` }));
      return {
        ...source,
        papers: papers.map(({ abstract: _abstract, ...head }) => head),
        textStamp: ({ id }) => textStamp(papers.find((paper) => paper.id === id)?.abstract ?? ''),
        read: (ids) => { read.push(...ids); return source.read(ids); },
        readAll: () => { read.push('all'); return source.readAll(); },
      };
    };
    const openLazily = (source: CorpusSource): SearchEngine => {
      const engine = new SearchEngine({ cacheDir, workerPath, log: (line) => lines.push(line) });
      engine.setSource(source);
      engines.push(engine);
      return engine;
    };
    const queries = ['efficient reasoning', 'qwen topic:medical', known.abstract.split(' ').slice(3, 9).join(' '), `key-${known.id}`, '"high-entropy minority"'];
    const answers = (engine: SearchEngine) => Promise.all(queries.map((query) => engine.search(query)));

    it('answers as with abstracts in memory, and from the kept index without reading any', async () => {
      const read: string[] = [];
      const expected = await answers(open(many));
      rmSync(cacheDir, { recursive: true });
      assert.deepEqual(await answers(openLazily(lazily(many, read))), expected);
      assert.ok(read.includes('all'));
      const readAgain: string[] = [];
      const again = openLazily(lazily(many, readAgain));
      await again.warm();
      assert.equal(readAgain.length, 0, 'the kept index has them');
      assert.deepEqual(await answers(again), expected);
      assert.ok(!readAgain.includes('all'), 'a phrase is looked for in what its words are found in');
    });

    it('reads what has another abstract, and nothing else', async () => {
      const read: string[] = [];
      const engine = openLazily(lazily(many));
      await engine.warm();
      const changed = many.map((paper) => (paper === known ? { ...paper, abstract: 'Zyzzyva and others.' } : paper));
      engine.setSource(lazily(changed, read));
      await engine.warm();
      assert.deepEqual(read, [known.id]);
      assert.equal(await first(engine, 'zyzzyva'), known.id);
    });

    it('makes the index anew where an abstract changed between sessions', async () => {
      await openLazily(lazily(many)).warm();
      const changed = many.map((paper) => (paper === known ? { ...paper, abstract: 'Zyzzyva and others.' } : paper));
      assert.equal(await first(openLazily(lazily(changed)), 'zyzzyva'), known.id);
    });
  });

  it('reads phrases in the text', async () => {
    const engine = open(bundled);
    const having = bundled.filter(({ title, abstract }) => /high-entropy minority/i.test(`${title} ${abstract}`)).length;
    assert.equal((await engine.search('"high-entropy minority"')).total, having);
    assert.equal((await engine.search('"minority high-entropy"')).total, 0);
    assert.equal((await engine.search('-"high-entropy minority"')).total, bundled.length - having);
  });

  it('reads phrases in the names of authors, organizations and venues', async () => {
    const engine = open([...bundled.slice(1), { ...known, authors: ['Ann Lee', 'Bo Chan'], organization: { handle: 'q', name: 'Sets Are Us' }, venue: 'Workshop on Deep Sets' }]);
    for (const query of ['"ann lee"', '"sets are us"', '"workshop on deep sets"']) assert.deepEqual((await engine.search(query)).hits.map(({ id }) => id), [known.id], query);
    assert.equal((await engine.search('"lee bo"')).total, 0, 'two names are no phrase');
  });

  it('reads as many papers for a phrase as it takes', async () => {
    const papers = Array.from({ length: 5000 }, (_, at) => ({ ...known, id: String(at), title: 'On words', abstract: at % 2 === 0 ? 'A chain of thought.' : 'A thought of a chain.' }));
    const engine = open(papers, false);
    const totals = async (limit: number): Promise<number[]> => Promise.all(['"chain of thought"', '-"chain of thought"'].map(async (query) => (await engine.search(query, { limit })).total));
    assert.deepEqual(await totals(papers.length), [2500, 2500]);
    assert.equal((await engine.search('"thought of a chain"', { limit: 3 })).hits.length, 3);
  });

  it('completes filters with the values there are', async () => {
    const engine = open(bundled);
    const inserts = async (query: string): Promise<string[]> => (await engine.completions(query, query.length)).map(({ insert }) => insert.trim());
    assert.deepEqual(await inserts('ye'), ['year:']);
    assert.deepEqual(await inserts('reasoning author:best'), ['"Maciej Besta"']);
    assert.ok((await inserts('venue:ic')).every((value) => /ic/i.test(value)));
    assert.deepEqual((await inserts('year:')).sort(), [...new Set(bundled.map(({ id }) => `20${id.slice(0, 2)}`))].sort());
    assert.deepEqual(await inserts('colour:'), []);
    const prolific = open(Array.from({ length: 300 }, (_, at) => ({ ...known, id: String(at), authors: ['Maciej Besta'] })));
    assert.deepEqual((await prolific.completions('author:best', 11)).map(({ count }) => count), [300]);
  });

  it('drops searches that were aborted', async () => {
    const engine = open(many);
    await engine.warm();
    const stale = Array.from({ length: 20 }, () => new AbortController());
    const dropped = stale.map(({ signal }) => engine.search('reasoning', { signal }));
    for (const controller of stale) controller.abort();
    const last = engine.search(known.title, { limit: 1 });
    for (const search of dropped) await assert.rejects(search, { name: 'AbortError' });
    assert.equal((await last).hits[0]?.id, known.id);
  });
});
