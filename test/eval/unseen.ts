import { readFacets, type ReadOptions } from '../../src/facets/read';
import { readDev, readExtra, readTraining, type Labelled } from './gold';
import { figures, measure } from './measure';
import { learn, reader } from './train';

/** The figures on the dev labels where what is learned is learned from the others alone: stricter than folds, and learned once. */
export function withoutDev(): Record<string, number> {
  return figures(measure(readDev(), readWith(reader(learn([...readExtra(), ...readTraining()])))));
}

/** The figures on every fourth of the training labels, learned from the others. */
export function withoutFourth(): Record<string, number> {
  const isFourth = (_: Labelled, place: number): boolean => place % 4 === 0;
  const training = readTraining();
  const rest = training.filter((paper, place) => !isFourth(paper, place));
  return figures(measure(training.filter(isFourth), readWith(reader(learn([...readDev(), ...readExtra(), ...rest])))));
}

const readWith = (options: ReadOptions) => ({ title, abstract }: Labelled): ReturnType<typeof readFacets> => readFacets(title, abstract, options);

/** As the extension reads. */
export const read = readWith({});
