/** What is used of bibtex-parse 2.1, which comes without types. */
declare module 'bibtex-parse' {
  export type BibLiteral =
    | { readonly datatype: 'quoted' | 'braced' | 'unenclosed' | 'identifier'; readonly value: string }
    | { readonly datatype: 'number'; readonly value: string }
    | { readonly datatype: 'concatinate'; readonly value: readonly BibLiteral[] }
    | { readonly datatype: 'null'; readonly value: null };

  export type BibItem =
    | { readonly itemtype: 'entry'; readonly type: string; readonly key: string | null; readonly fields: readonly (BibLiteral & { readonly name: string })[] }
    | ({ readonly itemtype: 'string'; readonly name: string } & BibLiteral)
    | { readonly itemtype: 'preamble' | 'comment' };

  /** Throws a `SyntaxError` that names line and column. Numbers are kept as text. */
  export function parse(text: string, options: { readonly number: 'string' }): BibItem[];
}
