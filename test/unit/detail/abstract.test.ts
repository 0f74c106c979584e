import { strict as assert } from 'node:assert';
import { readable } from '../../../src/papers/readable';
import { abstractParagraphs, type Mark } from '../../../src/vscode/detail/abstract';

const draw = (raw: string, marks: readonly Mark[]): string =>
  abstractParagraphs(readable(raw), marks)
    .map((paragraph) =>
      paragraph.map(({ text, bold, link, why }) => [bold ? `*${text}*` : text, why && `{${why}}`, link !== undefined && `#${String(link)}`].filter(Boolean).join('')).join('|'),
    )
    .join('¶');

/** The mark over the first place where `words` stand. */
const over = (raw: string, words: string, more: Partial<Mark>): Mark => ({ start: raw.indexOf(words), end: raw.indexOf(words) + words.length, ...more });

describe('abstractParagraphs', () => {
  const rows: [raw: string, marks: [words: string, more: Partial<Mark>][], expected: string][] = [
    ['no marks', [], 'no marks'],
    ['we tune Qwen3 on it', [['Qwen3', { why: 'base' }]], 'we tune |Qwen3{base}| on it'],
    ['we tune Qwen3', [['tune Qwen3', { why: 'a' }], ['Qwen3', { why: 'b' }]], 'we |tune {a}|Qwen3{a; b}'],
    ['**Qwen3** wins', [['Qwen3', { why: 'base' }]], '*Qwen3*{base}| wins'],
    ['see https://a.org.', [['https://a.org', { link: 2 }]], 'see |https://a.org#2|.'],
    ['one.\\n\\nTwo Qwen3', [['Qwen3', { why: 'x' }]], 'one.¶Two |Qwen3{x}'],
    ['by 4\\% on MATH', [['4\\% on', { why: 'r' }]], 'by |4{r}|%{r}| on{r}| MATH'],
    ['', [], ''],
  ];
  for (const [raw, marks, expected] of rows) {
    it(JSON.stringify(raw), () => { assert.equal(draw(raw, marks.map(([words, more]) => over(raw, words, more))), expected); });
  }
});
