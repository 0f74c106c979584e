import { strict as assert } from 'node:assert';
import { scanBibliography } from '../../../src/citing/bibtex/scan';
import { entryItem } from '../../../src/citing/formats/entryItem';

function itemOf(text: string): object {
  const [entry] = scanBibliography(text);
  return entryItem(text, entry!, 'k');
}

describe('entryItem', () => {
  const rows: [text: string, expected: object][] = [
    [
      '@article{x, title = {The {LaTeX} of G{\\"o}del}, author = {van der Berg, Jan and {Google Brain and Friends} and others}, journal = "J. X", year = 2015, volume = 3, number = {4}, pages = {1--9}, doi = {10.1/x}}',
      {
        id: 'k', type: 'article-journal', title: 'The LaTeX of Gödel', 'container-title': 'J. X', volume: '3', issue: '4', page: '1–9', DOI: '10.1/x', issued: { 'date-parts': [[2015]] },
        author: [{ family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der' }, { literal: 'Google Brain and Friends' }],
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
    ['@odd{x}', { id: 'k', type: 'document', title: '' }],
  ];
  for (const [text, expected] of rows) it(text.slice(0, 40), () => { assert.deepEqual(itemOf(text), expected); });
});
