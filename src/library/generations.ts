import path from 'node:path';
import type { Adapter } from 'lowdb';
import type { Disk } from './disk';

/** Another process wrote the next generation first: what was to be written rests on a state that is past. */
export class Overtaken extends Error {
  override readonly name = 'Overtaken';
}

/** A file of a later version of the extension: it is left alone. */
export class NewerVersion extends Error {
  override readonly name = 'NewerVersion';

  constructor(readonly file: string) {
    super(`${file} was written by a later version.`);
  }
}

/** Said when a file could not be read: where it was put, and what was wrong. */
export interface SetAside {
  readonly keptAs: string;
  readonly reason: unknown;
}

const PATTERN = /^(.+)-(\d{6,})\.(json|log)$/;

/** Numbers of the generations of a file, newest first: `papers-000003.json` is the third of `papers`. */
export function generationsIn(names: readonly string[], name: string, kinds: readonly string[] = ['json', 'log']): number[] {
  const found = names.flatMap((entry) => {
    const [, base, number, kind = ''] = PATTERN.exec(entry) ?? [];
    return base === name && kinds.includes(kind) ? [Number(number)] : [];
  });
  return [...new Set(found)].sort((a, b) => b - a);
}

export function generationFile(folder: string, name: string, generation: number, kind: 'json' | 'log'): string {
  return path.join(folder, `${name}-${String(generation).padStart(6, '0')}.${kind}`);
}

/** Moves a file away under a name of its own that no store reads, and says so. */
export async function setAside(disk: Disk, file: string, reason: unknown, say: (what: SetAside) => void): Promise<void> {
  const keptAs = `${file}.unreadable-${new Date().toISOString().replace(/[:.]/g, '-')}`;
  // Where two windows find it at once, one moves it and says so.
  if (await disk.move(file, keptAs)) say({ keptAs, reason });
}

/**
 * lowdb's port over one generation of a file. A generation is written once, whole, and never over another: of two
 * processes that write the same one, the second is told that it was overtaken. The generation before stays as the last
 * good copy.
 */
export class GenerationAdapter<T> implements Adapter<T> {
  constructor(
    private readonly disk: Disk,
    readonly file: string,
  ) {}

  /** `null` where the file does not exist; rejects with a `SyntaxError` where it is broken. */
  async read(): Promise<T | null> {
    const bytes = await this.disk.read(this.file);
    return bytes ? (JSON.parse(bytes.toString('utf8')) as T) : null;
  }

  async write(data: T): Promise<void> {
    if (!(await this.disk.create(this.file, JSON.stringify(data)))) throw new Overtaken(this.file);
  }
}
