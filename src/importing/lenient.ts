import * as v from 'valibot';

/** A field that may be missing; of another type than it should be, it counts as missing. */
export const maybe = <T>(schema: v.GenericSchema<unknown, T>): v.GenericSchema<unknown, T | undefined> =>
  v.fallback(v.optional(schema as v.GenericSchema<T, T>), undefined) as v.GenericSchema<unknown, T | undefined>;

export const text = v.string();
export const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** A list whose items of a wrong shape are left out. */
export const listOf = <T>(item: v.GenericSchema<unknown, T>): v.GenericSchema<unknown, T[]> =>
  v.pipe(
    v.array(v.unknown()),
    v.transform((items) =>
      items.flatMap((value) => {
        const parsed = v.safeParse(item, value);
        return parsed.success ? [parsed.output] : [];
      }),
    ),
  ) as v.GenericSchema<unknown, T[]>;

/** A text, or the first of a list of texts: Crossref has lists where CSL has texts. */
export const textOrFirst = v.union([
  text,
  v.pipe(v.array(v.unknown()), v.transform((items) => items.find((item): item is string => typeof item === 'string'))),
]) as v.GenericSchema<unknown, string | undefined>;
