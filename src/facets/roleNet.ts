import * as v from 'valibot';
import { MODEL_ROLES } from '../papers/paper';
import netData from './data/roleNet.json';
import { Dense, DenseData, rectified } from './dense';
import type { Span } from './facets';
import { PackedNumbers, unpacked } from './packed';
import { inParts, Parts, PARTS_OF_1 } from './parts';
import type { RoleReading } from './roles';
import { BEFORE, KNOWN, NOTHING, WINDOW, type RoleWindow } from './roleWindow';
import { DIMENSIONS, learnedWords, type WordVectors } from './vectors';
import { spanOf } from './words';

/*
 * A network that reads a model's role from the words around its name: filters over each three words in a row, the strongest
 * answer of each in four segments of the window (Kim, 2014), then a hidden layer that also sees what the rules and the whole
 * paper say. Made by `npm run train:facets`.
 */
const Data = v.object({
  /** For names, unknown words and numbers, one vector after the other. */
  markers: PackedNumbers,
  /** Inputs are the vectors of three words. */
  filters: DenseData,
  /** What each place of the window adds to each filter. */
  places: PackedNumbers,
  hidden: DenseData,
  outputs: DenseData,
  /** From what the rules and the paper say straight to the outputs; the units of the network of topics go to the hidden layer only. */
  straight: DenseData,
});
export type RoleNetData = v.InferOutput<typeof Data>;

/** Checks the shape of the data file; throws a `ValiError` that names the first fault. */
export function decodeRoleNet(data: unknown): RoleNetData {
  return v.parse(Data, data);
}

export const ZONES = ['title', 'background', 'contribution', 'body', 'result'] as const;
/** So many places of a name are read. */
export const MOST_WINDOWS = 3;
/** Segments of the window: first and last place. The name's own is in both of the middle. */
export const SEGMENTS: readonly (readonly [number, number])[] = [[0, BEFORE - 4], [BEFORE - 3, BEFORE], [BEFORE, BEFORE + 2], [BEFORE + 3, WINDOW - 1]];
/** Words in a row that a filter sees. */
export const FILTER = 3;
/** Of the words of a window, those that are no words. */
export const MARKERS = KNOWN - 1;

/** What is read of a window: for each segment and filter the strongest answer, then the zone; `at` says where each answer was. */
interface Pooled {
  readonly values: Float64Array;
  readonly window: Int32Array;
  readonly at: Int32Array;
}

export class RoleNet {
  private readonly filters: Dense;
  private readonly hidden: Dense;
  private readonly outputs: Dense;
  private readonly straight: Dense;
  /** For each place of a window, what each filter answers where there are no words, in parts. */
  private readonly places: Int32Array;
  private readonly markers: Float32Array;
  /** For each token, what it adds to each filter as the first, second and third word. */
  private readonly answers: Parts;
  /** One for all models: this room is timed. */
  private readonly pooled: Pooled;
  private readonly sums: Int32Array;
  private readonly strongest: Int32Array;
  /** The members of a list have the same windows: what was pooled last, from what, and what it comes to in the hidden layer. */
  private pooledFrom: readonly RoleWindow[] = [];
  private readonly around: Float64Array;
  /** What the units of the last paper come to there, which is the same for all of its models. */
  private unitsFrom: Float64Array | undefined;
  private readonly paper: Float64Array;

  constructor(data: RoleNetData, readonly vectors: WordVectors = learnedWords()) {
    this.filters = new Dense(data.filters);
    this.hidden = new Dense(data.hidden);
    this.outputs = new Dense(data.outputs);
    this.straight = new Dense(data.straight);
    this.places = Int32Array.from(unpacked(data.places), (value, at) => inParts(value + (this.filters.bias[at % this.filters.outputs] as number)));
    this.markers = unpacked(data.markers);
    this.answers = new Parts((KNOWN + vectors.size) * FILTER, data.filters.outputs, (token, to) => { this.learnToken(token, to); });
    const answers = SEGMENTS.length * data.filters.outputs;
    this.pooled = { values: new Float64Array(answers + ZONES.length), window: new Int32Array(answers), at: new Int32Array(answers) };
    this.sums = new Int32Array(data.filters.outputs);
    this.strongest = new Int32Array(answers);
    this.around = new Float64Array(data.hidden.outputs);
    this.paper = new Float64Array(data.hidden.outputs);
  }

  /**
   * The likeliest role, and the words that say so: the rules' where they agree, else those that move it most. `units` is what
   * the network of topics made of the text.
   */
  decide(reading: RoleReading, windows: readonly RoleWindow[], signals: Float64Array, units: Float64Array): RoleReading {
    // `distilled from GPT-4o` is not to be outvoted.
    if (reading.sure || windows.length === 0) return reading;
    const { pooled } = this;
    const isSamePaper = units === this.unitsFrom;
    if (!isSamePaper) {
      this.paper.set(this.hidden.bias);
      this.hidden.add(units, this.paper, pooled.values.length + signals.length);
      this.unitsFrom = units;
    }
    if (!isSamePaper || windows.length !== this.pooledFrom.length || windows.some((window, at) => window !== this.pooledFrom[at])) {
      this.pool(windows);
      this.around.set(this.paper);
      this.hidden.add(pooled.values, this.around);
      this.pooledFrom = windows;
    }
    const hidden = rectified(this.hidden.add(signals, this.around.slice(), pooled.values.length));
    const outputs = this.straight.add(signals, this.outputs.add(hidden, this.outputs.bias.slice()));
    if (reading.because && reading.role === 'teacher') outputs[TEACHER] = (outputs[TEACHER] as number) + TRUST;
    const best = outputs.indexOf(Math.max(...outputs));
    const role = MODEL_ROLES[best] ?? reading.role;
    if (role === reading.role && reading.because) return reading;
    const because = this.reason(best, hidden, pooled, windows);
    return { role, ...(because ? { because } : {}) };
  }

  private pool(windows: readonly RoleWindow[]): void {
    const { outputs: filters } = this.filters;
    const { pooled, strongest, sums } = this;
    const { values, window, at } = pooled;
    strongest.fill(0);
    at.fill(-1);
    values.fill(0, strongest.length);
    for (let which = 0; which < windows.length; which++) {
      const { tokens, zone } = windows[which] as RoleWindow;
      values[strongest.length + ZONES.indexOf(zone)] = 1;
      for (let place = 0; place < WINDOW; place++) {
        if (tokens[place] === NOTHING) continue;
        this.answer(tokens, place);
        for (let segment = 0; segment < SEGMENTS.length; segment++) {
          const [first, last] = SEGMENTS[segment] as readonly [number, number];
          if (place < first || place > last) continue;
          for (let filter = 0, to = segment * filters; filter < filters; filter++, to++) {
            if ((sums[filter] as number) <= (strongest[to] as number)) continue;
            strongest[to] = sums[filter] as number;
            window[to] = which;
            at[to] = place;
          }
        }
      }
    }
    for (let i = 0; i < strongest.length; i++) values[i] = (strongest[i] as number) / PARTS_OF_1;
  }

  /** What the filters answer at one place of a window, in `sums`. */
  private answer(tokens: Int32Array, place: number): void {
    const { sums, places, answers } = this;
    const filters = sums.length;
    for (let filter = 0, from = place * filters; filter < filters; filter++) sums[filter] = places[from + filter] as number;
    for (let step = 0; step < FILTER; step++) {
      const token = tokens[place + step - 1] ?? NOTHING;
      if (token !== NOTHING) answers.add(token * FILTER + step, sums, 0);
    }
  }

  private learnToken(row: number, to: Float64Array): void {
    const [token, step] = [Math.floor(row / FILTER), row % FILTER];
    const [table, vector] = token < KNOWN ? [this.markers, (token - 1) * DIMENSIONS] : [this.vectors.table, (token - KNOWN) * DIMENSIONS];
    this.filters.add(table.subarray(vector, vector + DIMENSIONS), to, step * DIMENSIONS);
  }

  /** From the word whose answers move the hidden unit most that speaks for a role most, to the name: the word alone may be `an`. */
  private reason(role: number, hidden: Float64Array, { values, window, at }: Pooled, windows: readonly RoleWindow[]): Span | undefined {
    const { weights, outputs } = this.outputs;
    let [unit, most] = [0, 0];
    for (let one = 0; one < hidden.length; one++) {
      const speaks = (hidden[one] as number) * (weights[one * outputs + role] as number);
      if (speaks > most) [unit, most] = [one, speaks];
    }
    const said = new Map<number, number>();
    for (let i = 0; i < at.length; i++) {
      const place = at[i] as number;
      if (place < 0 || ((windows[window[i] as number] as RoleWindow).tokens[place] as number) < KNOWN) continue;
      const key = (window[i] as number) * WINDOW + place;
      said.set(key, (said.get(key) ?? 0) + (this.hidden.weights[i * hidden.length + unit] as number) * (values[i] as number));
    }
    const [best] = [...said].sort((a, b) => b[1] - a[1]);
    if (!best || best[1] < LEAST_REASON) return undefined;
    const its = windows[Math.floor(best[0] / WINDOW)] as RoleWindow;
    const word = its.words[best[0] % WINDOW] ?? 0;
    return spanOf(its.field, Math.min(word, its.first), Math.max(word + 1, its.last));
  }
}
const TEACHER = MODEL_ROLES.indexOf('teacher');
/** What a plain `as a judge` counts for on top of what labels say of it: teachers are few among them, and missed more than all else. */
const TRUST = 0.4;
/** A word that moves a role less is no reason. */
const LEAST_REASON = 0.2;

/** What the rules and the whole paper say, beside the words around a name. */
export interface RoleSigns {
  readonly reading: RoleReading;
  readonly languageModels: boolean;
  readonly studies: boolean;
  readonly method: boolean;
  readonly survey: boolean;
  readonly mentions: number;
  readonly families: number;
  readonly inTitle: boolean;
  /** Of the topics, by runs of words. */
  readonly margins: readonly number[];
}

/** The numbers that the weights are for. */
export function roleSignals({ reading, languageModels, studies, method, survey, mentions, families, inTitle, margins }: RoleSigns): Float64Array {
  const signals = new Float64Array(SAID + 2 * MODEL_ROLES.length + margins.length);
  [languageModels, studies, method, survey, inTitle].forEach((is, at) => { signals[at] = is ? 1 : 0; });
  signals[SAID - 2] = Math.min(mentions, 4) / 2;
  signals[SAID - 1] = Math.log1p(families);
  const rule = SAID + MODEL_ROLES.indexOf(reading.role);
  signals[rule] = 1;
  if (reading.because) signals[rule + MODEL_ROLES.length] = 1;
  const from = SAID + 2 * MODEL_ROLES.length;
  for (let at = 0; at < margins.length; at++) signals[from + at] = Math.max(-MOST_MARGIN, Math.min(MOST_MARGIN, (margins[at] as number) / 2));
  return signals;
}
/** What is said of paper and model beside the rules' reading. */
const SAID = 7;
const MOST_MARGIN = 4;

let learned: RoleNet | undefined;

/** The network of the data file, made ready when first needed; a test checks its shape. */
export function learnedRoles(): RoleNet {
  return (learned ??= new RoleNet(netData));
}
