import type { SourceEntry } from '../merging/entry';
import { abstractOf, textStamp, type ShelfHead, type ShelfPaper } from '../merging/head';
import type { ShelfDisk } from './shelfDisk';
import type { LoadedShard } from './shelfFile';
import type { Found, ShelfView } from './shelfView';
import { breathe, threadSlices } from '../pacing/thread';

/** The papers of the shelf as it was at one time, with their abstracts, which are read from the disk when asked for. */
export class ShelfTexts {
  constructor(
    private readonly view: ShelfView,
    private readonly disk: ShelfDisk,
  ) {}

  /** All papers without abstracts, in the order in which they came. */
  get heads(): readonly ShelfHead[] {
    return this.view.heads;
  }

  /** The head of a paper, by its id or a former one. */
  head(id: string): ShelfHead | undefined {
    return this.view.find(id)?.head;
  }

  /** Stands for the abstract of a paper of `heads`, which has this `text`: another one whenever that is. Nothing is read for it. */
  stamp(id: string, text: string | undefined): string {
    if (text !== undefined && !this.disk.anyLost) return text;
    const { whole, entries, shard, row } = this.view.find(id) ?? {};
    if (whole) return textStamp(whole.abstract);
    if (entries) return text ?? textStamp(abstractOf(entries));
    if (shard && this.disk.isLost(shard)) return 'lost';
    return text ?? `${shard?.bodiesPart.sum ?? ''} ${String(row)}`;
  }

  /** A paper with its abstract, by its id or a former one; `undefined` where there is none. */
  async paper(id: string): Promise<ShelfPaper | undefined> {
    return (await this.papers([id]))[0];
  }

  /** The papers with these ids, of now or former ones, in their order; `undefined` for unknown ones. Each file is read once. */
  async papers(ids: readonly string[]): Promise<(ShelfPaper | undefined)[]> {
    const papers: (ShelfPaper | undefined)[] = ids.map(() => undefined);
    const wanted = new Map<LoadedShard, { readonly at: number; readonly head: ShelfHead; readonly row: number }[]>();
    for (const [at, id] of ids.entries()) {
      const found = this.view.find(id);
      if (!found) continue;
      const { head, shard, row } = found;
      if (!shard || row === undefined) papers[at] = held(found);
      else if (wanted.has(shard)) wanted.get(shard)?.push({ at, head, row });
      else wanted.set(shard, [{ at, head, row }]);
    }
    const slices = threadSlices();
    for (const [shard, rows] of wanted) {
      const bodies = await this.disk.some(shard, rows.map(({ row }) => row));
      for (const [index, { at, head }] of rows.entries()) papers[at] = withAbstract(head, bodies[index] ?? []);
      await slices.pause();
    }
    return papers;
  }

  /** All papers with their abstracts, shard by shard, in order. */
  async *all(): AsyncGenerator<ShelfPaper> {
    const { guests, bundled, loaded } = this.view;
    const dressed = <H extends ShelfHead>(head: H): H | undefined => (guests ? guests.dressed(head) : head);
    for (const paper of bundled.values()) {
      const own = dressed(paper);
      if (own) yield own;
    }
    for (const shard of loaded.shards) {
      for (const { head, entries } of await this.disk.rows(shard)) {
        const own = dressed(head);
        if (own) yield withAbstract(own, entries);
      }
      await breathe();
    }
    for (const { head, entries } of guests?.rows ?? []) yield withAbstract(head, entries);
  }
}

/** A paper that is in memory: a bundled one, or one of a guest. */
function held({ head, whole, entries }: Found): ShelfPaper {
  return whole ? { ...whole, ...head } : withAbstract(head, entries ?? []);
}

function withAbstract(head: ShelfHead, entries: readonly SourceEntry[]): ShelfPaper {
  return { ...head, abstract: abstractOf(entries) };
}
