/** The text of a file, and by which encoding where that is a guess. */
export interface Decoded {
  readonly text: string;
  readonly guessedEncoding?: string;
}

/** As much of a file as is searched for the line in which JabRef says how it saved it. */
const HEAD = 2_000;

/**
 * UTF-16 by its mark, else UTF-8; what is not UTF-8 is read as its first lines say (`% Encoding: ISO8859_1`). Where
 * they say nothing, a text with more whole letters than broken ones is UTF-8 with faults, and any other windows-1252,
 * which has a letter for every byte.
 */
export function decode(bytes: Uint8Array): Decoded {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes) };
  if (first === 0xfe && second === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes) };
  const whole = decodeAs('utf-8', bytes) ?? decodeAs(declared(bytes), bytes);
  if (whole !== undefined) return { text: whole };
  const text = new TextDecoder().decode(bytes);
  const isUtf8 = count(text, /[\u0080-\ufffc]/g) > count(text, /\ufffd/g);
  return isUtf8 ? { text, guessedEncoding: 'UTF-8' } : { text: new TextDecoder('windows-1252').decode(bytes), guessedEncoding: 'windows-1252' };
}

/** JabRef has Java's names, which have `_` where the labels of the Encoding Standard have `-`. */
function declared(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, HEAD));
  return /^% {0,4}encoding: {0,4}([\w-]+)/im.exec(head)?.[1]?.replaceAll('_', '-');
}

/** `undefined` where the bytes are not in this encoding, or where it is not known. */
function decodeAs(encoding: string | undefined, bytes: Uint8Array): string | undefined {
  try {
    return encoding === undefined ? undefined : new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
