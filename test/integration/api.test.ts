import assert from 'node:assert/strict';
import { api } from './extension';

describe('the API for other extensions', () => {
  it('gives the whole shelf in listing order', async () => {
    const papers = await (await api()).papers();
    assert.equal(papers.length, 119);
    assert.match(papers[0]!.title, /^Gazal-R1/);
    assert.match(papers[118]!.title, /Chain-of-Thought Reasoning$/);
    const [gazal] = papers;
    assert.deepEqual(
      [gazal!.id, gazal!.listedOn, gazal!.authorCount, gazal!.authors.length, gazal!.commentCount],
      ['2506.21594', '2025-06-18', 3, 3, 1],
    );
  });

  const searches: [query: string, start: string][] = [
    ['gazal', 'Gazal-R1'],
    ['2506.01939', 'Beyond the 80/20 Rule'],
    ['hihg entropy tokens', 'Beyond the 80/20 Rule'],
    ['qwen3 technical report', 'Qwen3 Technical Report'],
    ['Guijin Son', 'Pushing on Multilingual'],
  ];
  for (const [query, start] of searches) {
    it(`finds “${query}”`, async () => {
      const [first] = await (await api()).search(query, { limit: 5 });
      assert.ok(first?.title.startsWith(start), first?.title);
    });
  }

  it('hands over no more than it was asked for', async () => {
    assert.equal((await (await api()).search('reasoning', { limit: 3 })).length, 3);
  });

  it('cites in the syntax of a language, with the keys of the entries', async () => {
    const { citation, bibtex } = await api();
    const ids = ['2506.21594', '2505.09388'];
    const entries = await bibtex(ids);
    const keys = [...entries.matchAll(/^@\w+\{([^,]+),/gm)].map(([, key]) => key!);
    assert.equal(keys.length, 2);
    assert.match(entries, /\}\n\n@/);
    assert.equal(await citation(ids, 'latex'), `\\cite{${keys.join(',')}}`);
    assert.equal(await citation(ids, 'markdown'), `[@${keys.join('; @')}]`);
    assert.match(entries, /eprint\s*=\s*\{2506\.21594\}/);
    assert.match(entries, /year\s*=\s*\{2025\}/);
  });

  it('names an unknown id and does nothing else', async () => {
    const { citation, bibtex } = await api();
    await assert.rejects(citation(['2506.21594', 'no-such-paper'], 'latex'), /no-such-paper/);
    await assert.rejects(bibtex(['no-such-paper']), /no-such-paper/);
  });
});
