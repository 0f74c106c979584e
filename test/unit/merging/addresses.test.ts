import { strict as assert } from 'node:assert';
import { addressedPapers } from '../../../src/merging/addresses';

describe('addressedPapers', () => {
  const rows: [text: string, ...ids: string[]][] = [
    ['https://arxiv.org/abs/2506.21594', '2506.21594'],
    ['http://arxiv.org/abs/2506.21594v3', '2506.21594'],
    ['https://www.arxiv.org/pdf/2503.02130v1.pdf', '2503.02130'],
    ['https://arxiv.org/html/2503.02130#S1', '2503.02130'],
    ['https://arxiv.org/abs/math.GT/0309136?context=math', 'math.GT/0309136'],
    ['https://huggingface.co/papers/2506.21594?ref=x', '2506.21594'],
    ['https://doi.org/10.48550/arXiv.2506.21594', '2506.21594'],
    ['doi:10.48550/arxiv.2506.21594', '2506.21594'],
    ['arXiv:2506.21594v2', '2506.21594'],
    [' https://arxiv.org/abs/2506.21594\n\thttps://huggingface.co/papers/2505.09388\r\nhttps://arxiv.org/pdf/2506.21594 ', '2506.21594', '2505.09388'],
    // No address of a paper, or more than that.
    [''],
    ['2506.21594'],
    ['https://doi.org/10.1145/1234.5678'],
    ['https://arxiv.org/list/cs.CL/recent'],
    ['https://example.com/abs/2506.21594'],
    ['https://evil.example/arxiv.org/abs/2506.21594'],
    ['See https://arxiv.org/abs/2506.21594'],
    ['https://arxiv.org/abs/2506.21594 and more'],
    [Array.from({ length: 51 }, (_, index) => `https://arxiv.org/abs/2506.${10000 + index}`).join(' ')],
  ];
  for (const [text, ...ids] of rows) {
    it(`${JSON.stringify(text.slice(0, 60))} names ${ids.join(', ') || 'none'}`, () => { assert.deepEqual(addressedPapers(text), ids); });
  }
});
