import { strict as assert } from 'node:assert';
import { finish } from '../../../src/importing/steps';
import { complete } from '../../../src/fetching/completing';
import { incomplete } from '../../../src/fetching/lacking';
import { FetchError } from '../../../src/fetching/hosts';
import { arxivPapers, crossrefPaper, dailyPapers, hubPaper, type FetchOptions } from '../../../src/fetching/sources';
import type { SourceEntry } from '../../../src/merging/entry';
import type { ShelfHead } from '../../../src/merging/head';
import { atom, crossref, daily, hubPaper as hubPage } from '../importing/samples';
import { TestServer } from './server';

const options: FetchOptions = { run: (steps) => Promise.resolve(finish(steps)) };
const head = (more: Partial<ShelfHead>): ShelfHead => ({ id: 'x', title: 'Deep Sets: A Study', authors: [], topics: [], models: [], introduces: [], links: [], formerIds: [], from: { title: 'listing' }, added: 1, ...more });

describe('sources', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = new TestServer();
    await server.start();
  });
  afterEach(() => { server.stop(); });

  it('Daily Papers come page by page, by day, week or month', async () => {
    const [item] = JSON.parse(daily) as unknown[];
    for (const [period, query] of [[{ day: '2025-11-03' }, 'date=2025-11-03'], [{ week: '2025-W45' }, 'week=2025-W45'], [{ month: '2025-11' }, 'month=2025-11']] as const) {
      server.requests.length = 0;
      server.answer = (request, response) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(Array(request.url?.endsWith('p=0') ? 100 : 3).fill(item)));
      const pages = [];
      for await (const page of dailyPapers(server.client(), period, '2025-11-05', options)) pages.push(page.entries.length);
      assert.deepEqual(pages, [100, 3]);
      assert.deepEqual(server.requests, [0, 1].map((page) => `huggingface.co/api/daily_papers?${query}&limit=100&p=${String(page)}`));
    }
    await assert.rejects(dailyPapers(server.client(), { day: '../x' }, '2025-11-05', options).next(), RangeError);
  });

  it('a paper that cannot be read does not end the pages', async () => {
    const [item] = JSON.parse(daily) as unknown[];
    const page = (count: number): string => JSON.stringify([{ paper: {} }, ...(Array(count - 1).fill(item) as unknown[])]);
    server.answer = (request, response) => response.writeHead(200, { 'content-type': 'application/json' }).end(page(request.url?.endsWith('p=0') ? 100 : 3));
    const pages = [];
    for await (const { entries } of dailyPapers(server.client(), { day: '2025-11-03' }, '2025-11-05', options)) pages.push(entries.length);
    assert.deepEqual(pages, [99, 2]);
  });

  it('a page that is no list costs a problem, not the rest', async () => {
    server.json('{"error": "no such day"}');
    const { value } = (await dailyPapers(server.client(), { day: '2025-11-03' }, '2025-11-05', options).next()) as { value: { problems: { code: string }[] } };
    assert.deepEqual(value.problems.map((problem) => problem.code), ['entry-unreadable']);
  });

  for (const broken of ['<<<', '', '[{"paper": {"id": "2503.02130", "ti']) {
    it(`the broken answer “${broken}” is a fault, and is not taken from the cache again`, async () => {
      const client = server.client();
      const read = () => dailyPapers(client, { day: '2025-11-03' }, '2025-11-05', options).next();
      server.json(broken, { etag: '"1"' });
      await assert.rejects(read(), (error) => error instanceof FetchError && error.code === 'wrong-type');
      server.json(daily);
      assert.equal(((await read()) as { value: { entries: unknown[] } }).value.entries.length, 1);
    });
  }

  it('of an answer that was cut off the whole papers are taken, and it is asked for again', async () => {
    const client = server.client();
    const read = async (): Promise<number> => ((await dailyPapers(client, { day: '2025-11-03' }, '2025-11-05', options).next()) as { value: { entries: unknown[] } }).value.entries.length;
    server.json(`${daily.trim().slice(0, -1)}, {"paper": {"id": "2503.0`);
    assert.equal(await read(), 1);
    await read();
    assert.equal(server.requests.length, 2);
  });

  it('arXiv is asked for a hundred ids at once, and for nothing that is no id', async () => {
    server.answer = (_, response) => response.writeHead(200, { 'content-type': 'application/atom+xml; charset=utf-8' }).end(atom);
    const ids = Array.from({ length: 150 }, (_, at) => `2503.${String(10_000 + at)}`);
    const found: SourceEntry[] = [];
    for await (const { entries } of arxivPapers(server.client(), [...ids, '2503.10000v2', 'no id&x=1'], options)) found.push(...entries);
    assert.equal(server.requests.length, 2);
    assert.ok(server.requests[1]?.endsWith('&max_results=50'));
    assert.equal(found[0]?.arxivId, '2503.02130');
  });

  it('the page of a paper may not be there', async () => {
    server.json(hubPage);
    assert.equal((await hubPaper(server.client(), '2503.02130', '2025-11-05', options))?.entries.length, 1);
    server.answer = (_, response) => response.writeHead(404).end();
    assert.equal(await hubPaper(server.client(), '2503.02130', '2025-11-05', options), undefined);
  });

  const wanted: [name: string, title: string, authors: string[], found: boolean][] = [
    ['the title and an author', 'Deep sets: a study', ['A. Lee'], true],
    ['the title alone', 'Deep Sets: A Study', ['Bo Chan'], false],
    ['an author alone', 'Deep Graphs', ['Ann Lee'], false],
  ];
  for (const [name, title, authors, found] of wanted) {
    it(`Crossref's answer counts with ${name}: ${String(found)}`, async () => {
      server.json(crossref);
      for (const doi of [undefined, '10.1000/xyz.1']) {
        assert.equal((await crossrefPaper(server.client(), { title, authors, doi }, options))?.venue, found ? 'Journal of Sets' : undefined);
      }
    });
  }

  it("Crossref's answer does not count where its year is far from the paper's, but for one by DOI", async () => {
    server.json(crossref);
    const paper = { title: 'Deep sets: a study', authors: ['A. Lee'] };
    const year = Number(/\d{4}/.exec((await crossrefPaper(server.client(), paper, options))?.publishedOn ?? '')?.[0]);
    const found = async (wanted: object): Promise<boolean> => (await crossrefPaper(server.client(), { ...paper, ...wanted }, options)) !== undefined;
    assert.equal(await found({ publishedOn: String(year) }), true);
    assert.equal(await found({ publishedOn: String(year - 5) }), false);
    assert.equal(await found({ arxivId: `${String(year - 2).slice(2)}03.02130` }), true);
    assert.equal(await found({ publishedOn: String(year - 5), doi: '10.1000/xyz.1' }), true);
  });

  it('papers are completed from arXiv, then the hub, then Crossref, and can be stopped in between', async () => {
    server.answer = (request, response) => {
      const host = String(request.headers['x-origin']);
      const [type, body] = host.includes('arxiv') ? ['application/atom+xml', atom] : host.includes('crossref') ? ['application/json', crossref] : ['application/json', hubPage.replace('2503.02130', '2503.00001')];
      response.writeHead(200, { 'content-type': type }).end(body);
    };
    const whole = head({ id: 'w', arxivId: '2503.00002', authors: ['Ann Lee'], doi: '10.1/1', venue: 'ICLR', from: { title: 'arxiv', abstract: 'arxiv' } });
    const heads = [head({ id: '2503.02130', arxivId: '2503.02130' }), head({ id: '2503.00001', arxivId: '2503.00001' }), head({ id: 'slug', title: 'Deep Graphs' }), whole];
    assert.deepEqual(incomplete(heads).map(({ id }) => id), ['2503.02130', '2503.00001']);
    const sources: string[] = [];
    for await (const { entries, done, all } of complete(server.client(), heads, '2025-11-05', options)) {
      sources.push(...entries.map((entry) => `${entry.source} ${entry.arxivId ?? entry.doi ?? ''}`));
      assert.ok(done <= all);
    }
    // arXiv knew venue and DOI of the first: there is nothing left to ask Crossref.
    assert.deepEqual(sources, ['arxiv 2503.02130', 'huggingface-paper 2503.00001', 'crossref 10.1000/xyz.1']);
    assert.deepEqual(server.requests.map((request) => request.split('/')[0]), ['export.arxiv.org', 'huggingface.co', 'api.crossref.org']);
    server.requests.length = 0;
    for await (const round of complete(server.client(), heads, '2025-11-05', options)) if (round.done > 0) break;
    assert.equal(server.requests.length, 1);
  });

  it('knows which papers lack something that can be asked for', () => {
    const cases: [name: string, known: Partial<ShelfHead>, wanted: boolean][] = [
      ['nothing but a title', {}, false],
      ['an arXiv id', { arxivId: '2503.00001' }, true],
      ['authors, no venue', { authors: ['Ann Lee'] }, true],
      ['a venue and no DOI', { authors: ['Ann Lee'], venue: 'ICLR' }, true],
      ['all but an abstract, and no arXiv id', { authors: ['Ann Lee'], venue: 'ICLR', doi: '10.1/1' }, false],
      ['all but an abstract', { arxivId: '2503.00001', authors: ['Ann Lee'], venue: 'ICLR', doi: '10.1/1' }, true],
      ['all', { arxivId: '2503.00001', authors: ['Ann Lee'], venue: 'ICLR', doi: '10.1/1', from: { abstract: 'arxiv' } }, false],
    ];
    for (const [name, known, wanted] of cases) assert.equal(incomplete([head(known)]).length, Number(wanted), name);
  });

  it('completing takes nothing that was not asked for', async () => {
    server.answer = (request, response) => {
      const isArxiv = String(request.headers['x-origin']).includes('arxiv');
      response.writeHead(200, { 'content-type': isArxiv ? 'application/atom+xml' : 'application/json' }).end(isArxiv ? atom : hubPage);
    };
    const rounds = [];
    for await (const round of complete(server.client(), [head({ arxivId: '2503.99999' })], '2025-11-05', options)) rounds.push(round);
    assert.deepEqual(rounds.flatMap(({ entries }) => entries), []);
    assert.equal(rounds.at(-1)?.settled, 'x');
  });

  it('a paper that an answer of arXiv was cut off before is not settled', async () => {
    const settledBy = async (feed: string): Promise<(string | undefined)[]> => {
      server.answer = (request, response) => {
        if (String(request.headers['x-origin']).includes('arxiv')) response.writeHead(200, { 'content-type': 'application/atom+xml' }).end(feed);
        else response.writeHead(404).end();
      };
      const settled = [];
      for await (const round of complete(server.client(), ['2503.02130', '2503.99999'].map((arxivId) => head({ id: arxivId, arxivId })), '2025-11-05', options)) settled.push(round.settled);
      return settled.filter((id) => id !== undefined);
    };
    assert.deepEqual(await settledBy(atom), ['2503.02130', '2503.99999']);
    server.requests.length = 0;
    assert.deepEqual(await settledBy(`${atom.slice(0, atom.indexOf('</feed>'))}<entry><id>http://arxiv.org/abs/2503.99`), ['2503.02130']);
  });

  it('completing asks for the rest of a list of authors that is cut off', () => {
    assert.deepEqual([true, undefined].map((moreAuthors) => incomplete([head({ arxivId: '2503.02130', authors: ['Ann Lee'], venue: 'ICLR', doi: '10.1/1', from: { title: 'bibtex', abstract: 'arxiv' }, ...(moreAuthors ? { moreAuthors } : {}) })]).length), [1, 0]);
  });

  it('a bad answer costs its paper, three in a row end the run', async () => {
    const heads = ['a', 'b', 'c', 'd', 'e'].map((id) => head({ id, title: `Deep ${id}`, authors: ['Ann Lee'] }));
    const run = async (bad: string): Promise<{ settled: string[]; faults: number; ended: string }> => {
      server.answer = (request, response) => {
        const isBad = [...bad].some((id) => request.url?.includes(`Deep+${id}&`));
        response.writeHead(200, { 'content-type': isBad ? 'text/html' : 'application/json' }).end(crossref);
      };
      const settled: string[] = [];
      let faults = 0;
      try {
        for await (const round of complete(server.client(), heads, '2025-11-05', options)) {
          if (round.settled !== undefined) settled.push(round.settled);
          if (round.fault) faults++;
        }
      } catch (error) {
        return { settled, faults, ended: (error as FetchError).code };
      }
      return { settled, faults, ended: '' };
    };
    assert.deepEqual(await run('bd'), { settled: ['a', 'c', 'e'], faults: 2, ended: '' });
    assert.deepEqual(await run('bcd'), { settled: ['a'], faults: 2, ended: 'wrong-type' });
  });

  for (const status of [200, 400]) {
    it(`an id that arXiv takes for none, with status ${String(status)}, costs its paper and not the list`, async () => {
      const ids = ['2503.00001', '2503.00002', '2503.02130', '2503.00004', '2503.00005'];
      const bad = ['2503.00002', '2503.00005'];
      server.answer = (request, response) => {
        const asked = new URL(request.url ?? '', 'https://arxiv.org').searchParams.get('id_list')?.split(',');
        if (!asked) return void response.writeHead(404).end();
        const isBad = asked.some((id) => bad.includes(id));
        response.writeHead(isBad ? status : 200, { 'content-type': 'application/atom+xml' }).end(isBad ? atom.replace('/abs/2503.02130v2', '/api/errors#incorrect_id_format') : atom.replaceAll('2503.02130', asked[0] ?? ''));
      };
      const rounds = [];
      for await (const round of complete(server.client(), ids.map((arxivId) => head({ id: arxivId, arxivId })), '2025-11-05', options)) rounds.push(round);
      const arxiv = rounds.filter(({ host }) => host === 'arxiv');
      assert.deepEqual(arxiv.flatMap(({ entries }) => entries.map(({ arxivId }) => arxivId)), ['2503.00001', '2503.00004', '2503.02130']);
      assert.deepEqual(arxiv.flatMap(({ fault }) => fault?.code ?? []), ['refused', 'refused']);
      assert.ok(arxiv.every(({ done, all }) => done <= all));
    });
  }

  it('arXiv that takes all ids for none is not asked about each', async () => {
    server.answer = (_, response) => response.writeHead(400).end();
    const heads = Array.from({ length: 100 }, (_, at) => head({ id: String(at), arxivId: `2503.${String(at).padStart(5, '0')}` }));
    await assert.rejects(async () => { for await (const round of complete(server.client(), heads, '2025-11-05', options)) void round; }, { code: 'refused' });
    assert.ok(server.requests.length < 20);
  });

  it('an address of Crossref counts only for the DOI that was asked for', async () => {
    server.json(crossref);
    assert.equal(await crossrefPaper(server.client(), { title: 'Deep Sets: A Study', authors: ['Ann Lee'], doi: '10.1000/other' }, options), undefined);
  });
});
