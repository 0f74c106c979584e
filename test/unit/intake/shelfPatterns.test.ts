import { strict as assert } from 'node:assert';
import * as fc from 'fast-check';
import { shelfPatterns } from '../../../src/vscode/intake/shelfPatterns';

const matched = (pattern: string, ...paths: string[]) => {
  const { patterns: [one] } = shelfPatterns([pattern]);
  return [one?.base, paths.filter((path) => one?.matches(path))];
};

describe('patterns of a workspace shelf', () => {
  it('name files, folders and what fits a glob', () => {
    assert.deepEqual(matched('.papershelf/**', '.papershelf/a.bib', '.papershelf/x/b.bib', 'a.bib'), ['.papershelf', ['.papershelf/a.bib', '.papershelf/x/b.bib']]);
    assert.deepEqual(matched('./refs/group.bib', 'refs/group.bib', 'refs/group.bib2'), ['refs/group.bib', ['refs/group.bib']]);
    assert.deepEqual(matched('refs/', 'refs/group.bib', 'refs/x/y.json', 'refsx/y.json'), ['refs', ['refs/group.bib', 'refs/x/y.json']]);
    assert.deepEqual(matched('refs\\list-?.txt', 'refs/list-1.txt', 'refs/list-12.txt'), ['refs', ['refs/list-1.txt']]);
    assert.deepEqual(matched('*.bib', 'a.bib', 'x/a.bib'), ['', ['a.bib']]);
  });

  it('lead nowhere outside of the folder', () => {
    const out = ['/etc/x.bib', '../x.bib', 'refs/../../x.bib', '..', 'C:\\x.bib', 'c:/x.bib', '\\\\host\\share\\x.bib', '~/x.bib', 'file:///x.bib', 'https://example.org/x.bib', './~/x.bib', './c:/x.bib', 'refs/..\\x.bib'];
    const { patterns, problems } = shelfPatterns(out);
    assert.deepEqual(patterns, []);
    assert.deepEqual(problems.map(({ code }) => code), out.map(() => 'outside'));
  });

  it('are as many and as long as anyone writes', () => {
    for (const wrong of [undefined, null, 7, '', ['', '  ', {}, 3, './', 'x'.repeat(400)]]) {
      const { patterns, problems } = shelfPatterns(wrong);
      assert.deepEqual(patterns, []);
      assert.ok(problems.length > 0 && problems.every(({ code }) => code === 'not-a-pattern'), JSON.stringify(problems));
    }
    const { patterns, problems } = shelfPatterns(Array.from({ length: 80 }, (_, at) => `${String(at)}.bib`));
    assert.deepEqual([patterns.length, problems.map(({ code }) => code)], [50, ['too-many']]);
  });

  it('never have a base that leads out, whatever is written', () => {
    const piece = fc.constantFrom('..', '.', '/', '\\', '*', '**', 'a', '~', 'C:', '?', ' ');
    fc.assert(fc.property(fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')), (text) => {
      for (const { base } of shelfPatterns([text]).patterns) assert.ok(!/^[/~]|^[a-z]:|\\/i.test(base) && !base.split('/').includes('..'), base);
    }), { numRuns: 2000 });
  });
});
