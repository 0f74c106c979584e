import type { TopicScore } from './topics';

/** How much a topic draws a paper to its shelf: the domain beats the method, what is made beats how. */
const PULL: Readonly<Record<string, number>> = {
  surveys: 4, 'model-reports': 2.5, medical: 4, finance: 4, safety: 2.6, multimodal: 2.4, code: 2.4, agents: 1.75, retrieval: 1.9,
  'instruction-following': 2, multilingual: 2, 'efficient-reasoning': 2.2, logic: 1.2, math: 1.1, 'small-models': 1,
  'test-time-scaling': 1.05, 'training-data': 1.3, 'reinforcement-learning': 1.15, distillation: 1.1, benchmarks: 1, analysis: 1.12,
};
/** A score above this says no more of the shelf. */
const ENOUGH = 18;
const OWN_TOPIC = 3;
const IN_TITLE = 1.5;
/** A named benchmark that is the product is shelved under benchmarks, whatever it measures. */
const NAMED_BENCHMARK = 6;
const BENCHMARK_TITLE = /bench(?:mark(?:s|ing)?)?\b/i;

/** The topic that a reader would shelve the paper under, among those chosen, the likeliest first. */
export function primaryOf(title: string, topics: readonly TopicScore[]): string | undefined {
  let best: string | undefined;
  let most = 0;
  for (const { id, score, inTitle } of topics) {
    const pull = id === 'benchmarks' && BENCHMARK_TITLE.test(title) ? NAMED_BENCHMARK : (PULL[id] ?? OWN_TOPIC);
    const draw = Math.min(score, ENOUGH) * pull * (inTitle ? IN_TITLE : 1);
    if (draw > most) {
      most = draw;
      best = id;
    }
  }
  // What runs of words alone gave has no score to weigh: then the likeliest is the shelf.
  return best ?? topics[0]?.id;
}
