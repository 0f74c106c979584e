import { readAtoms } from './atoms';
import { headOf, isModelNoun, saidBefore, tokensOf } from './descriptions';
import type { IntroducedModel, Span } from './facets';
import { WordSet, type Word } from './lexicon';
import { readMentions } from './mentions';
import type { Field } from './words';

/** Words of which one of the three before a name says that it is the paper's. */
const PRESENTS = new WordSet(['our', 'introduce', 'introduces', 'present', 'presents', 'propose', 'proposes', 'release', 'releases', 'develop', 'develops', 'introducing', 'presenting', 'named', 'called', 'dubbed', 'termed', 'releasing', 'unveil', 'resulting', 'development', 'train', 'trained', 'build', 'built', 'source', 'obtain', 'yielding', 'describe', 'produce', 'create', 'coined', 'proposed', 'namely']);
const NOT_NAMES = new Set(['LLM', 'LLMs', 'LRM', 'LRMs', 'RL', 'SFT', 'CoT', 'GRPO', 'AI', 'MLLM', 'MLLMs', 'VLM', 'VLMs', 'SLM', 'SLMs', 'We', 'The', 'Our', 'In', 'This', 'These', 'A', 'An', 'DPO', 'PPO', 'RLVR', 'NLP', 'GPU', 'API', 'SOTA', 'QA', 'RAG', 'MoE', 'LoRA', 'Large', 'Language', 'Model', 'Models', 'To', 'For', 'With', 'It', 'ML', 'LM', 'LMs']);
const SIZE = /-?\d{1,4}(?:\.\d{1,3})?[BMb](?:-A\d{1,3}(?:\.\d)?[Bb])?$/;

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
    for (const candidate of presentedIn(field)) {
      const span: Span = { field: field.name, start: candidate.start, end: candidate.end };
      if (!background(span) && isIntroduced(field.raw, candidate)) found.add(family(`${wordsBefore(field.raw, candidate.start)}${candidate.text}`));
    }
  }
  for (const name of titledModels(fields)) found.add(name);
  return [...found].slice(0, MOST_NAMES).map((name) => ({ name, spans: fields.flatMap((field) => placesOf(name, field)) }));
}

/** `X: A Language Model for ...` where the abstract speaks of X too. */
function titledModels(fields: readonly Field[]): string[] {
  const title = fields.find(({ name }) => name === 'title')?.raw ?? '';
  const [opening = '', name = ''] = /^([A-Z][\w.+-]*(?: [\w.+-]+){0,2}): (?:An? |The )?/.exec(title) ?? [];
  const said = tokensOf(title.slice(opening.length, REACH));
  // `Benchmarking Language Models` and `Adapters for models` describe no model.
  const isOne = name !== '' && !(said[0] ?? '').endsWith('ing') && isModelNoun(headOf(said)) && !headOf(said).endsWith('s');
  return isOne && fields.some((field) => field.name === 'abstract' && field.raw.includes(name)) ? [family(name)] : [];
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
  return withoutTuning(text).replace(SIZE, '');
}

function withoutTuning(text: string): string {
  return text.replace(/[- ](?:Instruct|Chat|Base|Preview)$/, '');
}

/** The words of a name that stand before its last: `Skywork ` of `Skywork R1V`, with the spaces behind each. */
function wordsBefore(raw: string, start: number): string {
  const [named = ''] = /(?<![^\s("'*])(?:[A-Z][\w+-]* (?:\d{1,2}(?:\.\d)? )?){1,3}$/.exec(raw.slice(Math.max(0, start - LONGEST_NAME), start)) ?? [];
  const words = named.split(' ').slice(0, -1);
  const other = words.map((word) => NOT_NAMES.has(word)).lastIndexOf(true);
  return words.slice(other + 1).map((word) => `${word} `).join('');
}

/** What may be a name behind a word that presents it. */
function presentedIn({ raw, words, starts }: Field): Candidate[] {
  const candidates: Candidate[] = [];
  let last = -Infinity;
  for (let at = 0; at < words.length; at++) {
    const candidate = at - last <= FARTHEST ? candidateAt(raw, starts[at] as number) : undefined;
    if (candidate) candidates.push(candidate);
    if (PRESENTS.has(words[at] as Word)) last = at;
  }
  return candidates;
}
/** In words. */
const FARTHEST = 3;

/** The number of a version that a name ends with, in a word of its own: ` 2.0` of `CyberPal 2.0`. */
const VERSION = /^ [vx]?\d{1,2}(?:\.\d{1,2})?(?=[,.: ]* (?:is|an?|the|our|which)\b| \()/;

/** A word with a capital, and with another capital, a digit or a hyphen or of four letters, or one such as `mCLM` or `propella-1`: what names of models look like. */
function candidateAt(raw: string, start: number): Candidate | undefined {
  if (/[\w/.-]/.test(raw.charAt(start - 1))) return undefined;
  // A word of text is looked at no further than a name goes, however it was made up.
  const text = /^\p{L}[\p{L}\d_.+-]*[\p{L}\d_]/u.exec(raw.slice(start, start + LONGEST_NAME + 1))?.[0] ?? '';
  const looksIt = /^\p{Lu}/u.test(text) ? text.length >= 4 || /[A-Z\d-]/.test(text.slice(1)) : /[A-Z]|[a-z]{2}-?\d/.test(family(text));
  if (text === '' || text.length > LONGEST_NAME || NOT_NAMES.has(text) || !looksIt) return undefined;
  const version = VERSION.exec(raw.slice(start + text.length, start + text.length + LONGEST_NAME))?.[0] ?? '';
  return { text: text + version, start, end: start + text.length + version.length };
}
const LONGEST_NAME = 60;

/** Whether what stands around a presented name calls it a model. */
function isIntroduced(raw: string, { text, start, end }: Candidate): boolean {
  // `we train Qwen2.5 models` makes no model called Qwen2.5; `we introduce Qwen3` does.
  const known = readMentions('abstract', readAtoms(text), [], { languageModels: true, deepSeek: true, openAI: true })[0]?.kind === 'known';
  if (known && !/\b(?:introduc\w*|present\w*|releas\w*|unveil\w*|development of)\W+$/i.test(raw.slice(Math.max(0, start - 20), start))) return false;
  const [behind, before] = [raw.slice(end, end + REACH).replace(BRACKETED, ''), raw.slice(Math.max(0, start - REACH), start)];
  const said = DESCRIBED.exec(behind);
  if (said) return isModelNoun(headOf(tokensOf(behind.slice(said[0].length))));
  if (SIZE.test(withoutTuning(text))) return !SIZED.test(behind);
  const isName = /[A-Z\d]/.test(text.slice(1)) && !/-[a-z]/.test(text);
  const { isModel, isCalled } = saidBefore(tokensOf(before));
  return (isModel && (isName || isCalled)) || (isName && isNamedModel(text, before, behind));
}
/** In characters. */
const REACH = 160;
/** The long form in brackets behind a short name, and what sets a name in bold. */
const BRACKETED = /^[}\s*"']*(?:\([^()]{1,100}\))?[}*"']*/;
/** `X, a model`, `X is a model`, `X: our model`, `X -- the model`. */
const DESCRIBED = /^(?:,? (?:which )?is |[,:]? ?| -{1,3} ?| ?[\u2013\u2014] ?)(?:an?|the|our) /i;
/** What has a size and is no model. */
const SIZED = /^[^.,]{0,40}\b(?:dataset|datasets|corpus|corpora|benchmark|tokens|pairs|samples|images|instances|examples)\b/;

/** `our GF-7 model`, `the X family`; not `our X model merging`. */
function isNamedModel(text: string, before: string, behind: string): boolean {
  if (!/[a-z][A-Z]|\d|[A-Z]{2}-[A-Z]/.test(text) || !/\b(?:[Oo]ur|the|introduces?|releases?|presents?|trained|train) $/.test(before)) return false;
  const [next = '', second = ''] = tokensOf(behind.slice(0, 40));
  return (/^(?:series|family)$/.test(next) || isModelNoun(next)) && !/^(?:agents?|merging|selection|training|inference|systems?|collaboration)$/.test(second);
}
