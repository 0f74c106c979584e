import { foldToAscii } from './fold';

/** Function words that short titles leave out, as Better BibTeX does: articles, prepositions, `is`. */
const SKIPPED = new Set(
  `a about above across after against along amid among an and around as at before behind below beneath beside between
  beyond but by de der des despite die down during el en et except for from il im in inside into is la le les like near
  of off on onto or outside over per round since so than the through to toward towards un und under until up upon versus
  via von vs while with within without yet`.split(/\s+/),
);

/** A title's words in ASCII letters and digits; hyphens join: `Chain-of-Thought` is one word, `ChainofThought`. */
export function titleWords(title: string): string[] {
  // What is left of LaTeX: a macro's name is no word, `$E^3$` is E3.
  const plain = title.replace(/\\[a-z]+/gi, ' ');
  return foldToAscii(plain)
    .split(/[\s:;,.?!/()[\]"“”—–|]+/)
    .map((word) => word.replace(/[^a-z0-9]/gi, ''))
    .filter((word) => word !== '');
}

export function tellingWords(title: string): string[] {
  const words = titleWords(title);
  const telling = words.filter((word) => !SKIPPED.has(word.toLowerCase()));
  return telling.length > 0 ? telling : words;
}

export function capitalize(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
