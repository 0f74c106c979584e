import { foldTitle, shortHash } from '../papers/identity';
import { entryKey, type SourceEntry } from './entry';
import { canBeOneWork, evidenceOf, signsOf, titlesAgree, type Signs } from './evidence';
import { joinEntries, normalEntry } from './fuller';
import { Partition } from './groups';
import { idsOf, recordOf, type ShelfRecord } from './record';

/** A paper and the entries it was made of, in the order of their keys. */
export interface MergedPaper {
  readonly record: ShelfRecord;
  readonly entries: readonly SourceEntry[];
}

/** Papers that may be one and were kept apart: nothing but a title in common, or identifiers that contradict it. */
export interface Doubt {
  readonly reason: 'same-title' | 'same-doi';
  /** Ids of the papers, in the order of the alphabet. */
  readonly ids: readonly string[];
  readonly title: string;
}

export interface Merged {
  /** In the order of their ids. */
  readonly papers: readonly MergedPaper[];
  readonly doubts: readonly Doubt[];
}

type Cluster = readonly SourceEntry[];

/** More papers than this under one DOI or title are a mistake in the sources, and comparing all with all would take long. */
const MOST_TO_COMPARE = 50;

/**
 * Sorts entries into papers: the same arXiv id, then the same DOI, then the same title with an author, a day or the
 * beginning of an abstract in common, unless their authors or years contradict that. The result depends on the set of entries alone: not on their order, and not on
 * what was merged before, for papers keep their entries.
 */
export function mergeEntries(entries: Iterable<SourceEntry>): Merged {
  const clusters = byArxivId(joined(entries));
  const { clusters: byDoi, doubted: doubtedDois } = mergeComponents(clusters, (partition, all) => {
    partition.joinBy((member) => distinct(all[member], (entry) => entry.doi));
  }, canShareDoi);
  const canBeOne = comparedBySigns();
  const { clusters: papers, doubted: doubtedTitles } = mergeComponents(byDoi, (partition, all) => {
    const words = (member: number): string[] => titlesOf(all[member]).flatMap((title) => evidence(all[member], title));
    partition.joinAgreeing(words, (a, b) => canBeOne(all[a] ?? [], all[b] ?? []), MOST_TO_COMPARE);
  }, (parts) => haveOneIdentity(parts) && parts.length <= MOST_TO_COMPARE && parts.every((part, at) => parts.slice(at + 1).every((other) => canBeOne(part, other))));
  const named = nameApart(papers);
  const idsByEntry = new Map(named.flatMap(({ record, entries: own }) => own.map((entry) => [entry, record.id] as const)));
  return {
    papers: named,
    doubts: [
      ...doubtedDois.map((cluster) => doubt('same-doi', cluster, idsByEntry)),
      ...doubtedTitles.map((cluster) => doubt('same-title', cluster, idsByEntry)),
      ...sharedTitles(papers, doubtedTitles).map((cluster) => doubt('same-title', cluster, idsByEntry)),
    ].filter(({ ids }) => ids.length > 1).sort((a, b) => compare(a.ids.join(), b.ids.join()) || compare(a.reason, b.reason)),
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function distinct(cluster: Cluster = [], valueOf: (entry: SourceEntry) => string | undefined): string[] {
  return [...new Set(cluster.flatMap((entry) => valueOf(entry) ?? []))];
}

const titlesOf = (cluster: Cluster = []): string[] => distinct(cluster, (entry) => foldTitle(entry.title)).filter((title) => title !== '');

const evidence = (cluster: Cluster = [], title: string): string[] =>
  cluster.flatMap(evidenceOf).map((word) => `${title}\n${word}`);

/** What can be one work; what a cluster says is read once. */
function comparedBySigns(): (a: Cluster, b: Cluster) => boolean {
  const read = new Map<Cluster, Signs>();
  const signs = (cluster: Cluster): Signs => {
    const known = read.get(cluster) ?? signsOf(cluster);
    read.set(cluster, known);
    return known;
  };
  return (a, b) => canBeOneWork(signs(a), signs(b));
}

/** One entry a key, in the order of keys. */
function joined(entries: Iterable<SourceEntry>): SourceEntry[] {
  const byKey = new Map<string, SourceEntry>();
  for (const entry of entries) {
    const key = entryKey(entry);
    const known = byKey.get(key);
    byKey.set(key, known ? joinEntries(known, entry) : normalEntry(entry));
  }
  return [...byKey].sort(([a], [b]) => compare(a, b)).map(([, entry]) => entry);
}

function byArxivId(entries: readonly SourceEntry[]): Cluster[] {
  const partition = new Partition(entries.length);
  partition.joinBy((member) => distinct(entries.slice(member, member + 1), (entry) => entry.arxivId));
  return partition.parts().map((part) => part.flatMap((member) => entries[member] ?? []));
}

/** Joins clusters where the whole of what hangs together may be one paper; else none of it, and it is doubted. */
function mergeComponents(
  clusters: readonly Cluster[],
  connect: (partition: Partition, clusters: readonly Cluster[]) => void,
  mayBeOne: (parts: readonly Cluster[]) => boolean,
): { clusters: Cluster[]; doubted: Cluster[] } {
  const partition = new Partition(clusters.length);
  connect(partition, clusters);
  const result: Cluster[] = [];
  const doubted: Cluster[] = [];
  for (const part of partition.parts()) {
    const members = part.flatMap((member) => [clusters[member] ?? []]);
    if (members.length === 1 || mayBeOne(members)) {
      result.push(members.flat());
    } else {
      result.push(...members);
      doubted.push(members.flat());
    }
  }
  return { clusters: result, doubted };
}

/** Some bibliographies give every chapter the DOI of its volume: titles have to agree as well. */
function canShareDoi(parts: readonly Cluster[]): boolean {
  if (parts.length > MOST_TO_COMPARE || distinct(parts.flat(), (entry) => entry.arxivId).length > 1) return false;
  const titles = titlesOf(parts.flat());
  return titles.length <= MOST_TO_COMPARE && titles.every((title) => titles.every((other) => titlesAgree(title, other)));
}

/** Those of one arXiv id or DOI are together by now: two parts that have one differ in it. */
function haveOneIdentity(parts: readonly Cluster[]): boolean {
  const having = (valueOf: (entry: SourceEntry) => string | undefined): number =>
    parts.filter((part) => part.some((entry) => valueOf(entry) !== undefined)).length;
  return having((entry) => entry.arxivId) <= 1 && having((entry) => entry.doi) <= 1;
}

/** Papers of one title that were not joined, unless each has an arXiv id of its own: then they are known to differ. */
function sharedTitles(papers: readonly Cluster[], reported: readonly Cluster[]): Cluster[] {
  const known = new Set(reported.flat());
  const byTitle = new Map<string, Cluster[]>();
  for (const paper of papers) {
    for (const title of titlesOf(paper)) {
      const same = byTitle.get(title);
      if (same) same.push(paper);
      else byTitle.set(title, [paper]);
    }
  }
  return [...byTitle.values()]
    .filter((same) => same.length > 1 && same.some((paper) => paper.every((entry) => entry.arxivId === undefined)))
    .map((same) => same.flat())
    .filter((same) => !same.every((entry) => known.has(entry)));
}

/** Gives every paper its id. Where several would have the same slug each adds a mark of its own, and all keep the slug. */
function nameApart(clusters: readonly Cluster[]): MergedPaper[] {
  const ids = clusters.map(idsOf);
  const claims = new Map<string, number>();
  for (const id of ids.flat()) claims.set(id, (claims.get(id) ?? 0) + 1);
  return clusters
    .map((entries, index) => {
      const [own = '', ...former] = ids[index] ?? [];
      const unique = (claims.get(own) ?? 0) <= 1;
      return { entries, record: recordOf(entries, unique ? [own, ...former] : [`${own}~${markOf(entries)}`, own, ...former]) };
    })
    .sort((a, b) => compare(a.record.id, b.record.id));
}

/** Eight hexadecimal digits of what tells an entry apart from others of its title. */
function markOf(entries: Cluster): string {
  return shortHash(entries.map(entryKey).sort(compare)[0] ?? '');
}

function doubt(reason: Doubt['reason'], cluster: Cluster, ids: ReadonlyMap<SourceEntry, string>): Doubt {
  const own = [...new Set(cluster.flatMap((entry) => ids.get(entry) ?? []))].sort(compare);
  const titles = cluster.map((entry) => entry.title).sort(compare);
  return { reason, ids: own, title: titles[0] ?? '' };
}

/** What papers are looked up by: those without a key in common are never one, nor doubted to be. */
export function lookupKeys(entry: SourceEntry): string[] {
  return [
    ...(entry.arxivId === undefined ? [] : [`arxiv ${entry.arxivId}`]),
    ...(entry.doi === undefined ? [] : [`doi ${entry.doi}`]),
    // A title without a word joins no papers, but states of one entry.
    `title ${foldTitle(entry.title) || entry.title}`,
  ];
}
