import assert from 'node:assert/strict';
import { readFacets } from '../../../src/facets/read';

const BACKGROUND = 'Large language models reason well. We propose a new training method for reasoning. ';

/** Sentence, family, its role, and the words that gave it. */
const CASES: readonly [string, string, string, string?][] = [
  ['We fine-tune Qwen2.5-32B on our traces.', 'Qwen2.5', 'base', 'fine-tune'],
  ['Our model is built on Qwen3-8B.', 'Qwen3', 'base', 'built on'],
  ['Experiments on Llama-3.1-8B show large gains.', 'Llama 3.1', 'base'],
  ['It outperforms the recent QwQ-32B-Preview model.', 'QwQ', 'baseline', 'outperforms'],
  ['Its scores are comparable to GPT-4o.', 'GPT-4o', 'baseline', 'comparable to'],
  ['It surpasses larger models such as DeepSeek-R1 and Claude-3.7-Sonnet.', 'Claude 3.7 Sonnet', 'baseline'],
  ['It achieves a score of 15.5, compared to just 0.6 for OLMo-2-1.48B.', 'OLMo 2', 'baseline', 'compared to'],
  ['The traces are generated using o3-mini.', 'OpenAI o3-mini', 'teacher', 'generated using'],
  ['We distill reasoning traces from DeepSeek-R1-671B.', 'DeepSeek-R1', 'teacher'],
  ['We use GPT-4 as a judge.', 'GPT-4', 'teacher'],
  ['We fine-tune it on GPT-4o-generated rationales.', 'GPT-4o', 'teacher', 'generated'],
  ['It outperforms prior methods on Qwen2.5-7B.', 'Qwen2.5', 'base'],
  ['Our loss reaches 44.0 with Qwen2.5-3B, surpassing all open baselines.', 'Qwen2.5', 'base'],
];

describe('roles of models', () => {
  for (const [sentence, family, role, because] of CASES) {
    it(sentence, () => {
      const text = BACKGROUND + sentence;
      const model = readFacets('', text).models.find((one) => one.family === family);
      assert.equal(model?.role, role);
      if (because !== undefined) assert.equal(text.slice(model?.because?.start, model?.because?.end), because);
    });
  }

  it('takes what stands before the authors speak for background', () => {
    const { models } = readFacets('', 'Large reasoning models such as OpenAI o1 and DeepSeek-R1 excel. In this paper, we fine-tune Qwen3-8B to reason briefly.');
    assert.deepEqual(models.map(({ family, role }) => [family, role]), [['OpenAI o1', 'mentioned'], ['DeepSeek-R1', 'mentioned'], ['Qwen3', 'base']]);
  });

  it('takes the models of an evaluation for evaluated', () => {
    const { models } = readFacets('How good are language models at chess?', 'We present a systematic evaluation of language models. We evaluate GPT-4 and Qwen2.5-72B on a new benchmark. We find that GPT-4 fails often.');
    assert.deepEqual(models.map(({ role }) => role), ['evaluated', 'evaluated']);
  });

  it('takes the strongest of several roles', () => {
    const { models } = readFacets('', `${BACKGROUND}We train on Qwen2.5-VL-7B. It surpasses the much larger Qwen2.5-VL-72B.`);
    assert.deepEqual(models.map(({ family, role, sizes }) => [family, role, sizes]), [['Qwen2.5-VL', 'base', ['7B', '72B']]]);
  });
});
