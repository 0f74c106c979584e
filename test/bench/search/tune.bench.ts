// A scratch run while weights are sought: node out/bench/search/tune.bench.js N|FILE [each]
import { readPapers } from './corpora';
import { SearchIndex } from '../../../src/search/searchIndex';
import { searchDocument } from '../../../src/search/document';
import { knownItems, keystrokes } from './queries';
import { meanReciprocalRanks, percentile } from './measures';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';

if (process.env['NOP']) process.exit();
const [what = '10000', each = '4', mini = ''] = process.argv.slice(2);
const { known, all } = readPapers(what);
const t0 = performance.now();
const index = SearchIndex.build(all.map((paper) => searchDocument(paper)));
console.log('build ms', Math.round(performance.now() - t0), all.length);
const items = knownItems(known, Number(each), 7);
const search = (query: string): string[] => index.search(query).hits.map((hit) => hit.id);
const t1 = performance.now();
const mrr = meanReciprocalRanks(items, search);
console.log('mrr', Object.entries(mrr).map(([k, v]) => `${k} ${v.toFixed(3)}`).join('  '), 'ms each', ((performance.now() - t1) / items.length).toFixed(2));
const slow: [number, string][] = [];
const times = items.slice(0, 400).flatMap(({ query }) => keystrokes(query)).map((query) => {
  const t = performance.now();
  index.search(query);
  const took = performance.now() - t;
  slow.push([took, query]);
  return took;
});
console.log('keystroke p50/p95/p99/max', [50, 95, 99, 100].map((p) => percentile(times, p).toFixed(2)).join(' '), times.length);
console.log(slow.sort((a, b) => b[0] - a[0]).slice(0, 12).map(([t, q]) => `${t.toFixed(1)} ${q}`).join('\n'));
if (process.env['MISSES']) {
  for (const item of items) {
    const rank = search(item.query).slice(0, 10).indexOf(item.id);
    if (rank !== 0) { const first = search(item.query)[0]; console.log(item.kind, rank, item.query, "|", known.find((p) => p.id === item.id)?.title, "|", all.find((p) => p.id === first)?.title); }
  }
}
if (mini) {
  const engine = new MiniSearch<{ id: string }>({ fields: ['title', 'names', 'abstract'], storeFields: [] });
  engine.addAll(all.map((paper) => ({ id: paper.id, title: paper.title, names: paper.authors.join(' '), abstract: paper.abstract })));
  const find = (query: string): string[] => engine.search(query, { prefix: true, fuzzy: 0.2, boost: { title: 4, names: 2 }, combineWith: 'OR' }).map((r) => r.id as string);
  console.log('mini', meanReciprocalRanks(items.slice(0, 480), find), meanReciprocalRanks(items.slice(0, 480), search));
}

if (process.env['FUSE']) {
  const fuse = new Fuse(all.map((p) => p.title), { useTokenSearch: true });
  console.log('fuse token title', meanReciprocalRanks(items, (q) => fuse.search(q, { limit: 10 }).map((r) => all[r.refIndex]!.id)));
  const plain = new Fuse(all.map((p) => p.title));
  console.log('fuse title', meanReciprocalRanks(items, (q) => plain.search(q, { limit: 10 }).map((r) => all[r.refIndex]!.id)));
}
