import { parentPort } from 'node:worker_threads';
import { beginIndex } from '../search/smallIndex';
import { IndexHost } from './host';
import type { NumberedAnswer, NumberedRequest } from './protocol';

/** For the main thread, which takes the index from this file where it needs no worker. */
export { beginIndex, IndexHost };

if (parentPort) {
  const port = parentPort;
  const post = (answer: NumberedAnswer): void => port.postMessage(answer);
  // Searches wait so long for their turn while the worker builds.
  const host = new IndexHost({ segmentSize: 8192, sliceMs: 12, log: (line) => post({ number: -1, error: line }) });
  port.on('message', ({ number, request }: NumberedRequest) => {
    host.answer(request).then(
      (answer) => post({ number, answer }),
      (error: unknown) => post({ number, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    );
  });
}
