import type { Paper } from '../papers/paper';
import { sortPapers, type Order } from './order';

/** What papers can be grouped by. */
export type GroupKind = 'topic' | 'model' | 'organization' | 'month' | 'cited';

export interface Group {
  /** Stable, unique in the tree: `model:Qwen/Qwen2.5`. */
  readonly id: string;
  /** The value that its papers share; `undefined` for those that have none. */
  readonly value: string | undefined;
  /** What it is called; months are ISO (`2025-05`) and the group without a value has `''`: the edge has the words. */
  readonly label: string;
  readonly groups: readonly Group[];
  /** All papers under it, each once, in order. */
  readonly papers: readonly Paper[];
}

/** The words that groups are called by. */
export interface GroupNames {
  topicLabel(id: string): string;
  /** The upper level of a family of models: `Qwen2.5` → `Qwen`. */
  modelLine(family: string): string;
  /** What the workspace does with a paper; nothing where that is not known. */
  use?(paper: Paper): 'cited' | 'listed' | undefined;
}

/** Groups with the most papers first, months with the newest first; papers without a value stand in a last group. */
export function groupPapers(papers: readonly Paper[], kind: GroupKind, order: Order, names: GroupNames): Group[] {
  const sorted = sortPapers(papers, order);
  const make = MAKERS[kind];
  return make(sorted, names);
}

type Maker = (papers: readonly Paper[], names: GroupNames) => Group[];

const MAKERS: Readonly<Record<GroupKind, Maker>> = {
  topic: (papers, names) =>
    collect(papers, 'topic:', (paper) => optional(paper.primaryTopic), names.topicLabel).sort(bySize),
  organization: (papers) =>
    collect(papers, 'organization:', (paper) => optional(paper.organization?.name), same).sort(bySize),
  month: (papers) =>
    collect(papers, 'month:', (paper) => optional(paper.listedOn?.slice(0, 7)), same).sort(byValueDown),
  // Cited ones lead: the values sort so.
  cited: (papers, names) =>
    collect(papers, 'cited:', (paper) => optional(names.use?.(paper)), same).sort(byLabel),
  model: (papers, names) =>
    collect(papers, 'model:', (paper) => unique(baseFamilies(paper).map(names.modelLine)), same)
      .map((line) => withFamilies(line, names))
      .sort(bySize),
};

/** Families that the paper builds on or has as its subject: the ones a reader looks for it under. */
export function baseFamilies(paper: Paper): string[] {
  return paper.models.filter(({ role }) => role === 'base' || role === 'evaluated').map(({ family }) => family);
}

function withFamilies(line: Group, names: GroupNames): Group {
  if (line.value === undefined) return line;
  const families = (paper: Paper): string[] => baseFamilies(paper).filter((family) => names.modelLine(family) === line.value);
  return { ...line, groups: collect(line.papers, `${line.id}/`, families, same).sort(byLabel) };
}

const same = (value: string): string => value;
const optional = (value: string | undefined): string[] => (value === undefined ? [] : [value]);
const unique = (values: readonly string[]): string[] => [...new Set(values)];

/** One group a value, and one for the papers that have none. */
function collect(
  papers: readonly Paper[],
  prefix: string,
  valuesOf: (paper: Paper) => readonly string[],
  labelOf: (value: string) => string,
): Group[] {
  const byValue = new Map<string | undefined, Paper[]>();
  for (const paper of papers) {
    const values = valuesOf(paper);
    for (const value of values.length > 0 ? values : [undefined]) {
      const group = byValue.get(value);
      if (group) group.push(paper);
      else byValue.set(value, [paper]);
    }
  }
  return [...byValue].map(([value, members]) => ({
    id: prefix + (value ?? ''),
    value,
    label: value === undefined ? '' : labelOf(value),
    groups: [],
    papers: members,
  }));
}

const valueless = (group: Group): number => (group.value === undefined ? 1 : 0);
const byLabel = (a: Group, b: Group): number =>
  valueless(a) - valueless(b) || a.label.localeCompare(b.label, 'en', { numeric: true });
const bySize = (a: Group, b: Group): number =>
  valueless(a) - valueless(b) || b.papers.length - a.papers.length || byLabel(a, b);
const byValueDown = (a: Group, b: Group): number => valueless(a) - valueless(b) || byLabel(b, a);
