import { packNumbers } from '../../src/facets/packed';
import { FILTER, MARKERS, SEGMENTS, ZONES, type RoleNetData } from '../../src/facets/roleNet';
import { KNOWN, NOTHING, UNKNOWN, WINDOW, type RoleWindow } from '../../src/facets/roleWindow';
import { DIMENSIONS, type WordVectors } from '../../src/facets/vectors';
import { MODEL_ROLES } from '../../src/papers/paper';
import { Random } from '../bench/search/random';
import { choiceSlopes, decaying, Head, Layer, Learned, train } from './layers';

/** A model that a text is known to name. */
export interface NamedModel {
  readonly windows: readonly RoleWindow[];
  readonly signals: Float64Array;
  /** What the network of topics made of the text. */
  readonly units: Float64Array;
  readonly roles: readonly string[];
  readonly weight: number;
}

const FILTERS = 80;
const HIDDEN = 48;
/** Long and with much left out: what is learned then depends least on the order that chance draws. */
const RUN = { rounds: 20, batch: 64, rate: 2e-3 };
const DROPPED = 0.4;
const DECAY = 0.05;
/** Steps are as large for every weight: vectors of about this length are learned from best. */
const SCALE = 3;
/** Words of a window that are left out by chance. */
const UNREAD = 0.1;

export function learnRoleNet(models: readonly NamedModel[], vectors: WordVectors): RoleNetData {
  const random = new Random(6);
  const pooled = SEGMENTS.length * FILTERS + ZONES.length;
  const [signals, units] = [models[0]?.signals.length ?? 0, models[0]?.units.length ?? 0];
  const markers = new Learned(MARKERS * DIMENSIONS, 0.3, random);
  const filters = new Layer(FILTER * DIMENSIONS, FILTERS, random, Math.sqrt(1 / (FILTER * DIMENSIONS)));
  const table = vectors.table.map((value) => value * SCALE);
  const places = new Learned(WINDOW * FILTERS, 0, random);
  const head = new Head(pooled + signals + units, HIDDEN, MODEL_ROLES.length, signals, DROPPED, random);
  const vectorOf = (token: number): readonly [Float32Array | Float64Array, number] => (token < KNOWN ? [markers.values, (token - 1) * DIMENSIONS] : [table, (token - KNOWN) * DIMENSIONS]);

  /** What the filters answer at one place. */
  const answers = (tokens: Int32Array, place: number): Float64Array => {
    const sums = filters.bias.values.slice();
    for (let filter = 0; filter < FILTERS; filter++) sums[filter] = (sums[filter] as number) + (places.values[place * FILTERS + filter] as number);
    for (let step = 0; step < FILTER; step++) {
      const token = tokens[place + step - 1] ?? NOTHING;
      if (token === NOTHING) continue;
      const [its, from] = vectorOf(token);
      for (let i = 0; i < DIMENSIONS; i++) {
        const value = its[from + i] as number;
        for (let filter = 0, at = (step * DIMENSIONS + i) * FILTERS; filter < FILTERS; filter++, at++) sums[filter] = (sums[filter] as number) + value * (filters.weights.values[at] as number);
      }
    }
    return sums;
  };

  const learnAnswer = (tokens: Int32Array, place: number, filter: number, slope: number): void => {
    filters.bias.slopes[filter] = (filters.bias.slopes[filter] as number) + slope;
    places.slopes[place * FILTERS + filter] = (places.slopes[place * FILTERS + filter] as number) + slope;
    for (let step = 0; step < FILTER; step++) {
      const token = tokens[place + step - 1] ?? NOTHING;
      if (token === NOTHING) continue;
      const [its, from] = vectorOf(token);
      for (let i = 0; i < DIMENSIONS; i++) {
        const at = (step * DIMENSIONS + i) * FILTERS + filter;
        filters.weights.slopes[at] = (filters.weights.slopes[at] as number) + slope * (its[from + i] as number);
        if (token < KNOWN) markers.slopes[from + i] = (markers.slopes[from + i] as number) + slope * (filters.weights.values[at] as number);
      }
    }
  };

  const learn = (row: number): void => {
    const model = models[row] as NamedModel;
    const windows = model.windows.map(({ tokens, zone }) => ({ zone, tokens: tokens.map((token) => (token > NOTHING && random.next() < UNREAD ? UNKNOWN : token)) }));
    const input = new Float64Array(pooled + signals + units);
    const from = new Int32Array(SEGMENTS.length * FILTERS).fill(-1);
    windows.forEach(({ tokens, zone }, which) => {
      input[SEGMENTS.length * FILTERS + ZONES.indexOf(zone)] = 1;
      for (let place = 0; place < WINDOW; place++) {
        if (tokens[place] === NOTHING) continue;
        const sums = answers(tokens, place);
        SEGMENTS.forEach(([first, end], segment) => {
          if (place < first || place > end) return;
          for (let filter = 0; filter < FILTERS; filter++) {
            const to = segment * FILTERS + filter;
            if ((sums[filter] as number) <= (input[to] as number)) continue;
            input[to] = sums[filter] as number;
            from[to] = which * WINDOW + place;
          }
        });
      }
    });
    input.set(model.signals, pooled);
    input.set(model.units, pooled + signals);
    const inner = head.learn(input, model.signals, model.weight / RUN.batch, (reached) => choiceSlopes(reached, (place) => model.roles.includes(MODEL_ROLES[place] ?? '')));
    for (let at = 0; at < from.length; at++) {
      const where = from[at] as number;
      if (where >= 0 && inner[at] !== 0) learnAnswer((windows[Math.floor(where / WINDOW)] as { tokens: Int32Array }).tokens, where % WINDOW, at % FILTERS, inner[at] as number);
    }
  };
  const all = [...decaying([filters, head.hidden, head.outputs], DECAY), ...decaying([head.straight], 0), { learned: markers, decay: 0 }, { learned: places, decay: 0 }];
  train(models.length, RUN, all, random, learn);
  markers.values.forEach((value, at) => { markers.values[at] = value / SCALE; });
  filters.weights.values.forEach((value, at) => { filters.weights.values[at] = value * SCALE; });
  return { markers: packNumbers(markers.values), filters: filters.pack(), places: packNumbers(places.values), hidden: head.hidden.pack(), outputs: head.outputs.pack(), straight: head.straight.pack() };
}
