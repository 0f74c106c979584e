import type { Atom } from './atoms';
import { DROPS, type ModelLine } from './lines';

/** What follows a line's name, read word by word. */
export interface Name {
  readonly families: readonly string[];
  readonly sizes: readonly string[];
  readonly versioned: boolean;
  /** It names a variant or tier. */
  readonly special: boolean;
  /** The atom after its last. */
  readonly next: number;
}

interface State {
  next: number;
  versions: string[];
  sizes: string[];
  variants: string[];
  tiers: string[];
  whole: string;
}

interface Slot {
  readonly at: number;
  readonly link: 'glued' | 'hyphen' | 'space' | 'slash';
}

/** The longest name has fewer words; what goes on is no name. */
const MOST_WORDS = 12;

/** Reads version, variant, tier, sizes and tuning words behind a line's name; `at` is the atom after the name. */
export function readName(atoms: readonly Atom[], at: number, line: ModelLine): Name {
  const state: State = { next: at, versions: [], sizes: [], variants: [], tiers: [], whole: '' };
  for (let words = 0; words < MOST_WORDS; words++) {
    const slot = slotAfter(atoms, state.next);
    if (!slot) break;
    const end = readSize(atoms, slot, state) ?? readPrecision(atoms, slot) ?? readVersion(atoms, slot, line, state) ?? readWord(atoms, slot, line, state);
    if (end === undefined) break;
    state.next = end;
  }
  const versions = state.versions.length > 0 ? state.versions : [''];
  return {
    families: versions.map((version) => (state.whole === '' ? familyOf(line, version, state) : state.whole.replace('#', version).trim())),
    sizes: [...state.sizes, ...listedSizes(atoms, state.next, state.sizes.length > 0)],
    versioned: state.versions.length > 0,
    special: state.variants.length > 0 || state.tiers.length > 0 || state.whole !== '',
    next: state.next,
  };
}

function familyOf(line: ModelLine, version: string, { variants, tiers }: State): string {
  const name = line.family ?? line.line;
  const tier = tiers.join(' ');
  if (tier !== '' && Number(version) >= line.tierFirstFrom) return `${name} ${tier} ${version}`;
  const numbered = version === '' || line.join === null ? name : `${name}${line.join}${version}`;
  const special = variants.map((variant) => (/^[ -]/.test(variant) ? variant : `-${variant}`)).join('');
  return `${numbered}${special}${tier === '' ? '' : ` ${tier}`}`;
}

function slotAfter(atoms: readonly Atom[], at: number): Slot | undefined {
  const atom = atoms[at];
  if (!atom) return undefined;
  if (atom.kind === 'letters' || atom.kind === 'number') return { at, link: 'glued' };
  // `\textsc{Llama}-3-8B`.
  if (atom.text === '}') return atoms[at + 1]?.kind === 'space' || atoms[at + 1]?.text === '-' ? slotAfter(atoms, at + 1) : undefined;
  const next = atoms[at + 1];
  // `Llama-3.2- 3B`, where a line was broken.
  if (atom.text === '-' && next?.kind === 'space' && sizeAt(atoms, at + 2)) return { at: at + 2, link: 'hyphen' };
  if (next?.kind !== 'letters' && next?.kind !== 'number') return undefined;
  if (next.folded === 'and' && isAnother(atoms, at)) return { at: at + 3, link: 'slash' };
  if (atom.kind === 'space') return atom.text.length === 1 ? { at: at + 1, link: 'space' } : undefined;
  if (atom.text === '-' || atom.text === '_') return { at: at + 1, link: 'hyphen' };
  // `llama3.1:8b`.
  if (atom.text === ':' && next.kind === 'number' && atoms[at + 2]?.folded === 'b') return { at: at + 1, link: 'hyphen' };
  return atom.text === '/' && next.kind === 'number' ? { at: at + 1, link: 'slash' } : undefined;
}

/** Whether ` and 3 models` behind `LLaMA 2`, or ` and 3.7 Sonnet` behind `Claude 3.5`, is another version, as behind a slash. */
function isAnother(atoms: readonly Atom[], at: number): boolean {
  const [before, space, , gap, number, after, noun] = atoms.slice(at - 1, at + 6);
  if (before?.kind !== 'number' || space?.kind !== 'space' || gap?.kind !== 'space' || number?.kind !== 'number') return false;
  // `Llama 3.1 and 2.2%` or `Claude 3.5 and 19.5.`: versions that are named together are near each other, and nothing measures them.
  if (Math.abs(Number(number.text) - Number(before.text)) > FARTHEST_VERSION) return false;
  if (after?.kind !== 'space') return after === undefined || (/^[,.;)]$/.test(after.text) && noun?.kind !== 'number');
  return (before.text.includes('.') && number.text.includes('.')) || /^(?:model|llm|famil|series)/.test(noun?.folded ?? '');
}

const FARTHEST_VERSION = 2;

/** Numbers that are precision or length of context: `-FP8`, `-int4`, `-4bit`, `-128k`; gives the atom after them. */
function readPrecision(atoms: readonly Atom[], { at, link }: Slot): number | undefined {
  if (link !== 'hyphen') return undefined;
  const [first, second] = [atoms[at]?.folded ?? '', atoms[at + 1]];
  if (/^(?:fp|bf|int|nf)$/.test(first)) return second?.kind === 'number' ? at + 2 : undefined;
  return atoms[at]?.kind === 'number' && /^(?:k|bit)$/.test(second?.folded ?? '') ? at + 2 : undefined;
}

/** `7B`, `0.5b`, `8x7B`, `A22B`, `E4B`, `135M`; gives the atom after it. */
function readSize(atoms: readonly Atom[], { at }: Slot, state: State): number | undefined {
  let from = at;
  const active = /^[ae]$/.test(atoms[at]?.folded ?? '') && atoms[at + 1]?.kind === 'number';
  if (active) from++;
  if (atoms[from]?.kind !== 'number') return undefined;
  if (atoms[from + 1]?.folded === 'x' && atoms[from + 2]?.kind === 'number') from += 2;
  const unit = atoms[from + 1]?.text ?? '';
  if (!/^[BbMT]$/.test(unit)) return undefined;
  if (!active) state.sizes.push(`${atoms.slice(at, from + 1).map((atom) => atom.text).join('')}${unit.toUpperCase()}`);
  return from + 2;
}

/** `7B` or `124M`, where a size and nothing else begins. */
function sizeAt(atoms: readonly Atom[], at: number): string | undefined {
  const unit = atoms[at + 1]?.text ?? '';
  const isWhole = atoms[at]?.kind === 'number' && /^[BM]$/.test(unit) && atoms[at + 2]?.kind !== 'number';
  return isWhole && !COUNTED.test(atoms[at + 3]?.folded ?? '') ? `${atoms[at]?.text ?? ''}${unit}` : undefined;
}
/** What is counted in millions and billions but is no parameter. */
const COUNTED = /^(?:token|sample|pair|image|word|example|user|instance|document|question)/;
const MOST_SIZES = 8;

/** The sizes that a list behind a name has: `, 14B, and 32B` behind `Qwen-2.5 7B`, or ` (4B, 8B)`. They are no part of where the name stands. */
function listedSizes(atoms: readonly Atom[], at: number, isSized: boolean): string[] {
  const open = atoms[at]?.kind === 'space' ? at + 1 : at;
  const isBracket = atoms[open]?.text === '(';
  const sizes: string[] = [];
  if (!isBracket && !isSized) return sizes;
  let next = isBracket ? open + 1 : afterComma(atoms, at);
  for (let size = sizeAt(atoms, next); size !== undefined && sizes.length < MOST_SIZES; size = sizeAt(atoms, next)) {
    sizes.push(size);
    if (isBracket && atoms[next + 2]?.text === ')') return sizes;
    const comma = afterComma(atoms, next + 2);
    if (comma === next + 2) break;
    next = comma;
  }
  return isBracket && !/^param/.test(atoms[next + 3]?.folded ?? '') ? [] : sizes;
}

/** Where a list goes on behind `, `, ` and `, `, and ` or `/`; the same place where it does not. */
function afterComma(atoms: readonly Atom[], at: number): number {
  const joins = (next: number): boolean => /^(?:[,/&]|and|or)$/.test(atoms[next]?.folded ?? '');
  let next = at;
  while (next < at + MOST_JOINING && (joins(next) || atoms[next]?.kind === 'space')) next++;
  return atoms.slice(at, next).some((_, index) => joins(at + index)) ? next : at;
}
/** Comma, space, `and`, space. */
const MOST_JOINING = 4;

function readVersion(atoms: readonly Atom[], { at, link }: Slot, line: ModelLine, state: State): number | undefined {
  const atom = atoms[at] as Atom;
  if (atom.kind === 'letters') return readLetterVersion(atoms, at, link, line, state);
  if (atom.kind !== 'number') return undefined;
  // Dates: `0613`, `20241022`, `2024-08-06`.
  if (/^\d{4,8}$|^0\d$/.test(atom.text)) return link === 'hyphen' ? at + 1 : undefined;
  const [least, most] = line.versions;
  const value = Number(atom.text);
  const expected = state.versions.length === 0 ? !(line.glued && link !== 'glued') && link !== 'slash' : link === 'slash';
  if (!expected || !(value >= least && value < most + 1)) return link === 'hyphen' && state.versions.length > 0 ? at + 1 : undefined;
  if (link === 'space' && (value >= 10 || isCount(atoms, at))) return undefined;
  const behind = atoms[at + 1];
  const minor = line.hyphened && behind?.text === '-' ? atoms[at + 2] : undefined;
  if (minor?.kind === 'number' && /^\d$/.test(minor.text) && atoms[at + 3]?.folded !== 'b') {
    state.versions.push(`${atom.text}.${minor.text}`);
    return at + 3;
  }
  if (behind?.kind === 'letters') {
    const suffix = line.suffixes[behind.folded];
    if (suffix !== undefined) {
      state.versions.push(`${atom.text}${suffix}`);
      return at + 2;
    }
    // `2.5VL` is a version and a variant; `4th` and `3D` are neither.
    if (!(behind.folded in line.variants)) return undefined;
  }
  state.versions.push(atom.text.replace(/^(\d)\.0$/, line.tiers.length > 0 ? '$1.0' : '$1'));
  return at + 1;
}

/** `Llama 8 times` counts, it names no version. */
function isCount(atoms: readonly Atom[], at: number): boolean {
  const mark = atoms[at + 1]?.text;
  return mark === '%' || mark === '\\';
}

/** `V3`, `R1`, `K2`, and the `v1.5` that any line may have. */
function readLetterVersion(atoms: readonly Atom[], at: number, link: Slot['link'], line: ModelLine, state: State): number | undefined {
  const letters = atoms[at]?.folded ?? '';
  const number = atoms[at + 1];
  if (number?.kind !== 'number' || letters.length > 1 || (link === 'glued' && atoms[at - 1]?.kind !== 'letters')) return undefined;
  if (line.letters.includes(letters)) {
    const written = `${line.line === 'Nemotron' ? letters : letters.toUpperCase()}${number.text}`;
    if (state.variants.length > 0) state.variants.push(written);
    else if (state.versions.length > 0) return undefined;
    else state.versions.push(written);
    return at + 2;
  }
  if (letters !== 'v') return undefined;
  if (state.versions.length === 0 && state.sizes.length === 0 && Number(number.text) >= 1) state.versions.push(number.text);
  return at + 2;
}

function readWord(atoms: readonly Atom[], { at, link }: Slot, line: ModelLine, state: State): number | undefined {
  const atom = atoms[at] as Atom;
  if (atom.kind !== 'letters' || link === 'slash') return undefined;
  const word = atom.folded;
  // Behind a space a word with a capital goes on with the name (`Qwen2 Audio`), and some that need none (`GPT-4o mini`).
  const spaced = line.tiers.includes(word) || (line.variants[word]?.startsWith(' ') === true && state.versions.length > 0);
  if (link === 'space' && atom.text === word && !spaced) return undefined;
  // `Mistral Large Language Model` in a title is no Mistral Large.
  if (word === 'large' && atoms[at + 2]?.folded === 'language') return undefined;
  if (line.tiers.includes(word)) {
    const tier = atom.text.charAt(0).toUpperCase() + word.slice(1);
    if (!state.tiers.includes(tier)) state.tiers.push(tier);
    return at + 1;
  }
  const variant = line.variants[word];
  if (variant !== undefined) {
    if (variant.startsWith('=')) state.whole = variant.slice(1);
    else if (!state.variants.includes(variant)) state.variants.push(variant);
    return at + 1;
  }
  const suffix = line.suffixes[word];
  const version = state.versions[state.versions.length - 1];
  // `GPT-4-o`.
  if (link === 'hyphen' && suffix !== undefined && version !== undefined && /\d$/.test(version)) {
    state.versions.splice(-1, 1, version + suffix);
    return at + 1;
  }
  if (line.drops.includes(word)) return at + 1;
  if (link === 'space') return /^(?:Instruct|Chat|Base|Preview|Thinking)$/.test(atom.text) ? at + 1 : undefined;
  return link === 'hyphen' && DROPS.has(word) ? at + 1 : undefined;
}
