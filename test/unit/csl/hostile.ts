import { cslItem, type CslItem } from '../../../src/citing/formats/cslJson';
import { item } from './styles';

/** Each is code, or markup, or the beginning of something else than a paragraph, in some language that documents are written in. */
const TITLES = [
  '\\input{/etc/passwd} \\write18{ls} and $x^2$ with $a_b',
  '#read("secret") @smith <label> *b* _i_ `c` ~ // no comment /* none */ and -- more',
  '{process.exit()} <Component/> ${env} {{shortcode}} {attribute}',
  '`r system("ls")` and `{python} 1` ``code`` |subst| name_ `link`_ **b**',
  '[[https://example.org][link]] [fn:1] @@html:x@@ src_sh{ls} call_f(1) /i/ =v= ~c~ +s+',
  'pass:[x] include::secret.txt[] <<ref>> ((index)) image:x.png[] (C) link:x[y] a:: b;; c',
  'Q&A &lt; &amp; &#35; at 50% ^sup^ a_b a^b C++ C# a/b and/or x=y',
  '- item', '+ item', '= Heading', '== Heading ==', '# Heading', '* Heading', '. item', '.. directive::', ':field: x', '/ Term: x', '| row |', '> quote', '% comment',
  'import x from "y"', 'export const x = 1', '-- x', '--- x', '!x', "'''", '~~~', '>>> 1', '(a) x', '[a] x',
  'https://example.org/a_b(c)_d*e', 'See https://example.org/a/b.c and http://x.org//y for more',
];

/** By nobody, so that a title may come first, and by one whose initial could be an item of a list. */
export const hostile: readonly CslItem[] = [
  ...TITLES.map((title, n) => ({ ...item('article', title, [], 2020), id: `title ${n}` })),
  ...TITLES.map((title, n) => cslItem({ id: 'p', arxivId: '1706.03762', title, authors: ['J. Smith', 'A_B *C* Doe'] }, `paper ${n}`)),
  ...TITLES.map((title, n) => ({ ...item('article-journal', 'Title', ['J. Smith'], 2020, { 'container-title': title, volume: '1' }), id: `venue ${n}` })),
];
