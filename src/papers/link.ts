/** A page was saved from a mirror of the hub whose paths are the hub's own. */
const MIRRORS: Readonly<Record<string, string>> = { 'b-61j.pages.dev': 'huggingface.co' };

// Bounded, so that a wall of brackets costs no more than an address.
const URL_AT = /https?:\/\/[^\s{}<>"'`\\|^]{1,2000}/iy;
const TRAILING = /[.,;:!?*'’”]$/;
const BRACKETS: Readonly<Record<string, string>> = { ')': '(', ']': '[' };

/** The end of the web address that starts at `start`, its sentence's punctuation left out; `undefined` where none starts. */
export function linkEnd(text: string, start: number): number | undefined {
  URL_AT.lastIndex = start;
  const found = URL_AT.exec(text)?.[0];
  if (found === undefined) return undefined;
  let length = found.length;
  while (length > 0 && isTrailing(found, length)) length--;
  return start + length;
}

/** Punctuation ends a sentence, not an address; a closing bracket belongs to it only with its opening one. */
function isTrailing(url: string, length: number): boolean {
  const last = url[length - 1] ?? '';
  const open = BRACKETS[last];
  return open === undefined ? TRAILING.test(last) : !url.slice(0, length).includes(open);
}

/** The canonical https or http address, or `undefined` for anything else. */
export function canonicalLink(address: string): string | undefined {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return undefined;
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined;
  if (url.username !== '' || url.password !== '') return undefined;
  const canonical = MIRRORS[url.hostname];
  if (canonical !== undefined) url.hostname = canonical;
  return url.href;
}
