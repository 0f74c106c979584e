import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { languageFor } from '../../../src/citing/languages/language';
import { keyAt, keyPlaceAt } from '../../../src/drafting/place';
import { removeKey } from '../../../src/drafting/removeKey';
import { correctAt, renameIn } from '../../../src/drafting/rename';
import { nearKeys } from '../../../src/drafting/nearKeys';
import { applyChanges } from '../../../src/citing/types';
import { cursorIn } from '../citing/corpus';

/** What is completed at `|`: the query in round brackets with what else the key has behind the cursor, or nothing. */
function assertPlace(languageId: string, marked: string, expected: string | undefined, others = ''): void {
  const { text, offset } = cursorIn(marked);
  const place = keyPlaceAt(languageFor(languageId)!, text, offset);
  assert.equal(place && `${place.query}|${text.slice(offset, place.end)}`, expected, marked);
  assert.equal(place?.others.join(' ') ?? '', others, marked);
}

/** What the text is once a whole key is written at `|`. */
function assertWritten(languageId: string, marked: string, key: string, expected: string): void {
  const { text, offset } = cursorIn(marked);
  const change = keyPlaceAt(languageFor(languageId)!, text, offset)?.write(key);
  assert.equal(change && applyChanges(text, [change]), expected, marked);
}

describe('a key', () => {
  const rows: [language: string, marked: string, key: string, expected: string][] = [
    ['typst', 'See @hint|.', 'hinton', 'See @hinton.'],
    ['typst', 'See @hint|.', 'DBLP:journals/corr/X', 'See #cite(label("DBLP:journals/corr/X")).'],
    ['typst', 'See @hi|nt[p. 3].', 'a/b', 'See #cite(label("a/b"), supplement: [p. 3]).'],
    ['typst', 'See #cite(<hint|>).', 'a/b', 'See #cite(label("a/b")).'],
    ['typst', 'See #cite(<hint|', 'a/b', 'See #cite(label("a/b")'],
    ['typst', 'See #cite(label("a/h|"), form: "author").', 'a/"b', 'See #cite(label("a/\\"b"), form: "author").'],
    ['markdown', '[@hint|]', 'hinton', '[@hinton]'],
    ['markdown', '[-@hint|, p. 3; @b]', '2015ApJ...900L..13H', '[-@{2015ApJ...900L..13H}, p. 3; @b]'],
    ['markdown', '[@{a/h|}]', 'a/./b', '[@{a/./b}]'],
    ['markdown', 'see @|', 'fig-one', 'see @{fig-one}'],
    ['latex', '\\cite{high entropy t|, b}', 'a/b', '\\cite{a/b, b}'],
  ];
  for (const [language, marked, key, expected] of rows) it(`is written as its language reads it: ${marked}`, () => { assertWritten(language, marked, key, expected); });

  it('is read as it was written, whatever it holds', () => {
    const key = fc.stringMatching(/^\w[\w.:/+-]{0,12}$/);
    const texts = [['typst', 'See @old and #cite(<old>, form: "prose"), @old[p. 3].'], ['markdown', 'See [@old; -@old, p. 3] and @{old}.']] as const;
    fc.assert(fc.property(key, fc.constantFrom(...texts), (to, [id, text]) => {
      const language = languageFor(id)!;
      const changes = renameIn(language, text, 'old', to);
      assert.ok(changes, to);
      assert.deepEqual(language.groups(applyChanges(text, changes)).flatMap(({ keys }) => keys.map((each) => each.key)), [to, to, to]);
      const second = language.groups(text).flatMap(({ keys }) => keys)[1]!;
      assert.deepEqual(correctAt(language, text, second.start, to), changes[1]);
    }));
  });
});

describe('where a key is written', () => {
  const tables: Record<string, [marked: string, expected: string | undefined, others?: string][]> = {
    latex: [
      ['\\cite{|}', '|'],
      ['\\cite{hig|}', 'hig|'],
      ['\\cite{hi|gh}', 'hi|gh'],
      ['\\cite{high entropy tok|}', 'high entropy tok|'],
      ['\\cite{a, high ent|}', 'high ent|', 'a'],
      ['\\cite{a,|}', '|', 'a'],
      ['\\cite{a,|,b}', '|', 'a b'],
      ['\\citep[see][p.~3]{a-b:c.d+e|}', 'a-b:c.d+e|'],
      ['\\cite{|', '|'],
      ['\\cite{hig| and what follows in prose.\n\n\\section{X}', 'hig|'],
      ['\\cite{a, % first\n  hig|}', 'hig|', 'a'],
      ['\\cites{a}{b|}', 'b|', 'a'],
      ['\\citestyle{|}', undefined],
      ['% \\cite{|}', undefined],
      ['\\begin{verbatim}\\cite{|}\\end{verbatim}', undefined],
      ['in prose|', undefined],
      ['\\cite{a}|', undefined],
      ['\\section{|}', undefined],
    ],
    markdown: [
      ['[@|]', '|'],
      ['[@|', '|'],
      ['see @|', '|'],
      ['see @ent|', 'ent|'],
      ['[@a; @en|tropy]', 'en|tropy', 'a'],
      ['[see @high-ent|, p. 3]', 'high-ent|'],
      ['[see @high-|, p. 3]', 'high-|'],
      ['[@{a/b|}]', 'a/b|'],
      ['[-@ent|]', 'ent|'],
      ['mail me@example|', undefined],
      ['mail me@|', undefined],
      ['`@dec|`', undefined],
      ['```py\n@dec|\n```\n', undefined],
      ['<!-- [@a|] -->', undefined],
      ['---\nauthor: @a|\n---\n', undefined],
      ['\\@ref|', undefined],
      ['@fig-|one', undefined],
    ],
  };
  for (const [language, rows] of Object.entries(tables)) {
    it(`in ${language}`, () => {
      for (const [marked, expected, others] of rows) assertPlace(language, marked, expected, others);
    });
  }
  it('never throws, and the query is what stands before the cursor', () => {
    const text = fc.array(fc.constantFrom('\\cite', '{', '}', '[', ']', '@', 'a', 'b-c', ' ', ',', ';', '%', '\n', '`', '<!--')).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.nat(60), fc.constantFrom('latex', 'markdown', 'bibtex'), (any, at, language) => {
        const offset = Math.min(at, any.length);
        const place = keyPlaceAt(languageFor(language)!, any, offset);
        if (!place) return;
        assert.equal(place.query, any.slice(place.start, offset));
        assert.ok(place.start <= offset && place.end >= offset && place.end <= any.length);
      }),
    );
  });
});

describe('the key at an offset', () => {
  const rows: [language: string, marked: string, key: string | undefined][] = [
    ['latex', '\\cite{a|b,c}', 'ab'],
    ['latex', '\\cite{ab,|c}', 'c'],
    ['latex', '\\cite{ab,c|}', 'c'],
    ['latex', '\\ci|te{ab}', undefined],
    ['latex', '\\cite{a,\n  b-c:|d\n}', 'b-c:d'],
    ['latex', '\\nocite{|*}', undefined],
    ['markdown', '|@ab', undefined],
    ['markdown', '@|ab.', 'ab'],
    ['markdown', '[see @ab; @c|d, p. 2]', 'cd'],
    ['markdown', '@{a+|b}', 'a+b'],
  ];
  for (const [language, marked, key] of rows) {
    it(marked, () => {
      const { text, offset } = cursorIn(marked);
      assert.equal(keyAt(languageFor(language)!.groups(text), offset)?.key.key, key);
    });
  }
});

describe('taking a key out', () => {
  const rows: [language: string, text: string, key: string, expected: string | undefined][] = [
    ['latex', 'see~\\cite{a}.', 'a', 'see.'],
    ['latex', '\\cite{a} says', 'a', ' says'],
    ['latex', '\\cite{a,b}', 'a', '\\cite{b}'],
    ['latex', '\\cite{a, b, c}', 'b', '\\cite{a, c}'],
    ['latex', '\\cite[p.~3, 4]{a, b}', 'a', '\\cite[p.~3, 4]{b}'],
    ['latex', '\\cite[p.~3, 4]{a,b}', 'b', '\\cite[p.~3, 4]{a}'],
    ['latex', '\\cites{a}{b}', 'a', undefined],
    ['latex', '\\nocite{*,a}', 'a', '\\nocite{*}'],
    ['markdown', 'so [@a; @b].', 'a', 'so [@b].'],
    ['markdown', 'so [see @a, p. 3; @b, p. 4].', 'a', 'so [see @b, p. 4].'],
    ['markdown', 'so [see @a, p. 3; @b, p. 4].', 'b', 'so [see @a, p. 3].'],
    ['markdown', 'so [@a; -@b; @c].', 'b', 'so [@a; @c].'],
    ['markdown', 'so [@{a/b}; @c].', 'a/b', 'so [@c].'],
    ['markdown', 'so [@c; @{a/b}].', 'a/b', 'so [@c].'],
    ['markdown', 'as @a says', 'a', 'as says'],
  ];
  for (const [id, text, wanted, expected] of rows) {
    it(`${wanted} of ${text}`, () => {
      const language = languageFor(id)!;
      for (const group of language.groups(text)) {
        const key = group.keys.find((each) => each.key === wanted);
        const change = key && removeKey(language, text, group, key);
        assert.equal(change && applyChanges(text, [change]), expected);
      }
    });
  }
});

describe('keys that are near', () => {
  const keys = ['vaswani2017attention', 'wei2022chain', 'Wei2022Chain', 'kaplan2020scaling'];
  const rows: [wanted: string, near: string[]][] = [
    ['vaswani2017atention', ['vaswani2017attention']],
    ['vaswani2017', ['vaswani2017attention']],
    ['wei2022chian', ['wei2022chain', 'Wei2022Chain']],
    ['WEI2022CHAIN', ['Wei2022Chain', 'wei2022chain']],
    ['somethingelse', []],
    ['x', []],
  ];
  for (const [wanted, near] of rows) it(wanted, () => { assert.deepEqual(nearKeys(wanted, keys).sort(), [...near].sort()); });
});
