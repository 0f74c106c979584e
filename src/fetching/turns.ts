import path from 'node:path';
import type { Host } from './hosts';

/** The files by which windows know of each other's requests. */
export interface TurnFiles {
  /** Names in a folder; none where it does not exist. */
  list(folder: string): Promise<string[]>;
  /** Makes a file; `false`, and nothing done, where it exists. */
  create(file: string, text: string): Promise<boolean>;
  remove(file: string): Promise<void>;
}

/** Waits until a host may be asked; no window asks it within `gap` milliseconds of another. Rejects once it is called off. */
export type TakeTurn = (host: Host, gap: number, clock: TurnClock, signal: AbortSignal | undefined) => Promise<void>;

export interface TurnClock {
  now(): number;
  sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<void>;
}

/** A request may go out this part of the gap after the beginning of its slot, for no host wakes up to the millisecond. */
const SLACK = 0.2;

/** Milliseconds from one request to the next where many are made, for a host that asks for `gap` between them. */
export function pace(gap: number): number {
  return gap * (1 + SLACK);
}

/**
 * Time is cut into slots a little longer than the gap. A window claims one by making its file, which only one can, and
 * asks at its beginning: so any two requests are a gap apart, whoever makes them, and a window that was killed has cost
 * one slot. A file that cannot be made is no reason not to ask: a window by itself keeps the gap anyway.
 */
export function sharedTurns(files: TurnFiles, folder: string): TakeTurn {
  const fileOf = (host: Host, slot: number): string => path.join(folder, `${host}-${String(slot)}`);
  const claim = (host: Host, slot: number): Promise<boolean> => files.create(fileOf(host, slot), '').catch(() => true);
  return async (host, gap, clock, signal) => {
    const slack = gap * SLACK;
    const length = pace(gap);
    for (;;) {
      const first = Math.ceil(clock.now() / length);
      let slot = first;
      while (!(await claim(host, slot))) slot++;
      await dropOld(files, folder, host, first);
      const start = slot * length;
      try {
        while (clock.now() < start) await clock.sleep(start - clock.now(), signal);
      } catch (error) {
        // Called off: the slot is for others.
        await files.remove(fileOf(host, slot)).catch(() => undefined);
        throw error;
      }
      // A window that slept through its slot takes another.
      if (clock.now() <= start + slack) return;
    }
  };
}

/** Slots that are over, and those far ahead that a clock which has been put right left behind. */
async function dropOld(files: TurnFiles, folder: string, host: Host, slot: number): Promise<void> {
  for (const name of await files.list(folder).catch(() => [])) {
    const [of, number] = name.split('-');
    if (of !== host || !(Number(number) < slot - 1 || Number(number) > slot + 1_000)) continue;
    await files.remove(path.join(folder, name)).catch(() => undefined);
  }
}
