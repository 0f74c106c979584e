import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { beginIndex, SmallIndexBuilder } from '../search/smallIndex';
import type { IndexHost } from './host';
import type { Answer, NumberedAnswer, Request } from './protocol';

/** Where requests go: to a worker, or to a host on this thread. */
export interface Channel {
  ask<T extends Request['type']>(request: Extract<Request, { type: T }>): Promise<Answer<T>>;
  dispose(): void;
}

/**
 * On this thread, in slices short enough for the editor. The code is the worker's file: so the extension's own bundle
 * has none of it, and nothing of it is read before the first search.
 */
export function localChannel(workerPath: string, log: (line: string) => void): Channel {
  const worker = createRequire(workerPath)(workerPath) as { IndexHost: typeof IndexHost };
  const host = new worker.IndexHost({ segmentSize: 128, sliceMs: 6, log });
  return { ask: (request) => host.answer(request), dispose: () => undefined };
}

/** A small index on this thread, of the same code. */
export function beginSmallIndex(workerPath: string): SmallIndexBuilder {
  return (createRequire(workerPath)(workerPath) as { beginIndex: typeof beginIndex }).beginIndex();
}

/**
 * In a worker. When it fails, all that wait are rejected and `onFailure` is called once; throws where workers cannot be
 * had at all.
 */
export function workerChannel(workerPath: string, log: (line: string) => void, onFailure: (reason: string) => void): Channel {
  const worker = new Worker(workerPath);
  const waiting = new Map<number, { resolve: (answer: never) => void; reject: (error: Error) => void }>();
  let asked = 0;
  let over = false;
  const fail = (reason: string): void => {
    if (over) return;
    over = true;
    for (const { reject } of waiting.values()) reject(new Error(reason));
    waiting.clear();
    onFailure(reason);
  };
  worker.on('message', ({ number, answer, error }: NumberedAnswer) => {
    const asker = waiting.get(number);
    waiting.delete(number);
    // An idle worker keeps no process alive; one that is asked does.
    if (waiting.size === 0) worker.unref();
    if (!asker) log(error ?? '');
    else if (error === undefined) asker.resolve(answer as never);
    else asker.reject(new Error(error));
  });
  worker.on('error', (error) => fail(String(error)));
  worker.on('exit', (code) => fail(`the search worker ended with code ${String(code)}`));
  worker.unref();
  return {
    ask: (request) =>
      new Promise((resolve, reject) => {
        if (over) {
          reject(new Error('the search worker has ended'));
          return;
        }
        waiting.set(++asked, { resolve, reject });
        worker.ref();
        worker.postMessage({ number: asked, request });
      }),
    dispose: () => {
      over = true;
      for (const { reject } of waiting.values()) reject(new Error('the search engine was closed'));
      waiting.clear();
      void worker.terminate();
    },
  };
}
