import assert from 'node:assert/strict';
import { Turns } from '../../../src/pacing/thread';

describe('pieces of work that are asked for at once', () => {
  it('are done some in each turn of the host, and few of them at once', async () => {
    let turn = 0;
    const count = (): void => { if (turn++ < 100) setImmediate(count); };
    setImmediate(count);
    const turns = new Turns(10);
    const doneIn = (pieces: number): Promise<number[]> => Promise.all(Array.from({ length: pieces }, async () => { await turns.next(); return turn; }));
    assert.deepEqual(new Set(await doneIn(5)), new Set([0]));
    const many = await doneIn(95);
    for (const one of many) assert.ok(many.filter((other) => other === one).length <= 10, many.join(' '));
  });
});
