import { strict as assert } from 'node:assert';
import { Engine } from 'citeproc';
import { SaxesParser } from 'saxes';
import { cslItem, type CslItem } from '../../../src/citing/formats/cslJson';
import { corpus } from '../citing/corpus';
import { item, locale, MARKED, OWN, people, references, styleText } from './styles';

const preprint = (...authors: readonly string[]): CslItem =>
  item('article', 'A Study of Reasoning', authors, 2025, { number: 'arXiv:2501.12948', publisher: 'arXiv', URL: 'https://arxiv.org/abs/2501.12948' });
/** `Ann Aa`, `Ann Bb`, … */
const anns = (count: number): string[] => Array.from({ length: count }, (_, n) => `Ann ${String.fromCharCode(65 + n)}${String.fromCharCode(97 + n)}`);
const LECUN = { 'container-title': 'Nature', volume: '521', issue: '7553', page: '436–444', DOI: '10.1038/nature14539', URL: 'https://example.org/nature14539' };
const BERT = { 'container-title': 'Proceedings of NAACL', page: '4171–4186', 'publisher-place': 'Minneapolis', publisher: 'Association for Computational Linguistics' };

interface Expected {
  readonly ieee: string;
  readonly acl: string;
  readonly nature: string;
}

const rows: readonly (readonly [what: string, item: CslItem, expected: Expected])[] = [
  ['an article with a DOI', item('article-journal', 'Deep learning', ['Yann LeCun', 'Yoshua Bengio', 'Geoffrey Hinton'], 2015, LECUN), {
    ieee: '[1] Y. LeCun, Y. Bengio, and G. Hinton, “Deep learning,” Nature, vol. 521, no. 7553, pp. 436–444, 2015, doi: 10.1038/nature14539.',
    acl: 'Yann LeCun, Yoshua Bengio, and Geoffrey Hinton. 2015. Deep learning. Nature, 521(7553):436–444.',
    nature: '1. LeCun, Y., Bengio, Y. & Hinton, G. Deep learning. Nature 521, 436–444 (2015).',
  }],
  ['an article that has no volume yet', item('article-journal', 'Deep learning', ['Yann LeCun', 'Yoshua Bengio'], 2015, { 'container-title': 'Nature', DOI: LECUN.DOI }), {
    ieee: '[1] Y. LeCun and Y. Bengio, “Deep learning,” Nature, 2015, doi: 10.1038/nature14539.',
    acl: 'Yann LeCun and Yoshua Bengio. 2015. Deep learning. Nature.',
    nature: '1. LeCun, Y. & Bengio, Y. Deep learning. Nature https://doi.org/10.1038/nature14539 (2015).',
  }],
  ['a preprint by three', preprint(...anns(3)), {
    ieee: '[1] A. Aa, A. Bb, and A. Cc, “A Study of Reasoning,” 2025, arXiv:2501.12948.',
    acl: 'Ann Aa, Ann Bb, and Ann Cc. 2025. A Study of Reasoning. Preprint, arXiv:2501.12948.',
    nature: '1. Aa, A., Bb, A. & Cc, A. A Study of Reasoning. Preprint at https://arxiv.org/abs/2501.12948 (2025).',
  }],
  ['a preprint by five', preprint(...anns(5)), {
    ieee: '[1] A. Aa, A. Bb, A. Cc, A. Dd, and A. Ee, “A Study of Reasoning,” 2025, arXiv:2501.12948.',
    acl: 'Ann Aa, Ann Bb, Ann Cc, Ann Dd, and Ann Ee. 2025. A Study of Reasoning. Preprint, arXiv:2501.12948.',
    nature: '1. Aa, A., Bb, A., Cc, A., Dd, A. & Ee, A. A Study of Reasoning. Preprint at https://arxiv.org/abs/2501.12948 (2025).',
  }],
  ['a preprint by six', preprint(...anns(6)), {
    ieee: '[1] A. Aa, A. Bb, A. Cc, A. Dd, A. Ee, and A. Ff, “A Study of Reasoning,” 2025, arXiv:2501.12948.',
    acl: 'Ann Aa, Ann Bb, Ann Cc, Ann Dd, Ann Ee, and Ann Ff. 2025. A Study of Reasoning. Preprint, arXiv:2501.12948.',
    nature: '1. Aa, A. et al. A Study of Reasoning. Preprint at https://arxiv.org/abs/2501.12948 (2025).',
  }],
  ['a preprint by seven', preprint(...anns(7)), {
    ieee: '[1] A. Aa et al., “A Study of Reasoning,” 2025, arXiv:2501.12948.',
    acl: 'Ann Aa, Ann Bb, Ann Cc, Ann Dd, Ann Ee, Ann Ff, and Ann Gg. 2025. A Study of Reasoning. Preprint, arXiv:2501.12948.',
    nature: '1. Aa, A. et al. A Study of Reasoning. Preprint at https://arxiv.org/abs/2501.12948 (2025).',
  }],
  ['a preprint by twenty', preprint(...anns(20)), {
    ieee: '[1] A. Aa et al., “A Study of Reasoning,” 2025, arXiv:2501.12948.',
    acl: `${anns(19).join(', ')}, and Ann Tt. 2025. A Study of Reasoning. Preprint, arXiv:2501.12948.`,
    nature: '1. Aa, A. et al. A Study of Reasoning. Preprint at https://arxiv.org/abs/2501.12948 (2025).',
  }],
  ['a preprint by twenty-five', preprint(...anns(25)), {
    ieee: '[1] A. Aa et al., “A Study of Reasoning,” 2025, arXiv:2501.12948.',
    acl: `${anns(19).join(', ')}, and others. 2025. A Study of Reasoning. Preprint, arXiv:2501.12948.`,
    nature: '1. Aa, A. et al. A Study of Reasoning. Preprint at https://arxiv.org/abs/2501.12948 (2025).',
  }],
  ['a preprint of an organisation, whose title is a question', { ...preprint(), title: 'Are They Right?', author: [{ literal: 'DeepSeek-AI' }, ...people('Ji-Rong Wen', 'Gustavo de Rosa')] }, {
    ieee: '[1] DeepSeek-AI, J.-R. Wen, and G. de Rosa, “Are They Right?,” 2025, arXiv:2501.12948.',
    acl: 'DeepSeek-AI, Ji-Rong Wen, and Gustavo de Rosa. 2025. Are They Right? Preprint, arXiv:2501.12948.',
    nature: '1. DeepSeek-AI, Wen, J.-R. & de Rosa, G. Are They Right? Preprint at https://arxiv.org/abs/2501.12948 (2025).',
  }],
  ['a conference paper', item('paper-conference', 'BERT', ['Jacob Devlin', 'Ming-Wei Chang'], 2019, BERT), {
    ieee: '[1] J. Devlin and M.-W. Chang, “BERT,” in Proceedings of NAACL, Minneapolis, 2019, pp. 4171–4186.',
    acl: 'Jacob Devlin and Ming-Wei Chang. 2019. BERT. In Proceedings of NAACL, pages 4171–4186, Minneapolis. Association for Computational Linguistics.',
    nature: '1. Devlin, J. & Chang, M.-W. BERT. In Proceedings of NAACL 4171–4186 (Association for Computational Linguistics, Minneapolis, 2019).',
  }],
  ['a conference paper with its title alone', item('paper-conference', 'BERT', [], undefined), {
    ieee: '[1] “BERT.”',
    acl: 'BERT. n.d.',
    nature: '1. BERT.',
  }],
  ['a report without an author', item('report', 'Technical Report', [], 2023, { publisher: 'OpenAI', number: 'TR-1' }), {
    ieee: '[1] “Technical Report,” OpenAI, Rep. TR-1, 2023.',
    acl: 'Technical Report. 2023. Technical Report TR-1, OpenAI.',
    nature: '1. Technical Report (OpenAI, 2023).',
  }],
  ['a preprint without a date', { ...preprint('Ann Aa'), issued: undefined } as unknown as CslItem, {
    ieee: '[1] A. Aa, “A Study of Reasoning,” arXiv:2501.12948.',
    acl: 'Ann Aa. n.d. A Study of Reasoning. Preprint, arXiv:2501.12948.',
    nature: '1. Aa, A. A Study of Reasoning. Preprint at https://arxiv.org/abs/2501.12948.',
  }],
  ['a work of which only author, title and year are known', item('article', 'Distilling', ['Geoffrey Hinton'], 2015), {
    ieee: '[1] G. Hinton, “Distilling,” 2015.',
    acl: 'Geoffrey Hinton. 2015. Distilling.',
    nature: '1. Hinton, G. Distilling (2015).',
  }],
  ['a thesis', item('thesis', 'Modelling', ['Ann Smith'], 2020, { publisher: 'MIT', genre: 'PhD thesis' }), {
    ieee: '[1] A. Smith, “Modelling,” PhD thesis, MIT, 2020.',
    acl: 'Ann Smith. 2020. Modelling. PhD thesis, MIT.',
    nature: '1. Smith, A. Modelling. PhD thesis, MIT (2020).',
  }],
  ['a book', item('book', 'Deep Learning', ['Ian Goodfellow', 'Yoshua Bengio'], 2016, { edition: '2', publisher: 'MIT Press', 'publisher-place': 'Cambridge' }), {
    ieee: '[1] I. Goodfellow and Y. Bengio, Deep Learning, 2nd ed. Cambridge: MIT Press, 2016.',
    acl: 'Ian Goodfellow and Yoshua Bengio. 2016. Deep Learning, 2nd edition. MIT Press, Cambridge.',
    nature: '1. Goodfellow, I. & Bengio, Y. Deep Learning (MIT Press, Cambridge, 2016).',
  }],
  ['a book of editors', item('book', 'Collected', [], 2016, { editor: people('Ian Goodfellow', 'Yoshua Bengio'), publisher: 'MIT Press' }), {
    ieee: '[1] I. Goodfellow and Y. Bengio, Eds., Collected. MIT Press, 2016.',
    acl: 'Ian Goodfellow and Yoshua Bengio, editors. 2016. Collected. MIT Press.',
    nature: '1. Goodfellow, I. & Bengio, Y. (eds) Collected (MIT Press, 2016).',
  }],
  ['a chapter', item('chapter', 'Learning', ['David Rumelhart'], 1986, { 'container-title': 'Parallel Processing', volume: '1', editor: people('Jerome Feldman'), page: '318–362', publisher: 'MIT Press' }), {
    ieee: '[1] D. Rumelhart, “Learning,” in Parallel Processing, vol. 1, J. Feldman, Ed. MIT Press, 1986, pp. 318–362.',
    acl: 'David Rumelhart. 1986. Learning. In Jerome Feldman, editor, Parallel Processing, volume 1, pages 318–362. MIT Press.',
    nature: '1. Rumelhart, D. Learning. In Parallel Processing Vol. 1 (ed. Feldman, J.) 318–362 (MIT Press, 1986).',
  }],
  ['a web page', item('webpage', 'Claude', [], 2024, { author: [{ literal: 'Anthropic' }], 'container-title': 'News', URL: 'https://example.org/claude' }), {
    ieee: '[1] Anthropic. “Claude.” News. 2024. [Online]. Available: https://example.org/claude',
    acl: 'Anthropic. 2024. Claude. News. https://example.org/claude',
    nature: '1. Anthropic. Claude. News https://example.org/claude (2024).',
  }],
  ['a dataset', item('dataset', 'The Pile', ['Leo Gao'], 2020, { publisher: 'Zenodo', DOI: '10.5281/zenodo.1' }), {
    ieee: '[1] L. Gao, 2020, “The Pile,” Zenodo, doi: 10.5281/zenodo.1.',
    acl: 'Leo Gao. 2020. The Pile. Zenodo. https://doi.org/10.5281/zenodo.1',
    nature: '1. Gao, L. The Pile. Zenodo https://doi.org/10.5281/zenodo.1 (2020).',
  }],
  ['software', item('software', 'Transformers', ['Thomas Wolf'], 2024, { version: '4.40', publisher: 'Hugging Face', URL: 'https://example.org/transformers' }), {
    ieee: '[1] T. Wolf. Transformers. (version 4.40, 2024), Hugging Face. [Online]. Available: https://example.org/transformers',
    acl: 'Thomas Wolf. 2024. Transformers. Version 4.40. Hugging Face. https://example.org/transformers',
    nature: '1. Wolf, T. Transformers. Hugging Face https://example.org/transformers (2024).',
  }],
];

/** What no reference may hold: a hole, or punctuation that is doubled, lost or has nothing before it. */
const FAULTS = [
  /undefined|NaN|\[object/,
  /\.\.|,,|;;|::|,[.;)]|[:;][.,]/,
  / [.,;:)]|[([] |\(\)|\[\]|“[”,]/,
  /^[.,;:]|[,;:&]$|\band[.,]/,
  // A full stop belongs before a comma only at the end of an abbreviation.
  /(?<!\b[A-Z]|al|Eds?)\.,/,
];
const isFaulty = (reference: string): boolean => FAULTS.some((fault) => fault.test(reference));

/** Every set of these left out of an item that has them all. */
const OPTIONAL = ['author', 'issued', 'container-title', 'publisher', 'DOI', 'URL', 'page', 'volume', 'number'] as const;
const TYPES = ['article', 'article-journal', 'paper-conference', 'report', 'thesis', 'book', 'chapter', 'webpage', 'dataset', 'software', 'document'];

/** No two alike, or a style would tell them apart by letters. */
function lacking(type: string, set: number): CslItem {
  const whole = item(type, `Title ${type} ${set}`, [`Ann ${type}${set}`], 2020, { 'container-title': 'Whole', publisher: 'Press', DOI: '10.1/x', URL: 'https://example.org', page: '1–2', volume: '3', number: 'N4', genre: 'Kind' });
  return Object.fromEntries(Object.entries(whole).filter(([name]) => !OPTIONAL.some((each, bit) => each === name && set & (1 << bit)))) as unknown as CslItem;
}

describe('the styles of our own', () => {
  for (const style of OWN) {
    describe(style, () => {
      for (const [what, work, expected] of rows) it(what, () => { assert.deepEqual(references(style, 'text', [work]), [expected[style]]); });

      for (const output of MARKED) {
        it(`refers to each paper of the shelf without a hole or a stray sign, as ${output}`, () => {
          // One title of the shelf has a space before its colon.
          const papers = corpus().map((paper) => ({ ...paper, title: paper.title.replace(' :', ':') }));
          const made = references(style, output, papers.map((paper) => cslItem(paper, paper.id)));
          assert.equal(made.length, 119);
          const text = made.map((entry) => (output === 'html' ? entry.replace(/<[^<>]*>/g, '') : entry));
          assert.deepEqual(text.filter(isFaulty), []);
          const all = made.join('\n');
          for (const { arxivId } of papers) assert.ok(all.includes(arxivId!), arxivId);
        });
      }

      it('leaves no stray sign behind where fields are missing, whichever they are', () => {
        for (const type of TYPES) {
          const items = Array.from({ length: 1 << OPTIONAL.length }, (_, set) => ({ ...lacking(type, set), id: `${type} ${set}` }));
          const made = references(style, 'text', items);
          assert.equal(made.length, items.length);
          assert.deepEqual(made.filter(isFaulty), []);
        }
      });

      it('is valid CSL 1.0.2', async () => {
        assert.equal(await schemaErrors(styleText(style)), '');
      });
      it('names itself, its licence and no other style', () => {
        const { id, title, links, rights } = infoOf(styleText(style));
        assert.deepEqual({ id, links, rights }, { id: `papershelf-${style}`, links: 0, rights: 'MIT' });
        assert.match(title, /\(Papershelf\)$/);
      });
      it('uses every macro that it has', () => {
        const text = styleText(style);
        const names = (pattern: RegExp): string[] => [...new Set([...text.matchAll(pattern)].map(([, name]) => name!))].sort();
        assert.deepEqual(names(/<macro name="([^"]*)"/g), names(/ macro="([^"]*)"/g));
      });
    });
  }

  const marked: [style: (typeof OWN)[number], markdown: string, html: string][] = [
    ['ieee', '\\[1\\] Y. LeCun, “Deep learning,” *Nature*, vol. 521, no. 7553, pp. 436–444, 2015, doi: 10.1038/nature14539.', '“Deep learning,” <i>Nature</i>, vol. 521'],
    ['acl', 'Yann LeCun. 2015. Deep learning. *Nature*, 521(7553):436–444.', 'Deep learning. <i>Nature</i>, 521(7553)'],
    ['nature', '1. LeCun, Y. Deep learning. *Nature* **521**, 436–444 (2015).', 'Deep learning. <i>Nature</i> <b>521</b>, 436'],
  ];
  for (const [style, markdown, html] of marked) {
    it(`${style} sets journals and volumes apart`, () => {
      const works = [item('article-journal', 'Deep learning', ['Yann LeCun'], 2015, LECUN)];
      assert.deepEqual(references(style, 'markdown', works), [markdown]);
      const [entry = ''] = references(style, 'html', works);
      assert.ok(entry.includes(html), entry);
    });
  }

  // The second comes before the first by name, the third is by the author of the first and of the same year.
  const cited = [preprint('Ann Bb'), preprint('Ann Aa', 'Ann Cc'), { ...preprint('Ann Bb'), title: 'B Study' }, preprint(...anns(3))].map((each, n) => ({ ...each, id: `k${n}` }));
  const lists: [style: (typeof OWN)[number], starts: string[]][] = [
    ['ieee', ['[1] A. Bb, “A', '[2] A. Aa and A. Cc', '[3] A. Bb, “B', '[4] A. Aa, A. Bb, and']],
    ['acl', ['Ann Aa, Ann Bb, and Ann Cc. 2025.', 'Ann Aa and Ann Cc. 2025.', 'Ann Bb. 2025a. A', 'Ann Bb. 2025b. B']],
    ['nature', ['1. Bb, A. A', '2. Aa, A. & Cc', '3. Bb, A. B', '4. Aa, A., Bb']],
  ];
  for (const [style, starts] of lists) {
    it(`${style} orders what a document cites, and tells equals apart`, () => {
      const made = references(style, 'text', cited);
      assert.deepEqual(made.map((entry, n) => entry.slice(0, starts[n]!.length)), starts);
    });
  }

  const citations: [style: (typeof OWN)[number], ids: number[], expected: string][] = [
    ['ieee', [0], '[1]'],
    ['ieee', [3, 0], '[1], [4]'],
    ['ieee', [2, 0, 1], '[1]–[3]'],
    ['acl', [1], '(Aa and Cc, 2025)'],
    ['acl', [3, 1], '(Aa et al., 2025; Aa and Cc, 2025)'],
    ['acl', [0, 2], '(Bb, 2025a,b)'],
    ['nature', [0, 1, 2], '<sup>1–3</sup>'],
    ['nature', [0, 3], '<sup>1,4</sup>'],
  ];
  for (const [style, ids, expected] of citations) it(`${style} cites ${ids.join(', ')} as ${expected}`, () => { assert.equal(citation(style, ids.map((id) => `k${id}`)), expected); });

  /** What the style puts into the text; the extension asks for lists alone, but a style is whole. */
  function citation(style: string, ids: readonly string[]): string {
    const byId = new Map(cited.map((each) => [each.id, each]));
    const engine = new Engine({ retrieveLocale: () => locale, retrieveItem: (id) => byId.get(id)! }, styleText(style), 'en-US') as Engine & { makeCitationCluster(items: readonly { readonly id: string }[]): string };
    engine.updateItems([...byId.keys()]);
    return engine.makeCitationCluster(ids.map((id) => ({ id }))).replace(/&#38;/g, '&');
  }

  describe('the checks', () => {
    const broken: [what: string, from: string | RegExp, to: string][] = [
      ['an element that CSL does not have', '<macro name="author">', '<macro name="author"><italic/>'],
      ['an attribute that CSL does not have', '<macro name="author">', '<macro name="author" colour="red">'],
      ['a variable that CSL does not have', 'variable="publisher-place"', 'variable="publisher-town"'],
      ['a type that CSL does not have', 'type="book', 'type="novel'],
      ['an element that is not closed', '</macro>', ''],
      ['no layout', /<bibliography[\s\S]*<\/bibliography>/, '<bibliography/>'],
    ];
    for (const [what, from, to] of broken) {
      it(`see ${what}`, async () => {
        for (const style of OWN) {
          const text = styleText(style).replace(from, to);
          assert.notEqual(text, styleText(style));
          assert.notEqual(await schemaErrors(text), '', style);
        }
      });
    }
    const faults = ['A.. B', 'A,, B', 'A , B', 'A () B', 'A [] B', 'Title,.', 'A. , B', 'A. undefined', '. A', 'A,', 'A ( B)', '“,” A', 'Ab., B', 'A and.', 'A:. B'];
    for (const fault of faults) it(`see ${fault}`, () => { assert.ok(isFaulty(fault)); });
  });
});

/** What the RELAX NG schema of CSL says against a style; it comes with the validator. */
async function schemaErrors(style: string): Promise<string> {
  const { validateStyle } = await import('csl-validator-wasm');
  return validateStyle(style);
}

function infoOf(style: string): { id: string; title: string; rights: string; links: number } {
  const parser = new SaxesParser();
  const found = new Map<string, string>();
  let links = 0;
  let open = '';
  parser.on('opentag', ({ name }) => {
    open = name;
    if (name === 'link') links++;
  });
  parser.on('text', (text) => {
    if (text.trim() !== '' && !found.has(open)) found.set(open, text.trim());
  });
  parser.on('error', (error) => { throw error; });
  parser.write(style).close();
  return { id: found.get('id') ?? '', title: found.get('title') ?? '', rights: found.get('rights') ?? '', links };
}
