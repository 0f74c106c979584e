import type { CancellationToken } from 'vscode';
import type { Pace } from '../../drafting/pace';

/** The extension host's clock and pause: between slices everything else that waits is done. */
export function hostPace(token?: CancellationToken): Pace {
  return {
    now: () => performance.now(),
    pause: () => new Promise((resolve) => setImmediate(resolve)),
    isCancelled: () => token?.isCancellationRequested ?? false,
  };
}
