import { parentPort } from 'node:worker_threads';
import { IndexHost } from './host';
import type { NumberedAnswer, NumberedRequest } from './protocol';

/** A worker may be busy longer than the editor's thread; searches wait so long for their turn while it builds. */
const host = new IndexHost({ segmentSize: 8192, sliceMs: 12, log: (line) => post({ number: -1, error: line }) });

function post(answer: NumberedAnswer): void {
  parentPort?.postMessage(answer);
}

parentPort?.on('message', ({ number, request }: NumberedRequest) => {
  host.answer(request).then(
    (answer) => post({ number, answer }),
    (error: unknown) => post({ number, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});
