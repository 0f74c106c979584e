import type { PaperHead } from '../papers/paper';
import { byAlphabet, sortPapers, type Order } from './order';

/** What papers can be grouped by. */
export type GroupKind = 'topic' | 'model' | 'organization' | 'month' | 'cited' | 'status' | 'tag' | 'new' | 'shelf';

export interface Group {
  /** Stable, unique in the tree: `model:Qwen/Qwen2.5`. */
  readonly id: string;
  /** The value that its papers share; `undefined` for those that have none. */
  readonly value: string | undefined;
  /** What it is called; months are ISO (`2025-05`) and the group without a value has `''`: the edge has the words. */
  readonly label: string;
  readonly groups: readonly Group[];
  /** How many papers are under it. */
  readonly count: number;
  /** All papers under it, each once, in no order. */
  readonly members: readonly PaperHead[];
  /** All papers under it, each once, in order. They are sorted when they are first looked at: most groups stay closed. */
  readonly papers: readonly PaperHead[];
}

/** The words that groups are called by. */
export interface GroupNames {
  topicLabel(id: string): string;
  /** The upper level of a family of models: `Qwen2.5` → `Qwen`; the family itself where absent. */
  modelLine?(family: string): string;
  /** What the workspace does with a paper; nothing where that is not known. */
  use?(paper: PaperHead): 'cited' | 'listed' | undefined;
  /** How far the reader is with a paper. */
  status?(paper: PaperHead): 'reading' | 'toRead' | 'read' | undefined;
  /** The reader's own tags. */
  tags?(paper: PaperHead): readonly string[];
  /** Whether the last import brought it. */
  isNew?(paper: PaperHead): boolean;
  /** The shelves that it stands on; `''` is the reader's own. */
  shelves?(paper: PaperHead): readonly string[];
}

/** Groups with the most papers first, months with the newest first; papers without a value stand in a last group. */
export function groupPapers(papers: readonly PaperHead[], kind: GroupKind, order: Order, names: GroupNames): Group[] {
  const { prefix, valuesOf, labelOf = same, sort, innerOf } = KINDS[kind](names);
  const groups = collect(papers, prefix, valuesOf, labelOf, order).sort(sort);
  return innerOf ? groups.map((group) => withInner(group, innerOf, order)) : groups;
}

/** What tells the groups of a kind. */
interface Rule {
  readonly prefix: string;
  readonly valuesOf: (paper: PaperHead) => readonly string[];
  readonly labelOf?: (value: string) => string;
  readonly sort: (a: Heading, b: Heading) => number;
  /** Values of a second level, under the value of the first. */
  readonly innerOf?: (paper: PaperHead, outer: string) => readonly string[];
}
type Heading = Pick<Group, 'value' | 'label' | 'count'>;

const valueless = (group: Heading): number => (group.value === undefined ? 1 : 0);
const byLabel = (a: Heading, b: Heading): number => valueless(a) - valueless(b) || byAlphabet(a.label, b.label);
const bySize = (a: Heading, b: Heading): number => valueless(a) - valueless(b) || b.count - a.count || byLabel(a, b);
const STATUS_ORDER = ['reading', 'toRead', 'read'];
const byStatus = (a: Heading, b: Heading): number => valueless(a) - valueless(b) || STATUS_ORDER.indexOf(a.label) - STATUS_ORDER.indexOf(b.label);
const byValueDown = (a: Heading, b: Heading): number => valueless(a) - valueless(b) || byLabel(b, a);

const KINDS: Readonly<Record<GroupKind, (names: GroupNames) => Rule>> = {
  topic: ({ topicLabel }) => ({ prefix: 'topic:', valuesOf: (paper) => optional(paper.primaryTopic), labelOf: topicLabel, sort: bySize }),
  organization: () => ({ prefix: 'organization:', valuesOf: (paper) => optional(paper.organization?.name), sort: bySize }),
  month: () => ({ prefix: 'month:', valuesOf: (paper) => optional(paper.listedOn?.slice(0, 7)), sort: byValueDown }),
  // Cited ones lead: the values sort so.
  cited: ({ use }) => ({ prefix: 'cited:', valuesOf: (paper) => optional(use?.(paper)), sort: byLabel }),
  // Those that are being read lead, and those that are done come last: the alphabet has it otherwise.
  status: ({ status }) => ({ prefix: 'status:', valuesOf: (paper) => optional(status?.(paper)), sort: byStatus }),
  tag: ({ tags }) => ({ prefix: 'tag:', valuesOf: (paper) => tags?.(paper) ?? [], sort: byLabel }),
  // The reader's own leads: its name is empty.
  shelf: ({ shelves }) => ({ prefix: 'shelf:', valuesOf: (paper) => shelves?.(paper) ?? [], sort: byLabel }),
  new: ({ isNew }) => ({ prefix: 'new:', valuesOf: (paper) => (isNew?.(paper) === true ? ['new'] : []), sort: byLabel }),
  model: (names) => {
    const modelLine = remembered(names.modelLine ?? ((family) => family));
    return {
      prefix: 'model:',
      valuesOf: (paper) => unique(baseFamilies(paper).map(modelLine)),
      sort: bySize,
      innerOf: (paper, line) => baseFamilies(paper).filter((family) => modelLine(family) === line),
    };
  },
};

/** Papers are many and families few. */
function remembered(valueOf: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const value = known.get(text) ?? valueOf(text);
    known.set(text, value);
    return value;
  };
}

/** Families that the paper builds on or has as its subject: the ones a reader looks for it under. */
export function baseFamilies(paper: PaperHead): string[] {
  return paper.models.filter(({ role }) => role === 'base' || role === 'evaluated').map(({ family }) => family);
}

function withInner(group: LazyGroup, innerOf: (paper: PaperHead, outer: string) => readonly string[], order: Order): Group {
  const { value } = group;
  if (value === undefined) return group;
  const inner = (): Group[] => collect(group.members, `${group.id}/`, (paper) => innerOf(paper, value), same, order).sort(byLabel);
  return new LazyGroup(group.id, value, group.label, inner, group.members, order);
}

const same = (value: string): string => value;
const optional = (value: string | undefined): string[] => (value === undefined ? [] : [value]);
const unique = (values: readonly string[]): string[] => [...new Set(values)];

/** A group that sorts its papers, and divides them, when they are looked at. */
class LazyGroup implements Group {
  private sorted: readonly PaperHead[] | undefined;
  private divided: readonly Group[] | undefined;

  constructor(
    readonly id: string,
    readonly value: string | undefined,
    readonly label: string,
    private readonly inner: () => readonly Group[],
    readonly members: readonly PaperHead[],
    private readonly order: Order,
  ) {}

  get count(): number {
    return this.members.length;
  }

  get groups(): readonly Group[] {
    this.divided ??= this.inner();
    return this.divided;
  }

  get papers(): readonly PaperHead[] {
    this.sorted ??= sortPapers(this.members, this.order);
    return this.sorted;
  }
}

/** One group a value, and one for the papers that have none. */
function collect(
  papers: readonly PaperHead[],
  prefix: string,
  valuesOf: (paper: PaperHead) => readonly string[],
  labelOf: (value: string) => string,
  order: Order,
): LazyGroup[] {
  const byValue = new Map<string | undefined, PaperHead[]>();
  for (const paper of papers) {
    const values = valuesOf(paper);
    for (const value of values.length > 0 ? values : [undefined]) {
      const group = byValue.get(value);
      if (group) group.push(paper);
      else byValue.set(value, [paper]);
    }
  }
  return [...byValue].map(([value, members]) => new LazyGroup(prefix + (value ?? ''), value, value === undefined ? '' : labelOf(value), () => [], members, order));
}
