import assert from 'node:assert/strict';
import { readFacets } from '../../../src/facets/read';

const PARTS = ['a', '7', 'Qwen-', 'Qwen2.5-7B-', 'R1-Distill-', '$$$', '{', '})])', "'", '. ', '9% on AIME ', 'we propose a new ', 'reward model ', 'https://', 'a.b.', 'introduce Xy-7B, ', '\\n', '(', 'GPT-4 and ', 'Our+', 'our Model ', 'LLaMA, LLaMA2, '];
const LENGTH = 1_000_000;
/** Ten times what the slowest takes on a slow machine; a quadratic step would take minutes. */
const MOST_MS = 10_000;

describe('hostile text', () => {
  for (const part of PARTS) {
    it(`1 MB of ${JSON.stringify(part)}`, function () {
      this.timeout(MOST_MS * 2);
      const text = part.repeat(Math.ceil(LENGTH / part.length)).slice(0, LENGTH);
      const start = Date.now();
      readFacets('', text);
      assert.ok(Date.now() - start < MOST_MS);
    });
  }
});
