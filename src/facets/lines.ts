import * as v from 'valibot';
import modelsData from './data/models.json';

const Texts = v.array(v.string());
/** When a name counts: always, where the text is about language models, or never. */
const When = v.picklist(['sure', 'context', 'never']);

const Line = v.object({
  /** What models of several families are grouped under in the tree. */
  line: v.string(),
  /** The letters that a name begins with, folded to lower case. */
  names: Texts,
  /** What its families are called before version and variant; the line's name where absent. */
  family: v.optional(v.string()),
  /** The name alone: without version, size or variant. */
  bare: When,
  versioned: v.optional(When, 'sure'),
  /** With a size it counts where the text is about language models. */
  sized: v.optional(v.boolean(), false),
  /** The only spellings that count; any where absent. */
  exact: v.optional(Texts),
  /** Any spelling counts with a version tied to it: `phi-4`, `PHI3`. */
  tied: v.optional(v.boolean(), false),
  /** What stands between family and version; `null` where the version is no part of the family. */
  join: v.nullable(v.string()),
  /** The version follows without a gap (`o1`, `T5`). */
  glued: v.optional(v.boolean(), false),
  /** The point of a version may be written as a hyphen: `claude-opus-4-6`. */
  hyphened: v.optional(v.boolean(), false),
  /** Letters that lead a version: `V3`, `K2`. */
  letters: v.optional(Texts, []),
  /** Letters right behind a version and how they are written: `4o`. */
  suffixes: v.optional(v.record(v.string(), v.string()), {}),
  /** A line's specialised families. `=Name` replaces the whole, with the version for a `#` in it; a leading space or hyphen is kept, else `-` is set. */
  variants: v.optional(v.record(v.string(), v.string()), {}),
  /** `Pro`, `Sonnet`: part of the family, before the version from `tierFirstFrom` on. */
  tiers: v.optional(Texts, []),
  tierFirstFrom: v.optional(v.number(), 100),
  /** Words that are part of the name but not of the family. */
  drops: v.optional(Texts, []),
  /** Least and greatest version. */
  versions: v.optional(v.tuple([v.number(), v.number()]), [1, 19]),
  /** Words behind the name that make it something else. */
  not: v.optional(Texts, []),
});
const Models = v.object({
  lines: v.array(Line),
  /** Names that are looked for as they are spelled, by line. */
  plain: v.record(v.string(), Texts),
  /** The same for names of the line that their first word is of, or else of their own. */
  named: Texts,
  /** Families under another name; `''` for what is no language model. */
  aliases: v.record(v.string(), v.string()),
  drops: Texts,
  adjectives: Texts,
  notModels: Texts,
  prefixes: Texts,
});
export type ModelLine = v.InferOutput<typeof Line>;

/** Checks the shape of the models' data file; throws a `ValiError` that names the first fault. */
export function decodeModels(data: unknown): v.InferOutput<typeof Models> {
  return v.parse(Models, data);
}

const DATA = decodeModels(modelsData);

export const LINES: ReadonlyMap<string, ModelLine> = new Map(DATA.lines.flatMap((line) => line.names.map((name) => [name, line] as const)));

/** A name that is looked for as it is spelled. */
interface PlainName {
  readonly name: string;
  readonly line: string;
  /** It is spelled as nothing else is, so it counts in any text. */
  readonly sure: boolean;
}
/** Plain names by their first letters, longest first. */
export const PLAIN: ReadonlyMap<string, readonly PlainName[]> = plainNames();
/** Words behind a name that say nothing of its family. */
export const DROPS: ReadonlySet<string> = new Set(DATA.drops);
/** `GPT-4-based`, `o1-like`. */
export const ADJECTIVES: ReadonlySet<string> = new Set(DATA.adjectives);
/** `BERT-score`, `LLaMA-Factory`. */
export const NOT_MODELS: ReadonlySet<string> = new Set(DATA.notModels);
/** Words before a hyphen that leave a name what it is: `OpenAI-o1`. */
export const PREFIXES: ReadonlySet<string> = new Set(DATA.prefixes);

/**
 * Names written together with what follows them, `DeepSeekV3` and `QwenVL`: how long the name is. A letter alone has to
 * lead a version.
 */
export const GLUED: ReadonlyMap<string, Glued> = new Map(
  DATA.lines.flatMap(({ names, letters, variants }) =>
    names.flatMap((name): [string, Glued][] => [
      ...Object.keys(variants).filter((variant) => variant.length > 1).map((variant): [string, Glued] => [name + variant, { length: name.length, versioned: false }]),
      ...letters.map((letter): [string, Glued] => [name + letter, { length: name.length, versioned: true }]),
    ]),
  ).filter(([text]) => !LINES.has(text)),
);
export interface Glued {
  readonly length: number;
  readonly versioned: boolean;
}

/** The letters that a name begins with, as names are looked up by them. */
function lettersOf(name: string): string {
  return /^[^\d\s-]+/.exec(name)?.[0].toLowerCase() ?? '';
}
/** The line that a name's first word is of. */
function lineOf(name: string): string | undefined {
  return LINES.get(lettersOf(name))?.line;
}

function plainNames(): Map<string, PlainName[]> {
  const names = new Map<string, PlainName[]>();
  for (const [line, spelled] of [...Object.entries(DATA.plain), ...DATA.named.map((name) => [lineOf(name) ?? name, [name]] as const)]) {
    for (const name of spelled) {
      const first = lettersOf(name);
      names.set(first, [...(names.get(first) ?? []), { name, line, sure: /[a-z][A-Z]|BERT|T5/.test(name) }].sort((a, b) => b.name.length - a.name.length));
    }
  }
  return names;
}

/** What comes out of the grammar in another order than vendors write it. */
const REWRITTEN: readonly (readonly [RegExp, string])[] = [
  [/^ChatGPT-(?=\d)/, 'GPT-'],
  [/^(Gemini(?: [\d.]+)?)-Lite Flash$/, '$1 Flash-Lite'],
  [/^Gemini 2(?:\.0)? Thinking Flash$/, 'Gemini 2.0 Flash Thinking'],
  [/^(?!Gemini 2\.0 Flash)(Gemini.*) Thinking\b/, '$1'],
  [/^(Qwen.+)-Plus$/, '$1'],
];

/** The name under which a family is known, or `undefined` where it is no language model. */
export function knownAs(family: string): string | undefined {
  const written = REWRITTEN.reduce((name, [from, to]) => name.replace(from, to), family);
  const alias = DATA.aliases[written] ?? written;
  return alias === '' ? undefined : alias;
}

/** The upper level of the tree: `Qwen2.5-Math` is of the line `Qwen`, `OpenAI o1` of `OpenAI`; else the name's first word. */
export function modelLine(family: string): string {
  const plain = PLAIN.get(lettersOf(family))?.find(({ name }) => family === name);
  if (plain) return plain.line;
  if (family.startsWith('OpenAI ')) return 'OpenAI';
  if (/^T5\b/.test(family)) return 'BERT';
  const byFamily = DATA.lines
    .map((line) => ({ line, family: line.family ?? line.line }))
    .filter((entry) => family.startsWith(entry.family))
    .sort((a, b) => b.family.length - a.family.length)[0];
  return lineOf(family) ?? byFamily?.line.line ?? /^[^\d\s-]+/.exec(family)?.[0] ?? family;
}
