import { strict as assert } from 'node:assert';
import { scanBibliography } from '../../../src/citing/bibtex/scan';
import { macrosIn, type Surroundings } from '../../../src/citing/bibtex/values';
import type { CslItem } from '../../../src/citing/formats/cslJson';
import { entryItem } from '../../../src/citing/formats/entryItem';

/** The first entry of a file. */
function itemOf(text: string): CslItem {
  const entries = scanBibliography(text);
  const entryWith = (key: string): ReturnType<Surroundings['entryWith']> => entries.flatMap((entry) => (entry.key === key ? { text, entry } : []))[0];
  return entryItem(text, entries[0]!, 'k', { macros: macrosIn([text]), entryWith });
}

describe('entryItem', () => {
  const rows: [text: string, expected: object][] = [
    [
      '@article{x, title = {The {LaTeX} of G{\\"o}del}, author = {van der Berg, Jan and {Google Brain and Friends} and others}, journal = "J. X", year = 2015, volume = 3, number = {4}, pages = {1--9}, doi = {10.1/x}}',
      {
        id: 'k', type: 'article-journal', title: 'The LaTeX of Gödel', 'container-title': 'J. X', volume: '3', issue: '4', page: '1–9', DOI: '10.1/x', issued: { 'date-parts': [[2015]] },
        author: [{ family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der' }, { literal: 'Google Brain and Friends' }, { literal: 'others' }],
      },
    ],
    ['@misc{x, title = {T}, eprint = {2506.21594v2}}', { id: 'k', type: 'article', title: 'T', publisher: 'arXiv', number: 'arXiv:2506.21594', URL: 'https://arxiv.org/abs/2506.21594' }],
    ['@inproceedings{x, title = {T}, booktitle = {Proc.}, date = {2020-05}}', { id: 'k', type: 'paper-conference', title: 'T', 'container-title': 'Proc.', issued: { 'date-parts': [[2020]] } }],
    ['@phdthesis{x, title = {T}, school = {MIT}}', { id: 'k', type: 'thesis', title: 'T', genre: 'PhD thesis', publisher: 'MIT' }],
    ['@thesis{x, title = {T}, type = {mathesis}}', { id: 'k', type: 'thesis', title: 'T', genre: 'Master’s thesis' }],
    ['@thesis{x, title = {T}, type = {Diploma thesis}}', { id: 'k', type: 'thesis', title: 'T', genre: 'Diploma thesis' }],
    ['@techreport{x, title = {T}, number = {TR-1}, institution = {I}}', { id: 'k', type: 'report', title: 'T', publisher: 'I', number: 'TR-1' }],
    ['@software{x, title = {T}, version = {1.2}, url = {https://x.org}}', { id: 'k', type: 'software', title: 'T', version: '1.2', URL: 'https://x.org' }],
    ['@dataset{x, title = {T}, publisher = {Zenodo}}', { id: 'k', type: 'dataset', title: 'T', publisher: 'Zenodo' }],
    ['@constructor{x, title = {T}}', { id: 'k', type: 'document', title: 'T' }],
    [
      '@inproceedings{x, title = {T}, booktitle = {NeurIPS}, year = 2017, eprint = {1706.03762}, archiveprefix = {arXiv}}',
      { id: 'k', type: 'paper-conference', title: 'T', 'container-title': 'NeurIPS', URL: 'https://arxiv.org/abs/1706.03762', issued: { 'date-parts': [[2017]] } },
    ],
    [
      '@article{x, title = {T}, journal = {arXiv preprint arXiv:1706.03762}, publisher = {arXiv}}',
      { id: 'k', type: 'article', title: 'T', publisher: 'arXiv', number: 'arXiv:1706.03762', URL: 'https://arxiv.org/abs/1706.03762' },
    ],
    ['@article{x, title = {T}, journal = jmlr # " (" # MAY # ")"} @string{jmlr = "J. of " # {{M}L} # r} @String(R = "R")', { id: 'k', type: 'article-journal', title: 'T', 'container-title': 'J. of MLr (May)' }],
    ['@string{r = {R}} @string(jmlr = "J. of {"}M{"} L" # r) @article{x, title = "A " # {{"}B{"}} # 2, journal = JMLR}', { id: 'k', type: 'article-journal', title: 'A "B"2', 'container-title': 'J. of "M" LR' }],
    ['@article{x, title = {T}, journal = unknown}', { id: 'k', type: 'article-journal', title: 'T', 'container-title': 'unknown' }],
    [
      '@inproceedings{x, title = {T}, crossref = {c}} @proceedings{c, title = {Proc.}, year = 2019, publisher = {P}, editor = {Doe, Ann}, doi = {10.1/c}}',
      { id: 'k', type: 'paper-conference', title: 'T', 'container-title': 'Proc.', publisher: 'P', editor: [{ family: 'Doe', given: 'Ann' }], issued: { 'date-parts': [[2019]] } },
    ],
    ['@inproceedings{x, title = {T}, crossref = {c}, date = {2020}} @proceedings{c, title = {Proc.}, booktitle = {P}, year = 2019}', { id: 'k', type: 'paper-conference', title: 'T', 'container-title': 'P', issued: { 'date-parts': [[2020]] } }],
    ['@misc{x, title = {T}, crossref = {x}}', { id: 'k', type: 'article', title: 'T' }],
    ['@book{x, title = {T}, editor = {Doe, Ann}, edition = {2nd}}', { id: 'k', type: 'book', title: 'T', edition: '2nd', editor: [{ family: 'Doe', given: 'Ann' }] }],
    ['@misc{x, title = {T}, howpublished = {Blog, \\url{https://x.org/a\\_b}}}', { id: 'k', type: 'article', title: 'T', URL: 'https://x.org/a_b' }],
    ['@misc{x, title = {T}, howpublished = {Talk}}', { id: 'k', type: 'article', title: 'T', publisher: 'Talk' }],
    ['@odd{x}', { id: 'k', type: 'document', title: '' }],
  ];
  for (const [text, expected] of rows) it(text.slice(0, 90), () => { assert.deepEqual(itemOf(text), expected); });
});
