import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { readListing, type ListingOptions } from '../../../src/papers/listing';
import { readShelf } from '../../../src/shelf/shelf';

const page = readFileSync('media/corpus/daily-papers-2025-11-03.txt', 'utf8');
const bibliography: unknown = JSON.parse(readFileSync('media/corpus/bibliography.json', 'utf8'));
const lines = page.split('\n');

describe('the bundled listing', () => {
  const { papers, problems } = readShelf(page, bibliography);
  const byTitle = (start: string) => papers.find((paper) => paper.title.startsWith(start))!;

  it('has 119 papers and no problem', () => {
    assert.equal(papers.length, 119);
    assert.deepEqual(problems, []);
  });

  it('has every field that the page has', () => {
    assert.ok(papers.every((paper) => paper.abstract.length >= 600 && paper.arxivId === paper.id));
    assert.equal(new Set(papers.map((paper) => paper.id)).size, 119);
    assert.equal(papers.filter((paper) => paper.organization).length, 7);
    assert.equal(papers.filter((paper) => paper.authorCount !== undefined).length, 97);
    assert.equal(papers.filter((paper) => paper.listedOn !== undefined).length, 104);
    const commented = lines.filter((line) => /^[A-Z][a-z]{2} \d+(?:, \d{4})? \d+$/.test(line));
    assert.deepEqual(
      papers.flatMap((paper) => paper.commentCount ?? []),
      commented.map((line) => Number(line.split(' ').pop())),
    );
  });

  it('gives every title and abstract as the page has it', () => {
    const { papers: listed } = readListing(page);
    for (const paper of listed) {
      assert.equal(paper.title, lines[paper.line - 1]);
      assert.equal(paper.abstract, lines[paper.line + 1]?.trim());
    }
  });

  it('has as many authors as the page counts', () => {
    for (const paper of papers) {
      if (paper.authorCount !== undefined && paper.authors.length > 0) assert.equal(paper.authors.length, paper.authorCount, paper.title);
    }
    assert.equal(papers.filter((paper) => paper.authors.length === 0).length, 1);
  });

  const rows: [title: string, expected: object][] = [
    ['Gazal-R1', { id: '2506.21594', listedOn: '2025-06-18', commentCount: 1, commentsCountedOn: '2025-11-03', authorCount: 3 }],
    ['Pushing on Multilingual', { organization: { handle: 'KOREAson', name: 'KO-REAson' }, listedOn: '2025-10-05', commentCount: 2, venue: 'ICLR 2026' }],
    ['Beyond the 80/20', { id: '2506.01939', listedOn: undefined, authorCount: undefined, venue: 'NeurIPS 2025' }],
  ];
  for (const [title, expected] of rows) {
    it(title, () => {
      const paper = byTitle(title) as unknown as Record<string, unknown>;
      for (const [field, value] of Object.entries(expected)) assert.deepEqual(paper[field], value, field);
    });
  }

  it('is the same with CRLF, a byte order mark, non-breaking spaces and look-alike dots', () => {
    const other = `\uFEFF${page.replace(/^·$/gm, '\u00A0‧ ').replace(/•/g, '●').replace(/\n/g, '\r\n')}`;
    const read = readListing(other);
    assert.deepEqual(read.problems, []);
    assert.deepEqual(read.papers, readListing(page).papers);
  });

  it('gives what is there when it is cut anywhere', () => {
    const whole = readListing(page).papers;
    const starts = lines.map((_, index) => lines.slice(0, index).join('\n').length);
    for (let cut = 20; cut < 200; cut += 7) {
      const { papers: read, problems: found } = readListing(page.slice(0, starts[cut]), { fallbackYear: 2025 });
      // The page's year is read off a later paper, so only what does not depend on it is compared.
      assert.deepEqual(read.map(({ title }) => title), whole.slice(0, read.length).map(({ title }) => title), `cut at ${String(cut)}`);
      assert.ok(found.every((problem) => problem.line <= cut));
    }
  });
});

const LONG = 'We study how models reason. '.repeat(20).trim();
const head = 'Daily Papers\n\nNov 3\n\n';

describe('readListing, on bad input', () => {
  const rows: [name: string, text: string, titles: string[], problems: [code: string, line: number][], options?: ListingOptions][] = [
    ['empty', '', [], [['empty', 1]]],
    ['blank', '\n \n\t\n', [], [['empty', 1]]],
    ['no papers', head, [], [['no-papers', 1]]],
    ['prose', LONG, [], [['title-missing', 1], ['no-papers', 1]]],
    ['a title at the end', `A title\n\n${LONG}\n\nAnother title`, ['A title', 'Another title'], [['abstract-missing', 5]]],
    ['an abstract missing between', `First\n\nSecond\n\n${LONG}`, ['First', 'Second'], [['abstract-missing', 1]]],
    ['an abstract without a title', `First\n\n${LONG}\n\n${LONG}\n\nSecond\n\n${LONG}`, ['First', 'Second'], [['title-missing', 5]]],
    ['a short abstract', 'First\n\nShort, and true.\n\n  • 1 authors\n·\nMay 23', ['First'], [], { fallbackYear: 2025 }],
    ['a byline without a paper', `${head}  • 3 authors\n·\nMay 3\n\nFirst\n\n${LONG}`, ['First'], [['byline-unreadable', 5]]],
    ['a day that is none', `First\n\n${LONG}\n\n  • 3 authors\n·\nFeb 30`, ['First'], [['day-unreadable', 7]]],
    ['a byline cut off', `First\n\n${LONG}\n\n  • 3 authors`, ['First'], [['day-unreadable', 5]]],
    ['an abstract in lines', `First\n\n${LONG}\n${LONG}\n\nSecond\n\n${LONG}`, ['First', 'Second'], []],
    ['the same paper twice', `First\n\n${LONG}\n\nFirst\n\n${LONG}`, ['First'], [['duplicate', 5]]],
    ['no year to be had', `${head}First\n\n${LONG}\n\nacme Acme\n·\nMay 23 3`, ['First'], [['year-unknown', 3]]],
  ];
  for (const [name, text, titles, problems, options] of rows) {
    it(name, () => {
      const read = readListing(text, options);
      assert.deepEqual(read.papers.map((paper) => paper.title), titles);
      assert.deepEqual(read.problems.map(({ code, line }) => [code, line]), problems);
    });
  }

  it('takes the year after the newest written out, else the fallback, never none and never today’s', () => {
    const byline = (day: string) => `First\n\n${LONG}\n\n  • 3 authors\n·\n${day}\n\nSecond\n\n${LONG}\n\n  • 3 authors\n·\nMay 1`;
    const days = (text: string, options?: ListingOptions) => readListing(text, options).papers.map((paper) => paper.listedOn);
    assert.deepEqual(days(byline('Dec 19, 2024 11')), ['2024-12-19', '2025-05-01']);
    assert.deepEqual(days(byline('Dec 19'), { fallbackYear: 2023 }), ['2023-12-19', '2023-05-01']);
    assert.deepEqual(days(byline('Dec 19')), [undefined, undefined]);
  });

  it('keeps an organisation’s handle and name apart', () => {
    const [paper] = readListing(`First\n\n${LONG}\n\nDianJin Qwen DianJin\n·\nMay 23, 2025 3`).papers;
    assert.deepEqual(paper?.organization, { handle: 'DianJin', name: 'Qwen DianJin' });
    assert.equal(paper?.commentCount, 3);
  });

  it('never throws, and names lines of the page', () => {
    const parts = fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\n', '\n\n', '\r\n', '  • 3 authors\n·\nMay 3', LONG, 'Title')), { maxLength: 30 });
    fc.assert(
      fc.property(parts, (all) => {
        const text = all.join('');
        const read = readListing(text);
        const last = text.split(/\r\n|[\n\r\u2028\u2029]/).length;
        assert.ok(read.problems.every(({ line }) => line >= 1 && line <= last));
        assert.ok(read.papers.every((paper) => paper.id !== '' && paper.title !== '' && paper.line >= 1 && paper.line <= last));
      }),
    );
  });
});
