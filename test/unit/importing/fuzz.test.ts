import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { detectFormat, type ImportFormat } from '../../../src/importing/format';
import { readImport } from '../../../src/importing/read';
import { mergeEntries } from '../../../src/merging/merge';
import { atom, crossref, csl, daily, hubPaper, ris } from './samples';

const listing = readFileSync('media/corpus/daily-papers-2025-11-03.txt', 'utf8').slice(0, 6_000);
const bibtex = '@string{a = "b"}\n@misc{lee, title = {{Deep} "Sets" \\"o}, author = {Lee, Ann and Bo}, year = 2025, month = mar # "x"}\n@article(x, title = "y")\n';
const samples: readonly (readonly [ImportFormat, string])[] = [
  ['listing', listing], ['huggingface-daily', daily], ['huggingface-paper', hubPaper], ['arxiv', atom], ['bibtex', bibtex], ['csl', csl], ['crossref', crossref], ['ris', ris],
];
const formats = samples.map(([format]) => format);
const signs = ['{', '}', '[', ']', '"', '<', '>', '&', '\\', '@', '(', ')', ',', '=', '#', '-', '\n', '\r', ' ', '$', '•', '·', '\0', '\ud800', '<!DOCTYPE', '<![CDATA[', ']]>', '&#x0;', 'TY  - ', 'ER  - ', '@misc{', '"paper":', '__proto__', ' and '];

/** A sample with pieces cut out, doubled and put in. */
const mutated = fc
  .tuple(fc.constantFrom(...samples), fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(40), fc.constantFrom(...signs), fc.boolean()), { maxLength: 8 }))
  .map(([[format, text], cuts]): [ImportFormat, string] => [
    format,
    cuts.reduce((now, [where, length, sign, doubled]) => {
      const at = Math.floor(where * now.length);
      return now.slice(0, at) + sign + (doubled ? now.slice(at, at + length).repeat(2) : '') + now.slice(at + length);
    }, text),
  ]);

function check(text: string, format: ImportFormat | undefined): void {
  const { entries, problems } = readImport(text, format === undefined ? {} : { format });
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/).length;
  for (const { line } of problems) assert.ok(line >= 1 && line <= lines, `line ${String(line)} of ${String(lines)}`);
  for (const entry of entries) {
    assert.ok(entry.title !== '' && !/[\n\0]/.test(entry.title));
    assert.deepEqual(JSON.parse(JSON.stringify(entry)), entry);
  }
  mergeEntries(entries);
}

describe('hostile imports', () => {
  it('are read without throwing, whatever the bytes', function () {
    this.timeout(60_000);
    const any = fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.constantFrom(...signs)).map((all) => all.join('')), fc.uint8Array({ maxLength: 400 }).map((bytes) => new TextDecoder().decode(bytes)));
    fc.assert(fc.property(any, fc.constantFrom(undefined, ...formats), check), { numRuns: 3_000 });
  });

  it('are read without throwing, also where they nearly have a format', function () {
    this.timeout(60_000);
    fc.assert(fc.property(mutated, fc.boolean(), ([format, text], told) => { check(text, told ? format : undefined); }), { numRuns: 3_000 });
  });

  it('of any JSON are read without throwing', function () {
    this.timeout(60_000);
    const keys = ['paper', 'id', 'title', 'summary', 'authors', 'author', 'name', 'message', 'items', 'issued', 'date-parts', 'DOI', 'numComments', 'organization', '__proto__'];
    const { json } = fc.letrec((tie) => ({
      json: fc.oneof({ depthSize: 'medium' }, fc.string(), fc.double(), fc.constant(null), fc.boolean(), fc.array(tie('json'), { maxLength: 4 }), fc.dictionary(fc.constantFrom(...keys), tie('json'), { maxKeys: 6 })),
    }));
    fc.assert(fc.property(json, fc.constantFrom<ImportFormat>('huggingface-daily', 'huggingface-paper', 'csl', 'crossref'), (value, format) => { check(JSON.stringify(value), format); }), { numRuns: 2_000 });
  });

  const size = 200_000;
  const walls: string[] = [
    ...signs,
    '{"paper":', '[[', '[{', '{"a":', '@a{', '@a{b,', '@a{b,c={', '@a{b,c="{', '@misc{a, title = {x}}\n', '@string{a = a # a}\n', '<a>', '<a b="', '<entry><title>', '</entry>', '&a;', '<feed>', 'TY  - \n', 'TI  - a\n', '•\n', '1 authors\n\n', 'A title\n\n', '{}', ' and ', '\\"', "''", '<x ', '  \n', '"\\',
  ];
  it(`are read in time that grows with their length: ${String(walls.length)} walls`, function () {
    this.timeout(300_000);
    for (const wall of walls) {
      const text = wall.repeat(Math.ceil(size / wall.length));
      const detected = detectFormat(text);
      for (const format of new Set([detected, ...formats])) {
        for (const whole of format === 'bibtex' ? [text, `@misc{a, title = {${text.slice(0, size / 4)}}}`, `@misc{a, title = "${text.slice(0, size / 4)}"}`] : [text]) {
          const start = performance.now();
          readImport(whole, format === undefined ? {} : { format });
          const took = performance.now() - start;
          assert.ok(took < 3_000, `${JSON.stringify(wall)} as ${String(format)}: ${String(Math.round(took))} ms`);
        }
      }
    }
  });
});
