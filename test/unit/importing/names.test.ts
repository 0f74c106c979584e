import { strict as assert } from 'node:assert';
import * as fc from 'fast-check';
import { authorField } from '../../../src/citing/bibtex/authors';
import { entryFor } from '../../../src/citing/bibtex/entry';
import { readName } from '../../../src/citing/bibtex/names';
import { cslItem } from '../../../src/citing/formats/cslJson';
import { exportPapers } from '../../../src/citing/formats/exports';
import { readImport } from '../../../src/importing/read';
import { shareAuthor } from '../../../src/merging/evidence';
import { joinName } from '../../../src/papers/authorName';
import { matchesValue } from '../../../src/search/values';

const bibtex = (author: string): string => `@misc{a, title = {Sets}, author = {${author}}}`;
const ris = (author: string): string => `TY  - JOUR\nTI  - Sets\nAU  - ${author}\nER  - \n`;
const csl = (author: object): string => JSON.stringify([{ type: 'book', title: 'Sets', author: [author] }]);

describe('names of imported authors', () => {
  const rows: [text: string, shown: string, cited: string][] = [
    [bibtex("{\\'A}lvarez, Jos{\\'e}"), 'José Álvarez', 'Álvarez, José'],
    [bibtex("Garc{\\'i}a M{\\'a}rquez, Gabriel"), 'Gabriel García Márquez', 'García Márquez, Gabriel'],
    [bibtex('{van der Berg}, Jan'), 'Jan van der Berg', 'van der Berg, Jan'],
    [bibtex('Van den Berg, Jan'), 'Jan Van den Berg', 'Van den Berg, Jan'],
    [bibtex('Knuth, Jr., Donald'), 'Donald Knuth, Jr.', 'Knuth, Jr., Donald'],
    [bibtex('Donald~Knuth'), 'Donald Knuth', 'Knuth, Donald'],
    [bibtex('{International Energy Agency}'), 'International Energy Agency', '{International Energy Agency}'],
    [bibtex('{OpenAI}'), 'OpenAI', 'OpenAI'],
    [ris('King, Martin, Jr.'), 'Martin King, Jr.', 'King, Jr., Martin'],
    [ris('García Márquez, Gabriel'), 'Gabriel García Márquez', 'García Márquez, Gabriel'],
    [csl({ family: 'Humboldt', given: 'Alexander', 'dropping-particle': 'von' }), 'Alexander von Humboldt', 'von Humboldt, Alexander'],
    [csl({ family: 'King', given: 'Martin', suffix: 'Jr.' }), 'Martin King, Jr.', 'King, Jr., Martin'],
    [csl({ family: 'Lee', given: 'Ann', suffix: 'PhD' }), 'Ann Lee', 'Lee, Ann'],
    [csl({ family: 'García Márquez', given: 'Gabriel' }), 'Gabriel García Márquez', 'García Márquez, Gabriel'],
    [csl({ literal: 'International Energy Agency' }), 'International Energy Agency', '{International Energy Agency}'],
  ];
  for (const [text, shown, cited] of rows) {
    it(`are cited as they were written: ${cited}`, () => {
      const [entry] = readImport(text).entries;
      const authors = entry?.authors ?? [];
      assert.deepEqual(authors.map((name) => name.replaceAll('\u00a0', ' ')), [shown]);
      assert.equal(authorField(authors, 'biblatex'), cited);
      // Other sources, and who searches, write the name with plain spaces.
      assert.ok(shareAuthor(authors, [shown.replace(/, Jr\.$/, '')]));
      assert.ok(authors.every((name) => matchesValue(name, { text: shown, exact: false })));
    });
  }

  const cutOff: [name: string, text: string][] = [
    ['BibTeX', bibtex('Lee, Ann and Bo Chan and others')],
    ['BibTeX, after a habit', bibtex('Lee, Ann and Chan, Bo and et al.')],
    ['RIS', ris('Lee, Ann\nAU  - Chan, Bo\nAU  - et al.')],
    ['CSL', JSON.stringify([{ type: 'book', title: 'Sets', author: [{ family: 'Lee', given: 'Ann' }, { family: 'Chan', given: 'Bo' }, { literal: 'others' }] }])],
  ];
  for (const [name, text] of cutOff) {
    it(`say that there are more, and are written so again: ${name}`, () => {
      const [entry] = readImport(text).entries;
      assert.deepEqual([entry?.authors, entry?.moreAuthors], [['Ann Lee', 'Bo Chan'], true]);
      const paper = { id: 'a', title: 'Sets', authors: entry?.authors ?? [], ...(entry?.moreAuthors ? { moreAuthors: true as const } : {}) };
      assert.match(entryFor(paper, 'a'), /\bauthor *= *\{Lee, Ann and Chan, Bo and others\}/);
      assert.deepEqual(cslItem(paper, 'a').author?.at(-1), { literal: 'others' });
      for (const format of ['bibtex', 'biblatex', 'csl-json', 'ris'] as const) {
        const [again] = readImport(exportPapers(format, [{ paper, key: 'a' }])).entries;
        assert.deepEqual([again?.authors, again?.moreAuthors], [entry?.authors, true], format);
      }
    });
  }

  it('are whole where nothing says otherwise, and no list is made of `others` alone', () => {
    assert.equal(readImport(bibtex('Lee, Ann and Bo Chan')).entries[0]?.moreAuthors, undefined);
    const [entry] = readImport(bibtex('others')).entries;
    assert.deepEqual([entry?.authors, entry?.moreAuthors], [undefined, undefined]);
  });

  it('keep their family name through all formats', () => {
    const word = fc.constantFrom('Gabriel', 'García', 'Márquez', 'Ludwig', 'Ng', 'O’Neil', 'Smith-Jones');
    const part = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
    fc.assert(fc.property(part, part, fc.constantFrom('', 'Jr.', 'III'), (given, family, suffix) => {
      const { first, von, last, suffix: read } = readName(joinName({ given, family, suffix }));
      assert.deepEqual([first, von, last, read], [given, '', family, suffix]);
    }));
  });
});
