import assert from 'node:assert/strict';
import fc from 'fast-check';
import linearData from '../../../src/facets/data/linear.json';
import rolesData from '../../../src/facets/data/roleNet.json';
import topicsData from '../../../src/facets/data/topicNet.json';
import wordsData from '../../../src/facets/data/words.json';
import { eachGram, GRAM_PLACES, GramTable } from '../../../src/facets/grams';
import { decodeLinear, Linear } from '../../../src/facets/linear';
import { packNumbers, unpacked } from '../../../src/facets/packed';
import { readFacets } from '../../../src/facets/read';
import { decodeRoleNet, MARKERS, RoleNet, roleSignals, SEGMENTS, ZONES } from '../../../src/facets/roleNet';
import { WINDOW } from '../../../src/facets/roleWindow';
import { packTexts, unpackTexts } from '../../../src/facets/sorted';
import { TAXONOMY } from '../../../src/facets/taxonomy';
import { decodeTopicNet, SECTIONS, TopicNet } from '../../../src/facets/topicNet';
import { decodeWords, DIMENSIONS, learnedWords, PARTS, unpackWords, WordVectors } from '../../../src/facets/vectors';
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

describe('packed numbers', () => {
  it('come back as near as their levels are', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1000, max: 1000, noNaN: true }), { minLength: 1, maxLength: 50 }), (numbers) => {
        const packed = packNumbers(numbers);
        const most = Math.max(...numbers.map(Math.abs));
        assert.equal(packed.levels.length, numbers.length);
        assert.equal(JSON.stringify(packed.levels).length, numbers.length + 2, 'JSON escapes nothing');
        unpacked(packed).forEach((number, at) => { assert.ok(Math.abs(number - (numbers[at] ?? 0)) <= 0.012 * most + 1e-9); });
      }),
    );
  });
});

describe('packed texts', () => {
  const texts = fc.array(fc.oneof(fc.string(), fc.constantFrom('reward', 'rewarded', 'reward model', 'we', '', 'über', 'a'.repeat(40), 'a'.repeat(39))).map((text) => text.replace(/[A-Z]/g, '')));

  it('come back as they were, sorted or not', () => {
    fc.assert(fc.property(texts, (list) => { assert.deepEqual(unpackTexts(packTexts(list)), list); }));
  });

  it('say what cannot be packed', () => {
    assert.throws(() => packTexts(['a', 'Bert']), /capital letter: Bert/);
  });
});

describe('what labels taught', () => {
  it('fits the topics and the words', () => {
    const linear = decodeLinear(linearData);
    const topics = decodeTopicNet(topicsData);
    const roles = decodeRoleNet(rolesData);
    const words = decodeWords(wordsData);
    assert.deepEqual(linear.topics, TAXONOMY.topics.map(({ id }) => id));
    assert.deepEqual(topics.topics, linear.topics);
    assert.ok(linear.signals.every(({ levels }) => levels.length === linear.topics.length * 3 + 2));
    const count = unpackTexts(words.words).length;
    assert.equal(new Set(unpackTexts(words.words)).size, count);
    assert.deepEqual([words.codes.length, words.weights.levels.length, words.books.length], [count * PARTS, count, PARTS]);
    assert.deepEqual([topics.hidden.outputs % 4, roles.filters.outputs % 4], [0, 0], 'what words add is summed by fours');
    assert.equal(topics.hidden.inputs, SECTIONS * DIMENSIONS + topics.straight.inputs);
    assert.equal(topics.outputs.outputs, 2 * linear.topics.length + 1);
    assert.equal(roles.filters.inputs, 3 * DIMENSIONS);
    assert.equal(roles.places.levels.length, WINDOW * roles.filters.outputs);
    assert.equal(roles.markers.levels.length, MARKERS * DIMENSIONS);
    assert.equal(roles.hidden.inputs, SEGMENTS.length * roles.filters.outputs + ZONES.length + roles.straight.inputs + topics.hidden.outputs);
    for (const { inputs, outputs, levels, scales, bias } of [topics.hidden, topics.outputs, topics.straight, roles.filters, roles.hidden, roles.outputs, roles.straight]) {
      assert.deepEqual([levels.length, scales.length, bias.length], [inputs * outputs, inputs, outputs]);
    }
  });

  it('is small', () => {
    const all = [linearData, topicsData, rolesData, wordsData].map((data) => JSON.stringify(data).length);
    assert.ok(all.reduce((sum, length) => sum + length, 0) < 200_000, String(all));
  });

  it('gives no topic without words to show for it', () => {
    const data = decodeTopicNet(topicsData);
    const net = new TopicNet({ ...data, outputs: { ...data.outputs, bias: data.outputs.bias.map(() => 1000) } });
    const { topics } = readFacets('Xqzzt', 'Vrrbk wqxxz.', { net });
    assert.deepEqual(topics, []);
  });

  it('shows the words that a topic was read from where neither phrases nor runs of words say it', () => {
    const linear = new Linear({ ...decodeLinear(linearData), grams: packTexts(['zzzz']), uses: ' ', weights: { scale: 1, levels: '' } });
    const data = decodeTopicNet(topicsData);
    const net = new TopicNet({ ...data, outputs: { ...data.outputs, bias: data.outputs.bias.map((bias, at) => (data.topics[at] === 'medical' ? 1000 : bias)) } });
    const [title, abstract] = ['Patients wait', 'The hospital saw patients with disease, and we report the outcome of the diagnosis.'];
    const medical = readFacets(title, abstract, { linear, net }).topics.find(({ id }) => id === 'medical');
    assert.ok(medical);
    const said = medical.spans.map(({ field, start, end }) => (field === 'title' ? title : abstract).slice(start, end));
    assert.ok(said.some((word) => /^(?:patients|hospital|disease|diagnosis)$/i.test(word)), said.join());
  });
});

describe('vectors of words', () => {
  const vectors = learnedWords();
  const list = unpackTexts(wordsData.words);
  const near = (a: string, b: string): number => {
    const [x, y] = [list.indexOf(a), list.indexOf(b)].map((number) => vectors.table.subarray(number * DIMENSIONS, (number + 1) * DIMENSIONS)) as [Float32Array, Float32Array];
    const dot = (one: Float32Array, other: Float32Array): number => one.reduce((sum, value, at) => sum + value * (other[at] as number), 0);
    return dot(x, y) / Math.sqrt(dot(x, x) * dot(y, y));
  };

  it('lie near each other where words stand among the same words', () => {
    assert.ok(near('outperform', 'surpass') > near('outperform', 'patient') + 0.3);
    assert.ok(near('clinical', 'medical') > near('clinical', 'jailbreak') + 0.3);
  });

  it('are found by the stem, whatever the word is numbered', () => {
    const [word] = readField('title', 'Patients').words;
    assert.ok(word);
    assert.equal(vectors.numberOf(word), list.indexOf('patient'));
    assert.equal(vectors.numberOf({ ...word, number: -1 }), list.indexOf('patient'));
    assert.equal(new WordVectors(unpackWords(decodeWords(wordsData))).numberOf({ ...word, number: -1, stem: 'constructor' }), -1);
  });
});

describe('what the network says of a role', () => {
  const signals = roleSignals({
    reading: { role: 'base' }, languageModels: true, studies: false, method: true, survey: false, mentions: 1, families: 1, inTitle: false,
    margins: linearData.topics.map(() => -3),
  });
  const units = new Float64Array(topicsData.hidden.outputs);

  it('is as many numbers as it has weights for', () => {
    const roles = decodeRoleNet(rolesData);
    assert.equal(signals.length, roles.straight.inputs);
  });

  it('leaves the rules their word where the name leaves no doubt, or nothing stands around it', () => {
    const net = new RoleNet(decodeRoleNet(rolesData));
    assert.deepEqual(net.decide({ role: 'teacher', sure: true }, [], signals, units), { role: 'teacher', sure: true });
    assert.deepEqual(net.decide({ role: 'base' }, [], signals, units), { role: 'base' });
  });
});
