import { strict as assert } from 'node:assert';
import { AskedPapers } from '../../../src/fetching/asked';
import { fileCache, memoryCache } from '../../../src/fetching/cache';
import { testFolder } from '../library/folder';

describe('papers that were asked about', () => {
  const folder = testFolder();
  const DAY = 86_400_000;

  it('are remembered for thirty days, by the next window too', async () => {
    let now = Date.UTC(2025, 10, 3);
    const open = (): AskedPapers => new AskedPapers(fileCache(folder()), () => now);
    await open().add(['2503.02130', '__proto__']);
    now += 20 * DAY;
    await open().add(['slug']);
    assert.deepEqual([...(await open().recent()).keys()].sort(), ['2503.02130', 'slug']);
    now += 15 * DAY;
    assert.deepEqual([...(await open().recent()).keys()], ['slug']);
  });

  for (const text of ['', 'no JSON', '["a"]', '{"a": "b"}', 'null', '{"a": 1e999}']) {
    it(`are forgotten where the file says “${text}”`, async () => {
      const cache = memoryCache();
      await cache.put({ url: 'asked', at: 0, text });
      const asked = new AskedPapers(cache, () => DAY);
      assert.equal((await asked.recent()).size, 0);
      await asked.add(['a']);
      assert.equal((await asked.recent()).size, 1);
    });
  }
});
