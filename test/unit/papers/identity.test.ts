import { strict as assert } from 'node:assert';
import * as fc from 'fast-check';
import { arxivIdOf, arxivYear, titleSlug } from '../../../src/papers/identity';

describe('arXiv ids', () => {
  const rows: [text: string, id: string | undefined, year: number | undefined][] = [
    ['2503.02130', '2503.02130', 2025],
    ['arXiv:2503.02130v2', '2503.02130', 2025],
    ['cs/0703123v1', 'cs/0703123', 2007],
    ['math.GT/0309136', 'math.GT/0309136', 2003],
    ['hep-th/9901001', 'hep-th/9901001', 1999],
    ['2512.00001', '2512.00001', 2025],
    ['1412.9999', '1412.9999', 2014],
    ['0704.0001v1', '0704.0001', 2007],
    // There is no such month, and the number of digits is of another time.
    ['1234.56789', undefined, undefined],
    ['2500.00001', undefined, undefined],
    ['1412.99999', undefined, undefined],
    ['1501.0001', undefined, undefined],
    ['cs/0713123', undefined, undefined],
    ['10.1145/12', undefined, undefined],
    ['', undefined, undefined],
  ];
  for (const [text, id, year] of rows) {
    it(text || '(empty)', () => {
      assert.equal(arxivIdOf(text), id);
      assert.equal(id === undefined ? undefined : arxivYear(id), year);
    });
  }
});

describe('titleSlug', () => {
  it('is lower case words joined by hyphens', () => { assert.equal(titleSlug('Thinkless: LLM Learns When to Think'), 'thinkless-llm-learns-when-to-think'); });
  it('keeps long titles apart', () => { assert.notEqual(titleSlug(`${'word '.repeat(40)}a`), titleSlug(`${'word '.repeat(40)}b`)); });
  it('is never empty and stable', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (title) => {
      assert.match(titleSlug(title), /./);
      assert.equal(titleSlug(title), titleSlug(title));
    }));
  });
});
