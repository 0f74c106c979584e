import * as v from 'valibot';

/*
 * Numbers as printable characters, one for each of 93 levels: what is learned is mostly numbers of which two digits matter,
 * and a character is the least that a data file in JSON spends on one.
 */

/** The characters from space to `~` without the two that JSON escapes. */
const CHARACTERS = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)).filter((one) => one !== '"' && one !== '\\');
export const LEVELS = CHARACTERS.length;
const HALF = (LEVELS - 1) / 2;

/** By character code, the level from 0. */
const LEVEL_OF = new Uint8Array(128);
CHARACTERS.forEach((one, level) => { LEVEL_OF[one.charCodeAt(0)] = level; });

/** The level of a character of a packed text. */
export function levelAt(text: string, at: number): number {
  return LEVEL_OF[text.charCodeAt(at)] ?? 0;
}

export function characterOf(level: number): string {
  return CHARACTERS[level] ?? ' ';
}

/** Numbers that share a scale: the largest by size has the outermost level. */
export const PackedNumbers = v.object({ scale: v.number(), levels: v.string() });
export type PackedNumbers = v.InferOutput<typeof PackedNumbers>;

export function packNumbers(numbers: ArrayLike<number>): PackedNumbers {
  const most = Array.from(numbers).reduce((a, b) => Math.max(a, Math.abs(b)), 0);
  const scale = Number((most / HALF).toPrecision(4)) || 1;
  return { scale, levels: Array.from(numbers, (number) => characterOf(Math.max(0, Math.min(LEVELS - 1, Math.round(number / scale) + HALF)))).join('') };
}

/** Writes the numbers into `into`, from `from` on. */
export function unpackNumbers({ scale, levels }: PackedNumbers, into: Float32Array | Float64Array, from = 0): void {
  for (let at = 0; at < levels.length; at++) into[from + at] = (levelAt(levels, at) - HALF) * scale;
}

export function unpacked(packed: PackedNumbers): Float32Array {
  const numbers = new Float32Array(packed.levels.length);
  unpackNumbers(packed, numbers);
  return numbers;
}
