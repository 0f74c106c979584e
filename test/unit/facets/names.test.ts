import assert from 'node:assert/strict';
import { readDev, readHeldOut } from '../../eval/gold';
import { modelLine } from '../../../src/facets/lines';
import { readFacets } from '../../../src/facets/read';

/** The families read from a name in a sentence about language models. */
function families(name: string): string[] {
  const { models } = readFacets('', `Large language models are strong. We fine-tune ${name} on our data.`);
  return models.map((model) => model.family);
}

const assertFamilies = (name: string, ...expected: string[]): void => assert.deepEqual(families(name), expected, name);

describe('names of models', () => {
  it('reads line, version, variant, size and tuning', () => {
    assertFamilies('Qwen-2.5-7B-Instruct', 'Qwen2.5');
    assertFamilies('Qwen 2.5', 'Qwen2.5');
    assertFamilies('Qwen3-4B/8B', 'Qwen3');
    assertFamilies('Qwen3-235B-A22B-Thinking-2507', 'Qwen3');
    assertFamilies('Qwen-7B', 'Qwen');
    assertFamilies('Qwen2.5-math-7B', 'Qwen2.5-Math');
    assertFamilies('Qwen2.5VL 3B', 'Qwen2.5-VL');
    assertFamilies('Qwen-Coder-2.5', 'Qwen2.5-Coder');
    assertFamilies('Qwen2 Audio', 'Qwen2-Audio');
    assertFamilies('Qwen QwQ-32B-Preview', 'QwQ');
    assertFamilies('QWQ-32B', 'QwQ');
    assertFamilies('LLaMA-3.1-8B', 'Llama 3.1');
    assertFamilies('LLama3-8B', 'Llama 3');
    assertFamilies('meta-llama-3.1-70B-Instruct', 'Llama 3.1');
    assertFamilies('Llama 3.2 11B Vision Instruct', 'Llama 3.2 Vision');
    assertFamilies('Gemma-2-9B-it', 'Gemma 2');
    assertFamilies('Mistral-7B-Instruct-v0.3', 'Mistral');
    assertFamilies('Mixtral-8x7B', 'Mixtral');
    assertFamilies('Phi-4-Reasoning-Plus', 'Phi-4-reasoning');
    assertFamilies('Phi-3-mini', 'Phi-3');
    assertFamilies('OLMo-2-1.48B', 'OLMo 2');
    assertFamilies('SmolLM-2-1.7B', 'SmolLM 2');
    assertFamilies('GLM4-9B', 'GLM-4');
    assertFamilies('Nemotron-Nano-12B-v2', 'Nemotron-Nano-v2');
    assertFamilies('Vicuna-v1.5-13B', 'Vicuna');
    assertFamilies('DeBERTaV3', 'DeBERTa-v3');
    assertFamilies('Mistral Small 3.1 and Mistral Large', 'Mistral Small 3.1', 'Mistral Large');
    assertFamilies('Gemma-3n-E4B-it', 'Gemma 3n');
    assertFamilies('Grok 4 Fast and Grok-2', 'Grok 4 Fast', 'Grok-2');
    assertFamilies('Falcon-Mamba-7B and OpenChat-3.5', 'Falcon Mamba', 'OpenChat 3.5');
    assertFamilies('Phi and protected health information (PHI)', 'Phi');
  });

  it('reads names in typographic marks and among letters of other scripts', () => {
    assertFamilies('Qwen3’s base, GPT‑4, GPT-4’s peers, “GPT-4o” and ‘Claude 3.5 Sonnet’', 'Qwen3', 'GPT-4', 'GPT-4o', 'Claude 3.5 Sonnet');
    assertFamilies('Qwen2.5–7B, DeepSeek‑R1 and GPT-4—a strong model', 'Qwen2.5', 'DeepSeek-R1', 'GPT-4');
    assertFamilies('我们用GPT-4和Qwen3评估', 'GPT-4', 'Qwen3');
  });

  it('reads labelled texts in typographic marks as in ASCII', () => {
    const typeset = (text: string): string => text.replace(/-/g, '\u2011').replace(/'/g, '’').replace(/"/g, '“');
    const read = (title: string, abstract: string): unknown => {
      const { models, topics, primaryTopic, introduces, results } = readFacets(title, abstract);
      return { models, topics, primaryTopic, introduces, results };
    };
    for (const { title, abstract } of [...readDev(), ...readHeldOut('corpus')]) {
      // An address in such marks is another address.
      if (!abstract.includes('://')) assert.deepEqual(read(typeset(title), typeset(abstract)), read(title, abstract), title);
    }
  });

  it('reads the models of OpenAI, Anthropic and Google', () => {
    assertFamilies('GPT-4o-mini', 'GPT-4o mini');
    assertFamilies('GPT-4o mini', 'GPT-4o mini');
    assertFamilies('GPT-4-Turbo', 'GPT-4 Turbo');
    assertFamilies('GPT-3.5-Turbo-0613', 'GPT-3.5');
    assertFamilies('ChatGPT-4o', 'GPT-4o');
    assertFamilies('ChatGPT', 'ChatGPT');
    assertFamilies('gpt-oss-20b', 'GPT-OSS');
    assertFamilies('GPT-2 XL', 'GPT-2');
    assertFamilies('GPT-o3', 'OpenAI o3');
    assertFamilies('OpenAI-o3-mini', 'OpenAI o3-mini');
    assertFamilies('o4-mini-high', 'OpenAI o4-mini');
    assertFamilies('o1-Preview', 'OpenAI o1');
    assertFamilies("OpenAI's o1/o3", 'OpenAI o1', 'OpenAI o3');
    assertFamilies('Claude 3.7 Sonnet', 'Claude 3.7 Sonnet');
    assertFamilies('Claude-3.5-Sonnet-20241022', 'Claude 3.5 Sonnet');
    assertFamilies('Claude Opus-4', 'Claude Opus 4');
    assertFamilies('Claude-4.1-Opus', 'Claude Opus 4.1');
    assertFamilies('Sonnet 3.7', 'Claude 3.7 Sonnet');
    assertFamilies('Gemini-2.5-Pro', 'Gemini 2.5 Pro');
    assertFamilies('Gemini 2.0 flash', 'Gemini 2.0 Flash');
    assertFamilies('Gemini 2.0 Flash Thinking', 'Gemini 2.0 Flash Thinking');
    assertFamilies('claude-opus-4-6 and claude-3-5-sonnet-20241022', 'Claude Opus 4.6', 'Claude 3.5 Sonnet');
    assertFamilies('GPT-4 Vision', 'GPT-4V');
  });

  it('reads DeepSeek and what was distilled from R1', () => {
    assertFamilies('DeepSeek R1', 'DeepSeek-R1');
    assertFamilies("DeepSeek's R1", 'DeepSeek-R1');
    assertFamilies('R1-671B', 'DeepSeek-R1');
    assertFamilies('DeepSeek-V3-0324', 'DeepSeek-V3');
    assertFamilies('DeepSeek-V3.1-671B', 'DeepSeek-V3.1');
    assertFamilies('DeepSeek-R1-Distill-Qwen-7B', 'DeepSeek-R1-Distill-Qwen');
    assertFamilies('R1-Distill-Qwen-32B', 'DeepSeek-R1-Distill-Qwen');
    assertFamilies('DS-Qwen-32B', 'DeepSeek-R1-Distill-Qwen');
    assertFamilies('DS-LLaMA-70B', 'DeepSeek-R1-Distill-Llama');
    assertFamilies('R1-distill-7B', 'DeepSeek-R1-Distill');
    // Which model was distilled into is told by the size, but for 8B.
    assertFamilies('DeepSeek-R1 14B', 'DeepSeek-R1-Distill-Qwen');
    assertFamilies('DeepSeek-R1-70B', 'DeepSeek-R1-Distill-Llama');
    assertFamilies('DeepSeek-R1-8B', 'DeepSeek-R1-Distill');
    assertFamilies('DeepSeek-Reasoner', 'DeepSeek-R1');
    assertFamilies('Deepseek-distill', 'DeepSeek-R1-Distill');
    assertFamilies('DeepSeek-R1-Zero', 'DeepSeek-R1-Zero');
    assertFamilies('DeepSeek-Math-7B', 'DeepSeekMath');
    assertFamilies('DeepSeek-Coder-V2-Lite-Instruct', 'DeepSeek-Coder-V2');
  });

  it('passes over precision, context length and method behind a name', () => {
    assertFamilies('Qwen2.5-3B-Instruct-4bit', 'Qwen2.5');
    assertFamilies('Llama-3.1-405B-Instruct-FP8', 'Llama 3.1');
    assertFamilies('GPT-4-128K', 'GPT-4');
    assertFamilies('Llama3-8k 8B', 'Llama 3');
    assertFamilies('llama3.1:8b and mistral:7b', 'Llama 3.1', 'Mistral');
    assertFamilies('ChatGPT-CoT and BERTimbau-LoRA', 'ChatGPT', 'BERTimbau');
    assertFamilies('GPT-2-style transformers', 'GPT-2');
  });

  it('reads a name behind a dash of prose', () => {
    assertFamilies('three LLMs-Phi-2, Mistral, and Llama-3-8B', 'Phi-2', 'Mistral', 'Llama 3');
    assertFamilies('human-ChatGPT pairs', 'ChatGPT');
  });

  it('reads spellings of BERT and its kin', () => {
    assertFamilies('Roberta-large and Bert', 'RoBERTa', 'BERT');
  });

  it('reads a name that can be nothing else in any text', () => {
    const read = (text: string): string[] => readFacets('', text).models.map(({ family }) => family);
    assert.deepEqual(read('We fine-tune GraphCodeBERT on issues.'), ['GraphCodeBERT']);
    // Beside each other, neither is a telescope.
    assert.deepEqual(read('Scores of Gemini 3 Pro and Claude Opus 4.6 differ.'), ['Gemini 3 Pro', 'Claude Opus 4.6']);
    assert.deepEqual(read('Spectra of Gemini 3 Pro differ.'), []);
  });

  it('reads models that are not out yet', () => {
    assertFamilies('Qwen4-7B', 'Qwen4');
    assertFamilies('Llama 5.1 8B', 'Llama 5.1');
    assertFamilies('Gemma-4-27B', 'Gemma 4');
    assertFamilies('GPT-6', 'GPT-6');
    assertFamilies('DeepSeek-V4', 'DeepSeek-V4');
    assertFamilies('Claude Opus 5', 'Claude Opus 5');
    assertFamilies('Kimi K3', 'Kimi K3');
    assertFamilies('OpenAI o5-mini', 'OpenAI o5-mini');
    assertFamilies('Pangu-R-38B', 'Pangu-R');
    assertFamilies('Zorblax-9B', 'Zorblax');
  });

  it('reads enumerations', () => {
    assertFamilies('Qwen2.5-7B-Instruct, Qwen3-8B, and LLaMA3.2-3B', 'Qwen2.5', 'Qwen3', 'Llama 3.2');
    assertFamilies('DeepSeekV3.2-Exp and DeepseekR1, KimiK2, QwenVL', 'DeepSeek-V3.2', 'DeepSeek-R1', 'Kimi K2', 'Qwen-VL');
    assertFamilies('ChatGPT-5.2, Grok 3 Mini and Gemini 2.5 Flash-Lite', 'GPT-5.2', 'Grok 3 mini', 'Gemini 2.5 Flash-Lite');
    assertFamilies('Llama-Guard-3-8B and GPT-4o+CoT', 'Llama Guard 3', 'GPT-4o');
    assertFamilies('reasoning models such as o1 and R1', 'OpenAI o1', 'DeepSeek-R1');
    assertFamilies('GPT-4-o, GPT-4-o-mini and GPT-4-V', 'GPT-4o', 'GPT-4o mini', 'GPT-4V');
    assertFamilies('MiniCPM-V 2.6 and Nemotron Nano 2', 'MiniCPM-V 2.6', 'Nemotron Nano 2');
    assertFamilies('Mistral-7B/24B and DeepSeek-R1, QwQ-32B', 'Mistral', 'DeepSeek-R1', 'QwQ');
    assertFamilies('LLaMA 2 and 3 models', 'Llama 2', 'Llama 3');
    assertFamilies('Claude 3.5 and 3.7, or Qwen2.5 and 3.', 'Claude 3.5', 'Claude 3.7 Sonnet', 'Qwen2.5', 'Qwen3');
    assertFamilies('LLaMA-7B, LLaMA2-7B', 'Llama', 'Llama 2');
    // A bare name says nothing beside a generation of the same line.
    assertFamilies('Qwen3-8B and other Qwen models', 'Qwen3');
  });

  it('takes no measure behind `and` for a version', () => {
    assertFamilies('4.9% for Llama 3.1 and 2.2% for Gemma 2', 'Llama 3.1', 'Gemma 2');
    assertFamilies('Llama 3 and 4-bit quantization', 'Llama 3');
    assertFamilies('Claude-3.5 and 19.5\\%', 'Claude 3.5');
    assertFamilies('Qwen3 and 5/10 tasks', 'Qwen3');
    assertFamilies('Llama 3 and 4,000 samples', 'Llama 3');
  });

  it('reads names in other spellings', () => {
    assertFamilies('DeepSeek-OCR-2 and DeepSeek-OCR', 'DeepSeek-OCR 2', 'DeepSeek-OCR');
    assertFamilies('phi-4 and PHI3 on PHI and $\\phi_1$', 'Phi-4', 'Phi-3');
    assertFamilies('Intern-VL2 and InternVL3', 'InternVL2', 'InternVL3');
    assertFamilies('Mistral AI Small 3 24B', 'Mistral Small 3');
    assertFamilies('\\textbf{Qwen2.5}-7B and \\textsc{Llama}-3-8B', 'Qwen2.5', 'Llama 3');
  });

  it('reads the sizes that are listed behind a name', () => {
    const assertSizes = (name: string, ...expected: string[]): void => {
      const { models } = readFacets('', `Large language models are strong. We fine-tune ${name} on our data.`);
      assert.deepEqual(models.flatMap(({ sizes }) => sizes), expected, name);
    };
    assertSizes('GPT-2 (124M) and Qwen3 (4B, 8B)', '124M', '4B', '8B');
    assertSizes('Qwen3~(1.7B/4B) and Llama 3 (8B parameters)', '1.7B', '4B', '8B');
    assertSizes('Llama-3.2- 3B', '3B');
    assertSizes('Qwen-2.5 7B, 14B, and 32B', '7B', '14B', '32B');
    assertSizes('\\textbf{Qwen2.5}-7B and Mistral AI Small 3 24B', '7B', '24B');
    assertSizes('Qwen3-4B, 8B tokens and Llama 3 (8B tokens)', '4B');
  });

  it('keeps the sizes as written', () => {
    const { models } = readFacets('', 'We fine-tune language models: Qwen3-0.6B, Qwen3-4B/8B and Mixtral-8x7B.');
    assert.deepEqual(models.map(({ family, sizes }) => [family, sizes]), [['Qwen3', ['0.6B', '4B', '8B']], ['Mixtral', ['8x7B']]]);
  });

  it('groups families by line', () => {
    const assertLine = (family: string, line: string): void => assert.equal(modelLine(family), line, family);
    assertLine('Qwen2.5-Math', 'Qwen');
    assertLine('QwQ', 'Qwen');
    assertLine('DeepSeek-R1-Distill-Qwen', 'DeepSeek');
    assertLine('DeepSeekMath', 'DeepSeek');
    assertLine('OpenAI o1', 'OpenAI');
    assertLine('GPT-4o mini', 'OpenAI');
    assertLine('ChatGPT', 'OpenAI');
    assertLine('GPT-OSS', 'OpenAI');
    assertLine('Claude Opus 4', 'Claude');
    assertLine('Llama 3.1', 'Llama');
    assertLine('Code Llama', 'Llama');
    assertLine('MedGemma', 'Gemma');
    assertLine('RoBERTa', 'BERT');
    assertLine('T5', 'BERT');
    assertLine('Yi-Coder', 'Yi');
    assertLine('SaulLM', 'SaulLM');
    assertLine('Pangu-R', 'Pangu');
    assertLine('Zorblax', 'Zorblax');
  });
});

describe('what is no model', () => {
  const assertNone = (text: string): void => assert.deepEqual(readFacets('', text).models.map(({ family }) => family), [], text);

  it('knows methods, tools, datasets and benchmarks', () => {
    assertNone('We evaluate language models on MATH-500, AIME 2024 and MMLU-Pro.');
    assertNone('Schemes like LLaMA-Berry and LLaMA-Factory for language models.');
    assertNone('We measure BERT-score and BERTScore of language models.');
    assertNone('TAPO-easy-60K and TAPO-hard-18K train language models.');
    assertNone('The AM-DeepSeek-R1-Distilled-1.4M dataset for language models.');
    assertNone('The language model reads o1-style and R1-style traces.');
    assertNone('Language models are tuned on Alpaca and LLaMA-Eval.');
  });

  it('knows the words of other fields', () => {
    assertNone('The llama and the alpaca are camelids of the Andes; Llama antibodies bind well.');
    assertNone('Spectra were taken with Gemini North and the Gemini 8 m telescope.');
    assertNone('Claude Monet and Claude Shannon never met.');
    assertNone('The angle Phi = 3 and the potential Phi 4 are computed.');
    assertNone('The mistral is a cold wind; the falcon nests on granite.');
    assertNone('On Titan, ozone O3 and O1 lines were observed at R1 = 5.');
    assertNone('Yi Chen and Yi Wang proved the lemma.');
  });

  it('tells a model of the paper from its base', () => {
    const read = readFacets('', 'We study language models. Our new model, named GF-Reasoner, is built on Qwen2.5-VL-7B. We release Preferred-MedLLM-Qwen-72B.');
    assert.deepEqual(read.models.map(({ family, role }) => [family, role]), [['Qwen2.5-VL', 'base']]);
    assert.equal(read.introduces[0]?.name, 'GF-Reasoner');
  });

  it('leaves links alone', () => {
    assertNone('Language models are at https://huggingface.co/Qwen/Qwen2.5-7B and https://github.com/x/GPT-4-tools.');
  });
});
