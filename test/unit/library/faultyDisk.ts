import { nodeDisk, type Disk } from '../../../src/library/disk';

/** A disk that can be made full or read-only, over the real one or another. */
export class FaultyDisk implements Disk {
  /** Bytes that may still be written; what does not fit is written in part, as a real disk does. */
  space = Infinity;
  readOnly = false;

  constructor(private readonly disk: Disk = nodeDisk) {}

  list: Disk['list'] = (folder) => this.disk.list(folder);
  read: Disk['read'] = (file, from) => this.disk.read(file, from);
  size: Disk['size'] = (file) => this.disk.size(file);

  append: Disk['append'] = async (file, bytes) => {
    this.check();
    const fits = bytes.subarray(0, Math.min(bytes.length, this.space));
    this.space -= fits.length;
    if (fits.length > 0) await this.disk.append(file, fits);
    if (fits.length < bytes.length) throw full();
  };

  create: Disk['create'] = async (file, text) => {
    this.check();
    if (text.length > this.space) throw full();
    this.space -= text.length;
    return this.disk.create(file, text);
  };

  remove: Disk['remove'] = async (file) => {
    this.check();
    await this.disk.remove(file);
  };

  move: Disk['move'] = async (from, to) => {
    this.check();
    return this.disk.move(from, to);
  };

  private check(): void {
    if (this.readOnly) throw Object.assign(new Error('EROFS: read-only file system'), { code: 'EROFS' });
  }
}

const full = (): Error => Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
