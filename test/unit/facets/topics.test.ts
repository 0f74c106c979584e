import assert from 'node:assert/strict';
import { prepareFacets, readFacets } from '../../../src/facets/read';
import { readTaxonomy, TAXONOMY } from '../../../src/facets/taxonomy';

const assertShelf = (title: string, abstract: string, primary: string | undefined, ...topics: string[]): void => {
  const facets = readFacets(title, abstract);
  assert.equal(facets.primaryTopic, primary, title);
  for (const id of topics) assert.ok(facets.topics.some((topic) => topic.id === id), `${title}: ${id}`);
};

describe('topics', () => {
  it('shelves by domain before method', () => {
    assertShelf('Reinforcement Learning for Clinical Reasoning', 'We train a medical language model with GRPO on clinical question answering.', 'medical', 'reinforcement-learning');
    assertShelf('FinBench: a Benchmark for Bankers', 'We introduce a benchmark of financial reasoning for language models.', 'benchmarks', 'finance');
    assertShelf('A Survey of Efficient Reasoning', 'In this survey, we review methods against overthinking in language models: shorter chains of thought, token budgets and early exit.', 'surveys', 'efficient-reasoning');
  });

  it('gives other fields no shelf', () => {
    assertShelf('Diffusion Models for Image Synthesis', 'We present a sampler for image generation that needs few steps and yields sharp pictures.', undefined);
    assertShelf('The Galaxy Luminosity Function', 'We measure the luminosity function of galaxies from a sky survey at redshift 3.', undefined);
  });

  it('takes what the title names, for papers about language models', () => {
    assertShelf('Deceptive Behavior of Chat Models', 'Large language models are in wide use. The text goes on about other things.', 'safety');
    assertShelf('CookBench: Recipes for Language Models', 'Language models write recipes. We look at them.', 'benchmarks');
  });

  it('asks for language beside images', () => {
    assertShelf('Video Object Insertion', 'We propose video and image transformers for visual perception of scenes in videos.', undefined);
  });

  it('heeds negation', () => {
    assert.ok(!readFacets('', 'We improve models without reinforcement learning and without supervised fine-tuning.').topics.some(({ id }) => id === 'reinforcement-learning'));
  });

  it('says where each topic was read', () => {
    const abstract = 'Language models overthink. We propose length control that shortens long reasoning chains of thought.';
    const topic = readFacets('', abstract).topics.find(({ id }) => id === 'efficient-reasoning');
    assert.ok(topic && topic.spans.map(({ start, end }) => abstract.slice(start, end)).includes('length control'));
  });
});

describe('a user\'s topics', () => {
  const problems = (setting: unknown): string[] => readTaxonomy(setting).problems.map(({ code }) => code);

  it('adds topics and patterns', () => {
    const { taxonomy, problems: none } = readTaxonomy([{ label: 'Chess', patterns: ['chess', 'board gam*', 'play ... go'] }, { label: 'Safety', patterns: ['air bags'] }]);
    assert.deepEqual(none, []);
    assert.equal(taxonomy.topics.length, TAXONOMY.topics.length + 1);
    assert.deepEqual(taxonomy.topics.filter(({ own }) => own).map(({ id, label }) => [id, label]), [['chess', 'Chess']]);
    const read = (text: string): string[] => readFacets('', text, { taxonomy }).topics.map(({ id }) => id);
    assert.deepEqual(read('Engines that play the game of go.'), ['chess']);
    assert.deepEqual(read('On board-games of old.'), ['chess']);
    assert.deepEqual(read('Nothing of that.'), []);
    assert.deepEqual(readFacets('Air bags', 'Air bags in cars.', { taxonomy }).topics.map(({ id }) => id), ['safety']);
  });

  it('are read the same when they were made ready in steps', () => {
    const { taxonomy } = readTaxonomy([{ label: 'Chess', patterns: ['chess', 'play ... go'] }]);
    const steps = [...prepareFacets(taxonomy)];
    assert.ok(steps.length > 10);
    const text = 'Language models play the game of go, and we propose length control.';
    const fresh = readTaxonomy([{ label: 'Chess', patterns: ['chess', 'play ... go'] }]).taxonomy;
    assert.deepEqual(readFacets('', text, { taxonomy }), readFacets('', text, { taxonomy: fresh }));
    assert.ok(readFacets('', text, { taxonomy }).topics.some(({ id }) => id === 'chess'));
  });

  it('names what is wrong and leaves it out', () => {
    assert.deepEqual(problems(undefined), []);
    assert.deepEqual(problems('x'), ['topics-shape']);
    assert.deepEqual(problems([1, { label: 'A' }, { label: ' ', patterns: ['a'] }]), ['topic-shape', 'topic-shape', 'topic-label']);
    assert.deepEqual(problems([{ label: 'A', patterns: [] }]), ['topic-patterns']);
    assert.deepEqual(problems([{ label: 'A', patterns: ['ok', '* a', 'a ...', 'a*', '(a+)+$', 'x'.repeat(200), ''] }]), ['pattern-vague', 'pattern-vague', 'pattern-vague', 'pattern-choice', 'pattern-long', 'pattern-empty']);
    assert.deepEqual(problems([{ label: 'A', patterns: ['a'] }, { label: 'a', patterns: ['b'] }]), ['topic-duplicate']);
  });
});
