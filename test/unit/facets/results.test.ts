import assert from 'node:assert/strict';
import { readFacets } from '../../../src/facets/read';

type Row = [benchmark: string, value: number, unit: string, kind: string, subject?: string];

function assertResults(abstract: string, ...expected: Row[]): void {
  const rows = readFacets('', `Language models reason. ${abstract}`).results.map(({ benchmark, value, unit, kind, subject }) =>
    subject === undefined ? [benchmark, value, unit, kind] : [benchmark, value, unit, kind, subject],
  );
  assert.deepEqual(rows, expected, abstract);
}

describe('results', () => {
  it('ties values to benchmarks', () => {
    assertResults('We present Gazal-R1, a language model. Gazal-R1 scores 87.1% on MedQA, 81.6% on MMLU Pro (Medical), and 79.6% on PubMedQA.',
      ['MedQA', 87.1, '%', 'score', 'Gazal-R1'], ['MMLU Pro (Medical)', 81.6, '%', 'score', 'Gazal-R1'], ['PubMedQA', 79.6, '%', 'score', 'Gazal-R1']);
    assertResults('With o3-mini-high, it reaches GSM8K (98.1%), AIME\'24 (94.4%) and LiveCodeBench-V5 (91.6\\%).',
      ['GSM8K', 98.1, '%', 'score', 'OpenAI o3-mini'], ["AIME'24", 94.4, '%', 'score', 'OpenAI o3-mini'], ['LiveCodeBench-V5', 91.6, '%', 'score', 'OpenAI o3-mini']);
    assertResults('It reaches 87.1% on AIME’25 and 90% on “MedQA”.', ["AIME'25", 87.1, '%', 'score'], ['MedQA', 90, '%', 'score']);
    assertResults('With DeepSeek-R1, it achieves 82.23% accuracy on the AIME datasets.', ['AIME', 82.23, '%', 'score', 'DeepSeek-R1']);
  });

  it('tells gains from scores', () => {
    assertResults("We gain on Qwen3-32B (+11.04 on AIME'25 and +7.71 on AIME'24).", ["AIME'25", 11.04, '', 'gain', 'Qwen3-32B'], ["AIME'24", 7.71, '', 'gain', 'Qwen3-32B']);
    assertResults('We see absolute gains of 16.0% on MATH-500, 26.9% on AMC 2023, and 20.0% on AIME 2024.',
      ['MATH-500', 16, '%', 'gain'], ['AMC 2023', 26.9, '%', 'gain'], ['AIME 2024', 20, '%', 'gain']);
    assertResults('It degrades (-11.8% on GSM8K).', ['GSM8K', -11.8, '%', 'gain']);
  });

  it('reads comparisons', () => {
    assertResults('We release MobileLLM-R1-950M. MobileLLM-R1-950M achieves an AIME score of 15.5, compared to just 0.6 for OLMo-2-1.48B and 0.3 for SmolLM-2-1.7B.',
      ['AIME', 15.5, '', 'score', 'MobileLLM-R1-950M'], ['AIME', 0.6, '', 'score', 'OLMo 2 1.48B'], ['AIME', 0.3, '', 'score', 'SmolLM 2 1.7B']);
    assertResults("The model's accuracy on MATH500 increases from 83.2% to 89.4%.", ['MATH500', 89.4, '%', 'score']);
  });

  it('leaves out what belongs to no benchmark', () => {
    assertResults('It uses 30% fewer tokens and reaches 59 percent overall.');
    assertResults('A reduction ratio of 65\\% for the reasoning length on GSM8K benchmark.');
    assertResults('We test 27 models on MATH with 12 GPUs.');
  });
});
