import * as v from 'valibot';
import topicsData from './data/topics.json';
import { TOPIC_LABELS } from './labels';
import { compilePhrases, phraseFault, phraseWays, type PhraseFault, type Phrases } from './phrases';

const Lines = v.array(v.string());
const Topic = v.object({
  id: v.pipe(v.string(), v.regex(/^[a-z\d]+(?:-[a-z\d]+)*$/)),
  description: v.string(),
  /** Where there are any, one of these has to stand in the text: images without language are no `multimodal`. */
  needs: v.optional(Lines, []),
  /** A user's phrases: the topic is given wherever one of them stands. */
  own: v.optional(Lines, []),
  /** The topic is given where the authors say this of their own work. */
  sure: Lines,
  strong: Lines,
  /** Count in the title alone: what a title names is what the paper is about. */
  title: v.optional(Lines, []),
  plain: Lines,
  weak: Lines,
  /** Where these stand, the topic's other phrases say nothing. */
  not: v.optional(Lines, []),
});
type TopicData = v.InferOutput<typeof Topic> & { label: string };

/** How much a phrase says for its topic; `not` takes the say from those behind it that it covers, `needs` only opens the topic. */
export const STRENGTHS = ['needs', 'own', 'not', 'sure', 'strong', 'title', 'plain', 'weak'] as const;
export type Strength = (typeof STRENGTHS)[number];

export interface TopicInfo {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  /** A user's topic is found wherever one of its phrases stands. */
  readonly own: boolean;
  /** Whether one of its `needs` has to stand in the text. */
  readonly gated: boolean;
}

export interface TopicPhrase {
  /** Place of its topic in `topics`. */
  readonly topic: number;
  readonly strength: Strength;
}

export interface Taxonomy {
  readonly topics: readonly TopicInfo[];
  readonly phrases: Phrases;
  /** What the phrase with this number says, by `Found.phrase`. */
  readonly meanings: readonly TopicPhrase[];
}

export type TopicProblemCode = 'topics-shape' | 'topic-shape' | 'topic-label' | 'topic-patterns' | 'topic-duplicate' | 'topics-many' | 'patterns-many' | 'patterns-room' | `pattern-${PhraseFault}`;

export interface TopicProblem {
  readonly code: TopicProblemCode;
  /** The topic's place in the setting, from 0; absent where the whole setting is meant. */
  readonly index?: number;
  /** The label or pattern in question, shortened. */
  readonly text: string;
}

function build(topics: readonly (TopicData & { users: boolean })[]): Taxonomy {
  const phrases: string[] = [];
  const meanings: TopicPhrase[] = [];
  topics.forEach((topic, index) => {
    for (const strength of STRENGTHS) {
      for (const phrase of topic[strength]) {
        phrases.push(phrase);
        meanings.push({ topic: index, strength });
      }
    }
  });
  const infos = topics.map(({ id, label, description, users, needs }) => ({ id, label, description, own: users, gated: needs.length > 0 }));
  return { topics: infos, phrases: compilePhrases(phrases), meanings };
}

/** Checks the shape of the topics' data file, and gives them their labels; throws a `ValiError` that names the first fault. */
export function decodeTopics(data: unknown): TopicData[] {
  return v.parse(v.array(Topic), data).map((topic) => ({ ...topic, label: TOPIC_LABELS.get(topic.id) ?? topic.id }));
}

const BUILT_IN = decodeTopics(topicsData).map((topic) => ({ ...topic, users: false }));

/** The extension's own topics. */
export const TAXONOMY: Taxonomy = build(BUILT_IN);

const MOST_TOPICS = 100;
const MOST_PATTERNS = 100;
const LONGEST_PATTERN = 120;
/** All patterns together can be said in so many ways: they are held ready at once. */
const MOST_WAYS = 20_000;
const OwnTopic = v.object({
  id: v.optional(v.string()),
  label: v.string(),
  description: v.optional(v.string(), ''),
  patterns: v.array(v.string()),
});

/**
 * The extension's topics with a user's own, as the setting has them: `[{ label, patterns, id?, description? }]`.
 * A topic with the id or label of a built-in one adds its patterns to that. Never throws: what is wrong is left out
 * and named in `problems`.
 */
export function readTaxonomy(userTopics: unknown): { taxonomy: Taxonomy; problems: TopicProblem[] } {
  const problems: TopicProblem[] = [];
  if (userTopics === undefined || userTopics === null) return { taxonomy: TAXONOMY, problems };
  if (!Array.isArray(userTopics)) return { taxonomy: TAXONOMY, problems: [{ code: 'topics-shape', text: typeof userTopics }] };
  const topics = BUILT_IN.map((topic) => ({ ...topic }));
  const own = new Set<string>();
  const room = { left: MOST_WAYS };
  if (userTopics.length > MOST_TOPICS) problems.push({ code: 'topics-many', text: String(MOST_TOPICS) });
  userTopics.slice(0, MOST_TOPICS).forEach((entry: unknown, index) => {
    const report = (code: TopicProblemCode, text: string): void => void problems.push({ code, index, text: text.slice(0, 80) });
    const read = v.safeParse(OwnTopic, entry);
    if (!read.success) return report('topic-shape', read.issues[0].message);
    const label = read.output.label.trim();
    const id = slug(read.output.id ?? label);
    if (label === '' || id === '') return report('topic-label', label);
    if (own.has(id)) return report('topic-duplicate', label);
    own.add(id);
    const patterns = goodPatterns(read.output.patterns, room, report);
    if (patterns.length === 0) return report('topic-patterns', label);
    const known = topics.find((topic) => topic.id === id || slug(topic.label) === id);
    if (known) known.own = patterns;
    else topics.push({ id, label, description: read.output.description, own: patterns, sure: [], strong: [], title: [], plain: [], weak: [], not: [], needs: [], users: true });
  });
  return { taxonomy: own.size > 0 ? build(topics) : TAXONOMY, problems };
}

function goodPatterns(patterns: readonly string[], room: { left: number }, report: (code: TopicProblemCode, text: string) => void): string[] {
  if (patterns.length > MOST_PATTERNS) report('patterns-many', String(MOST_PATTERNS));
  return patterns.slice(0, MOST_PATTERNS).filter((pattern) => {
    const fault = pattern.length > LONGEST_PATTERN ? 'long' : phraseFault(pattern);
    if (fault !== undefined) {
      report(`pattern-${fault}`, pattern);
      return false;
    }
    const ways = phraseWays(pattern);
    const fits = ways <= room.left;
    if (fits) room.left -= ways;
    else report('patterns-room', pattern);
    return fits;
  });
}

function slug(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
}
