import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { entryFor } from '../../../src/citing/bibtex/entry';
import type { Dialect } from '../../../src/citing/bibtex/escape';
import { readName } from '../../../src/citing/bibtex/names';
import { scanBibliography } from '../../../src/citing/bibtex/scan';
import { planUpsert } from '../../../src/citing/bibtex/upsert';
import { applyChanges } from '../../../src/citing/types';
import { corpus, paper } from './corpus';
import { byCitationJs, byRetorquere, joinName, plainSigns } from './parsers';

const PARSERS = { '@retorquere/bibtex-parser': byRetorquere, 'Citation.js': byCitationJs };
const DIALECTS: Dialect[] = ['bibtex', 'biblatex'];

describe('entries of the corpus', () => {
  for (const dialect of DIALECTS) {
    for (const [name, parse] of Object.entries(PARSERS)) {
      it(`are read by ${name} as they are, in ${dialect}`, function () {
        this.timeout(20_000);
        const papers = corpus();
        const plan = planUpsert('', papers, { dialect });
        const parsed = parse(applyChanges('', plan.changes));
        papers.forEach((each, index) => {
          const entry = parsed[index];
          assert.equal(entry?.key, plan.keys.get(each.id));
          assert.equal(plainSigns(entry?.title ?? ''), plainSigns(each.title));
          assert.deepEqual(entry?.authors.map((name) => name.normalize('NFC')), each.authors.map(readName).map(({ von, last, suffix, first }) => joinName(von, last, suffix, first)));
          assert.equal(entry.year, `20${each.id.slice(0, 2)}`);
          assert.equal(entry.url, `https://arxiv.org/abs/${each.id}`);
          assert.equal(plainSigns(entry.note), plainSigns(each.venue ?? ''));
        });
      });
    }
  }
});

const SENTINEL = '@misc{sentinel,\n  title = {Still here}\n}';
/** Signs that break files and run commands, more often than chance would have them. */
const nasty = fc.constantFrom('{', '}', '}}, note={', '\\', '\\input{/etc/passwd}', '%', '@', '@misc{x,', '"', '#', '$', '$E^3$', '$\\input{x}$', '^', '_', '&', '~', ' and ', ',', '\n', '\r\n', '\u0000', '\u202e', '\ud800', ' others', 'é', 'ß', 'ﬁ', 'e\u0301\u0302\u0323', '你好', '👩‍🔬', '—', '“');
const text = fc.array(fc.oneof(nasty, fc.string({ unit: 'binary', maxLength: 4 }), fc.string({ maxLength: 6 })), { maxLength: 12 }).map((parts) => parts.join(''));
const anyPaper = fc.record({ title: text, authors: fc.array(text, { maxLength: 4 }), venue: text, abstract: text, name: text, arxivId: fc.option(fc.constantFrom('2503.02130', 'math.GT/0309136', 'x}y%')) }).map(({ name, arxivId, ...rest }) =>
  paper({ ...rest, id: rest.title, organization: { handle: 'x', name }, ...(arxivId === null ? {} : { arxivId }) }),
);

describe('entries of any text', () => {
  for (const dialect of DIALECTS) {
    it(`never break a file, in ${dialect}`, function () {
      this.timeout(60_000);
      fc.assert(
        fc.property(anyPaper, (any) => {
          const entry = entryFor(any, 'key', { dialect, omit: [] });
          const file = `${entry}\n\n${SENTINEL}\n`;
          assert.deepEqual(scanBibliography(file).map(({ key, closed }) => [key, closed]), [['key', true], ['sentinel', true]]);
          for (const parse of Object.values(PARSERS)) assert.deepEqual(parse(file).map(({ key }) => key), ['key', 'sentinel'], entry);
          assertHarmless(entry);
        }),
        { numRuns: 300 },
      );
    });
    // Citation.js knows few math macros: of those only α.
    it(`keep titles of Latin letters and signs, in ${dialect}`, function () {
      this.timeout(60_000);
      const letters = fc.string({ unit: fc.constantFrom(...'abcXYZ 0129.,:;!?()[]/*+=&%#_{}~^\\<>|@éèüñçşğøØßæłŁŚőạα'), maxLength: 40 });
      fc.assert(
        fc.property(letters, (title) => {
          const entry = entryFor(paper({ title: `T${title}` }), 'key', { dialect });
          for (const parse of Object.values(PARSERS)) assert.equal(plainSigns(parse(entry)[0]?.title ?? ''), plainSigns(`T${title}`), entry);
        }),
        { numRuns: 300 },
      );
    });
  }
});

/** No macro but those of the tables, escapes and accents. */
function assertHarmless(entry: string): void {
  for (const [macro] of entry.matchAll(/\\(?:[a-z]+|.)/gi)) {
    assert.match(macro, /^\\(?:[&%$#_`'^~"=.]|[a-z]+)$/i, entry);
    assert.doesNotMatch(macro, /input|write|def|catcode|include|immediate|csname|expandafter/, entry);
  }
}
