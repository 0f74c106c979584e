import { strict as assert } from 'node:assert';
import * as fc from 'fast-check';
import { entryKey, type SourceEntry } from '../../../src/merging/entry';
import { joinEntries } from '../../../src/merging/fuller';
import { lookupKeys, mergeEntries, type Merged } from '../../../src/merging/merge';
import { anyEntries, anyEntry } from './entries';

const again = (merged: Merged): SourceEntry[] => merged.papers.flatMap((paper) => paper.entries);

describe('merging', function () {
  this.timeout(60_000);
  it('does not depend on the order of entries', () => {
    fc.assert(
      fc.property(
        anyEntries().chain((entries) => fc.tuple(fc.constant(entries), fc.shuffledSubarray(entries, { minLength: entries.length }))),
        ([entries, shuffled]) => { assert.deepEqual(mergeEntries(shuffled), mergeEntries(entries)); },
      ),
      { numRuns: 500 },
    );
  });

  it('does not depend on what was merged before, and a second import changes nothing', () => {
    fc.assert(
      fc.property(anyEntries(), anyEntries(), (first, second) => {
        const whole = mergeEntries([...first, ...second]);
        const step = mergeEntries([...again(mergeEntries(first)), ...second]);
        assert.deepEqual(step, whole);
        assert.deepEqual(mergeEntries([...again(whole), ...first]), whole);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps every entry, in one paper, under an id of its own', () => {
    fc.assert(
      fc.property(anyEntries(), (entries) => {
        const { papers } = mergeEntries(entries);
        assert.equal(new Set(papers.map(({ record }) => record.id)).size, papers.length);
        assert.deepEqual(new Set(papers.flatMap((paper) => paper.entries.map(entryKey))), new Set(entries.map(entryKey)));
        assert.equal(papers.flatMap((paper) => paper.entries).length, new Set(entries.map(entryKey)).size);
      }),
    );
  });

  it('loses no id that a paper once had: marks find their paper', () => {
    fc.assert(
      fc.property(anyEntries(), anyEntries(), (first, second) => {
        const before = mergeEntries(first).papers.flatMap(({ record }) => [record.id, ...record.formerIds]);
        const after = new Set(mergeEntries([...first, ...second]).papers.flatMap(({ record }) => [record.id, ...record.formerIds]));
        for (const id of before) if (!id.includes('~')) assert.ok(after.has(id), id);
      }),
    );
  });

  it('keeps papers without a key in common independent of each other', () => {
    fc.assert(
      fc.property(anyEntries(), anyEntries(), (first, second) => {
        const keys = new Set(first.flatMap(lookupKeys));
        const others = second.filter((entry) => lookupKeys(entry).every((key) => !keys.has(key)));
        const { papers } = mergeEntries([...first, ...others]);
        assert.equal(papers.length, mergeEntries(first).papers.length + mergeEntries(others).papers.length);
      }),
    );
  });

  it('joins states of one entry in any order to the same', () => {
    const same = fc.tuple(anyEntry, anyEntry, anyEntry).map(([a, b, c]) => {
      const identity = { source: a.source, arxivId: '2503.02130' };
      return [{ ...a, ...identity }, { ...b, ...identity }, { ...c, ...identity }] as const;
    });
    fc.assert(
      fc.property(same, ([a, b, c]) => {
        assert.deepEqual(joinEntries(a, b), joinEntries(b, a));
        assert.deepEqual(joinEntries(joinEntries(a, b), c), joinEntries(a, joinEntries(b, c)));
        assert.deepEqual(joinEntries(joinEntries(a, b), b), joinEntries(a, b));
      }),
      { numRuns: 500 },
    );
  });

  const long = 'We study how sets of vectors are read by networks that do not see their order, and what they can and cannot say of them. ';
  const base = { source: 'listing', title: 'Deep Sets' } as const;
  const rows: [name: string, entries: SourceEntry[], papers: number, doubts: number][] = [
    ['one arXiv id', [{ ...base, arxivId: '1703.06114' }, { ...base, source: 'arxiv', title: 'Deep Sets (v2)', arxivId: '1703.06114' }], 1, 0],
    ['one DOI, titles that agree', [{ ...base, doi: '10.1000/1' }, { source: 'crossref', title: 'Deep Sets: a study', doi: '10.1000/1' }], 1, 0],
    ['one DOI, titles that do not', [{ ...base, doi: '10.1000/1' }, { source: 'bibtex', title: 'A Chapter on Graphs', doi: '10.1000/1' }], 2, 1],
    ['one DOI, two arXiv ids', [{ ...base, doi: '10.1000/1', arxivId: '1703.06114' }, { ...base, doi: '10.1000/1', arxivId: '1703.06115' }], 2, 1],
    ['one title, an author in common', [{ ...base, authors: ['Ann B. Lee'] }, { source: 'bibtex', title: 'Deep sets', authors: ['Cy Dow', 'A. Lee'] }], 1, 0],
    ['one title, a day in common', [{ ...base, listedOn: '2025-05-23' }, { source: 'arxiv', title: 'Deep sets', arxivId: '1703.06114', publishedOn: '2025-05-23' }], 1, 0],
    ['one title, an abstract in common', [{ ...base, abstract: `${long} ...` }, { source: 'arxiv', title: 'Deep sets', abstract: `${long} And more.`, arxivId: '1703.06114' }], 1, 0],
    ['one title, an author in the midst of others', [{ ...base, authors: ['Yann LeCun', 'Yoshua Bengio', 'Geoffrey Hinton'], publishedOn: '2015' }, { source: 'bibtex', title: 'Deep sets', authors: ['Ian Goodfellow', 'Yoshua Bengio', 'Aaron Courville'], publishedOn: '2016' }], 2, 1],
    ['one title, authors of whom one source has only some', [{ ...base, authors: ['Ann Lee', 'Bo Chan', 'Cy Dow'] }, { source: 'bibtex', title: 'Deep sets', authors: ['C. Dow', 'B. Chan'] }], 1, 0],
    ['one title, one first author', [{ ...base, authors: ['Ann Lee', 'Bo Chan', 'Cy Dow'] }, { source: 'bibtex', title: 'Deep sets', authors: ['Ann Lee', 'Bob Chen'] }], 1, 0],
    ['two of one work, and another that shares an author', [{ ...base, authors: ['Ann Lee', 'Bo Chan'] }, { source: 'ris', title: 'Deep sets', authors: ['Ann Lee', 'Bo Chan'] }, { source: 'bibtex', title: 'Deep sets', authors: ['Cy Dow', 'Bo Chan'] }], 2, 1],
    ['a yearbook of two years', [{ ...base, authors: ['International Energy Agency'], publishedOn: '2022' }, { source: 'bibtex', title: 'Deep sets', authors: ['International Energy Agency'], publishedOn: '2023' }], 2, 1],
    ['one title and authors, a year apart', [{ ...base, authors: ['Ann Lee', 'Bo Chan'], publishedOn: '2022-12' }, { source: 'bibtex', title: 'Deep sets', authors: ['Ann Lee', 'Bo Chan'], publishedOn: '2023' }], 1, 0],
    ['one title and authors, years apart', [{ ...base, authors: ['Ann Lee', 'Bo Chan'], publishedOn: '2020' }, { source: 'bibtex', title: 'Deep sets', authors: ['Ann Lee', 'Bo Chan'], publishedOn: '2023' }], 2, 1],
    ['one DOI, years apart', [{ ...base, doi: '10.1000/1', publishedOn: '2016' }, { source: 'bibtex', title: 'Deep sets', doi: '10.1000/1', publishedOn: '2023' }], 1, 0],
    ['a preprint and what it became', [{ ...base, authors: ['Ann Lee'], arxivId: '1703.06114' }, { source: 'bibtex', title: 'Deep sets', authors: ['Ann Lee'], publishedOn: '2019' }], 1, 0],
    ['a preprint and something much later', [{ ...base, authors: ['Ann Lee'], arxivId: '1703.06114' }, { source: 'bibtex', title: 'Deep sets', authors: ['Ann Lee'], publishedOn: '2025' }], 2, 1],
    ['one abstract, authors written in another way', [{ ...base, abstract: long, authors: ['Lee A', 'Chan B'] }, { source: 'bibtex', title: 'Deep sets', abstract: long, authors: ['Ann Lee', 'Bo Chan'] }], 1, 0],
    ['one title and nothing else', [{ ...base, listedOn: '2025-05-23' }, { source: 'bibtex', title: 'Deep sets', authors: ['Cy Dow'] }], 2, 1],
    ['one title, a year in common', [{ ...base, publishedOn: '2025' }, { source: 'bibtex', title: 'Deep sets', publishedOn: '2025' }], 2, 1],
    ['one title, two arXiv ids', [{ ...base, arxivId: '1703.06114' }, { ...base, arxivId: '1703.06115' }], 2, 0],
    ['one title and author, two arXiv ids', [{ ...base, authors: ['Ann Lee'], arxivId: '1703.06114' }, { ...base, authors: ['Ann Lee'], arxivId: '1703.06115' }], 2, 1],
    ['one title and author, two DOIs', [{ ...base, authors: ['Ann Lee'], doi: '10.1000/1' }, { ...base, authors: ['Ann Lee'], doi: '10.1000/2' }], 2, 1],
    ['titles without a word', [{ source: 'listing', title: '∑', listedOn: '2025-05-23' }, { source: 'bibtex', title: '∏', publishedOn: '2025-05-23' }], 2, 0],
  ];
  for (const [name, entries, papers, doubts] of rows) {
    it(`${name}: ${String(papers)}, ${String(doubts)} in doubt`, () => {
      const merged = mergeEntries(entries);
      assert.equal(merged.papers.length, papers);
      assert.equal(merged.doubts.length, doubts);
    });
  }

  it('takes the fuller field and says whose it is; counts stay by day', () => {
    const { papers: [paper] } = mergeEntries([
      { source: 'listing', title: 'Deep sets', abstract: 'Cut off here and then it goes on for long ...', listedOn: '2025-05-23', comments: { '2025-11-03': 3 } },
      { source: 'listing', title: 'Deep sets', listedOn: '2025-05-23', comments: { '2025-11-10': 5, '2025-11-03': 2 } },
      { source: 'arxiv', title: 'Deep Sets', abstract: 'Whole.', arxivId: '2503.02130', authors: ['Ann Lee'], publishedOn: '2025-05-23' },
    ]);
    assert.deepEqual(paper?.record, {
      id: '2503.02130', formerIds: ['deep-sets'], arxivId: '2503.02130', title: 'Deep Sets', abstract: 'Whole.', authors: ['Ann Lee'],
      listedOn: '2025-05-23', publishedOn: '2025-05-23', comments: { '2025-11-03': 3, '2025-11-10': 5 }, commentCount: 5, commentsCountedOn: '2025-11-10',
      from: { title: 'arxiv', abstract: 'arxiv', authors: 'arxiv', arxivId: 'arxiv', listedOn: 'listing', publishedOn: 'arxiv' },
    });
  });

  it('believes a whole list of authors, and keeps that a list is cut off where it knows no better', () => {
    const cut: SourceEntry = { source: 'bibtex', title: 'Deep Sets', arxivId: '2503.02130', authors: ['Ann Lee', 'Bo Chan'], moreAuthors: true };
    const more = (...others: SourceEntry[]): unknown[] => mergeEntries([cut, ...others]).papers.map(({ record }) => [record.authors.length, record.moreAuthors]);
    assert.deepEqual(more(), [[2, true]]);
    assert.deepEqual(more({ ...cut, source: 'arxiv', authors: ['Ann Lee', 'Bo Chan', 'Cy Dow'], moreAuthors: undefined } as unknown as SourceEntry), [[3, undefined]]);
    assert.deepEqual(more({ source: 'ris', title: 'Deep Sets', arxivId: '2503.02130', authors: ['Ann Lee', 'Bo Chan'] }), [[2, undefined]]);
    assert.deepEqual(more({ source: 'ris', title: 'Deep Sets', arxivId: '2503.02130', authors: ['Ann Lee'] }), [[2, true]]);
  });

  it('dates a paper by who knows its venue, else as exactly as anyone does', () => {
    const preprint = { source: 'arxiv', title: 'Deep Sets', arxivId: '2306.00001', publishedOn: '2023-06-01', venue: 'Journal of Sets' } as const;
    const published = { source: 'bibtex', title: 'Deep Sets', arxivId: '2306.00001', publishedOn: '2024', venue: 'ICLR' } as const;
    assert.equal(mergeEntries([preprint, published]).papers[0]?.record.publishedOn, '2024');
    assert.equal(mergeEntries([preprint, { ...published, venue: '' }]).papers[0]?.record.publishedOn, '2023-06-01');
  });

  it('is linear where 50,000 entries have one title, one DOI or one author', function () {
    this.timeout(30_000);
    const many = (make: (at: number) => Partial<SourceEntry>): SourceEntry[] => Array.from({ length: 50_000 }, (_, at) => ({ ...base, authors: [`A Writer${String(at)}`], ...make(at) }));
    for (const make of [() => ({}), () => ({ authors: ['Ann Lee'] }), (at: number) => ({ authors: ['Ann Lee'], publishedOn: String(at) }), (at: number) => ({ title: `Deep Sets ${String(at)}`, doi: '10.1000/1' })]) {
      const entries = many(make);
      const start = performance.now();
      mergeEntries(entries);
    assert.ok(performance.now() - start < 8_000);
    }
  });
});
