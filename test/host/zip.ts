/** The names and unpacked sizes of the files in a ZIP, read from its central directory. */
export function zipEntries(zip: Buffer): { readonly name: string; readonly size: number }[] {
  // The end record holds the number of entries and where the directory starts; a comment may follow it.
  const end = zip.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  if (end < 0) throw new Error('Not a ZIP file: it has no end record.');
  const count = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  return Array.from({ length: count }, () => {
    const [name, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset)) as [number, number, number];
    const entry = { name: zip.toString('utf8', at + 46, at + 46 + name), size: zip.readUInt32LE(at + 24) };
    at += 46 + name + extra + comment;
    return entry;
  });
}
