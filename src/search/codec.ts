import { Segment, type SegmentData } from './segment';

/** Goes up whenever what is stored, or how text becomes terms and weights, changes. */
export const FORMAT_VERSION = 3;

const MAGIC = 0x50534958; // PSIX
const HEADER_WORDS = 4; // magic, version, checksum of what follows, its length in bytes

/** The arrays of a segment in the order in which they are stored. */
const SECTIONS = [
  ['termBytes', Uint8Array], ['termStart', Uint32Array], ['headLow', Uint16Array], ['headHigh', Uint8Array], ['headStart', Uint32Array],
  ['bodyLow', Uint16Array], ['bodyHigh', Uint8Array], ['bodyStart', Uint32Array], ['idBytes', Uint8Array], ['idStart', Uint32Array],
  ['titleBytes', Uint8Array], ['titleStart', Uint32Array], ['day', Int32Array], ['year', Int32Array],
] as const satisfies readonly (readonly [keyof SegmentData, unknown])[];

/** A segment as one buffer: header, stamp, lengths of the sections, sections, each from a multiple of four bytes on. */
export function encodeSegment({ data }: Segment, stamp: string): Uint8Array {
  const stampBytes = new TextEncoder().encode(stamp);
  const lengths = [stampBytes.length, ...SECTIONS.map(([name]) => data[name].byteLength)];
  const start = (HEADER_WORDS + lengths.length) * 4;
  const bytes = new Uint8Array(start + lengths.reduce((sum, length) => sum + padded(length), 0));
  const words = new Uint32Array(bytes.buffer);
  words.set(lengths, HEADER_WORDS);
  let at = start;
  for (const section of [stampBytes, ...SECTIONS.map(([name]) => data[name])]) {
    bytes.set(new Uint8Array(section.buffer, section.byteOffset, section.byteLength), at);
    at += padded(section.byteLength);
  }
  words.set([MAGIC, FORMAT_VERSION, checksum(words.subarray(HEADER_WORDS)), at - HEADER_WORDS * 4]);
  return bytes;
}

/**
 * The segment in a buffer, whose memory it goes on using. `undefined` where the buffer is damaged, of another version
 * or made under another stamp.
 */
export function decodeSegment(given: Uint8Array, stamp: string): Segment | undefined {
  if (given.byteLength < HEADER_WORDS * 4 || given.byteLength % 4 !== 0) return undefined;
  const bytes = given.byteOffset % 4 === 0 ? given : given.slice();
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
  const intact =
    words[0] === MAGIC && words[1] === FORMAT_VERSION && words[3] === bytes.byteLength - HEADER_WORDS * 4 &&
    words[2] === checksum(words.subarray(HEADER_WORDS));
  if (!intact) return undefined;
  const lengths = words.subarray(HEADER_WORDS, HEADER_WORDS + 1 + SECTIONS.length);
  let at = (HEADER_WORDS + lengths.length) * 4;
  const section = (index: number): [buffer: ArrayBuffer, offset: number, length: number] => {
    const length = lengths[index] ?? 0;
    const place: [ArrayBuffer, number, number] = [bytes.buffer as ArrayBuffer, bytes.byteOffset + at, length];
    at += padded(length);
    return place;
  };
  if (new TextDecoder().decode(new Uint8Array(...section(0))) !== stamp) return undefined;
  const arrays = SECTIONS.map(([name, type], index) => {
    const [buffer, offset, length] = section(index + 1);
    return [name, new type(buffer, offset, length / type.BYTES_PER_ELEMENT)];
  });
  return new Segment(Object.fromEntries(arrays) as SegmentData);
}

function padded(length: number): number {
  return (length + 3) & ~3;
}

/** 32 bits over words, in four lanes: 70 MB take some 20 ms. */
function checksum(words: Uint32Array): number {
  let [a, b, c, d] = [1, 2, 3, 4];
  const whole = words.length & ~3;
  for (let at = 0; at < whole; at += 4) {
    a = Math.imul(a ^ (words[at] as number), 0x01000193);
    b = Math.imul(b ^ (words[at + 1] as number), 0x01000193);
    c = Math.imul(c ^ (words[at + 2] as number), 0x01000193);
    d = Math.imul(d ^ (words[at + 3] as number), 0x01000193);
  }
  for (let at = whole; at < words.length; at++) a = Math.imul(a ^ (words[at] as number), 0x01000193);
  const mix = (value: number, other: number): number => Math.imul((value ^ (value >>> 15) ^ other) >>> 0, 0x85ebca6b);
  return mix(mix(mix(a, b), c), d) >>> 0;
}
