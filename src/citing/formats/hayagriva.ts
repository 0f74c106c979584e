import { modelNames, type Citable } from '../bibtex/entry';
import type { Name } from '../bibtex/names';
import { titlePieces } from '../bibtex/title';
import { factsOf } from './facts';

/**
 * An entry of Typst's Hayagriva (https://github.com/typst/hayagriva/blob/main/docs/file-format.md), ending with its
 * line end. In titles, braces keep letter case and dollars hold Typst's math, which LaTeX's is not: both are escaped.
 */
export function hayagrivaEntry(paper: Citable, key: string, eol = '\n', indent = '  '): string {
  const { names, hasMoreNames, year, arxivId, doi, url, venue } = factsOf(paper);
  const title = titlePieces(paper.title, modelNames(paper)).map(({ text, keep, math }) => (keep && !math ? `{${escapeChunk(text)}}` : escapeChunk(text)));
  const serial = [...(arxivId === undefined ? [] : [`${indent}arxiv: ${yamlText(arxivId)}`]), ...(doi === undefined ? [] : [`${indent}doi: ${yamlText(doi)}`])];
  const lines = [
    'type: article',
    `title: ${yamlText(title.join(''))}`,
    ...(names.length === 0 ? [] : ['author:', ...names.flatMap((name) => person(name, indent)), ...(hasMoreNames ? [`${indent}- ${yamlText('others')}`] : [])]),
    ...(year === undefined ? [] : [`date: ${year}`]),
    ...(serial.length === 0 ? [] : ['serial-number:', ...serial]),
    ...(url === undefined ? [] : [`url: ${yamlText(url)}`]),
    ...(venue === undefined ? [] : [`note: ${yamlText(escapeChunk(venue))}`]),
  ];
  return `${yamlKey(key)}:${eol}${lines.map((line) => `${indent}${line}${eol}`).join('')}`;
}

function escapeChunk(text: string): string {
  return text.replace(/[\\{}$]/g, '\\$&');
}

/** `Last, First` where that says it all, else by parts: a comma in a name would be read as one between parts. */
function person({ first, von, last, suffix }: Name, indent: string): string[] {
  const plain = [last, first].filter((part) => part !== '').join(', ');
  if (von === '' && suffix === '' && first !== '' && !`${first}${last}`.includes(',')) return [`${indent}- ${yamlText(plain)}`];
  const parts = [
    ['name', last],
    ['given-name', first],
    ['prefix', von],
    ['suffix', suffix],
  ].filter(([, value]) => value !== '');
  return parts.map(([name = '', value = ''], index) => `${indent}${index === 0 ? '- ' : '  '}${name}: ${yamlText(value)}`);
}

/** Every text in double quotes, which JSON and YAML read alike: `2503.02130` stays a text. */
export function yamlText(text: string): string {
  return JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

export function yamlKey(key: string): string {
  return /^[a-z_][\w.+/-]*$/i.test(key) && !/^(?:null|true|false|yes|no|on|off|y|n)$/i.test(key) ? key : yamlText(key);
}
