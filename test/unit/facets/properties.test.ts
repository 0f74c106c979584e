import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Facets, Span } from '../../../src/facets/facets';
import { readFacets } from '../../../src/facets/read';

const PIECES = ['Qwen', '2.5', '-', '7B', ' ', 'DeepSeek', 'R1', 'Distill', 'GPT', '4o', 'we propose', 'language model', 'AIME', "'25", '(', ')', '+', '%', '.', 'https://', 'github.com/a', '{', '}', '\\n', 'o1', '/', 'introduce', 'is a model', 'é', '\u{1F600}', '\n'];
const texts = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((parts) => parts.join('')));

function spansOf({ topics, models, introduces, results, links }: Facets): Span[] {
  return [
    ...topics.flatMap(({ spans }) => spans), ...models.flatMap(({ spans, because }) => (because ? [...spans, because] : spans)),
    ...introduces.flatMap(({ spans }) => spans), ...results.flatMap(({ spans }) => spans), ...links.map(({ span }) => span),
  ];
}

describe('facets of any text', () => {
  it('never throw, lie within the text, and are the same each time', () => {
    fc.assert(fc.property(texts, texts, (title, abstract) => {
      const facets = readFacets(title, abstract);
      for (const { field, start, end } of spansOf(facets)) {
        assert.ok(0 <= start && start < end && end <= (field === 'title' ? title : abstract).length);
      }
      for (const { spans } of facets.topics) assert.ok(inOrder(spans));
      for (const { spans } of facets.models) assert.ok(inOrder(spans));
      for (const { href } of facets.links) assert.match(href, /^https?:\/\//);
      assert.deepEqual(readFacets(title, abstract), facets);
    }), { numRuns: 500 });
  });
});

/** The title's first, then by place; none before the end of the last. */
function inOrder(spans: readonly Span[]): boolean {
  return spans.every((span, index) => {
    const last = spans[index - 1];
    return !last || (last.field === span.field ? last.end <= span.start : last.field === 'title');
  });
}
