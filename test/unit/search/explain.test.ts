import { strict as assert } from 'node:assert';
import { completeFilter } from '../../../src/search/complete';
import { explainHit } from '../../../src/search/explain';

const paper = {
  title: 'Deductive Verification of Chain-of-Thought Reasoning with GPT‑4o — naïve?',
  abstract: 'Large language models benefit from emphasising intermediate steps. '.repeat(4) + 'We propose a Natural Program,\n a format of deductive verification. It ends here.',
  authors: ['Zhan Ling', 'Maciej Besta'],
};

/** The title with its matches in brackets, the authors named, and the snippet likewise. */
function assertShows(query: string, title: string, authors: string[] = [], snippet?: string): void {
  const found = explainHit(query, paper);
  assert.equal(bracketed(paper.title, found.titleRanges), title);
  assert.deepEqual(found.authorsMatched, authors);
  assert.equal(found.snippet && bracketed(found.snippet.text, found.snippet.ranges), snippet);
}

function bracketed(text: string, ranges: readonly (readonly [number, number])[]): string {
  return [...ranges].reverse().reduce((shown, [start, end]) => `${shown.slice(0, start)}[${shown.slice(start, end)}]${shown.slice(end)}`, text);
}

describe('explainHit', () => {
  const title = paper.title;
  for (const [query, shown, authors, snippet] of [
    ['', title],
    ['deductive', title.replace('Deductive', '[Deductive]')],
    ['dedu gpt4o', title.replace('Dedu', '[Dedu]').replace('GPT‑4o', '[GPT‑4o]')],
    ['reasonning', title.replace('Reasoning', '[Reasoning]')],
    ['chainofthought', title.replace('Chain-of-Thought', '[Chain-of-Thought]')],
    ['naive', title.replace('naïve', '[naïve]')],
    ['besta', title, ['Maciej Besta']],
    ['author:besta', title, ['Maciej Besta']],
    ['"chain of thought"', title.replace('Chain-of-Thought', '[Chain-of-Thought]')],
    ['natural program', title, [], '…language models benefit from emphasising intermediate steps. We propose a [Natural] [Program],  a format of deductive verification. It ends here.'],
  ] as [string, string, string[]?, string?][]) {
    it(query, () => {
      if (snippet === undefined) assertShows(query, shown, authors);
      else assert.ok(bracketed(explainHit(query, paper).snippet?.text ?? '', explainHit(query, paper).snippet?.ranges ?? []).includes('[Natural] [Program],  a format'));
    });
  }
});

describe('completeFilter', () => {
  const values = { model: [{ value: 'Qwen2.5', count: 9 }, { value: 'Qwen3', count: 4 }, { value: 'Llama 3.1', count: 2 }] };
  for (const [query, replaced, inserts] of [
    ['mo', 'mo', ['model:']],
    ['reasoning model:', '', ['Qwen2.5 ', 'Qwen3 ', '"Llama 3.1" ']],
    ['model:qw', 'qw', ['Qwen2.5 ', 'Qwen3 ']],
    ['-model:3.1', '3.1', ['"Llama 3.1" ']],
    ['model:qwen3,lla', 'lla', ['"Llama 3.1" ']],
    ['model:"llama 3', '"llama 3', ['"Llama 3.1" ']],
    ['nothing:x', undefined, []],
    ['model:qwen ', undefined, []],
  ] as [string, string | undefined, string[]][]) {
    it(query, () => {
      const found = completeFilter(query, query.length, values);
      assert.deepEqual(found.map(({ insert }) => insert), inserts);
      if (found[0]) assert.equal(query.slice(...found[0].range), replaced);
    });
  }
});
