import assert from 'node:assert/strict';
import { decodeBenchmarks } from '../../../src/facets/benchmarks';
import benchmarks from '../../../src/facets/data/benchmarks.json';
import labels from '../../../src/facets/data/labels.json';
import cues from '../../../src/facets/data/cues.json';
import models from '../../../src/facets/data/models.json';
import roles from '../../../src/facets/data/roles.json';
import topics from '../../../src/facets/data/topics.json';
import weights from '../../../src/facets/data/weights.json';
import { decodeModels } from '../../../src/facets/lines';
import { phraseFault } from '../../../src/facets/phrases';
import { decodeTopics } from '../../../src/facets/taxonomy';
import { decodeWeights } from '../../../src/facets/topics';

const assertPhrases = (phrases: readonly string[]): void =>
  assert.deepEqual(phrases.filter((phrase) => phraseFault(phrase) !== undefined), []);

describe('data files of the facets', () => {
  it('have the shape that the code reads', () => {
    decodeModels(models);
    decodeWeights(weights);
    decodeBenchmarks(benchmarks);
    assert.equal(decodeTopics(topics).length, 21);
    assert.throws(() => decodeTopics([{ id: 'x' }]));
  });

  it('have no faulty phrase', () => {
    for (const topic of decodeTopics(topics)) assertPhrases([...topic.needs, ...topic.title, ...topic.sure, ...topic.strong, ...topic.plain, ...topic.weak, ...topic.not]);
    for (const list of Object.values(cues)) assertPhrases(list);
    for (const side of Object.values(roles)) for (const list of Object.values(side)) assertPhrases(list);
  });

  it('name each topic once', () => {
    assert.equal(new Set(topics.map(({ id }) => id)).size, topics.length);
    assert.equal(new Set(benchmarks).size, benchmarks.length);
    // JSON has the last of two entries of one name.
    assert.deepEqual(Object.keys(labels), topics.map(({ id }) => id));
  });
});
