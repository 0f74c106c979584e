import type { Linear } from '../../src/facets/linear';
import { readCandidates } from '../../src/facets/models';
import { readText } from '../../src/facets/read';
import { SIDES, type SignalKind, type SignalNumbers } from '../../src/facets/roleSignals';
import type { RoleWeightsData } from '../../src/facets/roleWeights';
import { MODEL_ROLES } from '../../src/papers/paper';
import { hundredths, mostTelling, numbered, placesIn, rowOf } from './features';
import { fitLogistic } from './logistic';
import { addWeight, type GramWeights, type Text } from './trainTopics';

/** A signal near fewer models, or a run of words in fewer papers, teaches nothing. */
const LEAST_SIGNALS = 4;
const LEAST_PAPERS = 4;
/** So many runs of words that go with roles most are weighed. */
const MOST_GRAMS = 3000;
const GRAM_COSTS = { lasso: 0.7, ridge: 4 };
const WORD_COSTS = { lasso: 0.7, ridge: 3 };
/** A weight below this says too little for the room that it takes. */
const LEAST_WEIGHT = 0.07;
/** What rules and the whole paper say of a role. */
const WHOLE_COSTS = { lasso: 0.5, ridge: 1 };

/** A model that a text is known to name. */
export interface NamedModel {
  readonly text: Text;
  readonly signals: ReadonlySet<string>;
  readonly roles: readonly string[];
}

/** Numbers every signal, and keeps their names. */
export class SignalNames implements SignalNumbers {
  private readonly numbers = new Map<string, number>();
  readonly names: string[] = [];

  of(kind: SignalKind, text: string, next?: string): number {
    const name = `${kind === 'whole' ? '' : `${kind} `}${text}${next === undefined ? '' : ` ${next}`}`;
    const number = this.numbers.get(name) ?? this.names.push(name) - 1;
    this.numbers.set(name, number);
    return number;
  }
}

export function namedModels(text: Text, linear: Linear, numbers: SignalNames): NamedModel[] {
  const { title, abstract, models } = text.labels;
  return readCandidates(readText(title, abstract, { linear }), numbers).candidates.flatMap(({ family, signals, own }) => {
    const label = models.find((model) => model.family === family);
    return label && !own ? [{ text, signals: new Set([...signals.keys()].map((number) => numbers.names[number] ?? '')), roles: label.roles }] : [];
  });
}

/** One logistic regression a role, over what stands near a model and over the runs of words of its text; the latter go into `grams`, from `output` on. */
export function learnRoles(models: readonly NamedModel[], grams: GramWeights, output: number): RoleWeightsData {
  const signals = numbered(models.map((model) => model.signals), LEAST_SIGNALS);
  const runs = numbered([...new Set(models.map(({ text }) => text))].map((text) => text.grams), LEAST_PAPERS);
  const [signalNames, runNames] = [[...signals.keys()], [...runs.keys()]];
  const role = (name: string | undefined): number => MODEL_ROLES.findIndex((one) => one === name);
  const runsOf = models.map(({ text }) => placesIn(text.grams, runs));
  const telling = mostTelling(runsOf, runNames.length, models.map(({ roles }) => role(roles[0])), MODEL_ROLES.length, MOST_GRAMS);
  const rows = models.map((model, row) => rowOf([], [...placesIn(model.signals, signals), ...(runsOf[row] ?? []).filter((run) => telling.has(run)).map((run) => signalNames.length + run)]));
  const costs = [...signalNames.map((name) => (SIDES.some((side) => name.startsWith(`${side} `)) ? WORD_COSTS : WHOLE_COSTS)), ...runNames.map(() => GRAM_COSTS)];
  const fits = MODEL_ROLES.map((name) =>
    fitLogistic(rows, costs.length, models.map(({ roles }) => (roles.includes(name) ? 1 : 0)), models.map(({ roles, text }) => (roles.length > 1 && roles.includes(name) ? 0 : text.weight)), {
      lasso: (at) => (costs[at] ?? GRAM_COSTS).lasso,
      ridge: (at) => (costs[at] ?? GRAM_COSTS).ridge,
    }),
  );
  for (const run of [...telling].sort((a, b) => a - b)) fits.forEach((fit, place) => { addWeight(grams, runNames[run] ?? '', output + place, clear(fit.weights[signalNames.length + run])); });
  const weights = signalNames.map((name, at): [string, number[]] => [name, fits.map((fit) => hundredths(clear(fit.weights[at])))]);
  return { bias: fits.map(({ bias }) => hundredths(bias)), signals: Object.fromEntries(weights.filter(([, its]) => its.some((weight) => weight !== 0))) };
}

const clear = (weight = 0): number => (Math.abs(weight) < LEAST_WEIGHT ? 0 : weight);
