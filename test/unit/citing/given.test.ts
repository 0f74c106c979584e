import { strict as assert } from 'node:assert';
import { GivenKeys } from '../../../src/citing/keys/given';
import { paper } from './corpus';

const one = (id: string, formerIds: readonly string[] = []) => ({ ...paper({ id, title: 'Deep Sets', authors: ['Ann Lee'] }), formerIds });
const keysOf = (recorded: Readonly<Record<string, string>>, ...papers: ReturnType<typeof one>[]) =>
  Object.fromEntries(new GivenKeys(recorded).keys(papers, 'auth.lower + veryshorttitle.lower'));

describe('keys once given', () => {
  it('stay, and new ones are unlike them', () => {
    assert.deepEqual(keysOf({ a: 'mine' }, one('a'), one('b'), one('c')), { a: 'mine', b: 'leedeep', c: 'leedeepa' });
    assert.deepEqual(keysOf({ x: 'LeeDeep' }, one('b')), { b: 'leedeepa' });
  });
  it('stay where the paper got another id by a merge', () => {
    assert.deepEqual(keysOf({ 'deep-sets': 'mine' }, one('1703.06114', ['deep-sets'])), { '1703.06114': 'mine' });
    assert.deepEqual(keysOf({ 'deep-sets': 'old', '1703.06114': 'new' }, one('1703.06114', ['deep-sets'])), { '1703.06114': 'new' });
  });
  it('go to one paper alone where several had the id', () => {
    assert.deepEqual(keysOf({ 'deep-sets': 'mine' }, one('deep-sets~1', ['deep-sets']), one('deep-sets~2', ['deep-sets'])), { 'deep-sets~1': 'mine', 'deep-sets~2': 'leedeep' });
    assert.deepEqual(keysOf({ 'deep-sets': 'mine', 'deep-sets~2': 'mine' }, one('deep-sets~1', ['deep-sets'])), { 'deep-sets~1': 'leedeep' });
  });
  it('are none that would break the file or the document they go into', () => {
    for (const bad of ['k}\\input{x', 'k}\n@preamble{"x"}\n@misc{x', 'a,b', 'a b', '', 'a]b', '\\x', 'a\u2028b']) assert.deepEqual(keysOf({ a: bad }, one('a')), { a: 'leedeep' }, bad);
    for (const good of ['DBLP:conf/nips/Vaswani', 'müller2020', "O'Neil+20", 'a_b.c-1']) assert.deepEqual(keysOf({ a: good }, one('a')), { a: good });
  });
  it('are only those that were recorded', () => {
    assert.deepEqual(keysOf({}, one('constructor')), { constructor: 'leedeep' });
  });
});
