import { partedScripts } from './characters';
import { headOf, MOST_KNOWN, type Word } from './lexicon';

/*
 * Phrases are looked up in one walk over the words, through a trie shared by all of them. They are not regular
 * expressions: a word, a beginning (`distill*`), an ending (`*bench`), any one word (`*`), a choice (`(reduce|cut down)`), and a gap of at most
 * three words (`...`, at most twice in a phrase). So the work for each word of text is bounded by the phrases alone.
 */

/** Every node has every field from the start: engines read objects of one shape several times as fast. */
class Node {
  words: Map<string, Node> | undefined = undefined;
  /** Beginnings, by their first two letters. */
  beginnings: Map<number, [string, Node][]> | undefined = undefined;
  /** Endings (`*bench`), few. */
  endings: [string, Node][] | undefined = undefined;
  any: Node | undefined = undefined;
  gap: Node | undefined = undefined;
  /** Ids of the phrases that end here. */
  ends: number[] | undefined = undefined;
}

export interface Found {
  /** The phrase's place in the list that was compiled. */
  readonly phrase: number;
  /** First word, and the word after the last. */
  readonly from: number;
  readonly to: number;
}

export interface Phrases {
  /** All phrases in words `from` to `to`, in order of their first word. */
  find(words: readonly Word[], from: number, to: number): Found[];
  /** Compiles what was not compiled yet, in steps of a few milliseconds; else the first look does all of it. */
  compile(): Generator<undefined, void, undefined>;
  /** Whether there is any. */
  has(words: readonly Word[], from: number, to: number): boolean;
}

export type PhraseFault = 'empty' | 'long' | 'gap' | 'vague' | 'choice' | 'mark';

const LONGEST_GAP = 3;
const MOST_WORDS = 10;
const MOST_GAPS = 2;
const MOST_CHOICES = 96;
/** Choices multiply: a phrase with `(a|b|c|d)` ten times over has a million ways to be said, each with nodes of its own. */
const MOST_WAYS = 1000;
const LONGEST = 900;
const NONE: readonly Node[] = [];
const PHRASES_AT_ONCE = 40;

/** What is wrong with a phrase, or `undefined`. */
export function phraseFault(phrase: string): PhraseFault | undefined {
  return phrase.length > LONGEST ? 'long' : partsFault(partsOf(phrase));
}

/** In how many ways a phrase can be said, which is the room that it takes. */
export function phraseWays(phrase: string): number {
  return waysOf(partsOf(phrase));
}

function waysOf(parts: readonly Part[]): number {
  return parts.reduce((ways, part) => ways * part.length, 1);
}

function partsFault(parts: readonly Part[]): PhraseFault | undefined {
  if (parts.length === 0) return 'empty';
  if (parts.length > MOST_WORDS) return 'long';
  if (parts.filter(isGap).length > MOST_GAPS) return 'gap';
  if ([parts[0], parts[parts.length - 1]].some((part) => !part || isGap(part) || isAny(part))) return 'vague';
  for (const choices of parts) {
    if (isGap(choices) || isAny(choices)) continue;
    if (choices.length > MOST_CHOICES) return 'choice';
    const words = choices.flat();
    if (choices.some((choice) => choice.length === 0)) return 'choice';
    if (words.some((word) => !/^(?:\*?[\p{L}\p{N}\p{M}]+|[\p{L}\p{N}\p{M}]+\*)$/u.test(word))) return 'mark';
    if (words.some((word) => (word.endsWith('*') || word.startsWith('*')) && word.length < 3)) return 'vague';
  }
  return waysOf(parts) > MOST_WAYS ? 'choice' : undefined;
}

/** One place of a phrase: the choices for it, each of one or more words. */
type Part = readonly (readonly string[])[];

const isGap = (part: Part): boolean => part[0]?.[0] === '...';
const isAny = (part: Part): boolean => part[0]?.[0] === '*';

/**
 * Texts are cut into words at these marks too: `gpt-4.1` is three words. What is left in a word, such as the signs of
 * `C++` and of regular expressions, is at fault: no text would be told by it.
 */
const WORDS = /\.{3}|[^\s\-.,:;!&/_%@'"\u2010-\u201f]+/g;

function partsOf(phrase: string): Part[] {
  const words = (text: string): string[] => text.match(WORDS) ?? [];
  const parts: Part[] = [];
  partedScripts(phrase.toLowerCase().normalize()).split('(').forEach((piece, index) => {
    const close = index === 0 ? -1 : piece.indexOf(')');
    if (close >= 0) parts.push(piece.slice(0, close).split('|').map(words));
    // A bracket without its other half stays with its word, which is then at fault.
    const rest = index > 0 && close < 0 ? `(${piece}` : piece.slice(close + 1);
    for (const word of words(rest)) parts.push([[word]]);
  });
  return parts;
}

/**
 * Compiles phrases, when they are first looked for: most windows never read a text. A faulty one is left out (ask
 * `phraseFault` first where faults are to be shown).
 */
export function compilePhrases(phrases: readonly string[]): Phrases {
  const root = new Node();
  let compiled = 0;
  const compileTo = (end: number): void => {
    for (; compiled < end; compiled++) {
      const phrase = phrases[compiled] ?? '';
      const parts = phrase.length > LONGEST ? [] : partsOf(phrase);
      if (partsFault(parts) === undefined) add(root, parts, compiled);
    }
  };
  // Most words start no phrase; what a word starts is worked out once.
  const starts: (readonly Node[] | undefined)[] = [];
  const startsAt = (word: Word | undefined): readonly Node[] => {
    if (!word) return NONE;
    const known = starts[word.number];
    if (known) return known;
    compileTo(phrases.length);
    const nodes = after(root, word);
    const kept = nodes.length > 0 ? nodes : NONE;
    if (word.number < 0) return kept;
    if (starts.length === 0) starts.length = MOST_KNOWN;
    starts[word.number] = kept;
    return kept;
  };
  return {
    *compile() {
      while (compiled < phrases.length) {
        compileTo(Math.min(compiled + PHRASES_AT_ONCE, phrases.length));
        yield;
      }
    },
    find(words, from, to) {
      const found: Found[] = [];
      for (let at = from; at < to; at++) for (const node of startsAt(words[at])) walk(node, words, at, at + 1, to, found);
      return found;
    },
    has(words, from, to) {
      const found: Found[] = [];
      for (let at = from; at < to && found.length === 0; at++) for (const node of startsAt(words[at])) walk(node, words, at, at + 1, to, found);
      return found.length > 0;
    },
  };
}

function add(root: Node, parts: readonly Part[], id: number): void {
  let nodes = [root];
  for (const part of parts) {
    nodes = isGap(part)
      ? nodes.map((node) => (node.gap ??= new Node()))
      : nodes.flatMap((node) => part.map((choice) => choice.reduce(step, node)));
  }
  for (const node of nodes) (node.ends ??= []).push(id);
}

function step(node: Node, word: string): Node {
  if (word === '*') return (node.any ??= new Node());
  if (word.startsWith('*')) {
    const endings = (node.endings ??= []);
    const end = word.slice(1);
    const known = endings.find(([text]) => text === end);
    if (known) return known[1];
    endings.push([end, new Node()]);
    return endings[endings.length - 1]?.[1] ?? node;
  }
  if (!word.endsWith('*')) {
    const words = (node.words ??= new Map<string, Node>());
    return words.get(word) ?? put(words, word);
  }
  const start = word.slice(0, -1);
  const beginnings = (node.beginnings ??= new Map<number, [string, Node][]>());
  const bucket = beginnings.get(headOf(start)) ?? [];
  beginnings.set(headOf(start), bucket);
  const known = bucket.find(([text]) => text === start);
  if (known) return known[1];
  const next = new Node();
  bucket.push([start, next]);
  return next;
}

function put(words: Map<string, Node>, word: string): Node {
  const next = new Node();
  words.set(word, next);
  return next;
}

/** Where one word leads from a node, gaps aside. */
function after(node: Node, { text, head }: Word): Node[] {
  const nodes: Node[] = [];
  const next = node.words?.get(text);
  if (next) nodes.push(next);
  if (node.any) nodes.push(node.any);
  for (const [end, ending] of node.endings ?? []) if (text.length > end.length && text.endsWith(end)) nodes.push(ending);
  for (const [start, beginning] of node.beginnings?.get(head) ?? []) if (text.startsWith(start)) nodes.push(beginning);
  return nodes;
}

function walk(node: Node, words: readonly Word[], first: number, at: number, to: number, found: Found[]): void {
  if (node.ends) for (const phrase of node.ends) found.push({ phrase, from: first, to: at });
  const gap = node.gap;
  for (let skip = 0; gap && skip <= LONGEST_GAP && at + skip < to; skip++) {
    const next = words[at + skip];
    // Most words are none that the gap leads to; the look here spares the step.
    if (next && (gap.words?.has(next.text) || gap.beginnings?.has(next.head) || gap.endings || gap.any)) walk(gap, words, first, at + skip, to, found);
  }
  const here = at < to ? words[at] : undefined;
  if (!here) return;
  const word = here.text;
  const next = node.words?.get(word);
  if (next) walk(next, words, first, at + 1, to, found);
  if (node.any) walk(node.any, words, first, at + 1, to, found);
  if (node.endings) {
    for (const [end, ending] of node.endings) {
      if (word.length > end.length && word.endsWith(end)) walk(ending, words, first, at + 1, to, found);
    }
  }
  const bucket = node.beginnings?.get(here.head);
  if (!bucket) return;
  for (const [start, beginning] of bucket) {
    if (word.startsWith(start)) walk(beginning, words, first, at + 1, to, found);
  }
}
