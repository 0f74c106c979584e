import { strict as assert } from 'node:assert';
import { discoverBibliographies } from '../../../src/citing/discovery/discover';
import { matchesGlob, resolvePath } from '../../../src/citing/discovery/paths';
import type { DiscoveryOptions, Files } from '../../../src/citing/discovery/types';
import { languageFor } from '../../../src/citing/languages/language';

/** A workspace in memory: path → text. */
function filesOf(texts: Readonly<Record<string, string>>): Files {
  return {
    read: (path) => Promise.resolve(texts[path]),
    exists: (path) => Promise.resolve(path in texts),
    list: (endings) => Promise.resolve(Object.keys(texts).filter((path) => endings.some((ending) => path.endsWith(`.${ending}`)))),
  };
}

async function assertFound(texts: Record<string, string>, path: string, expected: string, options: DiscoveryOptions = {}): Promise<void> {
  const extension = path.slice(path.lastIndexOf('.') + 1);
  const language = languageFor('', `x.${extension}`)!;
  const { target, why, root } = await discoverBibliographies(language, { path, text: texts[path] ?? '' }, filesOf(texts), { workspaceFolder: '/w', ...options });
  const told = target ? `${target.reason} ${target.path}${target.exists ? '' : ' (new)'}${target.namedBy === undefined || target.namedBy === path ? '' : ` by ${target.namedBy}`}` : why;
  assert.equal(told + (root === path ? '' : `, root ${root}`), expected);
}

describe('discoverBibliographies', () => {
  it('takes what the document names, seen from its folder', async () => {
    await assertFound({ '/w/a/m.tex': '\\bibliography{../refs}', '/w/refs.bib': '' }, '/w/a/m.tex', 'declared /w/refs.bib');
    await assertFound({ '/w/m.tex': '\\addbibresource{new.bib}' }, '/w/m.tex', 'declared /w/new.bib (new)');
    await assertFound({ '/w/m.tex': '\\bibliography{old,refs}', '/w/refs.bib': '' }, '/w/m.tex', 'declared /w/refs.bib');
    await assertFound({ '/w/m.tex': '\\addbibresource{bib/*.bib}', '/w/bib/x.bib': '', '/w/y.bib': '' }, '/w/m.tex', 'declared /w/bib/x.bib');
    await assertFound({ '/w/m.md': '---\nbibliography: refs\n---', '/w/refs.json': '[]' }, '/w/m.md', 'declared /w/refs.json');
    await assertFound({ '/w/a/m.typ': '#bibliography("/refs.yml")', '/w/refs.yml': '' }, '/w/a/m.typ', 'declared /w/refs.yml');
    await assertFound({ '/w/x.bib': '' }, '/w/x.bib', 'self /w/x.bib');
  });
  it('passes over a file of abbreviations for one with entries, or one to come', async () => {
    const ieee = { '/w/m.tex': '\\bibliography{IEEEabrv,refs}', '/w/IEEEabrv.bib': '@comment{x}\n@STRING{a = "A"}\n' };
    await assertFound({ ...ieee, '/w/refs.bib': '@misc{a}' }, '/w/m.tex', 'declared /w/refs.bib');
    await assertFound({ ...ieee, '/w/refs.bib': '' }, '/w/m.tex', 'declared /w/refs.bib');
    await assertFound(ieee, '/w/m.tex', 'declared /w/refs.bib (new)');
    await assertFound({ ...ieee, '/w/m.tex': '\\bibliography{IEEEabrv}' }, '/w/m.tex', 'declared /w/IEEEabrv.bib');
    await assertFound({ ...ieee, '/w/refs.bib': '@misc{a}' }, '/w/m.tex', 'chosen /w/IEEEabrv.bib', { chosen: 'IEEEabrv.bib' });
    await assertFound({ '/w/m.tex': '\\bibliography{a,b}', '/w/a.bib': '@string{a = "A"}\n@misc{x}', '/w/b.bib': '' }, '/w/m.tex', 'declared /w/a.bib');
  });
  it('ignores prose and comments', async () => {
    await assertFound({ '/w/m.md': 'see foo.bib', '/w/foo.bib': '', '/w/references.bib': '' }, '/w/m.md', 'nearest /w/references.bib');
    await assertFound({ '/w/m.tex': '% \\bibliography{a}' }, '/w/m.tex', 'nothing-declared');
    await assertFound({ '/w/m.tex': '\\addbibresource[location=remote]{https://x.org/a.bib}' }, '/w/m.tex', 'nothing-declared');
  });
  it('is not led into another project that includes a file of the same name', async () => {
    const main = '\\documentclass{x}\\input{ch/one}\\bibliography{refs}';
    await assertFound({ '/w/a/main.tex': main, '/w/a/refs.bib': '', '/w/b/main.tex': main, '/w/b/ch/one.tex': '', '/w/b/refs.bib': '' }, '/w/b/ch/one.tex', 'root /w/b/refs.bib by /w/b/main.tex, root /w/b/main.tex');
    await assertFound({ '/w/a/main.tex': main, '/w/a/refs.bib': '', '/w/b/ch/one.tex': '' }, '/w/b/ch/one.tex', 'nearest /w/a/refs.bib');
  });
  it('asks the root: named, configured, or a file that includes this one', async () => {
    const main = '\\documentclass{x}\\input{pre}\\include{ch/one}';
    await assertFound({ '/w/main.tex': main, '/w/pre.tex': '\\addbibresource{refs.bib}', '/w/refs.bib': '', '/w/ch/one.tex': 'text' }, '/w/ch/one.tex', 'root /w/refs.bib by /w/pre.tex, root /w/main.tex');
    await assertFound({ '/w/main.tex': '\\bibliography{refs}', '/w/refs.bib': '', '/w/ch/one.tex': '% !TEX root = ../main.tex' }, '/w/ch/one.tex', 'root /w/refs.bib by /w/main.tex, root /w/main.tex');
    await assertFound({ '/w/main.tex': '\\bibliography{refs}', '/w/refs.bib': '', '/w/ch/one.tex': '\\documentclass[../main]{subfiles}' }, '/w/ch/one.tex', 'root /w/refs.bib by /w/main.tex, root /w/main.tex');
    await assertFound({ '/w/main.tex': '\\bibliography{refs}', '/w/refs.bib': '', '/w/one.tex': '' }, '/w/one.tex', 'root /w/refs.bib by /w/main.tex, root /w/main.tex', { rootFile: 'main.tex' });
    await assertFound({ '/w/main.typ': '#include "ch/one.typ"\n#bibliography("refs.bib")', '/w/refs.bib': '', '/w/ch/one.typ': '@a' }, '/w/ch/one.typ', 'root /w/refs.bib by /w/main.typ, root /w/main.typ');
    await assertFound({ '/w/main.adoc': ':bibtex-file: refs.bib\n\ninclude::one.adoc[]', '/w/refs.bib': '', '/w/one.adoc': '' }, '/w/one.adoc', 'root /w/refs.bib by /w/main.adoc, root /w/main.adoc');
    await assertFound({ '/w/m.tex': '\\input{m}\\input{n}', '/w/n.tex': '\\input{m}\\bibliography{r}', '/w/r.bib': '' }, '/w/m.tex', 'root /w/r.bib by /w/n.tex, root /w/n.tex');
  });
  it('asks the project', async () => {
    const quarto = { '/w/_quarto.yml': 'project:\n  type: book\nbibliography: all.bib\n', '/w/all.bib': '', '/w/a/_metadata.yml': 'bibliography: [a.bib]\n', '/w/a/a.bib': '' };
    await assertFound({ ...quarto, '/w/a/m.qmd': '' }, '/w/a/m.qmd', 'project /w/a/a.bib by /w/a/_metadata.yml');
    await assertFound({ ...quarto, '/w/b/m.qmd': '' }, '/w/b/m.qmd', 'project /w/all.bib by /w/_quarto.yml');
    await assertFound({ '/w/a/_metadata.yml': 'bibliography: a.bib', '/w/a/m.md': '', '/w/a/a.bib': '' }, '/w/a/m.md', 'nearest /w/a/a.bib');
    await assertFound({ '/w/_bookdown.yml': 'x: y', '/w/index.Rmd': '---\nbibliography: [b.bib]\n---', '/w/b.bib': '', '/w/m.Rmd': '' }, '/w/m.Rmd', 'project /w/b.bib by /w/index.Rmd');
    await assertFound({ '/w/docs/conf.py': '# bibtex_bibfiles = ["no.bib"]\nbibtex_bibfiles = [\n  # "old.bib",\n  "refs.bib",\n]', '/w/docs/refs.bib': '', '/w/docs/a/m.rst': '' }, '/w/docs/a/m.rst', 'project /w/docs/refs.bib by /w/docs/conf.py');
  });
  it('goes by choice before all, by setting, and last by nearness', async () => {
    await assertFound({ '/w/m.tex': '\\bibliography{a}', '/w/a.bib': '', '/w/b.bib': '' }, '/w/m.tex', 'chosen /w/b.bib', { chosen: 'b.bib' });
    await assertFound({ '/w/a/m.md': '', '/w/x.bib': '', '/w/a/y.bib': '' }, '/w/a/m.md', 'configured /w/x.bib', { configured: ['x.bib'] });
    await assertFound({ '/w/a/m.md': '', '/w/references.bib': '', '/w/a/y.bib': '', '/w/a/references.bib': '' }, '/w/a/m.md', 'nearest /w/a/references.bib');
    await assertFound({ '/w/m.md': '---\nbibliography: refs.txt\n---' }, '/w/m.md', 'only-unwritable');
  });
  it('reads ~/ as the home folder, and leaves alone what only a shell or a program can read', async () => {
    const home = { home: '/home/me' };
    await assertFound({ '/w/m.org': '#+bibliography: ~/org/refs.bib', '/home/me/org/refs.bib': '' }, '/w/m.org', 'declared /home/me/org/refs.bib', home);
    await assertFound({ '/w/m.org': '#+bibliography: ~/org/refs.bib' }, '/w/m.org', 'declared /home/me/org/refs.bib (new)', home);
    await assertFound({ '/w/_quarto.yml': 'bibliography: ~/all.bib\n', '/home/me/all.bib': '', '/w/m.qmd': '' }, '/w/m.qmd', 'project /home/me/all.bib by /w/_quarto.yml', home);
    await assertFound({ '/w/_quarto.yml': 'bibliography: all\n', '/w/all.bib': '', '/w/m.qmd': '' }, '/w/m.qmd', 'project /w/all.bib by /w/_quarto.yml');
    for (const path of ['~/refs.bib', '~you/refs.bib', '$HOME/refs.bib']) await assertFound({ '/w/m.org': `#+bibliography: ${path}` }, '/w/m.org', 'only-unwritable');
    await assertFound({ '/w/m.Rmd': '---\nbibliography: "`r rbbt::bbt_write_bib(\'refs.bib\')`"\n---\n' }, '/w/m.Rmd', 'only-unwritable', home);
  });
  it('tells which bibliographies are named by a path from a folder', async () => {
    const text = '\\addbibresource{refs.bib}\\addbibresource{/lib/a.bib}\\addbibresource{~/b.bib}';
    const { candidates } = await discoverBibliographies(languageFor('latex')!, { path: '/w/m.tex', text }, filesOf({}), { home: '/home/me' });
    assert.deepEqual(candidates.map(({ path, isRelative }) => [path, isRelative]), [['/w/refs.bib', true], ['/lib/a.bib', false], ['/home/me/b.bib', false]]);
  });
  it('tells the dialect by what loads BibLaTeX', async () => {
    const dialect = async (text: string): Promise<string> => (await discoverBibliographies(languageFor('latex')!, { path: '/w/m.tex', text }, filesOf({}))).dialect;
    assert.equal(await dialect('\\usepackage[backend=biber]{biblatex}'), 'biblatex');
    assert.equal(await dialect('% \\usepackage{biblatex}'), 'bibtex');
  });
});

describe('paths', () => {
  it('are resolved and matched', () => {
    assert.equal(resolvePath('/w/a', '../b/./c.bib'), '/w/b/c.bib');
    assert.equal(resolvePath('/w', '/x.bib'), '/x.bib');
    assert.ok(matchesGlob('/w/**/*.bib', '/w/a/b/c.bib') && matchesGlob('/w/*.bib', '/w/c.bib') && !matchesGlob('/w/*.bib', '/w/a/c.bib'));
    assert.ok(!matchesGlob(`/${'*a'.repeat(40)}`, `/${'a'.repeat(10_000)}b`));
  });
});
