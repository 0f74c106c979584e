import { readFacets } from '../../src/facets/read';
import { TAXONOMY } from '../../src/facets/taxonomy';
import { chooseTopics, scoreTopics, type TopicScore } from '../../src/facets/topics';
import { readField } from '../../src/facets/words';
import { readZones, speaksOfLanguageModels } from '../../src/facets/zones';
import type { Labelled } from './gold';
import { f1, type Count } from './measure';

const FOLDS = 5;
const THRESHOLDS = [4, 4.5, 5, 5.5, 6, 6.5, 7];

/** Topics micro F1 where the threshold, the one number tuned by count, is chosen on four folds and used on the fifth. */
export function crossValidateTopics(papers: readonly Labelled[]): { f1: number; thresholds: number[] } {
  const scored = papers.map((paper) => ({ paper, ...scoresOf(paper) }));
  const total: Count = { right: 0, wrong: 0, missed: 0 };
  const thresholds: number[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const train = scored.filter((_, index) => index % FOLDS !== fold);
    const best = THRESHOLDS.reduce((a, b) => (f1(countAt(train, b)) > f1(countAt(train, a)) ? b : a));
    thresholds.push(best);
    const held = countAt(scored.filter((_, index) => index % FOLDS === fold), best);
    total.right += held.right;
    total.wrong += held.wrong;
    total.missed += held.missed;
  }
  return { f1: f1(total), thresholds };
}

interface Scored {
  readonly scores: readonly TopicScore[];
  readonly languageModels: boolean;
}

function scoresOf({ title, abstract }: Labelled): Scored {
  const zones = readZones(readField('title', title), readField('abstract', abstract));
  return { scores: scoreTopics(zones, TAXONOMY), languageModels: speaksOfLanguageModels(zones) };
}

function countAt(papers: readonly (Scored & { paper: Labelled })[], threshold: number): Count {
  const count: Count = { right: 0, wrong: 0, missed: 0 };
  for (const { paper, scores, languageModels } of papers) {
    const found = chooseTopics(scores, { languageModels, threshold }).map(({ id }) => id);
    for (const id of found) {
      if (paper.topics.includes(id)) count.right++;
      else if (!paper.optionalTopics.includes(id)) count.wrong++;
    }
    count.missed += paper.topics.filter((id) => !found.includes(id)).length;
  }
  return count;
}

/** The rules as they are. */
export const read = ({ title, abstract }: Labelled): ReturnType<typeof readFacets> => readFacets(title, abstract);
