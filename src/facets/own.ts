import { readAtoms } from './atoms';
import type { IntroducedModel } from './facets';
import { readMentions, type Mention } from './mentions';
import type { Field } from './words';

/** `a problem generator (DiffGen-8B)`: one model, described, then named. */
const CALLED = /\b(?:an?|our) [^.,;()]{1,60}(?:model|generator|verifier|reasoner|llm|classifier|judge|agent|assistant) \($/i;

export interface OwnContext {
  readonly title: Field;
  readonly abstract: Field;
  readonly introduced: readonly IntroducedModel[];
}

/** Verbs that a paper's own model is the subject of, and what is said of how it was made. */
const SUBJECT_OF = /^(?:improves?|surpass(?:es|ed)?|outperform(?:s|ed)?|achiev(?:es|ed)|reach(?:es|ed)|attain(?:s|ed)|match(?:es|ed)|sets?|ranks?|scores?|extends?|soars?|exhibits?|obtained|trained|delivers?|beats?|exceeds?)$/;
const MADE_BY = /^(?:which|that|was|is|obtained|trained|fine|finetuned|built|distilled|our|post|derived)$/;

/** The name of the introduced model that a mention is of, or `undefined` where it names another's model. */
export function ownName(mention: Mention, { title, abstract, introduced }: OwnContext): string | undefined {
  const family = mention.family.toLowerCase();
  const named = introduced.find(({ name }) => name.toLowerCase() === family || familyOf(name) === mention.family || (mention.kind === 'made' && family.startsWith(`${name.toLowerCase()}-`)));
  if (named) return named.name;
  if (mention.kind === 'known') return undefined;
  const [first = ''] = mention.family.split('-');
  if (first.length > 2 && title.raw.includes(first)) return mention.family;
  const raw = mention.span.field === 'title' ? title.raw : abstract.raw;
  const rest = raw.slice(mention.span.end, mention.span.end + 60);
  const [next = '', second = ''] = rest.toLowerCase().split(/[^a-z]+/).filter((word) => word !== '' && word !== 'model');
  if (SUBJECT_OF.test(next) || (/^(?: models?)?\s?,/.test(rest) && (MADE_BY.test(next) || (/^an?$/.test(next) && second !== '')))) return mention.family;
  if (CALLED.test(raw.slice(Math.max(0, mention.span.start - 80), mention.span.start))) return mention.family;
  // The method of that name is the paper's, so its model is too.
  return mention.span.field === 'abstract' && standsEarlier(raw, mention) ? mention.family : undefined;
}

/** The family that a name is read as where it is of a known line: `GLM-4.1V-Thinking` is `GLM-4.1V`; `Gemini Embedding` is not `Gemini`. */
function familyOf(name: string): string | undefined {
  const [mention] = readMentions('abstract', readAtoms(name), [], { languageModels: true, deepSeek: true, openAI: true });
  return mention && !name.includes(' ', mention.span.end) ? mention.family : undefined;
}

function standsEarlier(raw: string, { family, span }: Mention): boolean {
  const before = raw.slice(0, span.start);
  const at = before.indexOf(family);
  return at >= 0 && !/^-?\d/.test(before.slice(at + family.length));
}
