import assert from 'node:assert/strict';
import fc from 'fast-check';
import linearData from '../../../src/facets/data/linear.json';
import rolesData from '../../../src/facets/data/roleWeights.json';
import { eachGram, GRAM_PLACES, GramTable } from '../../../src/facets/grams';
import { decodeLinear, Linear } from '../../../src/facets/linear';
import { readFacets } from '../../../src/facets/read';
import { decodeRoleWeights } from '../../../src/facets/roleWeights';
import { TAXONOMY } from '../../../src/facets/taxonomy';
import { readField } from '../../../src/facets/words';
import { readZones } from '../../../src/facets/zones';
import { fitLogistic, marginOf, type Row } from '../../eval/logistic';

const WORDS = ['reward', 'rewards', 'models', 'we', 'propose', 'a', 'benchmark', '. ', 'In this paper', 'trained'];

describe('runs of words', () => {
  it('are found where they are counted', () => {
    const grams = ['reward', 'reward model', 'we propose a', 'propose', 'a benchmark', 'constructor'];
    const table = new GramTable(grams);
    const texts = fc.array(fc.constantFrom(...WORDS), { maxLength: 30 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(texts, texts, (title, abstract) => {
        const zones = readZones(readField('title', title), readField('abstract', abstract));
        const counted = new Set<number>();
        eachGram(zones, (gram, place) => {
          if (grams.includes(gram)) counted.add(grams.indexOf(gram) * GRAM_PLACES.length + place);
        });
        const found: number[] = [];
        table.visit(zones, (feature) => found.push(feature));
        assert.deepEqual(found.sort((a, b) => a - b), [...counted].sort((a, b) => a - b));
      }),
    );
  });
});

describe('logistic regression', () => {
  const row = (...at: number[]): Row => ({ at, values: at.map(() => 1) });
  it('finds what tells the answers apart, and nothing else', () => {
    const rows = Array.from({ length: 40 }, (_, i) => row(...[i % 2 === 0 ? 0 : 1, ...(i % 3 === 0 ? [2] : [])]));
    const fit = fitLogistic(rows, 3, rows.map((_, i) => (i % 2 === 0 ? 1 : 0)), rows.map(() => 1), { lasso: () => 1, ridge: () => 1 });
    assert.ok((fit.weights[0] ?? 0) > 0 && (fit.weights[1] ?? 0) < 0);
    assert.equal(fit.weights[2], 0);
    assert.ok(marginOf(fit, row(0)) > 0 && marginOf(fit, row(1)) < 0);
  });

  it('leaves out rows that do not count', () => {
    const rows = [row(0), row(0), row(1), row(1)];
    const fit = fitLogistic(rows, 2, [1, 1, 0, 1], [1, 1, 1, 0], { lasso: () => 0, ridge: () => 0.5 });
    assert.ok((fit.weights[1] ?? 0) < 0);
  });
});

describe('what labels taught', () => {
  it('fits the topics, and is small', () => {
    const { topics, given, shelf } = decodeLinear(linearData);
    decodeRoleWeights(rolesData);
    assert.deepEqual(topics, TAXONOMY.topics.map(({ id }) => id));
    assert.ok([...given.signals, ...shelf.signals].every(({ length }) => length === topics.length * 3 + 2));
    assert.ok(JSON.stringify(linearData).length + JSON.stringify(rolesData).length < 200_000);
  });

  it('gives no topic without words to show for it', () => {
    const data = decodeLinear(linearData);
    const linear = new Linear({ ...data, given: { ...data.given, bias: data.topics.map(() => 1000) } });
    const { topics } = readFacets('Weaving', 'Baskets of willow are woven.', { linear });
    assert.deepEqual(topics, []);
  });
});
