import type { CancellationToken } from 'vscode';
import type { Pace } from '../../pacing/slices';
import { threadPace } from '../../pacing/thread';

/** The extension host's clock and pause: between slices everything else that waits is done. */
export function hostPace(token?: CancellationToken): Pace {
  return threadPace({ get aborted() { return token?.isCancellationRequested ?? false; } });
}
