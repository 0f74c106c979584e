import type { TopicScore } from './topics';

/** How much a topic draws a paper to its shelf: the domain beats the method. */
const PULL: Readonly<Record<string, number>> = {
  surveys: 4, 'model-reports': 2.5, medical: 4, finance: 4, safety: 3, multimodal: 2, code: 2, agents: 1.8, retrieval: 1.8,
  'instruction-following': 2, multilingual: 1.8, math: 1.4, 'efficient-reasoning': 1.7, logic: 1.3, 'small-models': 1.2,
  'test-time-scaling': 1.1, 'reinforcement-learning': 1, 'training-data': 1, distillation: 0.9, benchmarks: 1, analysis: 0.8,
};

/** The topic that a reader would shelve the paper under, among those chosen. */
export function primaryOf(topics: readonly TopicScore[]): string | undefined {
  let best: string | undefined;
  let most = 0;
  for (const topic of topics) {
    const draw = topic.score * (PULL[topic.id] ?? 3) * (topic.inTitle ? 1.5 : 1);
    if (draw > most) {
      most = draw;
      best = topic.id;
    }
  }
  return best;
}
