/*
 * What a text says that a name is the name of. Most that papers introduce are methods, benchmarks and systems, whose
 * descriptions speak of models too (`a pruning framework for language models`), so the word that a description comes to decides.
 */

/** What a model is called. */
const MODEL = /^(?:[a-z\d-]+-)?(?:models?|[a-z]{0,6}llms?|slms?|lrms?|lmms?|lvlms?|vlms?|vlas?|lms?|plms?|[opg]?rms?|reasoners?|checkpoints?|chatbots?|verifiers?|rerankers?|encoders?|transformers?)$/;
/** `a family of open models`: what matters stands behind `of`. */
const GROUP = /^(?:family|families|series|suite|collection|set|group|class|line|pair|version|variant|range)$/;
/** `a framework, which`: a noun before a comma ends a description, an adjective does not (`a small, open model`). */
const OTHER = /(?:work|mark|system|method|approach|set|pipeline|algorithm|technique|strategy|agent|tool|platform|architecture|module|paradigm|library)s?$/;
/** Words that a description goes no further than: `a language model | for finance`. */
const END = new Set(['that', 'which', 'who', 'whose', 'for', 'to', 'with', 'by', 'on', 'in', 'at', 'from', 'via', 'through', 'using', 'and', 'or', 'as', 'is', 'are', 'was', 'capable', 'able', 'specifically', 'achieving', 'leveraging', 'supporting', 'containing', 'consisting', 'comprising', 'ranging', 'where', 'under', 'without', 'over']);
/** The same once the noun is said: `a model fine-tuned on`, but `a fine-tuned model`. */
const MADE = new Set(['designed', 'built', 'based', 'trained', 'fine-tuned', 'finetuned', 'tuned', 'optimized', 'optimised', 'tailored', 'developed', 'specialized', 'specialised', 'dedicated', 'created', 'adapted', 'aimed', 'obtained', 'initialized', 'distilled', 'derived', 'pretrained', 'pre-trained', 'post-trained', 'released']);
const STARTS = new Set(['a', 'an', 'the', 'our', 'this', 'novel', 'new', 'final', 'resulting', 'proposed']);
/** `a model, which we call X`. */
const CALLED = new Set(['called', 'call', 'named', 'dubbed', 'dub', 'termed', 'coined', 'namely', 'denoted', 'referred']);
const BETWEEN = new Set([',', 'which', 'we', 'that', 'to', 'as', 'textbf', 'textit', 'texttt', 'textsc', 'emph']);
/** The longest description has fewer. */
const MOST_WORDS = 24;

export const isModelNoun = (word: string): boolean => MODEL.test(word);

/** Words in small letters, and the marks that part them. */
export function tokensOf(text: string): string[] {
  return text.toLowerCase().match(/[a-z\d]+(?:[.-][a-z\d]+)*|[.,;:()]/g) ?? [];
}

/** The word that a description comes to: `model` of `small open language model for finance`. */
export function headOf(description: readonly string[]): string {
  let [last, before, isGroup, isBracketed] = ['', '', false, false];
  for (const token of description.slice(0, MOST_WORDS)) {
    if (token === '(' || token === ')') isBracketed = token === '(';
    else if (isBracketed) continue;
    else if (token === 'of' && GROUP.test(last)) isGroup = true;
    // `a cheap and effective model`
    else if ((token === 'and' || MADE.has(token)) && !MODEL.test(last) && !OTHER.test(last)) continue;
    else if (END.has(token) || MADE.has(token) || (token === 'of' && !isGroup) || /^[.;:]$/.test(token)) break;
    else if (token !== ',' && !(token.endsWith('ly') && MODEL.test(last))) [before, last] = [last, token];
    else if (MODEL.test(last) || OTHER.test(last)) break;
  }
  // `an insurance-specific LLM family`
  return GROUP.test(last) && MODEL.test(before) ? before : last;
}

/** What words before a name say of it: that it is a model (`our model X`), and whether they say that it is its name (`a model called X`). */
export function saidBefore(tokens: readonly string[]): { readonly isModel: boolean; readonly isCalled: boolean } {
  const words = [...tokens].reverse();
  let at = 0;
  let isCalled = false;
  for (; BETWEEN.has(words[at] ?? '') || CALLED.has(words[at] ?? ''); at++) isCalled ||= CALLED.has(words[at] ?? '');
  return { isModel: MODEL.test(words[at] ?? '') && isOneThing(words, at + 1), isCalled };
}

/** Whether words, the last first, lead back to `a`, `our` or the like, and not to `a method for`. */
function isOneThing(words: readonly string[], from: number): boolean {
  for (let at = from; at < Math.min(words.length, from + MOST_WORDS / 2); at++) {
    const word = words[at] as string;
    if (STARTS.has(word) || (word === 'of' && GROUP.test(words[at + 1] ?? ''))) return true;
    if (END.has(word) || MADE.has(word) || word === 'of' || /^[.,;:()]$/.test(word)) return false;
  }
  return false;
}
