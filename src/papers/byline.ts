import { readDay, type ListedDay } from './day';
import type { Organization } from './paper';

/** The last block of a paper: who, a dot, and the day with, sometimes, the number of comments. */
export interface Byline {
  readonly authorCount?: number;
  readonly organization?: Organization;
  readonly day?: ListedDay;
  /** Which of its lines could not be read, counted from 0. */
  readonly unreadable: readonly number[];
}

// The page has • and ·; copies of it come with their look-alikes.
const BULLET = /^[•◦‣∙●▪*]\s*(?=\S)/;
const DOT = /^[·•∙⋅‧.]$/;

/** Author counts stand behind a bullet, organisations do not; both have a line with a dot below. */
export function isByline(lines: readonly string[]): boolean {
  return BULLET.test(lines[0] ?? '') || DOT.test(lines[1] ?? '');
}

/** Reads a byline's lines; what has the wrong shape is left out and counted in `unreadable`. */
export function readByline(lines: readonly string[]): Byline {
  const unreadable: number[] = [];
  const who = (lines[0] ?? '').replace(BULLET, '');
  let day: ListedDay | undefined;
  lines.forEach((line, index) => {
    if (index === 0 || DOT.test(line)) return;
    const found = readDay(line);
    if (found && !day) day = found;
    else unreadable.push(index);
  });
  if (!day && unreadable.length === 0) unreadable.push(lines.length - 1);
  return { ...readWho(who), ...(day ? { day } : {}), unreadable };
}

function readWho(who: string): Pick<Byline, 'authorCount' | 'organization'> {
  const count = /^(\d+) authors?$/.exec(who)?.[1];
  if (count !== undefined) return { authorCount: Number(count) };
  const [handle = '', ...rest] = who.split(/\s+/);
  return { organization: { handle, name: rest.join(' ') || handle } };
}
