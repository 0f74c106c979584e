import { MOST_KNOWN, type Word } from './lexicon';
import type { Field } from './words';
import type { ZonedSentence } from './zones';

/** Where a run of words stands: in the title, in what the authors say of their own work, or anywhere. */
export const GRAM_PLACES = ['title', 'own', 'any'] as const;
export type GramPlace = 0 | 1 | 2;
const LONGEST_GRAM = 3;

/** The places that a sentence counts for. */
function placesOf({ zone }: ZonedSentence): readonly GramPlace[] {
  return zone === 'title' ? TITLE : zone === 'background' ? BACKGROUND : OWN;
}
const TITLE = [0, 2] as const;
const OWN = [1, 2] as const;
const BACKGROUND = [2] as const;

/** Every run of words of a text, with its places; for training. */
export function eachGram(sentences: readonly ZonedSentence[], visit: (gram: string, place: GramPlace) => void): void {
  for (const zoned of sentences) {
    const { field: { words }, sentence } = zoned;
    const places = placesOf(zoned);
    for (let from = sentence.from; from < sentence.to; from++) {
      let gram = '';
      for (let at = from; at < Math.min(from + LONGEST_GRAM, sentence.to); at++) {
        gram += (gram === '' ? '' : ' ') + (words[at]?.stem ?? '');
        for (const place of places) visit(gram, place);
      }
    }
  }
}

interface Node {
  /** The gram's number, or -1. */
  id: number;
  next: Map<string, Node> | undefined;
}

/** Takes a known run of words: a number for it and its place, first word, and the word after the last. */
export type GramVisitor = (feature: number, field: Field, from: number, to: number) => void;

/** Looks known runs of words up; a feature is a run's number times the number of places, plus its place. */
export class GramTable {
  private readonly root: Node = { id: -1, next: undefined };
  /** In which text each feature was last seen: each counts once. */
  private readonly seenIn: Int32Array;
  private text = 0;
  /** What a word starts, by its number; `null` for nothing. */
  private readonly starts: (Node | null | undefined)[] = [];

  constructor(grams: readonly string[]) {
    this.seenIn = new Int32Array(grams.length * GRAM_PLACES.length);
    grams.forEach((gram, id) => {
      let node = this.root;
      for (const word of gram.split(' ')) {
        const next = (node.next ??= new Map<string, Node>());
        const known: Node = next.get(word) ?? { id: -1, next: undefined };
        next.set(word, known);
        node = known;
      }
      node.id = id;
    });
  }

  /** Visits those that stand in a text, each once for each of its places. */
  visit(sentences: readonly ZonedSentence[], visitor: GramVisitor): void {
    this.text++;
    for (const zoned of sentences) {
      const { field, sentence } = zoned;
      const places = placesOf(zoned);
      for (let from = sentence.from; from < sentence.to; from++) {
        let node: Node | null | undefined = this.startAt(field.words[from]);
        for (let at = from; node; node = ++at < sentence.to ? node.next?.get(field.words[at]?.stem ?? '') : undefined) {
          if (node.id < 0) continue;
          for (const place of places) {
            const feature = node.id * GRAM_PLACES.length + place;
            if (this.seenIn[feature] === this.text) continue;
            this.seenIn[feature] = this.text;
            visitor(feature, field, from, at + 1);
          }
        }
      }
    }
  }
  private startAt(word: Word | undefined): Node | null {
    if (!word) return null;
    const known = this.starts[word.number];
    if (known !== undefined) return known;
    const node = this.root.next?.get(word.stem) ?? null;
    if (word.number < 0) return node;
    if (this.starts.length === 0) this.starts.length = MOST_KNOWN;
    this.starts[word.number] = node;
    return node;
  }
}
