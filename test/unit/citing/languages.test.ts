import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { languageFor } from '../../../src/citing/languages/language';
import { applyChanges, type DocumentLanguage, type RenderOptions } from '../../../src/citing/types';
import { cursorIn } from './corpus';

const language = (id: string): DocumentLanguage => languageFor(id)!;
const IDS = ['latex', 'markdown', 'typst', 'org', 'restructuredtext', 'asciidoc'];

function assertGroups(id: string, text: string, ...expected: string[]): void {
  assert.deepEqual(language(id).groups(text).map((group) => `${text.slice(group.start, group.end)} = ${group.keys.map(({ key, start, end }) => { assert.equal(text.slice(start, end), key); return key; }).join('+')}`), expected, text);
}

function assertInsert(id: string, marked: string, keys: string[], expected: string, options?: RenderOptions): void {
  const { text, offset } = cursorIn(marked);
  const { changes, cursor } = language(id).insert(text, offset, keys, options);
  const after = applyChanges(text, changes);
  assert.equal(`${after.slice(0, cursor)}|${after.slice(cursor)}`, expected, marked);
}

const paths = (id: string, text: string): string[] => language(id).declarations(text).map(({ path, start, end }) => { assert.ok(path.startsWith(text.slice(start, end))); return path; });
const declared = (id: string, text: string): string | undefined => {
  const changes = language(id).declare(text, 'refs.bib');
  return changes && applyChanges(text, changes);
};

describe('Typst', () => {
  it('finds references and calls, neighbours as one', () => {
    assertGroups('typst', 'As @a, @b[p. 3] @c-d:e. and #cite(<f>, form: "prose")', '@a = a', '@b[p. 3] @c-d:e = b+c-d:e', '#cite(<f>, form: "prose") = f');
    assertGroups('typst', '#figure([see @a], caption: [x @b]) <fig> @fig #let x = "@no"\n@c', '@a = a', '@b = b', '@c = c');
    assertGroups('typst', '#cite(label("a b"), supplement: [p. 3])', '#cite(label("a b"), supplement: [p. 3]) = a b');
  });
  it('leaves out comments, raw text, strings, mail and links', () => {
    assertGroups('typst', '// @a\n/* @b /* */ @c */ `@d` ```\n@e\n``` #image("@f.png") me@uni.de https://x.org/y @g', '@g = g');
  });
  it('writes, joins and declares', () => {
    assertInsert('typst', 'word|', ['a', 'b'], 'word @a @b|');
    assertInsert('typst', 'see |next', ['a'], 'see @a| next');
    assertInsert('typst', '@a|', ['b', 'a'], '@a @b|');
    assertInsert('typst', '@a[p|. 3] x', ['b'], '@a[p. 3] @b| x');
    assertInsert('typst', '#cite(<a>|, form: "prose")', ['b'], '#cite(<a>, form: "prose") #cite(<b>, form: "prose")|');
    assertInsert('typst', '#cite(|)', ['b'], '#cite(<b>)|');
    assertInsert('typst', '|', ['a b', 'c.'], '#cite(label("a b")) #cite(label("c."))|');
    assertInsert('typst', '|', ['a'], '#cite(<a>, form: "prose")|', { form: 'in-text' });
    assert.deepEqual(paths('typst', '#bibliography(("a.bib", "b.yml"), title: "x") // #bibliography("c.bib")\n#show: t.with(bibliography: bibliography("/d.bib"))'), ['a.bib', 'b.yml', '/d.bib']);
    assert.equal(declared('typst', '#bibliography("a.bib")'), '#bibliography(("a.bib", "refs.bib"))');
    assert.equal(declared('typst', '#bibliography(("a.bib",))'), '#bibliography(("a.bib", "refs.bib",))');
    assert.equal(declared('typst', 'x'), 'x\n\n#bibliography("refs.bib")\n');
  });
});

describe('Org', () => {
  it('finds citations and org-ref links', () => {
    assertGroups('org', '[cite/t:see @a p. 3; @b.c; and others] cite:d,e. [[citep:&f;&g]] x', '[cite/t:see @a p. 3; @b.c; and others] = a+b.c', 'cite:d,e = d+e', 'citep:&f;&g = f+g');
    assertGroups('org', '# [cite:@a]\n#+begin_src x\n[cite:@b]\n#+end_src\n=[cite:@c]= ~cite:d~\n: cite:e\n[cite:@f]', '[cite:@f] = f');
  });
  it('writes, joins and declares', () => {
    assertInsert('org', 'word|', ['a', 'b'], 'word [cite:@a;@b]|');
    assertInsert('org', '[cite:see @a| p. 3; for all]', ['b'], '[cite:see @a p. 3;@b; for all]|');
    assertInsert('org', '[cite/t:@|]', ['b'], '[cite/t:@b]|');
    assertInsert('org', 'cite:a|,b.', ['c'], 'cite:a,b,c|.');
    assertInsert('org', 'cite:&a|', ['c'], 'cite:&a;&c|');
    assertInsert('org', '|', ['a'], '[cite/t:@a]|', { form: 'in-text' });
    assertInsert('org', '|', ['a', 'b'], 'citep:&a;&b|', { command: 'org-ref:citep' });
    assert.deepEqual(paths('org', '#+BIBLIOGRAPHY: "a b.bib"\n#+bibliography: c.bib\n# #+bibliography: no.bib\nbibliography:d.bib,e.bib\nsee f.bib'), ['a b.bib', 'c.bib', 'd.bib', 'e.bib']);
    assert.equal(declared('org', '#+title: x\n* H\n'), '#+title: x\n#+bibliography: refs.bib\n* H\n');
    assert.equal(declared('org', '# c\n:PROPERTIES:\n:ID: 1234\n:END:\n#+title: Note\n\nText\n'), '# c\n:PROPERTIES:\n:ID: 1234\n:END:\n#+title: Note\n#+bibliography: refs.bib\n\nText\n');
    assert.equal(declared('org', ':properties:\r\n:ID: 1\r\n:end:'), ':properties:\r\n:ID: 1\r\n:end:\r\n#+bibliography: refs.bib\r\n');
    assert.equal(declared('org', '\n* H\n:PROPERTIES:\n:ID: 1\n:END:\n'), '#+bibliography: refs.bib\n\n* H\n:PROPERTIES:\n:ID: 1\n:END:\n');
    assert.equal(declared('org', '#+bibliography: a.bib\r\nx'), '#+bibliography: a.bib\r\n#+bibliography: refs.bib\r\nx');
  });
});

describe('reStructuredText', () => {
  it('finds roles outside comments and literal text', () => {
    assertGroups('restructuredtext', ':cite:p:`{see}a{p. 3, 4},b` and :cite:`c` :footcite:t:`d`', ':cite:p:`{see}a{p. 3, 4},b` = a+b', ':cite:`c` = c', ':footcite:t:`d` = d');
    assertGroups('restructuredtext', '.. comment :cite:`a`\n   :cite:`b`\n\n``:cite:`c```\n\nx::\n\n  :cite:`d`\n\n.. code-block:: rst\n\n   :cite:`e`\n\n.. note:: :cite:`f`\n\n   :cite:`g`', ':cite:`f` = f', ':cite:`g` = g');
  });
  it('writes, joins and declares', () => {
    assertInsert('restructuredtext', 'word|', ['a', 'b'], 'word :cite:p:`a,b`|');
    assertInsert('restructuredtext', ':cite:t:`a{p. 3}|`', ['b'], ':cite:t:`a{p. 3},b`|');
    assertInsert('restructuredtext', ':cite:p:`|`', ['b'], ':cite:p:`b`|');
    assert.deepEqual(paths('restructuredtext', '.. bibliography:: a.bib sub/b.bib\n   :style: plain\n\n.. # bibliography:: c.bib\n'), ['a.bib', 'sub/b.bib']);
    assert.equal(declared('restructuredtext', 'x\n'), 'x\n\n.. bibliography:: refs.bib\n');
    assert.equal(declared('restructuredtext', '.. bibliography::\n'), '.. bibliography:: refs.bib\n');
  });
});

describe('AsciiDoc', () => {
  it('finds macros outside comments and listings', () => {
    assertGroups('asciidoc', 'cite:[a(12), b] citenp:[c] cite:[d]+[e, 3]', 'cite:[a(12), b] = a+b', 'citenp:[c] = c', 'cite:[d]+[e, 3] = d+e');
    assertGroups('asciidoc', '[[intro]]\nIntroduction\n------------\r\n\r\ncite:[a]\n\nMore\n+++++\ncite:[b]\n\n----\ncite:[no]\n\ncite\n----\ncite:[c]', 'cite:[a] = a', 'cite:[b] = b', 'cite:[c] = c');
    for (const above of ['.Title', '[abc]', ':abc: d', '// abcd', 'two\nlines', 'longer line']) assertGroups('asciidoc', `${above}\n${'-'.repeat(5)}\ncite:[no]\n${'-'.repeat(5)}\ncite:[a]`, 'cite:[a] = a');
    assertGroups('asciidoc', '// cite:[a]\n----\ncite:[b]\n----\n`cite:[c]` \\cite:[d]\n////\ncite:[e]\n////\ncite:[f]', 'cite:[f] = f');
  });
  it('writes, joins and declares', () => {
    assertInsert('asciidoc', 'word|', ['a', 'b'], 'word cite:[a, b]|');
    assertInsert('asciidoc', 'cite:[a(12)|]', ['b'], 'cite:[a(12), b]|');
    assertInsert('asciidoc', 'cite:[|]', ['b'], 'cite:[b]|');
    assertInsert('asciidoc', 'cite:[a]+[b]|', ['c'], 'cite:[a]+[b]+[c]|');
    assertInsert('asciidoc', 'Über uns\n--------\n\nSee cite:[a|].', ['b'], 'Über uns\n--------\n\nSee cite:[a, b]|.');
    assert.deepEqual(paths('asciidoc', ':bibtex-file: a.bib\n// :bibtex-file: b.bib\nsee c.bib'), ['a.bib']);
    assert.equal(declared('asciidoc', '= Title\n:toc:\n\nText'), '= Title\n:toc:\n:bibtex-file: refs.bib\n\nText');
    assert.equal(declared('asciidoc', ':bibtex-file: a.bib'), undefined);
    assert.equal(declared('asciidoc', '= Title\nAda Author <a@b.de>\nv1.0, 2026\n:toc:\n\nText'), '= Title\nAda Author <a@b.de>\nv1.0, 2026\n:toc:\n:bibtex-file: refs.bib\n\nText');
    assert.equal(declared('asciidoc', '---\nlayout: post\n---\n= Title\n\nText'), '---\nlayout: post\n---\n= Title\n:bibtex-file: refs.bib\n\nText');
    assert.equal(declared('asciidoc', '---\r\nlayout: post\r\n---'), '---\r\nlayout: post\r\n---\r\n:bibtex-file: refs.bib\r\n');
  });
});

const key = fc.stringMatching(/^[a-z]\w{0,8}(?:[-:.+/]\w{1,6}){0,3}$/).filter((each) => !/^(?:fig|tbl|sec|eq|lst|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|alg|nte|tip|wrn|imp|cau|vid|dia)-/.test(each));
const keys = fc.uniqueArray(key, { minLength: 1, maxLength: 4 });

describe('every language', function () {
  this.timeout(30_000);
  for (const id of IDS) {
    const each = language(id);
    it(`finds in ${id} what it renders, and adds to it`, () => {
      fc.assert(fc.property(keys, keys, fc.constantFrom('parenthetical' as const, 'in-text' as const), fc.constantFrom('', 'Text '), (first, second, form, before) => {
        const text = `${before}${each.render(first, { form })} more`;
        const [group, ...others] = each.groups(text);
        assert.deepEqual([group?.keys.map((found) => found.key), others, group?.form], [first, [], form], text);
        assert.equal(group && text.slice(group.start, group.end), each.render(first, { form }));
        const change = group && each.add(text, group, second);
        const after = change ? applyChanges(text, [change]) : text;
        assert.deepEqual(each.groups(after).flatMap((found) => found.keys.map((one) => one.key)), [...new Set([...first, ...second])], after);
        assert.ok(after.endsWith(' more') && after.startsWith(before));
      }));
    });
    it(`loses no character and never throws in ${id}`, () => {
      const piece = fc.constantFrom('word', ' ', '\n', '@', '@a', '[', ']', '\\cite{', '}', '[cite:', 'cite:[', ':cite:p:`', '`', '```', '#cite(', '<a>', ')', '%', '//', '"', '$', '\\', ',', ';', '.. x', '::', '\uD83D', '---\n');
      fc.assert(fc.property(fc.array(piece, { maxLength: 20 }), fc.nat(), fc.nat(8), keys, (parts, at, length, cited) => {
        const text = parts.join('');
        const start = at % (text.length + 1);
        const end = Math.min(text.length, start + length);
        const { changes, inserted, joined } = each.insert(text, { start, end }, cited);
        const after = applyChanges(text, changes);
        if (!joined) assert.ok(cited.every((one) => after.includes(one) && inserted.includes(one)), after);
        // What is taken away is a placeholder or the inside of an empty group.
        for (const change of changes) assert.doesNotMatch(text.slice(change.start, change.end), /word/);
        each.declarations(text);
        const declared = each.declare(text, 'refs.bib');
        if (declared) assert.ok(each.declarations(applyChanges(text, declared)).length >= 0);
      }), { numRuns: 300 });
    });
    it(`reads hostile ${id} in linear time`, () => {
      const ordinary = ['* TODO Read on\nSome words of no importance.\n\n', '- fix by @user in [#1](u)\n'].map((piece) => ({ piece, length: 1_000_000 }));
      const hostile = ['\\cite[', '\\cite{', '[', '[@', '@a [', '`', '``` ', '#cite(', '$', '"', '/*', '[cite:', 'cite:[', 'cite:a,', ':cite:p:`', '`` ', '=a ', '{', '\\begin{verbatim}', '\\iffalse ', '%', '@{', '](', '<!--', '\\bibliography{\\a', '#bibliography(', '-', '---\n', '\n@misc{', '<a'].map((piece) => ({ piece, length: 60_000 }));
      for (const { piece, length } of [...ordinary, ...hostile]) {
        const text = piece.repeat(length / piece.length);
        // Processor time: what else the machine does must not count.
        const start = process.cpuUsage();
        each.groups(text);
        each.declarations(text);
        const took = process.cpuUsage(start).user / 1000;
        assert.ok(took < 1500, `${piece}: ${took.toFixed(0)} ms`);
      }
    });
  }
});
