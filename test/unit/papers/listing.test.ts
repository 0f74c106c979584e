import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { readShelf } from '../../../src/shelf/shelf';
import { readListing } from '../../../src/papers/listing';

const page = readFileSync('media/corpus/daily-papers-2025-11-03.txt', 'utf8');
const bibliography: unknown = JSON.parse(readFileSync('media/corpus/bibliography.json', 'utf8'));

describe('the bundled listing', () => {
  it('has 119 papers and no problem', () => {
    const { papers, problems } = readShelf(page, bibliography);
    assert.equal(papers.length, 119);
    assert.deepEqual(problems, []);
    assert.ok(papers.every((paper) => paper.arxivId === paper.id && paper.abstract.length >= 600));
    assert.equal(papers.filter((paper) => paper.organization).length, 7);
    assert.equal(papers.filter((paper) => paper.authorCount !== undefined).length, 97);
    assert.equal(papers.filter((paper) => paper.listedOn !== undefined).length, 104);
    for (const paper of papers) if (paper.authorCount !== undefined && paper.authors.length > 0) assert.equal(paper.authors.length, paper.authorCount, paper.title);
  });
});

describe('readListing', () => {
  it('reports an empty page', () => {
    assert.deepEqual(readListing('').problems.map((problem) => problem.code), ['empty']);
  });
});
