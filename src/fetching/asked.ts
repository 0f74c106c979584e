import * as v from 'valibot';
import type { AnswerCache } from './cache';

const Asked = v.record(v.string(), v.number());
/** Not an address: no answer can stand there. */
const KEY = 'asked';
const LONG_AGO = 30 * 86_400_000;
const MOST = 50_000;

/**
 * Papers of which all was asked not long ago: they are left out when all papers are completed, for no source has more
 * of them, and a run that was stopped goes on behind them. Forgetting one costs a request.
 */
export class AskedPapers {
  constructor(
    private readonly cache: AnswerCache,
    private readonly now: () => number,
  ) {}

  /** Ids, by when they were asked about. */
  async recent(): Promise<Map<string, number>> {
    const kept = await this.cache.get(KEY);
    const parsed = v.safeParse(Asked, kept === undefined ? {} : parse(kept.text));
    const entries = Object.entries(parsed.success ? parsed.output : {});
    return new Map(entries.filter(([, at]) => at <= this.now() && this.now() - at < LONG_AGO));
  }

  async add(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const at = this.now();
    // The latest last, so that the oldest are the ones that go.
    const others = [...(await this.recent())].filter(([id]) => !ids.includes(id));
    const all = [...others, ...ids.map((id) => [id, at] as const)].slice(-MOST);
    await this.cache.put({ url: KEY, at, text: JSON.stringify(Object.fromEntries(all)) });
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
