import { setTimeout as sleep } from 'node:timers/promises';

/** How long a person would wait before calling it broken; a busy machine included. */
export const patience = 15_000;

/** Reads until the value is accepted, and tells the last value when it never is. */
export async function eventually<T>(
  what: string,
  read: () => Promise<T>,
  accept: (value: T) => boolean,
  limit = patience,
): Promise<T> {
  const deadline = Date.now() + limit;
  for (;;) {
    const value = await read();
    if (accept(value)) return value;
    if (Date.now() > deadline) throw new Error(`${what}: not within ${limit / 1000} s. Last seen: ${JSON.stringify(value, undefined, 1)}`);
    await sleep(50);
  }
}

/** As much of a DOM element as is read in the page; these files are compiled without the DOM library. */
export interface PageElement {
  readonly textContent: string | null;
  getAttribute(name: string): string | null;
  querySelector(selector: string): PageElement | null;
}

/** Matches an element whose text is this and no more. */
export const exactly = (text: string) => new RegExp(`^\\s*${text.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&')}\\s*$`);
