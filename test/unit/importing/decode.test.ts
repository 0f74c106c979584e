import { strict as assert } from 'node:assert';
import { decode } from '../../../src/importing/decode';
import { readImport } from '../../../src/importing/read';

const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const utf16le = (text: string): Uint8Array => Buffer.from(`\ufeff${text}`, 'utf16le');

describe('letters of a file', () => {
  const entry = '@article{k, author = {Müller, Jörg}, title = {Über Größe}}';
  const rows: [name: string, bytes: Uint8Array, text: string, guessed?: string][] = [
    ['UTF-8', Buffer.from(entry), entry],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${entry}`), entry],
    ['UTF-16', utf16le(entry), entry],
    ['UTF-16, the other way round', Buffer.from(utf16le(entry)).swap16(), entry],
    ['what JabRef calls ISO8859_1', latin1(`% Encoding: ISO8859_1\n${entry}`), `% Encoding: ISO8859_1\n${entry}`],
    ['another encoding that the file names', Buffer.from([...latin1('% Encoding: windows-1251\n'), 0xcf, 0xe5]), '% Encoding: windows-1251\nПе'],
    ['an encoding that is none', latin1(`% Encoding: Klingon\n${entry}`), `% Encoding: Klingon\n${entry}`, 'windows-1252'],
    ['what says nothing', latin1(entry), entry, 'windows-1252'],
    ['UTF-8 cut off in a letter', Buffer.from(`${entry}é`).subarray(0, -1), `${entry}\ufffd`, 'UTF-8'],
    ['nothing', new Uint8Array(), ''],
  ];
  for (const [name, bytes, text, guessedEncoding] of rows) {
    it(`are read as they were saved: ${name}`, () => { assert.deepEqual(decode(bytes), { text, ...(guessedEncoding === undefined ? {} : { guessedEncoding }) }); });
  }

  it('that were guessed are told', () => {
    const { text, ...options } = decode(latin1(entry));
    const { entries, problems } = readImport(text, options);
    assert.deepEqual(entries.map(({ title, authors }) => [title, authors]), [['Über Größe', ['Jörg Müller']]]);
    assert.deepEqual(problems, [{ code: 'encoding-guessed', line: 1, text: 'windows-1252' }]);
  });
});
