import type { Cut } from './words';

const ABBREVIATIONS = new Set(['e.g', 'i.e', 'etc', 'vs', 'al', 'fig', 'cf', 'eq', 'resp', 'approx', 'no', 'sec', 'dr', 'st']);

/** Where the letters of a LaTeX command end. */
export function endOfCommand(raw: string, start: number): number {
  let at = start;
  while (at < raw.length && raw.charCodeAt(at) >= 97 && raw.charCodeAt(at) <= 122) at++;
  return at;
}

/** Whether the point, question or exclamation mark at a place ends a sentence; the words before it are known. */
export function endsSentence({ raw, words, starts, ends }: Cut, at: number): boolean {
  if (!isGap(raw, at + 1)) return false;
  if (raw.charCodeAt(at) !== 46) return true;
  const place = words.length - 1;
  const last = words[place];
  if (!last || ends[place] !== at) return true;
  const dotted = ends[place - 1] === (starts[place] ?? 0) - 1 ? `${words[place - 1]?.text ?? ''}.${last.text}` : last.text;
  return !ABBREVIATIONS.has(dotted) && !ABBREVIATIONS.has(last.text);
}

/** Space, a closing bracket or quote, or the end. */
function isGap(raw: string, at: number): boolean {
  return at >= raw.length || ' \n\t)"\'*]}\\'.includes(raw.charAt(at));
}
