import type { Paper } from '../../../src/papers/paper';
import { Random } from './random';

const SYLLABLES = 'al an ar ba ce co da de di en er fa fi go ha in ka la le li lo ma me mi na ne no or ra re ri ro sa se si so ta te ti to va ve vi xo za'.split(' ');

/**
 * Papers that look like those given, the same for the same seed: titles and abstracts are chains of words that follow
 * each other in the real ones, with jumps, and a vocabulary that grows with the corpus as real ones do.
 */
export function generatePapers(real: readonly Paper[], count: number, seed: number): Paper[] {
  const random = new Random(seed);
  const titles = new Chain(real.map((paper) => paper.title.split(/\s+/)));
  const abstracts = new Chain(real.map((paper) => paper.abstract.split(/\s+/)));
  const given = real.flatMap((paper) => paper.authors.map((name) => name.split(' ')));
  const person = (): string => `${random.of(given)[0] ?? ''} ${random.of(given).slice(-1)[0] ?? ''}`;
  const venues = real.map((paper) => paper.venue);
  return Array.from({ length: count }, (_, at) => {
    const month = random.between(1, 24);
    const ym = `${month > 12 ? 25 : 24}${String(((month - 1) % 12) + 1).padStart(2, '0')}`;
    const arxivId = `${ym}.${String(20000 + at % 80000).padStart(5, '0')}${at >= 80000 ? String(Math.floor(at / 80000)) : ''}`.slice(0, 10);
    const venue = random.of(venues);
    return {
      id: `generated-${String(at)}`,
      arxivId,
      title: title(random, titles, abstracts),
      abstract: abstracts.walk(random, random.between(110, 220), 0.15, 0.03),
      authors: Array.from({ length: random.between(1, 9) }, person),
      listedOn: `20${ym.slice(0, 2)}-${ym.slice(2)}-${String(random.between(1, 28)).padStart(2, '0')}`,
      ...(venue === undefined ? {} : { venue }),
      topics: random.of(real).topics,
      models: random.of(real).models,
      introduces: [],
      links: random.chance(0.3) ? [`https://github.com/generated/${String(at)}`] : [],
    };
  });
}

/** Words of real titles one by one and of abstracts in their chains: no title repeats a good part of a real one. */
function title(random: Random, titles: Chain, abstracts: Chain): string {
  const name = random.chance(0.35) ? `${coin(random)}: ` : '';
  const words = titles.walk(random, random.between(1, 4), 1, 0.03).split(' ');
  const others = abstracts.walk(random, random.between(4, 8), 0.6, 0.05).split(' ');
  return name + random.some([...words, ...others], 99).join(' ');
}

function coin(random: Random): string {
  const text = Array.from({ length: random.between(2, 4) }, () => random.of(SYLLABLES)).join('');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Which words follow which. */
class Chain {
  private readonly words: string[];
  private readonly next = new Map<string, string[]>();

  constructor(texts: readonly (readonly string[])[]) {
    this.words = texts.flat();
    for (const text of texts) {
      text.forEach((word, at) => {
        const follower = text[at + 1];
        if (follower === undefined) return;
        const followers = this.next.get(word);
        if (followers) followers.push(follower);
        else this.next.set(word, [follower]);
      });
    }
  }

  /** So many words: each follows the one before it, or jumps anywhere, or is coined. */
  walk(random: Random, length: number, jumps: number, coined: number): string {
    const words: string[] = [];
    let word = random.of(this.words);
    while (words.length < length) {
      words.push(random.chance(coined) ? coin(random).toLowerCase() : word);
      const followers = this.next.get(word);
      word = !followers || random.chance(jumps) ? random.of(this.words) : random.of(followers);
    }
    return words.join(' ');
  }
}
