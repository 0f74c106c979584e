import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readAtoms, startOf } from '../../../src/facets/atoms';
import { withPlainMarks } from '../../../src/facets/characters';
import { Interned } from '../../../src/facets/intern';
import { readField } from '../../../src/facets/words';

const PIECES = ['Reasoning', 'reasoning', 'GPT-4o', '2.5', '7B', 'é', 'naïve', '—', ' ', '  ', '\u00a0', '~', '. ', '.', '? ', '\\n', '\\textbfBold', '\\alpha3', "'s", 'e.g. ', '模型', '用GPT-4和', '’s', 'GPT‑4', 'x'.repeat(70), '\n', '$', '(a)', '%'];
const texts = fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 4 }), fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 40 }).map((pieces) => pieces.join(''));

/** Letters and digits; those of scripts without spaces apart. */
const UNSPACED = '[\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Hang}\\p{scx=Thai}\\p{scx=Laoo}\\p{scx=Khmr}\\p{scx=Mymr}]';
const LETTER = '[\\p{L}\\p{N}\\p{M}]';
const RUNS = new RegExp(`(?:(?=${LETTER})${UNSPACED})+|(?:(?!${UNSPACED})${LETTER})+`, 'gu');

describe('cutting a text', () => {
  it('leaves no gap between atoms, which are the same without words', () => {
    fc.assert(
      fc.property(texts, (raw) => {
        const { atoms } = readField('abstract', raw);
        assert.deepEqual(atoms, readAtoms(raw));
        const cut = atoms.list.map((_, at) => raw.slice(startOf(atoms, at), startOf(atoms, at + 1)));
        assert.equal(cut.join(''), raw);
        atoms.list.forEach(({ text, folded, kind }, at) => {
          assert.equal(text, cut[at]?.slice(0, 40));
          assert.equal(folded, kind === 'letters' ? text.toLowerCase() : text);
        });
      }),
    );
  });

  it('finds the words that letters and digits make up, LaTeX commands aside', () => {
    fc.assert(
      fc.property(texts, (raw) => {
        // The reader goes one code unit at a time: half a pair is no letter to it.
        fc.pre(!/[\ud800-\udfff]/.test(raw));
        const { words, starts, ends } = readField('abstract', raw);
        const plain = raw.replace(/\\[a-z]*/g, (command) => ' '.repeat(command.length));
        const expected = [...plain.matchAll(RUNS)].map(({ 0: text, index }) => [text.slice(0, 64).toLowerCase().normalize(), index, index + text.length]);
        assert.deepEqual(words.map(({ text }, at) => [text, starts[at], ends[at]]), expected);
      }),
    );
  });

  it('takes typographic marks for those of ASCII, one for one', () => {
    fc.assert(fc.property(texts, (raw) => assert.equal(withPlainMarks(raw).length, raw.length)));
    assert.equal(withPlainMarks('“GPT‑4o”’s −2 — ５（8B）'), '"GPT-4o"\'s -2 — ５(8B)');
  });

  it('knows a word by its letters, wherever and however it is written', () => {
    const [first, second, third] = readField('title', 'Reasoning, reasoning and REASONING').words.filter(({ text }) => text === 'reasoning');
    assert.ok(first);
    assert.equal(first, second);
    assert.equal(first, third);
  });
});

describe('interned texts', () => {
  const made = (raw: string, kept: Interned<{ readonly text: string }>, hash: number): { readonly text: string } => kept.get(`<${raw}>`, 1, raw.length + 1, hash);

  it('are made once, and told apart where their hashes are the same', () => {
    const kept = new Interned(64, (text) => ({ text }));
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), fc.string({ maxLength: 20 }), (a, b) => {
        const [one, other] = [made(a, kept, 7), made(b, kept, 7)];
        assert.deepEqual([one.text, other.text], [a, b]);
      }),
    );
    assert.equal(made('again', kept, 1000), made('again', kept, 1000));
  });

  it('are made anew once there are too many', () => {
    const kept = new Interned(2, (text) => ({ text }));
    for (const text of ['a', 'b', 'c']) made(text, kept, text.charCodeAt(0));
    assert.equal(made('a', kept, 97), made('a', kept, 97));
    assert.notEqual(made('c', kept, 99), made('c', kept, 99));
    assert.equal(made('c', kept, 99).text, 'c');
  });
});
