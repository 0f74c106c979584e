import assert from 'node:assert/strict';
import floors from '../../eval/floors.json';
import { read } from '../../eval/unseen';
import { readDev, readExtra, readHeldOut, type Labelled } from '../../eval/gold';
import { figures, measure } from '../../eval/measure';

/** `npm run eval:facets` prints the figures with the misses. */
const assertFloors = (papers: readonly Labelled[], least: Readonly<Record<string, number>>): void => {
  const reached = figures(measure(papers, read));
  for (const [figure, floor] of Object.entries(least)) {
    assert.ok((reached[figure] ?? 0) >= floor, `${figure}: ${reached[figure]} is below ${floor}`);
  }
};

describe('figures of the facets do not fall', () => {
  it('on the dev labels', () => assertFloors(readDev(), floors.dev));
  it('on the extra labels', () => assertFloors(readExtra(), floors.extra));
  it('on bundled papers that nothing was learned from', () => assertFloors(readHeldOut('corpus'), floors.heldOut.corpus));
  it('on arXiv papers that nothing was learned from', () => assertFloors(readHeldOut('arxiv'), floors.heldOut.arxiv));
  it('on 400 more of them', () => assertFloors(readHeldOut('arxiv-400'), floors.heldOut['arxiv-400']));
});
