/** So many parts make 1. */
export const PARTS_OF_1 = 1024;

/**
 * What each word adds to the outputs of a layer, worked out once for each, as the same few thousand words make up most
 * texts. In whole parts of 1: they take half the room of other numbers, which at this size is what their sum takes time for.
 */
export class Parts {
  private readonly parts: Int16Array;
  private readonly isKnown: Uint8Array;
  private readonly row: Float64Array;

  /** `outputs` comes in fours; `learn` adds to an empty row what one word adds to each. */
  constructor(words: number, private readonly outputs: number, private readonly learn: (word: number, to: Float64Array) => void) {
    this.parts = new Int16Array(words * outputs);
    this.isKnown = new Uint8Array(words);
    this.row = new Float64Array(outputs);
  }

  /** Adds what a word adds, in parts; the first output's place is `first`. */
  add(word: number, to: Int32Array, first: number): void {
    if (this.isKnown[word] === 0) this.fill(word);
    const { parts, outputs } = this;
    // By fours, which is quicker than one by one.
    for (let from = word * outputs, at = first, end = first + outputs; at < end; from += 4, at += 4) {
      to[at] = (to[at] as number) + (parts[from] as number);
      to[at + 1] = (to[at + 1] as number) + (parts[from + 1] as number);
      to[at + 2] = (to[at + 2] as number) + (parts[from + 2] as number);
      to[at + 3] = (to[at + 3] as number) + (parts[from + 3] as number);
    }
  }

  /** What a word adds to an output, once it was added to any. */
  at(word: number, output: number): number {
    return (this.parts[word * this.outputs + output] as number) / PARTS_OF_1;
  }

  private fill(word: number): void {
    const { row, outputs } = this;
    row.fill(0);
    this.learn(word, row);
    for (let output = 0; output < outputs; output++) this.parts[word * outputs + output] = inParts(row[output] as number);
    this.isKnown[word] = 1;
  }
}

/** A number in parts, cut to what a part can hold. */
export function inParts(value: number): number {
  return Math.max(-MOST, Math.min(MOST, Math.round(value * PARTS_OF_1)));
}
const MOST = 32_767;
