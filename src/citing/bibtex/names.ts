import { isSuffix, NO_BREAK } from '../../papers/authorName';
import { cleanText } from './escape';

/** A name in the four parts of BibTeX; a corporate name is all `last` and stands in braces. */
export interface Name {
  readonly first: string;
  /** `van den`: before the last name, not part of sorting in most styles. */
  readonly von: string;
  readonly last: string;
  /** `Jr.`, `III`. */
  readonly suffix: string;
  readonly corporate: boolean;
}

const CORPORATE = /(?:^|\s)(?:team|group|lab|labs|laboratory|consortium|collaboration|institute|university|foundation|community|project|inc\.?|ai)$/i;
const LOWER = /^\p{Ll}/u;
/** Written with a capital these still lead a last name, where a lower-case particle follows: `Van den Berg`. */
const CAPITAL_PARTICLE = /^(?:van|von|de|di|della|vander|ter|ten)$/i;

/**
 * Reads `First von Last, Jr.` or `von Last, First` as people write it; never empty for a name with a letter. Words with
 * a no-break space between them are one piece; a name that is one piece of several words is no person's.
 */
export function readName(text: string): Name {
  const name = text.split(NO_BREAK).map(cleanText).filter((piece) => piece !== '').join(NO_BREAK);
  if (isCorporate(name)) return whole(name, true);
  const parts = name.split(',').map((part) => part.trim());
  const [before = '', ...after] = parts;
  if (after.length > 0 && after.every((part) => part !== '')) {
    const suffix = after.find((part) => isSuffix(part)) ?? '';
    const first = after.filter((part) => part !== suffix);
    if (first.length === 1 && before !== '') return { ...splitLast(before), first: unbroken(first[0] ?? ''), suffix, corporate: false };
    if (first.length === 0 && before !== '') return { ...readName(before), suffix };
    return whole(name, true);
  }
  if (parts.length > 1) return whole(name, true);
  return fromWords(name.split(' '));
}

/** Words that BibTeX would read as a separator of names make a name corporate: it must stand in braces. */
function isCorporate(name: string): boolean {
  return CORPORATE.test(name) || /(?:^|\s)(?:and|others)(?:\s|$)/i.test(name);
}

function fromWords(words: readonly string[]): Name {
  const ending = words.at(-1) ?? '';
  if (words.length > 2 && isSuffix(ending)) return { ...fromWords(words.slice(0, -1)), suffix: ending };
  if (words.length < 2) return whole(words.join(' '), words.join(' ').includes(NO_BREAK));
  const start = lastNameStart(words);
  return { first: unbroken(words.slice(0, start).join(' ')), ...splitLast(words.slice(start).join(' ')), suffix: '', corporate: false };
}

/** The first lower-case word after the first begins the last name, else it is the last word. */
function lastNameStart(words: readonly string[]): number {
  const particle = words.findIndex((word, index) => index > 0 && index < words.length - 1 && LOWER.test(word));
  if (particle < 0) return words.length - 1;
  const leader = particle > 1 && CAPITAL_PARTICLE.test(words[particle - 1] ?? '');
  return leader ? particle - 1 : particle;
}

function splitLast(text: string): { von: string; last: string } {
  const words = unbroken(text).split(' ');
  // BibTeX: everything up to the last lower-case word, but never the last word of all.
  const lower = words.slice(0, -1).map((word) => LOWER.test(word));
  const end = lower.lastIndexOf(true) + 1;
  return { von: words.slice(0, end).join(' '), last: words.slice(end).join(' ') };
}

function whole(last: string, corporate: boolean): Name {
  return { first: '', von: '', last: unbroken(last), suffix: '', corporate };
}

function unbroken(text: string): string {
  return text.replaceAll(NO_BREAK, ' ');
}
