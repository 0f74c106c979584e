import { crossValidateTopics, read } from './crossValidate';
import { readDev, readExtra, type Labelled } from './gold';
import { f1, figures, measure, precision, recall, type Count } from './measure';

/** `npm run eval:facets`: what is read, against the labels; `--quiet` leaves the misses out. */
function print(name: string, papers: readonly Labelled[]): void {
  const measured = measure(papers, read);
  const line = (key: string, count: Count): string =>
    `  ${key.padEnd(26)} P ${precision(count).toFixed(3)}  R ${recall(count).toFixed(3)}  F1 ${f1(count).toFixed(3)}  (${count.right} right, ${count.wrong} too much, ${count.missed} missing)`;
  console.log(`\n== ${name}: ${papers.length} papers`);
  for (const [key, value] of Object.entries(figures(measured))) console.log(`${key.padEnd(34)} ${value.toFixed(3)}`);
  const { f1: held, thresholds } = crossValidateTopics(papers);
  console.log(`topics, micro F1, five folds        ${held.toFixed(3)} (threshold chosen without the fold: ${thresholds.join(', ')})`);
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
