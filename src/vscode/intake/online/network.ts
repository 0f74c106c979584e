import path from 'node:path';
import * as vscode from 'vscode';
import { AskedPapers } from '../../../fetching/asked';
import { fileCache } from '../../../fetching/cache';
import { Client, type ClientOptions } from '../../../fetching/client';
import { isoToday } from '../../../fetching/period';
import { transportOver, type Transport } from '../../../fetching/transport';
import { sharedTurns } from '../../../fetching/turns';
import { nodeDisk } from '../../../library/disk';
import { isNetworkEnabled } from './consent';

export interface NetworkParts {
  /** Where the store is: answers are kept there, and windows share their turns. */
  readonly folder: string;
  readonly version: string;
  readonly log: vscode.LogOutputChannel;
}

/** The editor lends its extensions its proxy, but leaves it to them to heed this setting of it. */
const isStrict = (): boolean => vscode.workspace.getConfiguration('http').get('proxyStrictSSL') !== false;

/** The one way on which anything goes out, and what is kept of the answers. */
export class Network {
  client: Client;
  asked: AskedPapers;
  private now: () => number = Date.now;

  constructor(private readonly parts: NetworkParts) {
    ({ client: this.client, asked: this.asked } = this.made({}));
  }

  /** For tests: the same with another transport or clock. The rules, the parsers and the reader's word stay. */
  replace(changes: Partial<Pick<ClientOptions, 'transport' | 'now' | 'sleep' | 'patience' | 'largest'>>): void {
    this.now = changes.now ?? Date.now;
    ({ client: this.client, asked: this.asked } = this.made(changes));
  }

  /** An ISO day of UTC. */
  get today(): string {
    return isoToday(this.now());
  }

  private made(changes: Partial<ClientOptions>): { client: Client; asked: AskedPapers } {
    const { folder, version } = this.parts;
    const cache = fileCache(path.join(folder, 'fetched'));
    const client = new Client({
      cache,
      isEnabled: isNetworkEnabled,
      userAgent: `Papershelf/${version}`,
      takeTurn: sharedTurns(nodeDisk, path.join(folder, 'turns')),
      ...changes,
      transport: this.logged(changes.transport ?? transportOver({ isStrict })),
    });
    return { client, asked: new AskedPapers(cache, () => this.now()) };
  }

  /** What goes out stands in the log, whatever comes of it. */
  private logged(transport: Transport): Transport {
    const { log } = this.parts;
    return async (request, signal) => {
      log.info(`asking ${request.url}`);
      const response = await transport(request, signal);
      log.info(`answer ${String(response.status)} from ${new URL(request.url).host}`);
      return response;
    };
  }
}
