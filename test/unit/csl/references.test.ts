import { strict as assert } from 'node:assert';
import { cslItem, OTHERS } from '../../../src/citing/formats/cslJson';
import { formatReferences } from '../../../src/csl/references';
import type { ReferenceOutput } from '../../../src/csl/outputs';
import { corpus } from '../citing/corpus';
import { hostile } from './hostile';
import { item, locale, MARKED, OWN, people, references, STYLES } from './styles';

const paper = { id: '1706.03762', arxivId: '1706.03762', title: 'Attention *Is* All You Need', authors: ['Ashish Vaswani', 'Noam Shazeer'] };

const k = [cslItem(paper, 'k')];

describe('formatReferences', () => {
  const rows: [style: string, output: ReferenceOutput, expected: string][] = [
    ['apa', 'text', 'Vaswani, A., & Shazeer, N. (2017). Attention *Is* All You Need (arXiv:1706.03762). arXiv. https://arxiv.org/abs/1706.03762'],
    ['apa', 'markdown', 'Vaswani, A., & Shazeer, N. (2017). *Attention \\*Is\\* All You Need* (arXiv:1706.03762). arXiv. https://arxiv.org/abs/1706.03762'],
    ['chicago', 'text', 'Vaswani, Ashish, and Noam Shazeer. 2017. “Attention *Is* All You Need.” arXiv. https://arxiv.org/abs/1706.03762.'],
    ['mla', 'text', 'Vaswani, Ashish, and Noam Shazeer. Attention *Is* All You Need. arXiv:1706.03762, arXiv, 2017, https://arxiv.org/abs/1706.03762.'],
    ['vancouver', 'text', '1. Vaswani A, Shazeer N. Attention *Is* All You Need [Internet]. arXiv; 2017. Available from: https://arxiv.org/abs/1706.03762'],
    ['harvard1', 'text', 'Vaswani, A. and Shazeer, N. (2017) “Attention *Is* All You Need.” arXiv. Available at: https://arxiv.org/abs/1706.03762.'],
  ];
  for (const [style, output, expected] of rows) it(`${style}, ${output}`, () => { assert.deepEqual(references(style, output, k), [expected]); });

  const told = 'A \\input{/etc/passwd} {process.exit()} $\\tau$-bench: Q&A at 50% #1 a_b @smith #read(1) // c';
  const written: [output: ReferenceOutput, title: string][] = [
    ['text', 'A \\input{/etc/passwd} {process.exit()} τ-bench: Q&A at 50% #1 a_b @smith #read(1) // c'],
    ['markdown', '*A \\\\input\\{/etc/passwd\\} \\{process.exit()\\} τ-bench: Q&A at 50% \\#1 a\\_b \\@smith \\#read(1) // c*'],
    ['latex', '\\emph{A {\\textbackslash}input{\\textbraceleft}/etc/passwd{\\textbraceright} {\\textbraceleft}process.exit(){\\textbraceright} {$\\tau$}-bench: Q\\&A at 50\\% \\#1 a\\_b @smith \\#read(1) // c}'],
    ['typst', '#emph[A \\\\input{/etc/passwd} {process.exit()} τ-bench: Q&A at 50% \\#1 a\\_b \\@smith \\#read(1) \\// c]'],
    ['org', '/A \\​input{​​/​etc/passwd}​ {​process.exit()}​ τ-bench: Q&A at 50% #​1 a_​b @​smith #​read(1) ​/​​/​ c/'],
    ['restructuredtext', '*A \\\\input{/etc/passwd} {process.exit()} τ-bench: Q&A at 50% #1 a\\_b @smith #read(1) // c*'],
    ['asciidoc', '__A &#92;input&#123;/etc/passwd&#125; &#123;process.exit()&#125; τ-bench: Q&A at 50% &#35;1 a&#95;b @smith &#35;read(1) // c__'],
  ];
  for (const [output, title] of written) {
    it(`${output} has a title that would be code elsewhere as text`, () => {
      const [reference = ''] = references('apa', output, [cslItem({ ...paper, title: told }, 'k')]);
      assert.equal(reference.split('(2017). ')[1], `${title} (arXiv:1706.03762). arXiv. https://arxiv.org/abs/1706.03762`);
    });
  }

  // The other languages are read by programs of their own, in test/consumers.
  it('asciidoc has what is hostile as text', () => {
    const printed = (text: string): string => text.replace(/__|\*\*/g, '').replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
    const plain = references('apa', 'text', hostile);
    const made = references('apa', 'asciidoc', hostile);
    assert.deepEqual(made.map(printed), plain);
    assert.deepEqual(made.filter((text) => /[`{}[\]<>|\\]|::|\(\(|(?<!&)#|&(?!#\d+;|[ A])/.test(text)), []);
  });
  it('gives one reference for each paper of the shelf, in every style', () => {
    const items = corpus().map((each) => cslItem(each, each.id));
    for (const style of STYLES) assert.equal(references(style, 'text', items).length, items.length, style);
    for (const output of MARKED) for (const style of ['vancouver', 'harvard1', ...OWN]) assert.equal(references(style, output, items).length, items.length, `${style} ${output}`);
  });
  it('takes a title for text, not for markup', () => {
    const hostile = cslItem({ ...paper, title: 'A <b>bold</b> & <script>x</script> claim' }, 'k');
    for (const style of STYLES) {
      const [html = ''] = references(style, 'html', [hostile]);
      assert.ok(!/<(?:b|script)>/i.test(html) && html.includes('&#60;script&#62;'), html);
    }
  });
  const others: [style: string, one: string, two: string][] = [
    ['apa', 'Smith, J., et al. (2020). T.', 'Smith, J., Doe, A., et al. (2020). T.'],
    ['chicago', 'Smith, John, et al. 2020. “T.”', 'Smith, John, Ann Doe, et al. 2020. “T.”'],
    ['mla', 'Smith, John, et al. T. 2020.', 'Smith, John, et al. T. 2020.'],
    ['vancouver', '1. Smith J, et al. T. 2020;', '1. Smith J, Doe A, et al. T. 2020;'],
    ['harvard1', 'Smith, J. et al. (2020) “T.”', 'Smith, J., Doe, A. et al. (2020) “T.”'],
    ['ieee', '[1] J. Smith et al., “T,” 2020.', '[1] J. Smith, A. Doe, et al., “T,” 2020.'],
    ['acl', 'John Smith et al. 2020. T.', 'John Smith, Ann Doe, et al. 2020. T.'],
    ['nature', '1. Smith, J. et al. T (2020).', '1. Smith, J., Doe, A. et al. T (2020).'],
  ];
  for (const [style, one, two] of others) {
    it(`${style} says that there are others`, () => {
      const by = (...names: readonly string[]): readonly string[] => references(style, 'text', [{ ...item('article-journal', 'T', [], 2020), author: [...people(...names), OTHERS] }]);
      assert.deepEqual([...by('John Smith'), ...by('John Smith', 'Ann Doe')], [one, two]);
    });
  }
  it('says what is wrong with a style', () => {
    const items = [cslItem(paper, 'k')];
    const problem = (style: string): string => {
      const answer = formatReferences({ items, style, locale, output: 'text' });
      return 'problem' in answer ? `${answer.problem} ${answer.detail}`.trim() : '';
    };
    const head = '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"><info><title>T</title><id>t</id>';
    assert.equal(problem(`${head}<link href="http://x.org/parent" rel="independent-parent"/></info></style>`), 'dependent http://x.org/parent');
    assert.equal(problem(`${head}</info><citation><layout><text variable="title"/></layout></citation></style>`), 'no-bibliography');
    assert.match(problem('{}'), /^unreadable/);
    assert.match(problem('<style>'), /^unreadable/);
  });
});
