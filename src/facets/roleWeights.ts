import * as v from 'valibot';
import { MODEL_ROLES } from '../papers/paper';
import rolesData from './data/roleWeights.json';
import type { Span } from './facets';
import type { RoleReading } from './roles';

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
 * the authors do not speak of their own work. By labels alone a plain `distilled from` would be outvoted by the paper's
 * kind; on labels that nothing was learned from this costs nothing in sum and keeps what the rules know.
 */
const TRUST = { said: 200, mentioned: 200, else: 100 };
/** Words that speak less for a role are no reason to name. */
const LEAST_REASON = 20;

export class RoleWeights {
  private readonly signals: ReadonlyMap<string, readonly number[]>;

  constructor(private readonly data: RoleWeightsData) {
    this.signals = new Map(Object.entries(data.signals));
  }

  /** The likeliest role, and the words that say so: the rules' where they agree, else those with the most weight. */
  decide(reading: RoleReading, signals: ReadonlyMap<string, Span | undefined>): RoleReading {
    const sums = MODEL_ROLES.map((_, place) => this.data.bias[place] ?? 0);
    for (const name of signals.keys()) {
      const weights = this.signals.get(name);
      if (weights) for (let place = 0; place < sums.length; place++) sums[place] = (sums[place] ?? 0) + (weights[place] ?? 0);
    }
    const trusted = MODEL_ROLES.indexOf(reading.role);
    sums[trusted] = (sums[trusted] ?? 0) + (reading.because ? TRUST.said : reading.role === 'mentioned' ? TRUST.mentioned : TRUST.else);
    const best = sums.indexOf(Math.max(...sums));
    const role = MODEL_ROLES[best] ?? reading.role;
    if (role === reading.role) return reading;
    const because = this.reason(best, signals);
    return { role, ...(because ? { because } : {}) };
  }

  private reason(place: number, signals: ReadonlyMap<string, Span | undefined>): Span | undefined {
    let most = LEAST_REASON;
    let because: Span | undefined;
    for (const [name, span] of signals) {
      const weight = this.signals.get(name)?.[place] ?? 0;
      if (!span || weight <= most) continue;
      most = weight;
      because = span;
    }
    return because;
  }
}

let learned: RoleWeights | undefined;

/** The weights of the data file, read when first needed. */
export function learnedRoles(): RoleWeights {
  return (learned ??= new RoleWeights(decodeRoleWeights(rolesData)));
}
