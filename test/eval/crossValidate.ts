import { readFacets, type ReadOptions } from '../../src/facets/read';
import { readDev, readExtra, readTraining, type Labelled } from './gold';
import { figures, measure } from './measure';
import { learn, reader } from './train';

const FOLDS = 5;

/** The figures on the dev labels where what is learned is learned without the fold that it is used on. */
export function crossValidate(): Record<string, number> {
  const dev = readDev();
  const others = [...readExtra(), ...readTraining()];
  const weights = Array.from({ length: FOLDS }, (_, fold) => reader(learn([...dev.filter((__, place) => place % FOLDS !== fold), ...others])));
  return figures(measure(dev, (paper) => readWith(weights[dev.indexOf(paper) % FOLDS] ?? {})(paper)));
}

const readWith = (options: ReadOptions) => ({ title, abstract }: Labelled): ReturnType<typeof readFacets> => readFacets(title, abstract, options);

/** As the extension reads. */
export const read = readWith({});
