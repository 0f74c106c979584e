/** Characters; a bibliography of 100,000 entries with abstracts has twice as many as one without, some 80 million. */
export const LONGEST_IMPORT = 150_000_000;
