import { startOf, type Atom, type Atoms } from './atoms';
import { readR1 } from './deepseek';
import type { Span } from './facets';
import { readName } from './grammar';
import { ADJECTIVES, GLUED, knownAs, LINES, NOT_MODELS, PLAIN, PREFIXES, type Glued, type ModelLine } from './lines';

/** A place where a model is named. */
export interface Mention {
  readonly family: string;
  readonly line: string;
  readonly sizes: readonly string[];
  readonly span: Span;
  /** The line's name without version, size or variant. */
  readonly bare: boolean;
  /** `known` is of a line that the data file has; `made` is a name with a size that it has not (`Pangu-R-38B`). */
  readonly kind: 'known' | 'made';
}

interface Found {
  readonly families: readonly string[];
  readonly line: string;
  readonly sizes: readonly string[];
  readonly bare: boolean;
  readonly next: number;
  readonly kind: Mention['kind'];
}

export interface Surroundings {
  /** The whole text is about language models. */
  readonly languageModels: boolean;
  /** It names OpenAI, so that `O3` is no ozone. */
  readonly openAI: boolean;
  /** It names DeepSeek, so that `R1` is that model. */
  readonly deepSeek: boolean;
}

/** All models named in a text, in order, or the first `most` or so of them; `skip` are stretches (links) that name none. */
export function readMentions(field: Span['field'], written: Atoms, skip: readonly Span[], around: Surroundings, most = Infinity): Mention[] {
  let text = written;
  let places = beginningsIn(written.list);
  if (places.some((at) => isGlued(written.list, at))) {
    text = withoutGlue(written);
    places = beginningsIn(text.list);
  }
  const { list: atoms } = text;
  const mentions: Mention[] = [];
  let past = 0;
  let link = 0;
  for (const at of places) {
    if (mentions.length >= most) break;
    if (at < past) continue;
    const start = startOf(text, at);
    while ((skip[link]?.end ?? Infinity) <= start) link++;
    const found = start < (skip[link]?.start ?? Infinity) ? readAt(atoms, at, around) : undefined;
    if (!found) continue;
    const span = { field, start, end: startOf(text, found.next) };
    for (const name of found.families) {
      const family = knownAs(name);
      if (family !== undefined) mentions.push({ family, line: found.line, sizes: found.sizes, span, bare: found.bare, kind: found.kind });
    }
    past = found.next;
  }
  return mentions;
}

/** Whether a name may begin with an atom: most words are looked up no further. */
function mayBegin({ kind, text, folded }: Atom): boolean {
  if (kind !== 'letters') return false;
  const code = text.charCodeAt(0);
  return code < 97 || code > 122 || BEGINNINGS.has(folded);
}
/** Of the names that are looked for as they are spelled, those with a small letter first. */
const SMALL = [...PLAIN].filter(([, names]) => names.some(({ name }) => /^[a-z]/.test(name))).map(([letters]) => letters);
const BEGINNINGS = new Set([...LINES.keys(), ...GLUED.keys(), ...SMALL]);

/** Where names may begin. */
function beginningsIn(atoms: readonly Atom[]): number[] {
  const places: number[] = [];
  for (let at = 0; at < atoms.length; at++) if (mayBegin(atoms[at] as Atom)) places.push(at);
  return places;
}

/** `DeepSeekV3` cut into `DeepSeek` and `V3`, as if it were written `DeepSeek-V3`. */
function withoutGlue(text: Atoms): Atoms {
  const list: Atom[] = [];
  const starts: number[] = [];
  text.list.forEach((atom, at, atoms) => {
    const start = startOf(text, at);
    const cut = mayBegin(atom) ? (isGlued(atoms, at)?.length ?? 0) : 0;
    if (cut > 0) {
      list.push(part(atom, 0, cut));
      starts.push(start);
    }
    list.push(cut > 0 ? part(atom, cut, atom.text.length) : atom);
    starts.push(start + cut);
  });
  return { list, starts: [...starts, startOf(text, text.list.length)] };
}

function isGlued(atoms: readonly Atom[], at: number): Glued | undefined {
  const glued = GLUED.get(atoms[at]?.folded ?? '');
  return glued && (!glued.versioned || atoms[at + 1]?.kind === 'number') ? glued : undefined;
}

function part({ kind, text, folded }: Atom, from: number, to: number): Atom {
  return { kind, text: text.slice(from, to), folded: folded.slice(from, to) };
}

function readAt(atoms: readonly Atom[], at: number, around: Surroundings): Found | undefined {
  const found = readDeepSeek(atoms, at, around) ?? readPlain(atoms, at, around) ?? readLine(atoms, at, around);
  if (!found) return around.languageModels ? readMade(atoms, at) : undefined;
  if (!standsAlone(atoms, at, found.next) || isWayToReason(found, atoms)) {
    // The name of something else that has a model's name in it: skip all of it.
    return { ...found, families: [], next: endOfCompound(atoms, found.next) };
  }
  return found;
}

function readDeepSeek(atoms: readonly Atom[], at: number, around: Surroundings): Found | undefined {
  const { text, folded } = atoms[at] as Atom;
  if (folded !== 'deepseek' && text !== 'DS' && text !== 'R') return undefined;
  const name = readR1(atoms, at);
  if (!name) return undefined;
  const known = folded === 'deepseek' || (around.languageModels && (around.deepSeek || name.family !== 'DeepSeek-R1' || name.sizes.length > 0));
  return known ? { families: [name.family], line: 'DeepSeek', sizes: name.sizes, bare: false, next: name.next, kind: 'known' } : undefined;
}

function readPlain(atoms: readonly Atom[], at: number, around: Surroundings): Found | undefined {
  const first = atoms[at] as Atom;
  const names = PLAIN.get(first.folded);
  if (!names) return undefined;
  for (const { name, line, sure } of names) {
    if (!sure && !around.languageModels) continue;
    let next = at;
    let text = '';
    while (text.length < name.length && next < atoms.length) text += atoms[next++]?.text ?? '';
    if (text !== name) continue;
    const rest = readName(atoms, next, { ...PLAIN_LINE, line, family: name });
    return { families: [name.replace(/-\d+B$/, '')], line, sizes: rest.sizes, bare: false, next: rest.next, kind: 'known' };
  }
  return undefined;
}

const PLAIN_LINE = { names: [], bare: 'context', versioned: 'context', sized: true, tied: false, join: null, glued: false, letters: [], suffixes: {}, variants: {}, tiers: [], tierFirstFrom: 100, hyphened: false, drops: [], versions: [1, 9], not: [] } satisfies Omit<ModelLine, 'line'>;

function readLine(atoms: readonly Atom[], at: number, around: Surroundings): Found | undefined {
  const atom = atoms[at] as Atom;
  const line = LINES.get(atom.folded);
  if (!line) return undefined;
  const spelled = !line.exact || line.exact.includes(atom.text);
  if (!spelled && !(line.tied && isTied(atoms, at))) return undefined;
  if (atom.text === 'O' && !around.openAI) return undefined;
  // `GPT-o3` and `ChatGPT o3` are o3.
  if (/gpt$/.test(atom.folded) && /^[- ]$/.test(atoms[at + 1]?.text ?? '') && atoms[at + 2]?.folded === 'o' && atoms[at + 3]?.kind === 'number') return undefined;
  const name = readName(atoms, at + 1, line);
  const allowed = (when: ModelLine['bare']): boolean => when === 'sure' || (when === 'context' && around.languageModels);
  const counts =
    (name.versioned && allowed(line.versioned)) ||
    (name.special && !line.glued && allowed(line.versioned === 'never' ? 'context' : line.versioned)) ||
    (name.sizes.length > 0 && allowed(line.sized || line.bare === 'context' ? 'context' : line.bare)) ||
    (allowed(line.bare) && spelled && atom.text !== atom.folded) || (line.bare === 'sure' && name.next > at + 1);
  if (!counts || line.not.includes(wordBehind(atoms, name.next))) return undefined;
  const alone = !name.versioned && !name.special;
  const bare = alone && line.join !== null && (line.family === undefined || line.family === 'GPT');
  // `Qwen QwQ-32B`: the second name says it all. `BARD10`: a number that is no version makes it another name.
  if (alone && (isSameLine(atoms, name.next, line) || atoms[name.next]?.kind === 'number')) return { families: [], line: line.line, sizes: [], bare, next: name.next, kind: 'known' };
  return { families: name.families, line: line.line, sizes: name.sizes, bare, next: name.next, kind: 'known' };
}

/** Whether a number follows without a gap or behind a hyphen; `\phi_1` is no name. */
function isTied(atoms: readonly Atom[], at: number): boolean {
  return atoms[at - 1]?.text !== '\\' && (atoms[at + 1]?.kind === 'number' || (atoms[at + 1]?.text === '-' && atoms[at + 2]?.kind === 'number'));
}

function isSameLine(atoms: readonly Atom[], at: number, line: ModelLine): boolean {
  const mark = atoms[at];
  const next = atoms[at + 1];
  return (mark?.kind === 'space' || mark?.text === '-') && next?.kind === 'letters' && LINES.get(next.folded)?.line === line.line && LINES.get(next.folded) !== line;
}

function wordBehind(atoms: readonly Atom[], at: number): string {
  return atoms[at]?.kind === 'space' ? (atoms[at + 1]?.folded ?? '') : '';
}

/** Whether a name is joined to no other word by hyphen, but for words such as `OpenAI-` before and `-based` behind. */
function standsAlone(atoms: readonly Atom[], at: number, next: number): boolean {
  const before = atoms[at - 1];
  if (before?.kind === 'letters' || before?.kind === 'number') return false;
  if ((before?.text === '-' || before?.text === '_') && atoms[at - 2]?.kind !== 'space' && at >= 2) {
    const prefix = atoms[at - 2] as Atom;
    if (prefix.kind === 'number' || (prefix.kind === 'letters' && !PREFIXES.has(prefix.folded) && !LINES.has(prefix.folded))) return false;
  }
  const mark = atoms[next];
  if (mark?.kind === 'letters' || mark?.kind === 'number') return mark.text === 's';
  // `GPT-4o+CoT` is the model with a method; `GPT4+` is another name.
  if (mark?.text === '+' && atoms[next + 1]?.kind !== 'space') return /^\p{Lu}/u.test(atoms[next + 1]?.text ?? '');
  if (mark?.kind === 'space') return !NOT_MODELS.has(atoms[next + 1]?.folded ?? '') || atoms[next + 1]?.text === atoms[next + 1]?.folded;
  if (mark?.text !== '-' && mark?.text !== '_') return true;
  const word = atoms[next + 1];
  if (word?.kind !== 'letters') return true;
  if (NOT_MODELS.has(word.folded)) return false;
  return ADJECTIVES.has(word.folded) || LINES.has(word.folded) || word.text === word.folded;
}

/** `o1-style` is a way to reason; `LLaMA-style` is an architecture, which is that of the model. */
function isWayToReason({ families, next }: Found, atoms: readonly Atom[]): boolean {
  return atoms[next]?.text === '-' && atoms[next + 1]?.folded === 'style' && families.some((family) => /^(?:OpenAI o|DeepSeek-R)\d/.test(family));
}

function endOfCompound(atoms: readonly Atom[], at: number): number {
  let next = at;
  while (next < atoms.length) {
    const atom = atoms[next] as Atom;
    if (atom.kind === 'letters' || atom.kind === 'number') next++;
    else if ((atom.text === '-' || atom.text === '_') && (atoms[next + 1]?.kind === 'letters' || atoms[next + 1]?.kind === 'number')) next++;
    else break;
  }
  return next;
}

const MOST_PARTS = 8;
/** What is counted in billions but is no model. */
const COUNTED = new Set(['token', 'tokens', 'dataset', 'datasets', 'corpus', 'samples', 'pairs', 'images', 'parameters', 'parameter', 'param', 'params', 'tokenizer', 'scale', 'sized', 'size', 'level', 'class', 'to', 'examples', 'words']);

/** A name that no line has, with a size behind a hyphen: `Pangu-R-38B`. Its family is what stands before the size. */
function readMade(atoms: readonly Atom[], at: number): Found | undefined {
  const first = atoms[at] as Atom;
  const before = atoms[at - 1];
  // Most words begin with a small letter: the look at their code spares them the pattern.
  const code = first.text.charCodeAt(0);
  if ((code >= 97 && code <= 122) || !/^\p{Lu}/u.test(first.text) || PREFIXES.has(first.folded) || (before && before.kind !== 'space' && !/^[(["'*/,]$/.test(before.text))) return undefined;
  let next = at + 1;
  for (let parts = 0; parts < MOST_PARTS; parts++) {
    const mark = atoms[next];
    if (mark?.kind === 'number' || mark?.kind === 'letters' || mark?.text === '.') {
      next++;
      continue;
    }
    if (mark?.text !== '-' && mark?.text !== '_') return undefined;
    const number = atoms[next + 1];
    const unit = atoms[next + 2];
    if (number?.kind === 'number' && unit?.text === 'B' && atoms[next + 3]?.kind !== 'letters') {
      const end = next + 3;
      if (COUNTED.has(wordBehind(atoms, end)) || (atoms[end]?.text === '-' && COUNTED.has(atoms[end + 1]?.folded ?? ''))) return undefined;
      const family = atoms.slice(at, next).map((atom) => atom.text).join('');
      if (family.length < 2 || /^(?:Top|Sub|Over|Under|Multi|Non|Pre|Up|Mid|Small|Large|The|Our|An?)$/.test(family)) return undefined;
      return { families: [family], line: family, sizes: [`${number.text}B`], bare: false, next: endOfCompound(atoms, end), kind: 'made' };
    }
    next++;
  }
  return undefined;
}
