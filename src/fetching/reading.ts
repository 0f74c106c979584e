import { FetchError } from './hosts';
import type { Response } from './transport';

/** Waits; rejects once it is called off. */
export function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(new Error('Called off.'));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    if (signal?.aborted === true) stop();
    else signal?.addEventListener('abort', stop, { once: true });
  });
}

/** A signal that also ends when time is up. `AbortSignal.any` is too young. */
export function boundedSignal(outer: AbortSignal | undefined, milliseconds: number): { signal: AbortSignal; isTooSlow: () => boolean; done: () => void } {
  const control = new AbortController();
  let tooSlow = false;
  const timer = setTimeout(() => {
    tooSlow = true;
    control.abort();
  }, milliseconds);
  const stop = (): void => { control.abort(); };
  if (outer?.aborted === true) stop();
  else outer?.addEventListener('abort', stop, { once: true });
  const done = (): void => {
    clearTimeout(timer);
    outer?.removeEventListener('abort', stop);
    // Ends what may still be coming in.
    control.abort();
  };
  return { signal: control.signal, isTooSlow: () => tooSlow, done };
}

/** The whole of an answer as text. Stops reading where it grows too large, whatever its headers said. */
export async function readText({ body, headers, status }: Response, url: string, largest: number): Promise<string> {
  const announced = Number(headers['content-length'] ?? NaN);
  if (announced > largest) throw new FetchError('too-large', url, status);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > largest) throw new FetchError('too-large', url, status);
    chunks.push(chunk);
  }
  // A connection that breaks off may look like an end.
  if (!Number.isNaN(announced) && headers['content-encoding'] === undefined && size < announced) throw new FetchError('cut-off', url, status);
  return new TextDecoder().decode(Buffer.concat(chunks));
}
