import type { SearchResult } from '../search/types';

interface Waiting {
  readonly query: string;
  readonly limit: number;
  readonly signal: AbortSignal | undefined;
  readonly resolve: (result: SearchResult) => void;
  readonly reject: (error: unknown) => void;
}

/** The error of a search that was dropped. */
export function abortError(): Error {
  const error = new Error('The search was dropped.');
  error.name = 'AbortError';
  return error;
}

/** Lets one search run at a time, so that those dropped while they wait are never run. */
export class SearchQueue {
  private readonly waiting: Waiting[] = [];
  private running = false;

  constructor(private readonly run: (query: string, limit: number) => Promise<SearchResult>) {}

  search(query: string, limit: number, signal?: AbortSignal): Promise<SearchResult> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(abortError());
        return;
      }
      signal?.addEventListener('abort', () => reject(abortError()), { once: true });
      this.waiting.push({ query, limit, signal, resolve, reject });
      this.next();
    });
  }

  private next(): void {
    if (this.running) return;
    let first = this.waiting.shift();
    while (first?.signal?.aborted) first = this.waiting.shift();
    if (!first) return;
    const { query, limit, resolve, reject } = first;
    this.running = true;
    this.run(query, limit)
      .then(resolve, reject)
      .finally(() => {
        this.running = false;
        this.next();
      });
  }
}
