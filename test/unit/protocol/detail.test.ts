import { strict as assert } from 'node:assert';
import * as fc from 'fast-check';
import { readFromPage } from '../../../src/protocol/detail';

describe('readFromPage', () => {
  const rows: [message: unknown, expected: unknown][] = [
    [{ type: 'ready' }, { type: 'ready', id: undefined }],
    [{ type: 'ready', id: 3 }, { type: 'ready', id: undefined }],
    [{ type: 'cite', id: 'a', more: 1 }, { type: 'cite', id: 'a' }],
    [{ type: 'cite' }, undefined],
    [{ type: 'openLink', id: 'a', index: 1 }, { type: 'openLink', id: 'a', index: 1 }],
    [{ type: 'openLink', id: 'a', index: 1.5 }, undefined],
    [{ type: 'openLink', id: 'a', href: 'javascript:0' }, undefined],
    [{ type: 'run', id: 'a' }, undefined],
    [null, undefined],
  ];
  for (const [message, expected] of rows) {
    it(JSON.stringify(message), () => { assert.deepEqual(readFromPage(message), expected); });
  }
  it('takes anything without throwing', () => {
    fc.assert(fc.property(fc.anything(), (message) => { readFromPage(message); }));
  });
});
