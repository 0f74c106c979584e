import type { AnswerCache } from './cache';
import { FetchError, HOSTS, type Host, type HostRules } from './hosts';
import { boundedSignal, pause, readText } from './reading';
import type { Response, Transport } from './transport';
import type { TakeTurn } from './turns';

export interface ClientOptions {
  readonly transport: Transport;
  readonly cache: AnswerCache;
  /** Asked before every request: nothing goes out unless the reader has said yes. */
  readonly isEnabled: () => boolean;
  /** Waits for the other windows that ask the same host; see `sharedTurns`. */
  readonly takeTurn?: TakeTurn;
  /** Who asks, as the services wish to know: `Papershelf/0.1.0`. */
  readonly userAgent: string;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Waits; rejects once it is called off. */
  readonly sleep?: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>;
  /** Milliseconds for one answer, from request to end. */
  readonly patience?: number;
  /** Bytes of one answer. */
  readonly largest?: number;
}

export interface GetOptions {
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for which an answer is taken from the cache without asking. */
  readonly maxAge?: number;
}

const TRIES = 5;
const PATIENCE = 60_000;
const LARGEST = 30_000_000;
const MAX_AGE = 10 * 60_000;
const FIRST_DELAY = 1_000;
/** Who asks for a longer wait than this is asked again another day. */
const LONGEST_DELAY = 120_000;

/** Asks the fixed hosts, politely: one request after the other with a gap, tried again where they are busy, cached. */
export class Client {
  private readonly turns = new Map<Host, Promise<unknown>>();
  private readonly nextAt = new Map<Host, number>();

  constructor(private readonly options: ClientOptions) {}

  /** The text of an answer. `path` begins with a slash. Rejects with a `FetchError` and with nothing else. */
  async get(host: Host, path: string, { signal, maxAge = MAX_AGE }: GetOptions = {}): Promise<string> {
    const rules = HOSTS[host];
    const url = new URL(path, rules.origin);
    if (url.origin !== rules.origin) throw new FetchError('refused', url.href);
    const cached = await this.options.cache.get(url.href);
    if (cached && this.now() - cached.at < maxAge && cached.at <= this.now()) return cached.text;
    const turn = (this.turns.get(host) ?? Promise.resolve()).then(() => this.ask(host, rules, url.href, cached?.etag, signal));
    this.turns.set(host, turn.catch(() => undefined));
    const answer = await unlessCalledOff(turn, url.href, signal);
    const text = answer === 'unchanged' && cached ? cached.text : answer === 'unchanged' ? '' : answer.text;
    const etag = answer === 'unchanged' ? cached?.etag : answer.etag;
    await this.options.cache.put({ url: url.href, at: this.now(), text, ...(etag === undefined ? {} : { etag }) });
    return text;
  }

  /** Forgets an answer that turned out to be none, lest it be taken from the cache again. */
  async forget(host: Host, path: string): Promise<void> {
    await this.options.cache.put({ url: new URL(path, HOSTS[host].origin).href, at: 0, text: '' });
  }

  private now(): number {
    return (this.options.now ?? Date.now)();
  }

  /** Waits until a host may be asked: as it wishes of this window, then as it wishes of all of them. */
  private async wait(host: Host, gap: number, url: string, signal: AbortSignal | undefined): Promise<void> {
    const { sleep = pause, takeTurn } = this.options;
    const milliseconds = (this.nextAt.get(host) ?? 0) - this.now();
    try {
      if (milliseconds > 0) await sleep(milliseconds, signal);
      if (signal?.aborted !== true) await takeTurn?.(host, gap, { now: () => this.now(), sleep }, signal);
    } catch (cause) {
      throw new FetchError('cancelled', url, undefined, { cause });
    }
    if (signal?.aborted === true) throw new FetchError('cancelled', url);
  }

  private async ask(host: Host, rules: HostRules, url: string, etag: string | undefined, signal: AbortSignal | undefined): Promise<{ text: string; etag: string | undefined } | 'unchanged'> {
    for (let attempt = 1; ; attempt++) {
      if (!this.options.isEnabled()) throw new FetchError('disabled', url);
      await this.wait(host, rules.gap, url, signal);
      // Waiting takes long enough for a change of mind.
      if (!this.options.isEnabled()) throw new FetchError('disabled', url);
      this.nextAt.set(host, this.now() + rules.gap);
      const outcome = await this.askOnce(rules, url, etag, signal);
      if (!('retryIn' in outcome)) return outcome.answer;
      const delay = outcome.retryIn ?? FIRST_DELAY * 2 ** (attempt - 1) * (1 + Math.random() / 2);
      if (attempt === TRIES || delay > LONGEST_DELAY) throw outcome.error;
      this.nextAt.set(host, Math.max(this.now() + delay, this.nextAt.get(host) ?? 0));
    }
  }

  /** One try: an answer, or a fault that may pass. Rejects where another try would be no use. */
  private async askOnce(rules: HostRules, url: string, etag: string | undefined, signal: AbortSignal | undefined): Promise<{ answer: { text: string; etag: string | undefined } | 'unchanged' } | { error: FetchError; retryIn: number | undefined }> {
    const bounded = boundedSignal(signal, this.options.patience ?? PATIENCE);
    try {
      const headers = { 'user-agent': this.options.userAgent, accept: rules.type.source.includes('xml') ? 'application/atom+xml' : 'application/json', ...(etag === undefined ? {} : { 'if-none-match': etag }) };
      const response = await this.options.transport({ url, headers }, bounded.signal);
      if (response.status === 304 && etag !== undefined) return { answer: 'unchanged' };
      if (isBusy(response.status)) return { error: new FetchError('refused', url, response.status), retryIn: retryAfter(response, this.now()) };
      check(response, rules, url);
      const text = await readText(response, url, this.options.largest ?? LARGEST);
      return { answer: { text, etag: response.headers['etag'] } };
    } catch (cause) {
      if (signal?.aborted === true) throw new FetchError('cancelled', url, undefined, { cause });
      if (cause instanceof FetchError && cause.code !== 'cut-off') throw cause;
      if (bounded.isTooSlow()) return { error: new FetchError('too-slow', url, undefined, { cause }), retryIn: undefined };
      return { error: cause instanceof FetchError ? cause : new FetchError('unreachable', url, undefined, { cause }), retryIn: undefined };
    } finally {
      bounded.done();
    }
  }
}

/** Rejects at once when it is called off, also while another request of the same host has its turn. */
function unlessCalledOff<T>(turn: Promise<T>, url: string, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return turn;
  return new Promise((resolve, reject) => {
    const stop = (): void => { reject(new FetchError('cancelled', url)); };
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
    turn.then(resolve, reject).finally(() => { signal.removeEventListener('abort', stop); });
  });
}

function isBusy(status: number): boolean {
  return status === 429 || status === 408 || (status >= 500 && status <= 599);
}

function check({ status, headers }: Response, rules: HostRules, url: string): void {
  if (status >= 300 && status <= 399) throw new FetchError('redirected', url, status);
  if (status === 404 || status === 410) throw new FetchError('not-found', url, status);
  if (status !== 200) throw new FetchError('refused', url, status);
  if (!rules.type.test(headers['content-type'] ?? '')) throw new FetchError('wrong-type', url, status);
}

/** Milliseconds, from seconds or a date; `undefined` where the answer does not say, or says that it is time now, which it is not. */
function retryAfter({ headers }: Response, now: number): number | undefined {
  const said = headers['retry-after'] ?? '';
  const wait = /^\d{1,6}$/.test(said) ? Number(said) * 1_000 : /\d{4}/.test(said) ? Date.parse(said) - now : NaN;
  return wait > 0 ? wait : undefined;
}
