import { readFileSync } from 'node:fs';

/** How long this thread ran without a turn of its event loop, in milliseconds. */
export interface Longest {
  /** By the clock: on a busy machine, mostly waiting for a processor. */
  readonly clock: number;
  /** Of the processor, where the system says (Linux). */
  readonly processor: number;
}

/** The processor time of this process's first thread, in milliseconds. */
function threadTime(): number {
  try {
    return Number(readFileSync(`/proc/self/task/${String(process.pid)}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return NaN;
  }
}

/** Watches every turn of the event loop until the work is done. */
export async function longestBlock(work: () => Promise<unknown>): Promise<Longest> {
  let [clock, processor] = [0, 0];
  let done = false;
  let [lastClock, lastProcessor] = [performance.now(), threadTime()];
  const turn = (): void => {
    const [nowClock, nowProcessor] = [performance.now(), threadTime()];
    clock = Math.max(clock, nowClock - lastClock);
    processor = Math.max(processor, nowProcessor - lastProcessor);
    [lastClock, lastProcessor] = [nowClock, nowProcessor];
    // A timer rather than setImmediate, which would keep a processor busy.
    if (!done) setTimeout(turn, 1);
  };
  setTimeout(turn, 1);
  await work();
  done = true;
  await new Promise((resolve) => setImmediate(resolve));
  return { clock, processor };
}
