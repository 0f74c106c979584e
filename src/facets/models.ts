import { MODEL_ROLES, type ModelRole } from '../papers/paper';
import type { IntroducedModel, ModelFacet, Span } from './facets';
import { readMentions, type Mention } from './mentions';
import { ownName } from './own';
import { roleAt, type PaperKind, type Place, type RoleReading } from './roles';
import { MOST_WINDOWS, roleSignals, type RoleNet } from './roleNet';
import { roleWindow, type RoleWindow } from './roleWindow';
import type { WordVectors } from './vectors';
import { firstWordFrom, type Field, type Sentence } from './words';
import type { ZonedSentence } from './zones';

/** No abstract names models oftener; what does is no abstract. */
const MOST_MENTIONS = 500;

export interface ModelContext {
  readonly title: Field;
  readonly abstract: Field;
  readonly sentences: readonly ZonedSentence[];
  readonly languageModels: boolean;
  readonly links: readonly Span[];
  readonly introduced: readonly IntroducedModel[];
  readonly kind: PaperKind;
  /** A technical report lists its own family as base too. */
  readonly report: boolean;
  /** What runs of words say of each topic. */
  readonly margins: readonly number[];
  /** What the network of topics made of the text. */
  readonly units: Float64Array;
}

/** A family as it stands in a text, before its role is decided. */
export interface Candidate {
  readonly family: string;
  readonly mentions: Mention[];
  /** What the words nearest to it say. */
  reading: RoleReading;
  /** What stands around the first places of its name. */
  readonly windows: RoleWindow[];
  /** The paper's own. */
  readonly own: boolean;
}

export interface ReadModels {
  /** In order of first mention, each with its strongest role. */
  readonly models: readonly ModelFacet[];
  readonly introduces: readonly IntroducedModel[];
}

/** The existing models that a paper names, and those that it introduces itself. */
export function readModels(context: ModelContext, net: RoleNet): ReadModels {
  const { candidates, introduces } = readCandidates(context, net.vectors);
  const models = candidates.map((candidate) => {
    const { family, mentions, reading, windows, own } = candidate;
    const { role, because } = own ? reading : net.decide(reading, windows, signalsOf(candidate, candidates.length, context), context.units);
    return { family, role, sizes: [...new Set(mentions.flatMap(({ sizes }) => sizes))], spans: uniqueSpans(mentions), ...(because ? { because } : {}) };
  });
  return { models, introduces };
}

/** What the rules and the whole paper say of a model's role. */
export function signalsOf({ reading, mentions }: Candidate, families: number, { languageModels, kind, margins }: ModelContext): Float64Array {
  return roleSignals({ reading, languageModels, ...kind, mentions: mentions.length, families, inTitle: mentions.some(({ span }) => span.field === 'title'), margins });
}

/** The same with what each role is decided by; for training. */
export function readCandidates(context: ModelContext, vectors: WordVectors): { candidates: readonly Candidate[]; introduces: readonly IntroducedModel[] } {
  const mentions = mentionsOf(context);
  const introduces = [...context.introduced];
  const nameWords = wordsInNames(mentions, context);
  const models = new Map<string, Candidate>();
  let window: RoleWindow | undefined;
  for (const mention of mentions) {
    const own = ownName(mention, context);
    if (own !== undefined && !introduces.some(({ name }) => own === name || own.startsWith(`${name}-`))) introduces.push({ name: own, spans: [mention.span] });
    if (own !== undefined && !(context.report && mention.kind === 'known')) continue;
    const family = own === undefined || isSpelledLike(own, mention.family) ? mention.family : own;
    const place = placeOf(mention.span, context);
    if (!place) continue;
    const flags = nameWords.get(place.field.name) ?? [];
    const inName = (word: number): boolean => flags[word] ?? false;
    const reading: RoleReading = own !== undefined ? { role: 'base' } : roleAt(place, inName, context.kind);
    const known: Candidate = models.get(family) ?? { family, mentions: [], reading, windows: [], own: own !== undefined };
    models.set(family, known);
    known.mentions.push(mention);
    known.reading = stronger(known.reading, reading);
    if (!known.own && known.windows.length < MOST_WINDOWS) {
      window = roleWindow(place, inName, vectors, window);
      known.windows.push(window);
    }
  }
  const candidates = [...models.values()].filter(({ family }) => !isCovered(family, models));
  return { candidates, introduces };
}

/** `Olmo3` and `OLMo 3`. */
function isSpelledLike(name: string, family: string): boolean {
  const [first, second] = [name, family].map((text) => text.toLowerCase().replace(/[ -]/g, ''));
  return first === second;
}

function mentionsOf({ title, abstract, languageModels, links }: ModelContext): Mention[] {
  // Beside o1 or o3, R1 is DeepSeek's.
  const deepSeek = [title.raw, abstract.raw].some((raw) => /deepseek|\bR1-distill/i.test(raw) || /\bo[13]\b/.test(raw));
  const openAI = [title.raw, abstract.raw].some((raw) => /openai|gpt/i.test(raw));
  const read = (assumed: boolean): Mention[] => {
    const around = { languageModels: assumed, deepSeek, openAI };
    return [...readMentions('title', title.atoms, [], around, MOST_MENTIONS), ...readMentions('abstract', abstract.atoms, links, around, MOST_MENTIONS)].slice(0, MOST_MENTIONS);
  };
  const mentions = read(languageModels);
  if (languageModels) return mentions;
  // `Gemini` alone may be a telescope; beside GPT-4 or Claude it is none.
  const likely = read(true);
  return new Set(likely.flatMap(({ line, kind }) => (kind === 'known' ? [line] : []))).size > 1 ? likely : mentions;
}

function stronger(a: RoleReading, b: RoleReading): RoleReading {
  const strength = (role: ModelRole): number => MODEL_ROLES.indexOf(role);
  return strength(b.role) < strength(a.role) ? b : a;
}

/** A line's bare name says nothing where the text also names a generation of it; so with R1's distilled models. */
function isCovered(family: string, models: ReadonlyMap<string, Candidate>): boolean {
  const others = [...models.keys()].filter((other) => other !== family);
  if (family === 'DeepSeek-R1-Distill') return others.some((other) => other.startsWith('DeepSeek-R1-Distill-'));
  const own = models.get(family)?.mentions[0];
  if (!own?.bare) return false;
  // `GPT` alone is as often the architecture: it counts beside other models only.
  if (family === 'GPT' && others.every((other) => other.startsWith('GPT') || other === 'ChatGPT')) return true;
  return others.some((other) => other.startsWith(family) && /\d/.test(other) && models.get(other)?.mentions[0]?.line === own.line && !areListed(models.get(family)?.mentions ?? [], models.get(other)?.mentions ?? []));
}

/** Whether two families stand next to each other in a list: `LLaMA, LLaMA2` names the first generation too. */
function areListed(some: readonly Mention[], others: readonly Mention[]): boolean {
  return some.some(({ span }) => others.some(({ span: other }) => span.field === other.field && [other.start - span.end, span.start - other.end].some((gap) => gap > 0 && gap <= MOST_BETWEEN)));
}
/** `, and ` has as many characters. */
const MOST_BETWEEN = 6;

function uniqueSpans(mentions: readonly Mention[]): Span[] {
  const seen = new Set<string>();
  return mentions.map(({ span }) => span).filter((span) => {
    const key = `${span.field}:${span.start}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** Marks, field by field, the words that are part of a model's name. */
function wordsInNames(mentions: readonly Mention[], { title, abstract }: ModelContext): Map<string, boolean[]> {
  const flags = new Map<string, boolean[]>([['title', []], ['abstract', []]]);
  for (const { span } of mentions) {
    const field = span.field === 'title' ? title : abstract;
    const marks = flags.get(span.field) ?? [];
    for (let word = firstWordFrom(field, span.start); (field.starts[word] ?? Infinity) < span.end; word++) marks[word] = true;
  }
  return flags;
}

function placeOf(span: Span, { title, abstract, sentences }: ModelContext): Place | undefined {
  const field = span.field === 'title' ? title : abstract;
  const zoned = sentences.find(({ field: its, sentence }) => its === field && covers(sentence, span));
  if (!zoned) return undefined;
  const from = firstWordFrom(field, span.start);
  let to = from;
  while ((field.starts[to] ?? Infinity) < span.end) to++;
  return { field, sentence: zoned.sentence, zone: zoned.zone, from, to };
}

function covers(sentence: Sentence, span: Span): boolean {
  return sentence.start <= span.start && span.start < sentence.end;
}
