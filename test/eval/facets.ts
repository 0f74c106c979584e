import { read, withoutDev, withoutFourth } from './unseen';
import { readDev, readExtra, readHeldOut, type Labelled } from './gold';
import { f1, figures, measure, precision, recall, type Count } from './measure';

/** `npm run eval:facets`: what is read, against the labels; `--quiet` leaves the misses out, `--fourth` holds a fourth of the training labels out. */
function printFigures(reached: Readonly<Record<string, number>>): void {
  for (const [key, value] of Object.entries(reached)) console.log(`${key.padEnd(34)} ${value.toFixed(3)}`);
}

function print(name: string, papers: readonly Labelled[]): void {
  const measured = measure(papers, read);
  const line = (key: string, count: Count): string =>
    `  ${key.padEnd(26)} P ${precision(count).toFixed(3)}  R ${recall(count).toFixed(3)}  F1 ${f1(count).toFixed(3)}  (${count.right} right, ${count.wrong} too much, ${count.missed} missing)`;
  console.log(`\n== ${name}: ${papers.length} papers`);
  printFigures(figures(measured));
  console.log('by topic');
  for (const [id, count] of [...measured.byTopic].sort()) console.log(line(id, count));
  console.log('by role (accuracy, given the name)');
  for (const [role, count] of [...measured.byRole].sort()) console.log(`  ${role.padEnd(26)} ${count.right} of ${count.right + count.wrong}`);
  if (process.argv.includes('--quiet')) return;
  console.log('misses');
  for (const miss of measured.misses) console.log(`  ${miss}`);
}

print('dev labels', readDev());
print('extra labels (arXiv, one reader; introduced models not labelled)', readExtra());
print('held out: the rest of the bundled papers', readHeldOut('corpus'));
print('held out: arXiv, a quarter of them from other fields', readHeldOut('arxiv'));
print('held out: 400 from arXiv, a tenth of them from other fields', readHeldOut('arxiv-400'));
console.log('\n== dev labels, where no dev label was learned from (learning takes a quarter of an hour)');
printFigures(withoutDev());
if (process.argv.includes('--fourth')) {
  console.log('\n== every fourth of the training labels (arXiv), where it was not learned from');
  printFigures(withoutFourth());
}
