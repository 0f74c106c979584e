import type { ShelfHead } from '../merging/head';
import type { PaperModel } from '../papers/paper';

type Open<T> = { -readonly [K in keyof T]: T[K] };

const NONE: readonly never[] = Object.freeze([]);

/**
 * Lets heads that were read from files share what many of them have: models and topics, which source gave which field,
 * and that there is nothing. A large shelf takes half the memory, and its garbage is collected sooner.
 */
export class SharedValues {
  private readonly values = new Map<string, unknown>();

  /** Puts shared values in the place of equal ones. */
  share(heads: readonly ShelfHead[]): void {
    for (const head of heads as readonly Open<ShelfHead>[]) {
      for (const field of ['authors', 'introduces', 'links', 'formerIds'] as const) if (head[field].length === 0) head[field] = NONE;
      head.topics = head.topics.length === 0 ? NONE : this.one(`topics ${JSON.stringify(head.topics)}`, head.topics);
      head.models = head.models.length === 0 ? NONE : head.models.map((model) => this.one(keyOf(model), model));
      head.from = this.one(`from ${JSON.stringify(head.from)}`, head.from);
      if (head.organization) head.organization = this.one(`organization ${JSON.stringify(head.organization)}`, head.organization);
      if (head.primaryTopic !== undefined) head.primaryTopic = this.one(`topic ${head.primaryTopic}`, head.primaryTopic);
    }
  }

  private one<T>(key: string, value: T): T {
    const known = this.values.get(key);
    if (known !== undefined) return known as T;
    this.values.set(key, value);
    return value;
  }
}

function keyOf({ family, role }: PaperModel): string {
  return `model ${role} ${family}`;
}
