/** What a source tells of a name part by part. Particles (`van den`) stand with the family name. */
export interface NameParts {
  readonly given: string;
  readonly family: string;
  /** `Jr.`, `III`. */
  readonly suffix: string;
}

/** Stands between words of a family name where a source told them from the given ones: the name reads the same. */
export const NO_BREAK = '\u00a0';

const SUFFIX = /^(?:jr\.?|sr\.?|i{2,3}|iv)$/i;

export function isSuffix(text: string): boolean {
  return SUFFIX.test(text);
}

/** `Gabriel García Márquez`, `Jan van den Berg`, `Martin King, Jr.`: as people write it, the family name in one piece. */
export function joinName({ given, family, suffix }: NameParts): string {
  const words = family.split(' ');
  // Particles tell by themselves where the family name begins.
  const start = Math.max(0, words.findIndex((word) => !/^\p{Ll}/u.test(word)));
  const name = [given, ...words.slice(0, start), words.slice(start).join(NO_BREAK)].filter((part) => part !== '').join(' ');
  return suffix === '' ? name : `${name}, ${suffix}`;
}
