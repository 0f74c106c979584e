import { readAtoms } from './atoms';
import type { IntroducedModel, Span } from './facets';
import { readMentions } from './mentions';
import { firstWordFrom, type Field } from './words';

/** `our models`, `a language model`, `LLM series`: what follows or goes before the name of a model. */
const NOUN = /^(?:model|models|llm|llms|slm|slms|lrm|lrms|mllm|mllms|vlm|vlms|lm|lms|series|family|reasoner|reasoners|checkpoint|checkpoints|generator)$/;
const PRESENTS = new Set(['introduce', 'introduces', 'present', 'presents', 'propose', 'proposes', 'release', 'releases', 'develop', 'develops', 'introducing', 'presenting', 'named', 'called', 'dubbed', 'termed', 'releasing', 'unveil', 'resulting', 'development', 'train', 'trained', 'build', 'built', 'source', 'obtain', 'yielding']);
const NOT_NAMES = new Set(['LLM', 'LLMs', 'LRM', 'LRMs', 'RL', 'SFT', 'CoT', 'GRPO', 'AI', 'MLLM', 'MLLMs', 'VLM', 'VLMs', 'SLM', 'SLMs', 'We', 'The', 'Our', 'In', 'This', 'These', 'A', 'An', 'DPO', 'PPO', 'RLVR', 'NLP', 'GPU', 'API', 'SOTA', 'QA', 'RAG', 'MoE', 'LoRA', 'Large', 'Language', 'Model', 'Models', 'To', 'For', 'With', 'It']);
const SIZE = /-?\d{1,4}(?:\.\d{1,3})?[BM]$/;

const MOST_NAMES = 12;
const MOST_PLACES = 40;

interface Candidate {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Models that the paper says it makes: a name behind "we introduce", "our model", "named" that is called a model or has a size. */
export function readIntroduced(fields: readonly Field[], background: (span: Span) => boolean): IntroducedModel[] {
  const found = new Set<string>();
  for (const field of fields) {
    if (field.name === 'title') continue;
    for (const candidate of candidatesIn(field.raw)) {
      const span: Span = { field: field.name, start: candidate.start, end: candidate.end };
      if (isPresented(field, candidate) && !background(span) && isIntroduced(field.raw, candidate)) found.add(family(candidate.text));
    }
  }
  return [...found].slice(0, MOST_NAMES).map((name) => ({ name, spans: fields.flatMap((field) => placesOf(name, field)) }));
}

/** Every place of a name, with the size behind it. */
function placesOf(name: string, field: Field): Span[] {
  const spans: Span[] = [];
  for (let at = field.raw.indexOf(name); at >= 0 && spans.length < MOST_PLACES; at = field.raw.indexOf(name, at + name.length)) {
    if (/[\w-]/.test(field.raw.charAt(at - 1))) continue;
    const behind = /^(?:-\d{1,4}(?:\.\d{1,3})?[BM])?(?!\w)/.exec(field.raw.slice(at + name.length, at + name.length + 10));
    if (behind) spans.push({ field: field.name, start: at, end: at + name.length + behind[0].length });
  }
  return spans;
}

function family(text: string): string {
  return text.replace(/-(?:Instruct|Chat|Base|Preview)$/, '').replace(SIZE, '');
}

/** Words with a capital and a second capital, digit or hyphen, or in bold: what names of models look like. */
function candidatesIn(raw: string): Candidate[] {
  const candidates: Candidate[] = [];
  for (const found of raw.matchAll(/(?<![\w/.-])[A-Z][\w.+-]*\w/g)) {
    const text = found[0];
    if (text.length > 60 || NOT_NAMES.has(text) || !/[A-Z\d-]/.test(text.slice(1)) && !SIZE.test(text)) {
      if (text.length > 60 || NOT_NAMES.has(text) || text.length < 4) continue;
    }
    candidates.push({ text, start: found.index, end: found.index + text.length });
  }
  return candidates;
}

/** Whether one of the three words before says that the name is the paper's. */
function isPresented(field: Field, { start }: Candidate): boolean {
  const word = firstWordFrom(field, start);
  return field.words.slice(Math.max(0, word - 3), word).some(({ text }) => text === 'our' || PRESENTS.has(text));
}

function isIntroduced(raw: string, { text, start, end }: Candidate): boolean {
  const before = wordsOf(raw.slice(Math.max(0, start - 90), start)).slice(-6);
  // `we train Qwen2.5 models` makes no model called Qwen2.5; `we introduce Qwen3` does.
  const known = readMentions('abstract', readAtoms(text), [], { languageModels: true, deepSeek: true, openAI: true })[0]?.kind === 'known';
  if (known && !/\b(?:introduc|present|releas|unveil)\w*\W+$/i.test(raw.slice(Math.max(0, start - 20), start))) return false;
  // The long form in brackets behind a short name is passed over.
  const behind = raw.slice(end, end + 160).replace(/^[\s*]*\([^()]{1,100}\)/, '');
  const after = wordsOf(behind).slice(0, 9);
  if (SIZE.test(text) || NOUN.test(after[0] ?? '')) return true;
  const next = before.slice(-2);
  if (next.some((word) => NOUN.test(word))) return true;
  if (!next.some((word) => PRESENTS.has(word))) return false;
  const apposition = /^[\s*]*[,(]? ?(?:an?|the|is|series|which)\b/.test(behind.slice(0, 12).replace(/^\*+/, ''));
  if (apposition && after.some((word) => NOUN.test(word))) return true;
  return /^(?:named|called|dubbed|in|termed)$/.test(before[before.length - 1] ?? '') && before.some((word) => NOUN.test(word));
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().split(/[^a-z\d]+/).filter((word) => word !== '');
}
