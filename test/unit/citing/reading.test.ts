import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { languageFor } from '../../../src/citing/languages/language';
import { readAll, readSteps } from '../../../src/citing/languages/reading';
import type { DocumentLanguage, Reading, Stretch } from '../../../src/citing/types';

const language = (id: string): DocumentLanguage => languageFor(id)!;

/** What opens, closes and separates in each language; more than one of them can be unclosed at a time. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  latex: ['\\cite{a,b}', '\\cite', '{', '}', '[', ']', '\\cites(x){a}{b', '\\parencite[see][p. 3]{k}', '\\begin{verbatim}', '\\end{verbatim}', '\\iffalse', '\\fi', '\\verb|', '|', '%', '\\', 'a,\nb', '\\volcite{2}{k}', '\\cite%\n{a}', '#', '\\bibitem[x]{k}'],
  markdown: ['[see @a, p. 3; @b]', '@a', '@{x:y}', '[', ']', '(x)', '](u)', '`', '``', '```\n', '```x```', '~~~\n', '<!--', '-->', '---\n', 'nocite: @n\n', '\\', '@fig-a', '-@c', '^', '> ', '<http://a.b/@c>', '[@]', '\\\n', '    '],
  typst: ['@a', '@b[p. 3]', '#cite(<k>, form: "prose")', '#cite()', '<a>', '<k>', '#f(', '#f([x', '] @z', ')', '#[', ']', '{', '}', '"', '$', '`', '```', '/*', '*/', '//', '#let x = ', 'label: <b>', '#ref(', '#bibliography("x.bib")', '@c @d', '\\'],
  org: ['[cite:@a;@b]', '[cite/t:see @a p. 3]', 'cite:a,b', 'citep:&f;&g', '[', ']', '#+begin_src x\n', '#+end_src\n', '#+begin_example\n', '#+end_example\n', '# ', ': ', '=', '~', '[cite:@x', '[cite:'],
  restructuredtext: [':cite:p:`a,b`', ':cite:t:`', '`', '``', '..', '.. code-block:: py\n', '.. note::\n', '::', '    ', '  in', ':footcite:`{see}k{p. 3}`', '.. bibliography:: x.bib\n'],
  asciidoc: ['cite:[a, b(12)]', 'citenp:[c]+[d]', 'cite:[', ']', '----\n', '....\n', '```\n', '++++\n', '////\n', '// ', 'Tit\n----\n', 'word\n----\n', 'cite\n++++\n', '[x]\n', '`', '+[e]', ':a: b'],
};
const PROSE = 'Models that write out steps are better at hard problems, and longer answers are not always so. ';

const pieces = (id: string): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...(PARTS[id] ?? [])) },
    { weight: 3, arbitrary: fc.constantFrom('\n\n', '\n', ' ', '\r\n\r\n', 'word ', '\n \n') },
    // Long enough for stretches that no change reaches.
    { weight: 2, arbitrary: fc.nat(45).map((times) => `\n\n${PROSE.repeat(times)}\n\n`) },
    { weight: 1, arbitrary: fc.nat(60).map((times) => PROSE.repeat(times)) },
  );

interface Edit {
  /** Of the text, in thousandths. */
  readonly place: number;
  readonly removed: number;
  readonly added: string;
}

const edits = (id: string): fc.Arbitrary<Edit[]> =>
  fc.array(
    fc.record({ place: fc.nat(1000), removed: fc.oneof(fc.nat(12), fc.nat(6000)), added: fc.array(pieces(id), { maxLength: 4 }).map((all) => all.join('')) }),
    { minLength: 1, maxLength: 5 },
  );

function edited(text: string, { place, removed, added }: Edit): string {
  const at = Math.floor((place * text.length) / 1000);
  return text.slice(0, at) + added + text.slice(at + removed);
}

describe('reading a text anew', () => {
  for (const id of Object.keys(PARTS)) {
    it(`gives for ${id} what reading all of it gives, whatever was changed`, () => {
      const { reader } = language(id);
      fc.assert(
        fc.property(fc.array(pieces(id), { minLength: 10, maxLength: 60 }), edits(id), (parts, changes) => {
          let text = parts.join('');
          let reading = readAll(reader, text);
          for (const change of changes) {
            text = edited(text, change);
            reading = readAll(reader, text, reading);
            assert.deepEqual(reading.groups, readAll(reader, text).groups);
          }
        }),
        { numRuns: 400 },
      );
    });

    it(`reads the rest of ${id} from every break as it reads it on`, () => {
      const { reader } = language(id);
      fc.assert(
        fc.property(fc.array(fc.oneof(fc.constantFrom(...PARTS[id]!), fc.constantFrom('\n\n', '\n', ' ', 'word', '\r\n', '\r\n\r\n')), { maxLength: 25 }), (parts) => {
          const text = parts.join('');
          const stretches = [...reader.read(text, reader.begin(text))];
          for (const [at, { isBreak, end }] of stretches.entries()) {
            if (isBreak) assert.deepEqual(contents([...reader.read(text, end)]), contents(stretches.slice(at + 1)), JSON.stringify([text, end]));
          }
        }),
        { numRuns: 1000 },
      );
    });

    it(`reads for ${id} what lies around a change, and no more`, () => {
      const { reader } = language(id);
      const paragraph = `${PROSE}${PARTS[id]![0]} and so on.\n\n`;
      const text = paragraph.repeat(2000);
      const before = readAll(reader, text);
      assert.equal(before.groups.length, 2000);
      for (const at of [0, 50_000, text.length / 2, text.length - 10]) {
        let units = 0;
        const counting = { ...reader, *read(whole: string, from: number): Generator<Stretch> {
          let last = from;
          for (const stretch of reader.read(whole, from)) {
            units += stretch.end - last;
            last = stretch.end;
            yield stretch;
          }
        } };
        const changed = `${text.slice(0, at)}x${text.slice(at)}`;
        const after = readAll(counting, changed, before);
        assert.deepEqual(after.groups, readAll(reader, changed).groups);
        assert.ok(units > 0 && units < 40_000, `${String(units)} of ${String(text.length)} units at ${String(at)}`);
      }
    });

    it(`pauses in ${id} many times in a long text, with and without empty lines`, () => {
      const { reader, groups } = language(id);
      for (const end of ['\n\n', '\n']) {
        const text = `${PROSE}${PARTS[id]![0]}${end}`.repeat(2000);
        const { steps, reading } = counted(readSteps(reader, text));
        assert.ok(steps > text.length / 20_000, `${String(steps)} steps`);
        assert.deepEqual(reading.groups, groups(text));
      }
    });
  }

  it('follows a LaTeX list of keys however long it is', () => {
    const { reader } = language('latex');
    const text = `${PROSE}\n\n\\cite{a,\n\n${`${'key'.repeat(9)},\n\n`.repeat(2000)}b}`;
    assert.equal(readAll(reader, text).groups.length, 1);
    assert.equal(readAll(reader, text.slice(0, -1), readAll(reader, text)).groups.length, 0);
    assert.equal(readAll(reader, text, readAll(reader, text.slice(0, -1))).groups.length, 1);
  });

  it('knows front matter that came to be, or is no longer', () => {
    const { reader } = language('markdown');
    const body = `${PROSE}@a\n\n`.repeat(300);
    const open = `---\n\n@t\n\n${body}`;
    const closed = `${open}---\n@z`;
    const reading = readAll(reader, closed, readAll(reader, open));
    assert.deepEqual(reading.groups, readAll(reader, closed).groups);
    assert.equal(reading.groups.length, 1);
    assert.deepEqual(readAll(reader, open, reading).groups, readAll(reader, open).groups);
  });
});

function contents(stretches: readonly Stretch[]): unknown {
  return { groups: stretches.flatMap(({ groups }) => groups), labels: stretches.flatMap(({ labels }) => labels ?? []) };
}

function counted(reading: Generator<undefined, Reading>): { steps: number; reading: Reading } {
  for (let steps = 0; ; steps++) {
    const step = reading.next();
    if (step.done) return { steps, reading: step.value };
  }
}
