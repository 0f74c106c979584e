import { strict as assert } from 'node:assert';
import { languageFor } from '../../../src/citing/languages/language';
import { stylesOf } from '../../../src/citing/languages/styles';

/** `(` and `)` around what a language reads as one citation: in parentheses, `i` in the text, `o` another part. */
const kinds = ['latex', 'markdown', 'typst', 'org', 'restructuredtext', 'asciidoc'] as const;

describe('the styles of citations', () => {
  for (const kind of kinds) {
    it(`are read back by ${kind} as what they are`, () => {
      const language = languageFor(kind)!;
      const ids = stylesOf(kind).map(({ id }) => id);
      assert.equal(new Set(ids).size, ids.length);
      for (const { id, reads, options } of stylesOf(kind)) {
        const text = `A ${language.render(['one', 'two'], options)} b`;
        const keys = language.groups(text).flatMap((group) => group.keys.map(({ key }) => key));
        assert.deepEqual(keys, ['one', 'two'], `${id}: ${text}`);
        const forms = new Set(language.groups(text).map(({ form }) => form));
        if (reads === 'parenthetical') assert.deepEqual([...forms], ['parenthetical'], `${id}: ${text}`);
        if (reads === 'in-text') assert.ok(forms.has('in-text'), `${id}: ${text}`);
      }
    });
  }
  it('write keys that a sign cannot stand before as what reads them', () => {
    for (const kind of ['markdown', 'typst'] as const) {
      const language = languageFor(kind)!;
      for (const { id, options } of stylesOf(kind)) {
        const text = `A ${language.render(['DBLP:journals/corr/HintonVD15', '2015ApJ...900L..13H'], options)} b`;
        assert.deepEqual(language.groups(text).flatMap((group) => group.keys.map(({ key }) => key)), ['DBLP:journals/corr/HintonVD15', '2015ApJ...900L..13H'], `${id}: ${text}`);
      }
    }
    assert.equal(languageFor('typst')!.render(['a/b'], { command: 'cite/author' }), '#cite(label("a/b"), form: "author")');
  });
  it('has none for a bibliography, into which entries go', () => {
    assert.deepEqual(stylesOf('bibtex'), []);
  });
});
