import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { notebookKeys } from '../../../src/citing/languages/notebook';

const keysIn = (text: string) => notebookKeys(text).map(({ key, start, end }) => [key, text.slice(start, end)]);
const markdown = (source: unknown) => ({ cell_type: 'markdown', metadata: {}, source });

describe('the keys of a notebook', () => {
  it('are those of its Markdown cells, whatever their source is written as', () => {
    const cells = [markdown(['# A\n', 'See [@one; @two\n', '; @three].']), { cell_type: 'code', source: ['@decorator\n', '# [@no]'], outputs: [{ data: '[@no]' }] }, markdown('As "@four" says.'), markdown(['`@no`'])];
    for (const indent of [undefined, 1]) assert.deepEqual(keysIn(JSON.stringify({ cells, nbformat: 4 }, null, indent)), ['one', 'two', 'three', 'four'].map((key) => [key, key]));
  });
  it('are none where the file is no notebook', () => {
    for (const text of ['', '@a', '[@a]', '{"cells": "@a"}', '{"cells": [1, {"source": "@a"}, {"cell_type": "markdown"}, {"cell_type": "markdown", "source": [1, {}, "@a"]}', '{"cells": [{"cell_type": "markdown", "source": 3}]} @']) {
      assert.deepEqual(keysIn(text), text.includes('[1, {}') ? [['a', 'a']] : [], text);
    }
  });
  it('stand where they are, behind any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (before, isList) => {
      const source = `${before.replace(/[@`~<\\[\]-]/g, '')}\n\n[@key] "é" @other`;
      const text = JSON.stringify({ cells: [markdown(isList ? source.split(/(?<=\n)/) : source)] }).replaceAll('é', '\\u00e9');
      assert.deepEqual(keysIn(text), [['key', 'key'], ['other', 'other']], text);
    }));
  });
});
