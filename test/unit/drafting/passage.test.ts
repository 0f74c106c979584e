import { strict as assert } from 'node:assert';
import { paragraphAt, passageOf, passageQuery, rankForPassage, WordStatistics } from '../../../src/drafting/passage';
import { corpus, cursorIn } from '../citing/corpus';

const pace = { now: () => 0, pause: () => Promise.resolve() };

describe('papers for a passage', () => {
  const papers = corpus();
  it('are found by a sentence of their abstract', async () => {
    const statistics = await WordStatistics.of(papers, pace);
    const sentences = papers.slice(0, 6).flatMap((paper) => paper.abstract.split(/(?<=[.!?])\s+/).filter((each) => each.length > 80).map((text) => ({ paper, text })));
    const missed = sentences.filter(({ paper, text }) => rankForPassage(text, papers, statistics)[0] !== paper);
    // Some sentences could open any paper of the field.
    assert.ok(sentences.length > 20 && missed.length <= 1, missed.map(({ text }) => text).join('\n'));
  });
  it('are ranked first by themselves', async () => {
    const statistics = await WordStatistics.of(papers, pace);
    for (const paper of papers.slice(0, 10)) assert.equal(rankForPassage(passageOf(paper), papers, statistics)[0]?.id, paper.id);
  });
  it('are asked for by telling words only, and never by a filter', async () => {
    const statistics = await WordStatistics.of(papers, pace);
    assert.equal(passageQuery('We propose the model that we use', statistics), '');
    assert.doesNotMatch(passageQuery('is:cited "medical" -reasoning topic:x year:2020', statistics), /[:"]|(?:^| )-/);
  });
});

describe('the paragraph at the cursor', () => {
  for (const [marked, expected] of [
    ['one\n\ntw|o\nmore\n\nthree', 'two\nmore'],
    ['o|ne\r\n\r\ntwo', 'one\r'],
    ['one\n\n|', ''],
    ['|', ''],
  ] as const) {
    it(JSON.stringify(marked), () => {
      const { text, offset } = cursorIn(marked);
      const { start, end } = paragraphAt(text, offset);
      assert.equal(text.slice(start, end), expected);
    });
  }
});
