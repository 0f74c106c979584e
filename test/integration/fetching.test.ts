import assert from 'node:assert/strict';
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as vscode from 'vscode';
import { api } from './extension';
import { type Answer, ALLOW, atom, feed, item, json, useNetwork, WEEK, work } from './fetchingWorld';

describe('fetching', () => {
  const world = useNetwork();
  const { dialogs, run, configuration, allow, count, importDaily, serve } = world;

  describe('with a yes', () => {
    it('a yes is remembered, and is not asked for again', async () => {
      serve({ huggingface: (_, response) => json(response, []) });
      dialogs.press = ({ isModal }) => (isModal ? ALLOW : undefined);
      await run('fetchDailyPapers', '2025-11-01');
      await run('fetchDailyPapers', '2025-11-02');
      assert.equal(dialogs.modals.length, 1);
      assert.equal(world.server.requests.length, 2);
      assert.equal(configuration().inspect('network.enabled')?.globalValue, true);
    });

    it('a week of Daily Papers is imported with the summary, and the second time costs a 304', async () => {
      const before = await count();
      let unchanged = 0;
      serve({
        huggingface: (request, response) => {
          if (request.headers['if-none-match'] === '"w45"') {
            unchanged++;
            return response.writeHead(304).end();
          }
          return json(response, [item('2511.00001', 'Fetched of a Week, First'), item('2511.00002', 'Fetched of a Week, Second'), { broken: true }, item('2505.11140', 'A Paper That Is on the Shelf')], { etag: '"w45"' });
        },
      });
      const first = (await run('fetchDailyPapers', WEEK))!;
      assert.deepEqual([first.added, first.merged, first.problems.length], [['2511.00001', '2511.00002'], ['2505.11140'], 1]);
      assert.deepEqual(world.server.requests, [`huggingface.co/api/daily_papers?week=${WEEK}&limit=100&p=0`]);
      assert.match(dialogs.texts.join(), /^2 new papers; 1 known paper now says more; unreadable: Daily Papers of 2025-W45, line \d+/);
      assert.deepEqual(dialogs.shown[0]!.buttons, ['Show New Papers', 'Show Log']);
      const added = (await (await api()).papers()).filter(({ id }) => first.added.includes(id)) as unknown as { added: number }[];
      assert.ok(added.length === 2 && added[0]!.added > 0 && added[0]!.added === added[1]!.added, JSON.stringify(added));
      world.server.clock += 3_600_000;
      const second = (await run('fetchDailyPapers', WEEK))!;
      assert.deepEqual([second.added, second.merged, second.read, unchanged], [[], [], 3, 1]);
      assert.match(dialogs.texts.at(-1)!, /^Nothing new: 3 papers were here already/);
      assert.equal(await count(), before + 2);
    });

    it('what is chosen from the list, or written, is what is asked for', async () => {
      serve({ huggingface: (_, response) => json(response, []) });
      const { today } = world.network;
      for (const label of ['Today', 'This week', 'Last month', 'A date…']) {
        dialogs.replace('showQuickPick', (rows: readonly { label: string }[]) => Promise.resolve(rows.find((row) => row.label === label)));
        dialogs.replace('showInputBox', async ({ validateInput }: vscode.InputBoxOptions) => {
          for (const text of ['yesterday', '2025-02-30', '9999-01-01']) assert.equal(typeof (await validateInput?.(text)), 'string', text);
          assert.equal(await validateInput?.('2024-05'), undefined);
          return '2024-05';
        });
        await run('fetchDailyPapers');
      }
      const queries = world.server.requests.map((request) => /\?(\w+=[\w-]+)/.exec(request)?.[1]);
      assert.deepEqual([queries[0], queries[3], queries.length], [`date=${today}`, 'month=2024-05', 4]);
      assert.match(queries[1]!, /^week=2025-W45$/);
      assert.match(queries[2]!, /^month=2025-10$/);
    });

    it('a busy host is asked again, after the time that it names', async () => {
      serve({ huggingface: (_, response) => (world.server.requests.length === 1 ? response.writeHead(429, { 'retry-after': '7' }).end() : json(response, [item('2511.00003', 'Fetched After a Wait')])) });
      const { added } = (await run('fetchDailyPapers', '2025-11-02'))!;
      assert.deepEqual(added, ['2511.00003']);
      assert.ok(world.server.waits.includes(7_000), world.server.waits.join());
      assert.deepEqual(dialogs.texts, ['1 new paper']);
    });

    it('pages that came before a fault are kept, and the message says both', async () => {
      serve({ huggingface: (request, response) => (request.url!.endsWith('p=0') ? json(response, Array(100).fill(item('2511.00004', 'Fetched Before a Fault'))) : response.writeHead(403).end()) });
      const { added } = (await run('fetchDailyPapers', '2025-10'))!;
      assert.deepEqual(added, ['2511.00004']);
      assert.match(dialogs.texts.join(), /^Hugging Face refuses to answer \(403\)\..* So far: 1 new paper\.$/);
      assert.equal(dialogs.shown[0]!.kind, 'warning');
    });

    const hostile: [name: string, answer: Answer, message: RegExp][] = [
      ['a sign-in page', (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<script>alert(1)</script>'), /^The answer of Hugging Face is no list of papers\. .*sign-in/],
      ['a way elsewhere', (_, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(), /sends elsewhere, which is not followed/],
      ['far too much', (_, response) => { response.writeHead(200, { 'content-type': 'application/json' }); for (let i = 0; i < 40; i++) response.write('x'.repeat(10_000)); }, /is too large and was not read/],
      ['too many requests, for good', (_, response) => response.writeHead(429).end(), /is being asked too often \(429\)\. Wait/],
      ['a fault of its own', (_, response) => response.writeHead(500).end(), /has a fault of its own \(500\)\. Try again later/],
      ['nothing', (_, response) => response.writeHead(404).end(), /has nothing there \(404\)/],
      ['silence', () => undefined, /takes too long to answer/],
      ['a broken connection', (_, response) => response.socket?.destroy(), /cannot be reached\. .*http\.proxy/],
      ['no JSON', (_, response) => response.writeHead(200, { 'content-type': 'application/json' }).end('<<<'), /^The answer of Hugging Face is no list of papers\./],
      ['JSON of another shape', (_, response) => json(response, { paper: [[[]]] }), /^No papers were found; unreadable: .*the entry cannot be read/],
    ];
    for (const [name, answer, message] of hostile) {
      it(`an answer that is ${name} ends as a message`, async () => {
        const before = await count();
        world.network.replace({ transport: world.server.transport, ...world.server.time, patience: 200, largest: 100_000 });
        world.server.clock += 24 * 3_600_000;
        serve({ huggingface: answer });
        await run('fetchDailyPapers', '2025-11-03');
        assert.equal(dialogs.shown.length, 1);
        assert.match(dialogs.texts[0]!, message);
        assert.equal(await count(), before);
      });
    }

    it('a paper that is completed has its authors in its BibTeX entry', async () => {
      const title = 'Completed: A Paper Without Authors';
      await importDaily(item('2511.10001', title));
      const { bibtex } = await api();
      assert.match(await bibtex(['2511.10001']), /incomplete: author/);
      const lastImport = async () => (await (await api()).papers()).find(({ id }) => id === '2511.10001') as unknown as { added: number };
      const { added } = await lastImport();
      serve({
        arxiv: (_, response) => atom(response, feed({ id: '2511.10001', title, authors: ['Ann B. Lee', 'Bo Chan'] }, { id: '2511.99999', title: 'Not Asked For', authors: ['X Y'] })),
        crossref: (_, response) => json(response, { message: { items: [work(title, 'Stranger', '10.1000/wrong'), work(title, 'Lee', '10.1000/right')] } }),
      });
      const before = await count();
      const outcome = (await run('completePapers', '2511.10001'))!;
      assert.deepEqual([outcome.added, outcome.merged], [[], ['2511.10001']]);
      assert.deepEqual(world.server.requests.map((request) => request.split(/[/?]/)[0]), ['export.arxiv.org', 'api.crossref.org']);
      const entry = await bibtex(['2511.10001']);
      assert.match(entry, /author\s*=\s*\{Lee, Ann B\. and Chan, Bo\}/);
      assert.doesNotMatch(entry, /incomplete/);
      const paper = (await (await api()).papers()).find(({ id }) => id === '2511.10001') as unknown as { venue: string; doi: string };
      assert.deepEqual([paper.venue, paper.doi], ['Journal of Sets', '10.1000/right']);
      assert.deepEqual(dialogs.texts.slice(1), ['1 paper of 1 now says more']);
      assert.deepEqual(dialogs.progress.slice(-2), ['arXiv: 1 of 1 papers', 'Crossref: 1 of 1 papers']);
      // It came with the import, not with its completion.
      assert.equal((await lastImport()).added, added);
      assert.equal(await count(), before);
      // Nothing is missing now, so nothing is asked.
      world.server.requests.length = 0;
      await run('completePapers', ['2511.10001']);
      assert.deepEqual(world.server.requests, []);
      assert.match(dialogs.texts.at(-1)!, /^Nothing is missing of “Completed: A Paper/);
    });

    it('what arXiv does not have is asked of the hub; a venue without a common author is not taken', async () => {
      const title = 'A Paper That arXiv Does Not Have';
      await importDaily(item('2511.10002', title));
      serve({
        arxiv: (_, response) => atom(response, feed()),
        huggingface: (_, response) => json(response, item('2511.10002', title, ['Ann B. Lee']).paper),
        crossref: (_, response) => json(response, { message: { items: [work(title, 'Stranger', '10.1000/wrong')] } }),
      });
      await run('completePapers', '2511.10002');
      const paper = (await (await api()).papers()).find(({ id }) => id === '2511.10002')!;
      assert.deepEqual([paper.authors, paper.venue], [['Ann B. Lee'], undefined]);
      assert.ok(world.server.requests.some((request) => request === 'huggingface.co/api/papers/2511.10002'));
    });

    it('stopped in the middle, it keeps what it has, and goes on from there', async () => {
      const titles = ['Stopped and Resumed, First', 'Stopped and Resumed, Second', 'Stopped and Resumed, Third'];
      const ids = ['2511.10011', '2511.10012', '2511.10013'];
      await importDaily(...ids.map((id, at) => item(id, titles[at]!)));
      let crossrefs = 0;
      const answers = {
        arxiv: (_: IncomingMessage, response: ServerResponse) => { atom(response, feed(...ids.map((id, at) => ({ id, title: titles[at]!, authors: ['Ann B. Lee'] })))); },
        crossref: (request: IncomingMessage, response: ServerResponse) => {
          const at = titles.findIndex((title) => decodeURIComponent(request.url!.replaceAll('+', ' ')).includes(title));
          if (++crossrefs === 2) return dialogs.cancel();
          json(response, { message: { items: [work(titles[at]!, 'Lee', `10.1000/resumed.${String(at)}`)] } });
        },
      };
      serve(answers);
      const venues = async () => (await Promise.all(ids.map(async (id) => (await (await api()).papers()).find((paper) => paper.id === id)))).map((paper) => [paper?.authors.length, paper?.venue]);
      const first = (await run('completePapers', ids))!;
      assert.deepEqual(await venues(), [[1, 'Journal of Sets'], [1, undefined], [1, undefined]]);
      assert.match(dialogs.texts.at(-1)!, /^Fetching was stopped\. .*So far: 3 papers of 3 now say more\.$/);
      assert.ok(first.stopped !== undefined);
      world.server.requests.length = 0;
      await run('completePapers', ids);
      assert.deepEqual((await venues()).map(([, venue]) => venue), Array(3).fill('Journal of Sets'));
      assert.deepEqual(world.server.requests.filter((request) => request.includes('crossref')).map((request) => /First|Second|Third/.exec(request)?.[0]), ['Second', 'Third']);
      assert.ok(!world.server.requests.some((request) => request.includes(ids[0]!)), world.server.requests.join('\n'));
    });

    it('all papers are completed after a question with their number; the next run asks nothing twice', async function () {
      this.timeout(120_000);
      serve({
        arxiv: (_, response) => atom(response, feed()),
        crossref: (_, response) => json(response, { message: { items: [] } }),
      });
      assert.equal(await run('completePapers'), undefined);
      assert.deepEqual([dialogs.modals.length, world.server.requests.length], [1, 0]);
      assert.match(dialogs.texts[0]!, /^Complete \d{2,} papers\?$/);
      assert.match(dialogs.modals[0]!.detail, /about \d+ (?:seconds|minutes), for arXiv asks for one request in three seconds/);
      let crossrefs = 0;
      serve({
        arxiv: (_, response) => atom(response, feed()),
        crossref: (_, response) => (++crossrefs === 60 ? dialogs.cancel() : json(response, { message: { items: [] } })),
      });
      dialogs.press = ({ isModal }) => (isModal ? 'Complete' : undefined);
      const asked = (): number => Number(/\d+/.exec(dialogs.modals.at(-1)!.text)?.[0]);
      await run('completePapers');
      const all = asked();
      await run('completePapers');
      // Those of the first run were settled one by one until it was stopped.
      assert.ok(asked() <= all - 59, `${String(all)}, then ${String(asked())}`);
      world.server.requests.length = 0;
      dialogs.shown.length = 0;
      assert.equal(await run('completePapers'), undefined);
      assert.deepEqual(world.server.requests, []);
      assert.deepEqual(dialogs.texts, ['All that is missing was asked for in the last 30 days. To ask again of a paper, use its context menu.']);
    });

    // The last, for it takes the yes back.
    it('switched off in the middle, it asks nothing more', async () => {
      serve({ huggingface: (_, response) => { void allow(false).then(() => json(response, Array(100).fill(item('2511.00005', 'Fetched Before It Was Forbidden')))); } });
      const outcome = (await run('fetchDailyPapers', '2025-09'))!;
      assert.equal(world.server.requests.length, 1);
      assert.deepEqual(outcome.added, ['2511.00005']);
      assert.match(dialogs.texts[0]!, /^Fetching was switched off by the setting/);
    });
  });
});
