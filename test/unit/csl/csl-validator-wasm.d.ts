declare module 'csl-validator-wasm' {
  /** A line for each error, `''` for a style that keeps to the schema. */
  export function validateStyle(style: string): Promise<string>;
}
