/** `npm run train:facets`: learns from all labels and writes the weights. */
import { readDev, readExtra, readTraining } from './gold';
import { learn, write } from './train';

const papers = [...readDev(), ...readExtra(), ...readTraining()];
write(learn(papers));
console.log(`learned from ${papers.length} labelled papers`);
