/** The only places that are ever asked. */
export type Host = 'huggingface' | 'arxiv' | 'crossref';

export interface HostRules {
  readonly origin: `https://${string}`;
  /** Milliseconds from one request to the next. */
  readonly gap: number;
  /** The content type of a right answer. */
  readonly type: RegExp;
}

export const HOSTS: Readonly<Record<Host, HostRules>> = {
  huggingface: { origin: 'https://huggingface.co', gap: 500, type: /^application\/json\b/i },
  // "make no more than one request every three seconds": https://info.arxiv.org/help/api/tou.html
  arxiv: { origin: 'https://export.arxiv.org', gap: 3_000, type: /^application\/(?:atom\+)?xml\b/i },
  // https://www.crossref.org/documentation/retrieve-metadata/rest-api/tips-for-using-the-crossref-rest-api/
  crossref: { origin: 'https://api.crossref.org', gap: 1_000, type: /^application\/(?:[\w.+-]{0,60}\+)?json\b/i },
};

/** arXiv takes long lists, but their address would grow beyond what proxies carry. */
export const IDS_AT_ONCE = 100;

/** Why nothing was fetched. Sentences for these codes are made at the edge. */
export type FetchFault =
  | 'disabled'
  | 'cancelled'
  | 'unreachable'
  | 'refused'
  | 'not-found'
  | 'redirected'
  | 'wrong-type'
  | 'too-large'
  | 'too-slow'
  | 'cut-off';

export class FetchError extends Error {
  override readonly name = 'FetchError';

  constructor(
    readonly code: FetchFault,
    readonly url: string,
    /** The status of the last answer, where there was one. */
    readonly status?: number,
    options?: { readonly cause?: unknown },
  ) {
    super(`${code}: ${url}${status === undefined ? '' : ` (${String(status)})`}`);
    if (options?.cause !== undefined) this.cause = options.cause;
  }

  override readonly cause: unknown;
}
