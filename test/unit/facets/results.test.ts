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

  it('reads what a value was reached with, between it and the benchmark', () => {
    assertResults('The method improves compliance (e.g., +5.60% with AutoGen on MedQA).', ['MedQA', 5.6, '%', 'gain']);
    assertResults('It scores 63.9% with Gemini 3.1 Pro on GSM8K.', ['GSM8K', 63.9, '%', 'score', 'Gemini 3.1 Pro']);
    assertResults('We see gains of 11.8% for Llama3-8B and 10.3% for GPT-4o on MedQA.', ['MedQA', 10.3, '%', 'gain', 'GPT-4o']);
    assertResults('It achieves 81.5% at pass@256 on AIME.', ['AIME', 81.5, '%', 'score']);
    assertResults('It achieves 30 points better accuracy compared to using GPT-4o on GSM8K.', ['GSM8K', 30, 'points', 'gain']);
    assertResults('It solves 20% with many samples drawn on GSM8K.');
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

  it('reads values in LaTeX and Markdown, with a metric, before and behind a name', () => {
    assertResults(String.raw`It achieves $82.23\%$ accuracy on the AIME datasets.`, ['AIME', 82.23, '%', 'score']);
    assertResults(String.raw`It has \textbf{46.9\%} on MedQA, **47%** on GPQA, and 62.4% pass@1 on MBPP.`, ['MedQA', 46.9, '%', 'score'], ['GPQA', 47, '%', 'score'], ['MBPP', 62.4, '%', 'score']);
    assertResults('On GSM8K, our model reaches 88.2%.', ['GSM8K', 88.2, '%', 'score']);
    assertResults('GSM8K accuracy improves from 40% to 60%.', ['GSM8K', 60, '%', 'score']);
    assertResults('It improves GSM8K by 5 points.', ['GSM8K', 5, 'points', 'gain']);
    assertResults('It achieves 79.8% MATH.', ['MATH', 79.8, '%', 'score']);
    assertResults('It uses 20% MATH data.');
    assertResults('It achieves 56.7% (+40.0%) on AIME 2024.', ['AIME 2024', 56.7, '%', 'score'], ['AIME 2024', 40, '%', 'gain']);
    assertResults('It achieves a 38.1% success rate (pass@5) on WebArena.', ['WebArena', 38.1, '%', 'score']);
  });

  it('pairs lists of equal length, and leaves out what is said of several', () => {
    assertResults('It reaches 62.4% and 66.0% on GSM8K and MATH.', ['GSM8K', 62.4, '%', 'score'], ['MATH', 66, '%', 'score']);
    assertResults('It achieves rates of 63.6%, 95.0%, and 66.7%, on GPQA, AMC23, and AIME24, respectively.', ['GPQA', 63.6, '%', 'score'], ['AMC23', 95, '%', 'score'], ['AIME24', 66.7, '%', 'score']);
    assertResults("It reaches 65.9% average accuracy on AIME'24, AIME'25, and MATH.");
    assertResults('It reaches 62.4% and 66.0% on GSM8K and FooSet. It reaches 66.0% on AIME 2024/2025.');
  });

  it('takes no part of a name, no range and no parameter for a value', () => {
    assertResults('We run experiments with Llama-3.2 model on GSM8K.');
    assertResults('Ours outperforms GPT-4.1 on RewardBench-2 by 25.7%.', ['RewardBench-2', 25.7, '%', 'gain']);
    assertResults('We see gains of 4.40%-7.20% on MATH500, 3-5% on GSM8K and 1--3 points on AIME.');
    assertResults('It surpasses others by 6.6 F1 points on DocFinQA.', ['DocFinQA', 6.6, 'points', 'gain']);
    assertResults('It has 82,3% on MedQA. We decode at temperature 0.7 on GSM8K. We set k = 0.5 on GSM8K.');
    assertResults('It retains 94.7% of the performance on GSM8K.');
  });

  it('goes by the verb of the clause', () => {
    assertResults('Ours outperforms others by up to 7.1% on MMLU.', ['MMLU', 7.1, '%', 'gain']);
    assertResults('Ours beats others by an average of 5.3% on MMLU.', ['MMLU', 5.3, '%', 'gain']);
    assertResults('We have gains of 4% on MATH and 5.6% on MMLU.', ['MATH', 4, '%', 'gain'], ['MMLU', 5.6, '%', 'gain']);
    assertResults('It outperforms previous strategies for MedQA (77.7%).', ['MedQA', 77.7, '%', 'score']);
    assertResults('It has a performance drop of 3.25% on GSM8K and losses of 2% on MMLU.', ['GSM8K', -3.25, '%', 'gain'], ['MMLU', -2, '%', 'gain']);
    assertResults('It uses 60% less compute on MATH. It reduces tokens by up to 80% on MMLU. It cuts the mean StrongREJECT score by 43%.');
  });

  it('gives nothing to a name that is compared with', () => {
    assertResults('We release SynX-7B, a language model. SynX-7B surpasses DeepSeek-R1-Distill-Qwen-32B by 6 points on BBEH.', ['BBEH', 6, 'points', 'gain', 'SynX-7B']);
    assertResults(String.raw`It surpasses the much larger Gemma3-27B by 2.6\% on AIME 24.`, ['AIME 24', 2.6, '%', 'gain']);
    assertResults('It beats the strongest baseline, GPT-5, by 9.1 points on MATH.', ['MATH', 9.1, 'points', 'gain']);
    assertResults('Compared to GPT-4, Qwen3-8B reaches 60% on MATH.', ['MATH', 60, '%', 'score', 'Qwen3-8B']);
  });

  it('takes whole names of benchmarks, however they are spelled, and no tasks', () => {
    const named = (name: string): void => assertResults(`It reaches 84.5% on ${name.replace('AIME 2024', 'AIME~2024')}.`, [name, 84.5, '%', 'score']);
    for (const name of ['HumanEval-Java', 'ARC-Challenge', 'MATH-VISION', 'HLE-Bio/Chem-Gold', 'MMLU-pro', 'AIME 24', 'AIME 2024', "AIME'24", 'SWE-Bench', 'LiveCodebench', 'MT-bench', 'GSM-8K', 'SWE-bench Pro', 'LiveCodeBench v6', 'GenEval++', '2WikiMultiHopQA']) named(name);
    assertResults('It reaches 84.5% on AIME\u201924.', ["AIME'24", 84.5, '%', 'score']);
    assertResults('It reaches 84.5% on VQA, 70% on MCQA, 60% on CQA and 50% on MATH-style problems. VQA: 0.71 to 0.79. It lost a Drop in 5% on Race.');
  });

  it('tells no more than a list can show', () => {
    assert.equal(readFacets('', 'It reaches 84.5% on MATH. '.repeat(1000)).results.length, 40);
  });
});
