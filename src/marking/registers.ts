/** When a value was written and by whom: of two values of a field the later one counts, whatever order they are read in. */
export type Stamp = readonly [time: number, writer: string];

/** One field of one paper given a value; `null` takes it away. */
export interface Operation {
  readonly at: Stamp;
  /** Paper id; `''` for what belongs to no paper. */
  readonly id: string;
  readonly field: string;
  readonly value: Value;
}
export type Value = string | boolean | null;

interface Register {
  readonly at: Stamp;
  readonly value: Value;
}

/** How long it is remembered that a value was taken away, in milliseconds: no other window lags behind for a month. */
const TOMBSTONE_AGE = 30 * 24 * 60 * 60 * 1000;
/** The last moment that `Date` has. A stamp beyond it was made by no clock. */
const LAST_TIME = 8_640_000_000_000_000;

/**
 * Last-writer-wins registers by paper and field. Applying operations twice or in another order gives the same state,
 * so that logs may be read in any order and doubled on the way.
 */
export class Registers {
  private readonly papers = new Map<string, Map<string, Register>>();
  private latest = 0;

  constructor(private readonly writer: string) {}

  /** Applies an operation; whether it changed anything. */
  apply({ at, id, field, value }: Operation): boolean {
    this.latest = Math.max(this.latest, at[0]);
    const fields = this.papers.get(id) ?? new Map<string, Register>();
    const known = fields.get(field);
    if (known && compareStamps(at, known.at) <= 0) return false;
    fields.set(field, { at, value });
    this.papers.set(id, fields);
    return (known?.value ?? null) !== value;
  }

  /** An operation later than all that were applied or made; it is not applied yet. */
  operation(id: string, field: string, value: Value, now: number): Operation {
    this.latest = Math.min(Math.max(now, this.latest + 1), LAST_TIME);
    return { at: [this.latest, this.writer], id, field, value };
  }

  value(id: string, field: string): Value {
    return this.papers.get(id)?.get(field)?.value ?? null;
  }

  stamp(id: string, field: string): Stamp | undefined {
    return this.papers.get(id)?.get(field)?.at;
  }

  ids(): IterableIterator<string> {
    return this.papers.keys();
  }

  /** The fields of a paper that have a value. */
  fields(id: string): [field: string, value: Exclude<Value, null>, at: Stamp][] {
    return [...(this.papers.get(id) ?? [])].flatMap(([field, { value, at }]) => (value === null ? [] : [[field, value, at]]));
  }

  /** All that has to be kept, as operations that make this state. */
  operations(now: number): Operation[] {
    return [...this.papers].flatMap(([id, fields]) =>
      [...fields].flatMap(([field, { at, value }]) => (value === null && at[0] < now - TOMBSTONE_AGE ? [] : [{ at, id, field, value }])),
    );
  }
}

export function compareStamps(a: Stamp, b: Stamp): number {
  return a[0] - b[0] || (a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0);
}

/** An operation as it stands in a file: a list, for there are many. */
export function encodeOperation({ at: [time, writer], id, field, value }: Operation): unknown {
  return [time, writer, id, field, value];
}

/** `undefined` where the data is no operation. Fields of later versions are kept as they are. */
export function decodeOperation(data: unknown): Operation | undefined {
  if (!Array.isArray(data) || data.length < 5) return undefined;
  const [time, writer, id, field, value] = data as unknown[];
  if (typeof time !== 'number' || !Number.isSafeInteger(time) || time < 0 || time > LAST_TIME) return undefined;
  if (typeof writer !== 'string' || typeof id !== 'string' || typeof field !== 'string') return undefined;
  if (typeof value !== 'string' && typeof value !== 'boolean' && value !== null) return undefined;
  return { at: [time, writer], id, field, value };
}
