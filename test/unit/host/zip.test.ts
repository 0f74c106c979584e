import assert from 'node:assert/strict';
import { zipEntries } from '../../host/zip';

/** A ZIP of empty files: a directory record each, then the end record. */
function emptyFiles(names: readonly string[], comment = ''): Buffer {
  const records = names.map((name) => {
    const record = Buffer.alloc(46);
    record.write('PK\u0001\u0002', 'latin1');
    record.writeUInt16LE(Buffer.byteLength(name), 28);
    return Buffer.concat([record, Buffer.from(name)]);
  });
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(names.length, 10);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...records, end, Buffer.from(comment)]);
}

describe('zipEntries', () => {
  it('lists the files, a comment behind them or not', () => {
    const names = ['extension/package.json', 'extension/média.svg'];
    for (const comment of ['', 'made by hand']) {
      assert.deepEqual(
        zipEntries(emptyFiles(names, comment)).map(({ name }) => name),
        names,
      );
    }
  });

  it('says when it is no ZIP', () => {
    assert.throws(() => zipEntries(Buffer.from('<html>')), /Not a ZIP/);
  });
});
