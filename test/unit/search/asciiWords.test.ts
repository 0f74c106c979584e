import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { AsciiWords } from '../../../src/search/asciiWords';
import { TermIds } from '../../../src/search/termIds';
import { scanTerms } from '../../../src/search/tokens';

/** Terms in order, as the index counts them. */
function viaBytes(text: string): string[] {
  const ids = new TermIds();
  const ascii = new AsciiWords(ids);
  const terms: string[] = [];
  const plain = ascii.read(text) ? (from: number) => ascii.takeWords(from, (id) => terms.push(ids.terms[id] ?? '')) : undefined;
  scanTerms(text, (term) => terms.push(ids.terms[ids.idOf(term)] ?? ''), plain);
  return terms;
}

function viaStrings(text: string): string[] {
  const terms: string[] = [];
  scanTerms(text, (term) => terms.push(term));
  return terms;
}

describe('words read as bytes', () => {
  const pieces = fc.constantFrom('reasoning', 'of', 'a', '.', ',', ' ', '  ', "'s", '-', '/', 'gpt-4o', 'qwen2.5', 'c++', '80/20', '1.5', '\n', 'é', '中', 'x'.repeat(60), '(', ')');
  const texts = fc.oneof(fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join('')), fc.string());

  it('are those that are read as text', () => {
    fc.assert(fc.property(texts, (text) => assert.deepEqual(viaBytes(text.toLowerCase()), viaStrings(text.toLowerCase()))), { numRuns: 2000 });
  });

  it('a reused buffer keeps nothing of the text before', () => {
    const ids = new TermIds();
    const ascii = new AsciiWords(ids);
    const words = (text: string): string[] => {
      const found: string[] = [];
      ascii.read(text);
      ascii.takeWords(0, (id) => found.push(ids.terms[id] ?? ''));
      return found;
    };
    assert.deepEqual(words('so long a text'), ['so', 'long']);
    assert.deepEqual(words('two words'), ['two', 'words']);
  });
});

describe('numbers of terms', () => {
  it('one for each term, whatever its letters', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('naïve', 'naive', 'é'.repeat(400)))), (terms) => {
        const ids = new TermIds();
        const numbers = terms.map((term) => ids.idOf(term));
        assert.deepEqual(numbers.map((id) => ids.terms[id]), terms);
        assert.equal(ids.terms.length, new Set(terms).size);
      }),
    );
  });
});
