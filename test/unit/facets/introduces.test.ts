import assert from 'node:assert/strict';
import { readFacets } from '../../../src/facets/read';

const introduced = (abstract: string, title = ''): string[] => readFacets(title, `Language models are studied. ${abstract}`).introduces.map(({ name }) => name);

describe('models that a paper introduces', () => {
  it('are what it describes as a model', () => {
    assert.deepEqual(introduced('We introduce Teuken-7B, a model for Europe.'), ['Teuken']);
    assert.deepEqual(introduced('We present Apriel, a small, open language model designed for chat.'), ['Apriel']);
    assert.deepEqual(introduced('We release GenX (Generator X), a family of open multimodal LLMs.'), ['GenX']);
    assert.deepEqual(introduced('In this work we propose \\textbf{ReasonRank}, the first reranker that reasons.'), ['ReasonRank']);
    assert.deepEqual(introduced('We train a compact language model called Gyan on books.'), ['Gyan']);
    assert.deepEqual(introduced('Our resulting model, LegalX, leads. '), ['LegalX']);
    assert.deepEqual(introduced('This is the paper of our previous released Sky-T9-32B-Preview model.'), ['Sky-T9']);
  });

  it('are found by descriptions of several adjectives, by families and by a name in capitals', () => {
    assert.deepEqual(introduced('We introduce FaithLook, a cheap and effective detection model.'), ['FaithLook']);
    assert.deepEqual(introduced('We present INS-S9, an insurance-specific LLM family trained at length.'), ['INS-S9']);
    assert.deepEqual(introduced('We present TinyThinker, a family of LLMs natively designed for phones.'), ['TinyThinker']);
    assert.deepEqual(introduced('Our VIST-GPT model narrates.'), ['VIST-GPT']);
    assert.deepEqual(introduced('Our Self-Taught model narrates.'), []);
    assert.deepEqual(introduced('We present Foo-VL-235B-A22B, a model that sees.'), ['Foo-VL']);
    assert.deepEqual(introduced('We present CyberMate 2.0, a family of small language models.'), ['CyberMate 2.0']);
    assert.deepEqual(introduced('We present AssistMe in 2 models.'), []);
  });

  it('may begin with a small letter and be written in any alphabet of Latin letters', () => {
    assert.deepEqual(introduced('We introduce mCLM, a modular chemical language model.'), ['mCLM']);
    assert.deepEqual(introduced('We introduce propella-1, a family of small LLMs.'), ['propella-1']);
    assert.deepEqual(introduced('We introduce Qomhrá, a bilingual language model.'), ['Qomhrá']);
    assert.deepEqual(introduced('We introduce several sub-8b models, a model for each.'), []);
    assert.deepEqual(introduced('We introduce v3, a language model.'), []);
  });

  it('are described by how they were made, and by compounds', () => {
    assert.deepEqual(introduced('We propose POWatch, an optimized LLM for reports.'), ['POWatch']);
    assert.deepEqual(introduced('We introduce HearOwl, an audio-LLM that listens.'), ['HearOwl']);
    assert.deepEqual(introduced('We propose PlanIt, a framework built on a language model.'), []);
  });

  it('go by the spelling that their family is listed under', () => {
    const { models } = readFacets('Olmo 3 Technical Report', 'We introduce Olmo 3, a family of open language models. This technical report describes Olmo 3.');
    assert.deepEqual(models.map(({ family }) => family), ['OLMo 3']);
  });

  it('keep every word of their names', () => {
    assert.deepEqual(introduced('We introduce Skywork R1V, a multimodal reasoning model. Skywork R1V is small.'), ['Skywork R1V']);
    assert.deepEqual(introduced('We present Nemotron ColEmbed V2, a family of models that retrieve.'), ['Nemotron ColEmbed V2']);
    assert.deepEqual(introduced('We present Gemma 2 MITRA-MT, a model that translates.'), ['Gemma 2 MITRA-MT']);
    assert.deepEqual(introduced('We present StepTry-Prover Preview, a model that proves.'), ['StepTry-Prover']);
    assert.deepEqual(introduced('We train the LLM LegalX-7B, a model for Europe.'), ['LegalX']);
    const { models } = readFacets('', 'We introduce Gemini Embedding, an embedding model that is initialized from Gemini, a language model.');
    assert.deepEqual(models.map(({ family }) => family), ['Gemini']);
  });

  it('are no methods, benchmarks or systems, though these are described by models too', () => {
    assert.deepEqual(introduced('We introduce AdaPruner, a structured pruning framework for language models.'), []);
    assert.deepEqual(introduced('We present ParBench, a benchmark that evaluates large language models.'), []);
    assert.deepEqual(introduced('We propose IDEA, an LLM-based agent that plans.'), []);
    assert.deepEqual(introduced('We propose a compression method for LLMs, named SoLA, which is fast.'), []);
    assert.deepEqual(introduced('We train open-source models. Notably, results improve.'), []);
    assert.deepEqual(introduced('We release the annotated WildPairs-50M dataset.'), []);
    assert.deepEqual(introduced('We train them by Supervised Fine-Tuning models. Our RL-enhanced model leads.'), []);
  });

  it('are named by a title that describes them, where the abstract speaks of them', () => {
    assert.deepEqual(introduced('LittleLearner is small.', 'LittleLearner: A Language Model for Schools'), ['LittleLearner']);
    assert.deepEqual(introduced('Nothing is named.', 'LittleLearner: A Language Model for Schools'), []);
    assert.deepEqual(introduced('LittleBench is hard.', 'LittleBench: Testing a Language Model at School'), []);
  });
});
