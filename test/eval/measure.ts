import type { Facets } from '../../src/facets/facets';
import type { Labelled } from './gold';

/** Right, wrong and missing answers. */
export interface Count {
  right: number;
  wrong: number;
  missed: number;
}

export interface Measured {
  readonly topics: Count;
  readonly byTopic: ReadonlyMap<string, Count>;
  readonly names: Count;
  /** Base and evaluated families: what the tree groups by. */
  readonly grouped: Count;
  /** Role accuracy, for names that both have; `missed` is not used. */
  readonly roles: Count;
  readonly byRole: ReadonlyMap<string, Count>;
  readonly primary: Count;
  readonly introduces: Count;
  readonly misses: readonly string[];
}

const empty = (): Count => ({ right: 0, wrong: 0, missed: 0 });
const isGrouped = (role: string): boolean => role === 'base' || role === 'evaluated';

export const precision = ({ right, wrong }: Count): number => (right + wrong === 0 ? 1 : right / (right + wrong));
export const recall = ({ right, missed }: Count): number => (right + missed === 0 ? 1 : right / (right + missed));
export const f1 = ({ right, wrong, missed }: Count): number => (right + wrong + missed === 0 ? 1 : (2 * right) / (2 * right + wrong + missed));

/** Compares what is read with the labels. Optional labels, and any of several roles or shelves, count neither way. */
export function measure(papers: readonly Labelled[], read: (paper: Labelled) => Facets): Measured {
  const all = { topics: empty(), names: empty(), grouped: empty(), roles: empty(), primary: empty(), introduces: empty() };
  const byTopic = new Map<string, Count>();
  const byRole = new Map<string, Count>();
  const misses: string[] = [];
  const countIn = (map: Map<string, Count>, key: string): Count => {
    const count = map.get(key) ?? empty();
    map.set(key, count);
    return count;
  };
  for (const paper of papers) {
    const facets = read(paper);
    const miss = (text: string): void => void misses.push(`${paper.title.slice(0, 60)}: ${text}`);
    const found = new Set(facets.topics.map(({ id }) => id));
    for (const id of found) {
      if (paper.topics.includes(id)) add('right', all.topics, countIn(byTopic, id));
      else if (!paper.optionalTopics.includes(id)) {
        add('wrong', all.topics, countIn(byTopic, id));
        miss(`topic ${id} is too much`);
      }
    }
    for (const id of paper.topics) {
      if (found.has(id)) continue;
      add('missed', all.topics, countIn(byTopic, id));
      miss(`topic ${id} is missing`);
    }
    const shelf = facets.primaryTopic ?? 'none';
    add(paper.primaryTopic.includes(shelf) ? 'right' : 'wrong', all.primary);
    if (!paper.primaryTopic.includes(shelf)) miss(`shelved under ${shelf}, not ${paper.primaryTopic.join(' or ')}`);
    models(paper, facets);
    for (const { name } of facets.introduces) add(paper.introduces.includes(name) ? 'right' : 'wrong', all.introduces);
    for (const name of paper.introduces) if (!facets.introduces.some((own) => own.name === name)) add('missed', all.introduces);
  }
  return { ...all, byTopic, byRole, misses };

  function models(paper: Labelled, facets: Facets): void {
    const miss = (text: string): void => void misses.push(`${paper.title.slice(0, 60)}: ${text}`);
    for (const { family, role } of facets.models) {
      const label = paper.models.find((model) => model.family === family);
      if (!label) {
        add('wrong', all.names);
        if (isGrouped(role)) add('wrong', all.grouped);
        miss(`model ${family} (${role}) is too much`);
        continue;
      }
      if (!label.optional) add('right', all.names);
      const right = label.roles.includes(role);
      add(right ? 'right' : 'wrong', all.roles, countIn(byRole, label.roles.join('|')));
      if (!right) miss(`${family} is ${role}, not ${label.roles.join(' or ')}`);
      if (isGrouped(role)) add(label.roles.some(isGrouped) ? 'right' : 'wrong', all.grouped);
      else if (label.roles.every(isGrouped) && !label.optional) add('missed', all.grouped);
    }
    for (const { family, roles, optional } of paper.models) {
      if (optional || facets.models.some((model) => model.family === family)) continue;
      add('missed', all.names);
      if (roles.every(isGrouped)) add('missed', all.grouped);
      miss(`model ${family} is missing`);
    }
  }
}

function add(key: keyof Count, ...counts: Count[]): void {
  for (const count of counts) count[key]++;
}

/** The figures that are held to floors, rounded to three places. */
export function figures(measured: Measured): Record<string, number> {
  const rounded = (value: number): number => Math.round(value * 1000) / 1000;
  return {
    'model names, F1': rounded(f1(measured.names)),
    'base and evaluated families, F1': rounded(f1(measured.grouped)),
    'role, given the name, accuracy': rounded(precision(measured.roles)),
    'topics, micro F1': rounded(f1(measured.topics)),
    'primary topic, accuracy': rounded(precision(measured.primary)),
    'introduced models, F1': rounded(f1(measured.introduces)),
  };
}
