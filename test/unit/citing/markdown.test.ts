import { strict as assert } from 'node:assert';
import { languageFor } from '../../../src/citing/languages/language';
import { markdown } from '../../../src/citing/languages/markdown';
import { applyChanges } from '../../../src/citing/types';
import { cursorIn } from './corpus';

function assertGroups(text: string, ...expected: string[]): void {
  assert.deepEqual(markdown.groups(text).map((group) => `${text.slice(group.start, group.end)} = ${group.keys.map(({ key }) => key).join('+')}`), expected, text);
}

describe('Markdown cite groups', () => {
  it('follow Pandoc', () => {
    assertGroups('as [see @a, p. 3; -@b:c.d] and @e, @f [p. 2]', '[see @a, p. 3; -@b:c.d] = a+b:c.d', '@e = e', '@f [p. 2] = f');
    assertGroups('@{a b} @{https://x.org/y} [@]', '@{https://x.org/y} = https://x.org/y', '[@] = ');
    assertGroups('@f [p. 3; see @g]', '@f [p. 3; see @g] = f+g');
    assertGroups('@a. Next', '@a = a');
    assertGroups('[see [x](http://u.de) @a]', '[see [x](http://u.de) @a] = a');
    assertGroups('text^[a note with @a]', '@a = a');
  });
  it('leave out code, links, mail addresses, front matter and cross-references', () => {
    assertGroups('---\nauthor: "@x"\n---\n`@a` ``@b`c`` me@uni.de [x](http://h/@u) <https://h/@u> https://m.social/@user \\@z @fig-one');
  });
  it('leave out numbered examples and what means one', () => {
    assertGroups('As (@good) and @good show [see @a].\n\n(@good)  An example with @b.\n   (@)  Another.\n\nText (@c).', '[see @a] = a', '@b = b', '@c = c');
  });
  it('are found in the front matter where it is prose', () => {
    assertGroups('---\r\nauthor: "@x"\r\nnocite: |\r\n  @a, @b\r\n\r\n  @c\r\nabstract: As [@d;\r\n  @e] to me@uni.de\r\nkeywords: [@f]\r\nsummary: ["@g"]\r\nthanks:\r\n- "@h"\r\nemail: @i\r\n---\r\n@j', '@a = a', '@b = b', '@c = c', '[@d;\r\n  @e] = d+e', '@h = h', '@j = j');
    assertGroups("---\nnocite: '@*'\n---\n@*no*", '@* = *');
  });
  it('leave out fences and comments', () => {
    assertGroups('```{r}\n@a\n```\n~~~\n@b\n```\n~~~\n<!-- @c -->\n> ```\n> @d\n> ```\n@e', '@e = e');
    assertGroups('```x``` and ````y``` z```` @a\n\n````\n@no\n````\n@b', '@a = a', '@b = b');
    assertGroups('A ``quote\'\' here.\r\n\r\nSee [@a].\r\n \r\nAnother ``quote\'\'.', '[@a] = a');
  });
});

function assertInsert(marked: string, keys: string[], expected: string): void {
  const { text, offset } = cursorIn(marked);
  const { changes, cursor } = markdown.insert(text, offset, keys);
  const after = applyChanges(text, changes);
  assert.equal(`${after.slice(0, cursor)}|${after.slice(cursor)}`, expected, marked);
}

describe('Markdown insertion', () => {
  it('writes, joins and fills', () => {
    assertInsert('word|', ['a', 'b'], 'word [@a; @b]|');
    assertInsert('[see @a, p. 3|]', ['b'], '[see @a, p. 3; @b]|');
    assertInsert('@a|', ['b'], '@a [@b]|');
    assertInsert('@a [p. 3|]', ['b'], '@a [p. 3; @b]|');
    assertInsert('[@|]', ['b'], '[@b]|');
    assertInsert('[@?|]', ['b'], '[@b]|');
    assertInsert('|', ['fig-a'], '[@{fig-a}]|');
    assertInsert('|', ['a..b'], '[@{a..b}]|');
  });
});

describe('Markdown bibliographies', () => {
  const paths = (text: string): string[] => markdown.declarations(text).map(({ path }) => path);
  it('are those of the front matter', () => {
    assert.deepEqual(paths('\uFEFF---\r\nbibliography: "a b.bib" # c\r\n---\r\nbibliography: no.bib'), ['a b.bib']);
    assert.deepEqual(paths("---\nbibliography: [a.bib, 'b.bib', \"c.json\"]\n---"), ['a.bib', 'b.bib', 'c.json']);
    assert.deepEqual(paths('---\nbibliography:\n  - a.bib # x\n  # no\n  - "b.bib"\ntitle: x\n---'), ['a.bib', 'b.bib']);
    assert.deepEqual(paths('---\nbibliography: # none\ntitle: x.bib\n---'), []);
    assert.deepEqual(paths('see foo.bib\n\n---\nbibliography: x.bib\n---\n'), []);
  });
  it('are declared in it', () => {
    const declared = (text: string): string => applyChanges(text, markdown.declare(text, 'refs.bib')!);
    assert.equal(declared('Text'), '---\nbibliography: refs.bib\n---\n\nText');
    assert.equal(declared('---\r\ntitle: x\r\n---\r\n'), '---\r\ntitle: x\r\nbibliography: refs.bib\r\n---\r\n');
    assert.equal(declared('---\nbibliography: "a.bib"\n---\n'), '---\nbibliography: ["a.bib", refs.bib]\n---\n');
    assert.equal(declared('---\nbibliography: [a.bib]\n---\n'), '---\nbibliography: [a.bib, refs.bib]\n---\n');
    assert.equal(declared('---\nbibliography: []\n---\n'), '---\nbibliography: [refs.bib]\n---\n');
    assert.equal(declared('---\nbibliography:\n  - a.bib\n---\n'), '---\nbibliography:\n  - a.bib\n  - refs.bib\n---\n');
    assert.equal(declared('---\nbibliography:\ntitle: x\n---\n'), '---\nbibliography: refs.bib\ntitle: x\n---\n');
  });
});

describe('languageFor', () => {
  it('goes by id, then by file name', () => {
    assert.equal(languageFor('latex')?.id, 'latex');
    assert.equal(languageFor('plaintext', 'notes.RMD')?.id, 'markdown');
    assert.equal(languageFor('plaintext', 'notes.txt'), undefined);
    assert.equal(languageFor('constructor'), undefined);
    assert.equal(languageFor('bibtex')?.id, 'bibtex');
  });
});
