import type { ChosenTopic } from '../../src/facets/choose';
import type { LinearData } from '../../src/facets/linear';
import { hundredths } from './features';
import type { Labelled } from './gold';

/** The topics that were read of a paper, and its labels. */
export interface Shelved {
  readonly topics: readonly ChosenTopic[];
  readonly labels: Labelled;
}

const ROUNDS = 400;
const STEP = 0.5;
const RIDGE = 1;
const SIGNS = ['given', 'shelf', 'inTitle', 'score', 'benchmark'] as const;

/** A conditional logit: which of the topics that were read of a paper is its shelf. */
export function learnDraw(papers: readonly Shelved[], topics: readonly string[]): LinearData['draw'] {
  const cases = papers
    .filter(({ topics: read, labels }) => read.length > 1 && read.some(({ id }) => labels.primaryTopic.includes(id)))
    .map(({ topics: read, labels }) => ({
      right: read.map(({ id }) => labels.primaryTopic.includes(id)),
      features: read.map(({ id, margin, shelf, inTitle, score, benchmark }) => ({
        topic: topics.indexOf(id), values: [margin, shelf, inTitle ? 1 : 0, Math.log1p(score), benchmark ? 1 : 0],
      })),
    }));
  const weights = new Float64Array(topics.length + SIGNS.length);
  const seen = new Float64Array(weights.length).fill(1e-8);
  for (let round = 0; round < ROUNDS; round++) {
    const slope = weights.map((weight) => RIDGE * weight);
    for (const { right, features } of cases) {
      const draws = features.map(({ topic, values }) => values.reduce((sum, value, at) => sum + value * (weights[topics.length + at] ?? 0), weights[topic] ?? 0));
      const all = shares(draws, () => true);
      const wanted = shares(draws, (place) => right[place] ?? false);
      features.forEach(({ topic, values }, place) => {
        const error = (all[place] ?? 0) - (wanted[place] ?? 0);
        slope[topic] = (slope[topic] ?? 0) + error;
        values.forEach((value, at) => { slope[topics.length + at] = (slope[topics.length + at] ?? 0) + error * value; });
      });
    }
    // Adaptive steps: topics differ much in how many papers have them.
    slope.forEach((value, at) => {
      seen[at] = (seen[at] ?? 0) + value ** 2;
      weights[at] = (weights[at] ?? 0) - (STEP * value) / Math.sqrt(seen[at] ?? 1);
    });
  }
  const [given = 0, shelf = 0, inTitle = 0, score = 0, benchmark = 0] = [...weights.subarray(topics.length)].map(hundredths);
  return { topics: [...weights.subarray(0, topics.length)].map(hundredths), given, shelf, inTitle, score, benchmark };
}

/** The parts of 1 that those kept have, by their draws. */
function shares(draws: readonly number[], keeps: (place: number) => boolean): number[] {
  const most = Math.max(...draws);
  const powers = draws.map((draw, place) => (keeps(place) ? Math.exp(draw - most) : 0));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}
