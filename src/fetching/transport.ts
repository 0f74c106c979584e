// Not `node:https`: editors before 1.85 lend their proxy only to modules that are asked for without the prefix.
import https from 'https';

export interface Request {
  /** https only; see `HOSTS`. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Response {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Who stops reading it closes the connection. */
  readonly body: AsyncIterable<Uint8Array>;
}

/** Sends a request and gives the beginning of its answer. Rejects where there is none, or once it is called off. */
export type Transport = (request: Request, signal: AbortSignal) => Promise<Response>;

export interface TransportOptions {
  readonly module?: Pick<typeof https, 'get'>;
  /** For tests, which ask a server of their own. */
  readonly locate?: (url: string) => string;
  /** Whether certificates are checked: behind some proxies they are the proxy's own. */
  readonly isStrict?: () => boolean;
}

/**
 * The network, through the proxy that the editor is set up with: VS Code replaces functions of this module for its
 * extensions, so they are looked up when they are called.
 */
export function transportOver({ module = https, locate = (url) => url, isStrict = () => true }: TransportOptions = {}): Transport {
  return ({ url, headers }, signal) =>
    new Promise((resolve, reject) => {
      const request = module.get(locate(url), { headers: { ...headers }, signal, rejectUnauthorized: isStrict() }, (message) => {
        resolve({
          status: message.statusCode ?? 0,
          headers: Object.fromEntries(Object.entries(message.headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value])),
          body: message,
        });
      });
      request.on('error', reject);
    });
}
