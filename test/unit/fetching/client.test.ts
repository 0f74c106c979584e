import { strict as assert } from 'node:assert';
import { readdir } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { fileCache, memoryCache } from '../../../src/fetching/cache';
import { FetchError } from '../../../src/fetching/hosts';
import type { TakeTurn } from '../../../src/fetching/turns';
import { testFolder } from '../library/folder';
import { TestServer } from './server';

const rejectsWith = (work: Promise<unknown>, code: string): Promise<void> =>
  assert.rejects(work, (error) => error instanceof FetchError && error.code === code);

describe('Client', function () {
  this.timeout(20_000);
  let server: TestServer;
  const folder = testFolder();
  beforeEach(async () => {
    server = new TestServer();
    await server.start();
  });
  afterEach(() => { server.stop(); });

  it('asks nothing unless it is enabled', async () => {
    await rejectsWith(server.client({ isEnabled: () => false }).get('huggingface', '/api/daily_papers'), 'disabled');
    assert.deepEqual(server.requests, []);
  });

  it('asks only its own hosts', async () => {
    for (const path of ['//example.org/x', '/\\example.org', 'https://example.org/x']) {
      await rejectsWith(server.client().get('arxiv', path), 'refused');
    }
    assert.deepEqual(server.requests, []);
  });

  it('takes what is fresh from the cache, and asks for news with its ETag after that', async () => {
    for (const cache of [memoryCache(), fileCache(folder())]) {
      server.requests.length = 0;
      server.answer = (request, response) => {
        server.requests.push(`if ${String(request.headers['if-none-match'])}`);
        if (request.headers['if-none-match'] === '"1"') return response.writeHead(304).end();
        return response.writeHead(200, { 'content-type': 'application/json', etag: '"1"' }).end('["a"]');
      };
      const client = server.client({}, cache);
      assert.equal(await client.get('huggingface', '/a'), '["a"]');
      assert.equal(await client.get('huggingface', '/a'), '["a"]');
      server.clock += 3_600_000;
      assert.equal(await client.get('huggingface', '/a'), '["a"]');
      assert.equal(await client.get('huggingface', '/a'), '["a"]');
      assert.deepEqual(server.requests, ['huggingface.co/a', 'if undefined', 'huggingface.co/a', 'if "1"']);
    }
    assert.equal((await readdir(folder())).length, 1);
  });

  it('leaves three seconds between requests to arXiv, also where they come at once', async () => {
    server.answer = (_, response) => response.writeHead(200, { 'content-type': 'application/atom+xml' }).end('<feed/>');
    const client = server.client();
    await Promise.all(['/1', '/2', '/3'].map((path) => client.get('arxiv', path)));
    assert.deepEqual(server.waits, [3_000, 3_000]);
  });

  const busy: [name: string, status: number, headers: Record<string, string>, waits: (ms: number) => boolean][] = [
    ['429 with seconds', 429, { 'retry-after': '7' }, (ms) => ms === 7_000],
    ['429 with a date', 429, { 'retry-after': new Date(Date.UTC(2025, 10, 3, 0, 0, 30)).toUTCString() }, (ms) => ms > 20_000 && ms <= 30_000],
    ['429 with no time', 429, { 'retry-after': '0' }, (ms) => ms >= 1_000 && ms <= 1_500],
    ['429 with a time that is past', 429, { 'retry-after': 'Mon, 03 Nov 2008 00:00:30 GMT' }, (ms) => ms >= 1_000 && ms <= 1_500],
    ['429 with words', 429, { 'retry-after': '-5' }, (ms) => ms >= 1_000 && ms <= 1_500],
    ['503', 503, {}, (ms) => ms >= 1_000 && ms <= 1_500],
    ['500', 500, {}, (ms) => ms >= 1_000 && ms <= 1_500],
  ];
  for (const [name, status, headers, waits] of busy) {
    it(`tries again after ${name}`, async () => {
      server.answer = (_, response) => server.requests.length === 1 ? response.writeHead(status, headers).end('busy') : response.writeHead(200, { 'content-type': 'application/json' }).end('[]');
      assert.equal(await server.client().get('huggingface', '/a'), '[]');
      assert.ok(server.waits.length === 1 && waits(server.waits[0]!), server.waits.join());
    });
  }

  const hostile: [name: string, answer: (response: ServerResponse) => void, code: string, requests: number][] = [
    ['is busy for good', (response) => response.writeHead(503).end(), 'refused', 5],
    ['asks to come again in a week', (response) => response.writeHead(429, { 'retry-after': '600000' }).end(), 'refused', 1],
    ['refuses', (response) => response.writeHead(403).end(), 'refused', 1],
    ['has nothing', (response) => response.writeHead(404).end(), 'not-found', 1],
    ['sends elsewhere', (response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(), 'redirected', 1],
    ['answers with a page', (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>'), 'wrong-type', 1],
    ['answers without a type', (response) => response.writeHead(200).end('[]'), 'wrong-type', 1],
    ['announces too much', (response) => response.writeHead(200, { 'content-type': 'application/json', 'content-length': '999999999' }).write('['), 'too-large', 1],
    ['sends too much', (response) => { response.writeHead(200, { 'content-type': 'application/json' }); for (let i = 0; i < 40; i++) response.write('x'.repeat(100_000)); }, 'too-large', 1],
    ['never answers', () => undefined, 'too-slow', 5],
    ['stops in the middle', (response) => response.writeHead(200, { 'content-type': 'application/json' }).write('['), 'too-slow', 5],
    ['hangs up', (response) => response.socket?.destroy(), 'unreachable', 5],
    ['hangs up in the middle', (response) => { response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' }); response.write('[', () => response.socket?.destroy()); }, 'unreachable', 5],
    ['speaks no HTTP', (response) => response.socket?.end('garbage\r\n\r\n'), 'unreachable', 5],
    ['says nothing is new, unasked', (response) => response.writeHead(304).end(), 'redirected', 1],
  ];
  for (const [name, answer, code, requests] of hostile) {
    it(`rejects where the server ${name}`, async () => {
      server.answer = (_, response) => { answer(response); };
      await rejectsWith(server.client({ patience: 150, largest: 1_000_000 }).get('huggingface', '/a'), code);
      assert.equal(server.requests.length, requests);
    });
  }

  it('stops at once where it is called off, waiting or reading', async () => {
    const waiting = new AbortController();
    server.answer = (_, response) => response.writeHead(503, { 'retry-after': '60' }).end();
    const client = server.client({ sleep: (_, signal) => new Promise((_resolve, reject) => { signal?.addEventListener('abort', () => { reject(new Error('off')); }); }) });
    const first = client.get('huggingface', '/a', { signal: waiting.signal });
    setTimeout(() => { waiting.abort(); }, 50);
    await rejectsWith(first, 'cancelled');
    const reading = new AbortController();
    server.answer = (_, response) => response.writeHead(200, { 'content-type': 'application/json' }).write('[');
    const second = server.client().get('huggingface', '/b', { signal: reading.signal });
    setTimeout(() => { reading.abort(); }, 50);
    await rejectsWith(second, 'cancelled');
    await rejectsWith(server.client().get('huggingface', '/c', { signal: reading.signal }), 'cancelled');
  });

  it('goes on with the next request after one that failed', async () => {
    const client = server.client();
    server.answer = (request, response) => request.url === '/bad' ? response.writeHead(403).end() : response.writeHead(200, { 'content-type': 'application/json' }).end('[]');
    const [bad, good] = await Promise.allSettled([client.get('crossref', '/bad'), client.get('crossref', '/good')]);
    assert.deepEqual([bad.status, good.status], ['rejected', 'fulfilled']);
  });

  it('takes its turn before every try, and asks nothing that was forbidden meanwhile', async () => {
    let enabled = true;
    const turns: string[] = [];
    const takeTurn: TakeTurn = (host, gap) => {
      turns.push(`${host} ${String(gap)}`);
      if (turns.length === 3) enabled = false;
      return Promise.resolve();
    };
    server.answer = (_, response) => response.writeHead(503).end();
    await rejectsWith(server.client({ takeTurn, isEnabled: () => enabled }).get('arxiv', '/a'), 'disabled');
    assert.deepEqual(turns, ['arxiv 3000', 'arxiv 3000', 'arxiv 3000']);
    assert.equal(server.requests.length, 2);
  });

  it('stops at once where it is called off behind another request of the same host', async () => {
    server.answer = (_, response) => response.writeHead(200, { 'content-type': 'application/json' }).write('[');
    const client = server.client();
    const [slow, waiting] = [new AbortController(), new AbortController()];
    const first = client.get('huggingface', '/slow', { signal: slow.signal });
    const second = client.get('huggingface', '/waiting', { signal: waiting.signal });
    waiting.abort();
    await rejectsWith(second, 'cancelled');
    slow.abort();
    await rejectsWith(first, 'cancelled');
  });
});
