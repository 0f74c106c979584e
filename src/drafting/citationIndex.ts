import type { CiteKey } from '../citing/types';

/** A place where a key is cited: offsets, and line and column of its start, so that no text need be kept. */
export interface CitingPlace {
  readonly document: string;
  readonly key: string;
  readonly line: number;
  readonly character: number;
}

export interface IndexBounds {
  readonly documents: number;
  readonly placesOfDocument: number;
}
const BOUNDS: IndexBounds = { documents: 20_000, placesOfDocument: 20_000 };

interface DocumentPlaces {
  readonly keys: readonly string[];
  readonly lines: Int32Array;
  readonly characters: Int32Array;
}

/** Which keys are cited where. A document is replaced as a whole; looking one key up costs the documents that cite it. */
export class CitationIndex {
  private readonly documents = new Map<string, DocumentPlaces>();
  private readonly citing = new Map<string, Set<string>>();
  private overflow = false;

  constructor(private readonly bounds: IndexBounds = BOUNDS) {}

  /** Whether nothing was left out for being too much. */
  get isComplete(): boolean {
    return !this.overflow;
  }

  get documentCount(): number {
    return this.documents.size;
  }

  has(document: string): boolean {
    return this.documents.has(document);
  }

  /** Takes the citations of a document's text; whether other keys are cited now than before. */
  set(document: string, text: string, keys: readonly CiteKey[]): boolean {
    if (!this.documents.has(document) && this.documents.size >= this.bounds.documents) {
      this.overflow = true;
      return false;
    }
    if (keys.length > this.bounds.placesOfDocument) this.overflow = true;
    const kept = keys.length > this.bounds.placesOfDocument ? keys.slice(0, this.bounds.placesOfDocument) : keys;
    const before = new Map(this.documents.get(document)?.keys.map((key) => [key, key]));
    // A slice of a text keeps all of it alive; a key is short enough to be copied, once.
    const own = kept.map(({ key }) => before.get(key) ?? copied(key));
    const now = new Set(own);
    this.documents.set(document, placesOf(text, kept, own));
    let changed = false;
    for (const key of before.keys()) {
      if (now.has(key)) continue;
      changed = true;
      this.forget(document, key);
    }
    for (const key of now) {
      if (before.has(key)) continue;
      changed = true;
      const there = this.citing.get(key);
      if (there) there.add(document);
      else this.citing.set(key, new Set([document]));
    }
    return changed;
  }

  /** Forgets a document; whether it cited anything. */
  delete(document: string): boolean {
    const places = this.documents.get(document);
    if (!places) return false;
    for (const key of new Set(places.keys)) this.forget(document, key);
    this.documents.delete(document);
    return places.keys.length > 0;
  }

  /** Every key that is cited somewhere. */
  keys(): Iterable<string> {
    return this.citing.keys();
  }

  isCited(key: string): boolean {
    return this.citing.has(key);
  }

  documentsCiting(key: string): readonly string[] {
    return [...(this.citing.get(key) ?? [])];
  }

  placesOf(key: string): CitingPlace[] {
    return this.documentsCiting(key).flatMap((document) => {
      const places = this.documents.get(document);
      if (!places) return [];
      return places.keys.flatMap((each, at) =>
        each === key ? [{ document, key, line: places.lines[at] ?? 0, character: places.characters[at] ?? 0 }] : [],
      );
    });
  }

  private forget(document: string, key: string): void {
    const there = this.citing.get(key);
    there?.delete(document);
    if (there?.size === 0) this.citing.delete(key);
  }
}

/** Lines are counted up to the last key only, with the line ends that editors know. */
function placesOf(text: string, keys: readonly CiteKey[], names: readonly string[]): DocumentPlaces {
  const lines = new Int32Array(keys.length);
  const characters = new Int32Array(keys.length);
  const order = keys.map((_, at) => at);
  const isBehind = (a: number, b: number): number => (keys[a]?.start ?? 0) - (keys[b]?.start ?? 0);
  if (order.some((at) => at > 0 && isBehind(at - 1, at) > 0)) order.sort(isBehind);
  const ends = /\r\n|\n|\r/g;
  const feeds = !text.includes('\r');
  let line = 0;
  let lineStart = 0;
  let next = nextLine(0);
  for (const at of order) {
    const start = keys[at]?.start ?? 0;
    while (next !== undefined && next <= start) {
      line++;
      lineStart = next;
      next = nextLine(next);
    }
    lines[at] = line;
    characters[at] = start - lineStart;
  }
  return { keys: names, lines, characters };

  function nextLine(from: number): number | undefined {
    if (feeds) {
      const feed = text.indexOf('\n', from);
      return feed < 0 ? undefined : feed + 1;
    }
    ends.lastIndex = from;
    const found = ends.exec(text);
    return found ? found.index + found[0].length : undefined;
  }
}

function copied(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string;
}
