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

  const found = (label: string, pattern: string, text: string): boolean => {
    const { taxonomy, problems: none } = readTaxonomy([{ id: label, label, patterns: [pattern] }]);
    assert.deepEqual(none, [], pattern);
    return readFacets('', text, { taxonomy }).topics.some(({ id }) => id === label);
  };

  it('are found wherever a pattern stands, also under a negation and where a built-in topic has a veto', () => {
    assert.ok(found('rag-free', 'retrieval', 'We answer questions without retrieval.'));
    assert.ok(found('code', 'source code', 'We release our source code.'));
  });

  it('cut patterns into words as texts are cut', () => {
    for (const [pattern, text] of [
      ["alzheimer's disease", 'On Alzheimer’s disease.'],
      ['alzheimer’s disease', "On Alzheimer's disease."],
      ['gpt-4.1', 'We ask GPT-4.1 about it.'],
      ['web 2.0', 'The Web 2.0 is old.'],
      ['q&a', 'On Q&A sites.'],
      ['play...go', 'They play the game of go.'],
      ['caf\u00e9', 'In the Cafe\u0301.'],
      ['cafe\u0301', 'In the Caf\u00e9.'],
      ['用RAG方法', '用RAG方法。'],
    ] as const) assert.ok(found('own', pattern, text), pattern);
  });

  it('have bounds for their choices, one by one and together', () => {
    const choices = (count: number): string => '(a|b|c|d) '.repeat(count);
    assert.deepEqual(problems([{ label: 'A', patterns: ['ok', choices(10)] }]), ['pattern-choice']);
    assert.deepEqual(problems([{ label: 'A', patterns: Array.from({ length: 100 }, (_, at) => `${choices(4)}w${at}`) }]), Array.from({ length: 22 }, () => 'patterns-room'));
    assert.deepEqual(problems([{ label: 'A', patterns: Array.from({ length: 101 }, (_, at) => `w${at}`) }]), ['patterns-many']);
    assert.deepEqual(problems(Array.from({ length: 101 }, (_, at) => ({ label: `L${at}`, patterns: ['a'] }))), ['topics-many']);
  });

  it('names what is wrong and leaves it out', () => {
    assert.deepEqual(problems(undefined), []);
    assert.deepEqual(problems('x'), ['topics-shape']);
    assert.deepEqual(problems([1, { label: 'A' }, { label: ' ', patterns: ['a'] }]), ['topic-shape', 'topic-shape', 'topic-label']);
    assert.deepEqual(problems([{ label: 'A', patterns: [] }]), ['topic-patterns']);
    assert.deepEqual(problems([{ label: 'A', patterns: ['ok', '* a', 'a ...', 'a*', '(a+)+$', 'x'.repeat(200), ''] }]), ['pattern-vague', 'pattern-vague', 'pattern-vague', 'pattern-mark', 'pattern-long', 'pattern-empty']);
    assert.deepEqual(problems([{ label: 'A', patterns: ['ok', 'C++', '(a', 'a^b', '(a|)'] }]), ['pattern-mark', 'pattern-mark', 'pattern-mark', 'pattern-choice']);
    assert.deepEqual(problems([{ label: 'A', patterns: ['a'] }, { label: 'a', patterns: ['b'] }]), ['topic-duplicate']);
  });
});
