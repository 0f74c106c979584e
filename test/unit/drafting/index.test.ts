import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { languageFor } from '../../../src/citing/languages/language';
import { CitationIndex } from '../../../src/drafting/citationIndex';

const latex = languageFor('latex')!;
const keysOf = (text: string) => latex.groups(text).flatMap(({ keys }) => keys);

describe('CitationIndex', () => {
  it('knows line and column of each place, whatever the line ends', () => {
    const index = new CitationIndex();
    for (const [document, eol] of [['n', '\n'], ['rn', '\r\n'], ['r', '\r']] as const) {
      const text = ['a', '\\cite{x}', '', '  \\cite{y,', 'x}'].join(eol);
      index.set(document, text, keysOf(text));
      assert.deepEqual(index.placesOf('x').filter((place) => place.document === document).map(({ line, character }) => [line, character]), [[1, 6], [4, 0]], document);
      assert.deepEqual(index.placesOf('y').filter((place) => place.document === document).map(({ line, character }) => [line, character]), [[3, 8]]);
    }
  });
  it('says whether other keys are cited than before', () => {
    const index = new CitationIndex();
    const set = (text: string) => index.set('a', text, keysOf(text));
    assert.equal(set('\\cite{x}'), true);
    assert.equal(set('more \\cite{x,x}'), false);
    assert.equal(set('\\cite{x,y}'), true);
    assert.equal(set('nothing'), true);
    assert.equal(set('nothing else'), false);
    assert.equal(index.delete('a'), false);
  });
  it('is bounded, and says so', () => {
    const index = new CitationIndex({ documents: 2, placesOfDocument: 2 });
    const text = '\\cite{a,b,c}';
    for (const document of ['1', '2']) index.set(document, '\\cite{a}', keysOf('\\cite{a}'));
    assert.equal(index.isComplete, true);
    assert.equal(index.set('3', text, keysOf(text)), false);
    assert.equal(index.isComplete, false);
    assert.equal(index.documentCount, 2);
    index.set('2', text, keysOf(text));
    assert.deepEqual([...index.keys()], ['a', 'b']);
  });
  it('is after any changes what it would be if made anew', () => {
    const texts = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.array(fc.constantFrom('\\cite{x}', '\\cite{y,z}', 'prose', '\n', '\r\n')).map((parts) => parts.join(' '))), { maxLength: 12 });
    fc.assert(
      fc.property(texts, fc.constantFrom('a', 'b', undefined), (changes, gone) => {
        const index = new CitationIndex();
        const last = new Map<string, string>();
        for (const [document, text] of changes) {
          index.set(document, text, keysOf(text));
          last.set(document, text);
        }
        if (gone) {
          index.delete(gone);
          last.delete(gone);
        }
        const fresh = new CitationIndex();
        for (const [document, text] of last) fresh.set(document, text, keysOf(text));
        const all = (one: CitationIndex) => [...one.keys()].sort().flatMap((key) => one.placesOf(key)).map((place) => JSON.stringify(place)).sort();
        assert.deepEqual(all(index), all(fresh));
      }),
    );
  });
});
