import type { Atom } from './atoms';

/** A name of DeepSeek's R1 and of what was distilled from it: which words it has, and where it ends. */
export interface R1Name {
  readonly family: string;
  readonly sizes: readonly string[];
  /** The atom after its last. */
  readonly next: number;
}

const STUDENTS: Readonly<Record<string, string>> = { qwen: 'Qwen', llama: 'Llama' };
/** Billions of parameters. */
const LARGEST_STUDENT = 70;
/** The sizes that one student alone has; there is an 8B of either. */
const STUDENT_OF: Readonly<Record<string, string>> = { '1.5B': 'Qwen', '7B': 'Qwen', '14B': 'Qwen', '32B': 'Qwen', '70B': 'Llama' };
const DROPPED = new Set(['base', 'instruct', 'preview', 'full']);

/**
 * Reads `DeepSeek-R1-Distill-Qwen-32B`, `DS-LLaMA-70B`, `R1-distill-7B`, `R1-671B` and the like from the atom `at`
 * on, or gives `undefined` where the words name neither R1 nor a distilled model.
 */
export function readR1(atoms: readonly Atom[], at: number): R1Name | undefined {
  const first = atoms[at]?.folded;
  let reads = { r1: first === 'r', zero: false, distill: false, student: '' };
  const sizes: string[] = [];
  let next = at + 1;
  if (first === 'r') {
    if (atoms[next]?.text !== '1') return undefined;
    next++;
  }
  for (;;) {
    const word = wordAfter(atoms, next);
    if (!word) break;
    const atom = atoms[word.at] as Atom;
    const number = atoms[word.at + 1];
    if (atom.kind === 'number') {
      if (atoms[word.at + 1]?.folded === 'b') {
        sizes.push(`${atom.text}B`);
        next = word.at + 2;
      } else if (atom.text.length === 4) next = word.at + 1;
      else break;
      continue;
    }
    if (atom.folded === 'r' && number?.text === '1' && !reads.r1) {
      reads = { ...reads, r1: true };
      next = word.at + 2;
    } else if (atom.folded === 'zero' && reads.r1) {
      reads = { ...reads, zero: true };
      next = word.at + 1;
    } else if (/^distil(?:l|led|lation)?$/.test(atom.folded)) {
      reads = { ...reads, distill: true };
      next = word.at + 1;
    } else if (atom.folded in STUDENTS && (word.hyphen || reads.distill) && reads.student === '') {
      reads = { ...reads, student: STUDENTS[atom.folded] ?? '' };
      next = word.at + 1;
      // The student's own version is no part of the family.
      const after = wordAfter(atoms, next);
      if (after && atoms[after.at]?.kind === 'number' && atoms[after.at + 1]?.folded !== 'b' && Number(atoms[after.at]?.text) < 10) next = after.at + 1;
    } else if (DROPPED.has(atom.folded) && word.hyphen) next = word.at + 1;
    else break;
  }
  if (!reads.r1 && !reads.distill && reads.student === '') return undefined;
  if (first === 'ds' && next === at + 1) return undefined;
  const bracketed = sizeInBrackets(atoms, next);
  // R1 itself has 671 billion parameters: what has fewer was distilled from it.
  const isSmall = [...sizes, ...(bracketed === undefined ? [] : [bracketed])].some((size) => Number.parseFloat(size) <= LARGEST_STUDENT);
  const known = reads.student !== '' || reads.distill || reads.zero ? reads.student : (STUDENT_OF[sizes[0] ?? bracketed ?? ''] ?? '');
  const student = known === '' ? '' : `-${known}`;
  const family = reads.zero ? `DeepSeek-R1-Zero${student}` : reads.distill || student !== '' || isSmall ? `DeepSeek-R1-Distill${student}` : 'DeepSeek-R1';
  return { family, sizes, next };
}

/** The size in ` (32B)`. */
function sizeInBrackets(atoms: readonly Atom[], at: number): string | undefined {
  const open = atoms[at]?.kind === 'space' ? at + 1 : at;
  const [bracket, number, unit, close] = atoms.slice(open, open + 4);
  return bracket?.text === '(' && number?.kind === 'number' && unit?.folded === 'b' && close?.text === ')' ? `${number.text}B` : undefined;
}

/** The letters or number after a hyphen, a space, nothing, or `'s `. */
function wordAfter(atoms: readonly Atom[], at: number): { at: number; hyphen: boolean } | undefined {
  const mark = atoms[at];
  if (!mark) return undefined;
  if (mark.kind === 'letters' || mark.kind === 'number') return { at, hyphen: true };
  if (mark.text === "'" && atoms[at + 1]?.folded === 's' && atoms[at + 2]?.kind === 'space' && atoms[at + 3]?.folded === 'r') return { at: at + 3, hyphen: false };
  if (mark.text !== '-' && mark.text !== '_' && mark.text !== '/' && mark.text !== ' ' && mark.text !== '~') return undefined;
  const next = atoms[at + 1];
  if (mark.text === '/' && next?.kind !== 'number') return undefined;
  return next && (next.kind === 'letters' || next.kind === 'number') ? { at: at + 1, hyphen: mark.kind === 'mark' } : undefined;
}
