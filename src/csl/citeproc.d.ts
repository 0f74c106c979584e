/** As much of citeproc-js as is used here; https://citeproc-js.readthedocs.io/ */
declare module 'citeproc' {
  export interface System {
    retrieveLocale(lang: string): string;
    retrieveItem(id: string): object;
  }
  export class Engine {
    constructor(system: System, style: string, lang?: string, forceLang?: boolean);
    setOutputFormat(name: string): void;
    updateItems(ids: readonly string[]): void;
    /** `false` for a style without a bibliography. */
    makeBibliography(): false | readonly [parameters: { readonly bibstart: string; readonly bibend: string }, entries: readonly string[]];
    readonly opt: { development_extensions: Record<string, boolean> };
  }
  /** A string takes the place of `%%STRING%%`; a function makes the text. */
  export type Format = Readonly<Record<string, unknown>>;
  export const Output: { readonly Formats: Record<string, Format> };
}
