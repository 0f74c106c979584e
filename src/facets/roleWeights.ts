import * as v from 'valibot';
import { MODEL_ROLES } from '../papers/paper';
import rolesData from './data/roleWeights.json';
import type { Span } from './facets';
import type { RoleReading } from './roles';
import { SIDES, type Near, type SignalKind, type SignalNumbers, type Signals } from './roleSignals';

/** What labelled abstracts taught of roles; made by `npm run train:facets`. Weights in hundredths, in the order of `MODEL_ROLES`. */
const Hundredths = v.array(v.pipe(v.number(), v.integer()));
const Data = v.object({ bias: Hundredths, signals: v.record(v.string(), Hundredths) });
export type RoleWeightsData = v.InferOutput<typeof Data>;

/** Checks the shape of the data file; throws a `ValiError` that names the first fault. */
export function decodeRoleWeights(data: unknown): RoleWeightsData {
  return v.parse(Data, data);
}

/**
 * What the rules' own reading counts for on top of what labels say of it, in hundredths: more where words gave it, or where
 * the authors do not speak of their own work. A plain `distilled from` is not to be outvoted by the paper's kind.
 */
const TRUST = { sure: 400, said: 100, else: 50 };
/** Words that speak less for a role are no reason to name. */
const LEAST_REASON = 20;

interface Known {
  number?: number;
  next?: Map<string, number>;
}

export class RoleWeights implements SignalNumbers {
  private readonly kinds = new Map<SignalKind, Map<string, Known>>();
  /** By number of a signal. */
  private readonly weights: (readonly number[])[];

  constructor(private readonly data: RoleWeightsData) {
    this.weights = Object.values(data.signals);
    Object.keys(data.signals).forEach((name, number) => {
      const kind = SIDES.find((side) => name.startsWith(`${side} `)) ?? 'whole';
      const [text = '', next] = kind === 'whole' ? [name] : name.slice(kind.length + 1).split(' ');
      const texts = this.kinds.get(kind) ?? new Map<string, Known>();
      this.kinds.set(kind, texts);
      const known = texts.get(text) ?? {};
      texts.set(text, known);
      if (next === undefined) known.number = number;
      else (known.next ??= new Map<string, number>()).set(next, number);
    });
  }

  of(kind: SignalKind, text: string, next?: string): number | undefined {
    const known = this.kinds.get(kind)?.get(text);
    return next === undefined ? known?.number : known?.next?.get(next);
  }

  /** The likeliest role, and the words that say so: the rules' where they agree, else those with the most weight. */
  decide(reading: RoleReading, signals: Signals, leaning: readonly number[]): RoleReading {
    const sums = MODEL_ROLES.map((_, place) => (this.data.bias[place] ?? 0) + 100 * (leaning[place] ?? 0));
    for (const number of signals.keys()) {
      const weights = this.weights[number] ?? [];
      for (let place = 0; place < sums.length; place++) sums[place] = (sums[place] ?? 0) + (weights[place] ?? 0);
    }
    const trusted = MODEL_ROLES.indexOf(reading.role);
    sums[trusted] = (sums[trusted] ?? 0) + (reading.sure ? TRUST.sure : reading.because || reading.role === 'mentioned' ? TRUST.said : TRUST.else);
    const best = sums.indexOf(Math.max(...sums));
    const role = MODEL_ROLES[best] ?? reading.role;
    if (role === reading.role) return reading;
    const because = this.reason(best, signals);
    return { role, ...(because ? { because } : {}) };
  }

  private reason(place: number, signals: Signals): Span | undefined {
    let most = LEAST_REASON;
    let because: Near | undefined;
    for (const [number, near] of signals) {
      const weight = this.weights[number]?.[place] ?? 0;
      if (!near || weight <= most) continue;
      most = weight;
      because = near;
    }
    return because && { field: because.field.name, start: because.field.words[because.first]?.start ?? 0, end: because.field.words[because.last]?.end ?? 0 };
  }
}

let learned: RoleWeights | undefined;

/** The weights of the data file, made ready when first needed; a test checks their shape. */
export function learnedRoles(): RoleWeights {
  return (learned ??= new RoleWeights(rolesData));
}
