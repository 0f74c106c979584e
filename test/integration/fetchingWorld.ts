import type { IncomingMessage, ServerResponse } from 'node:http';
import * as vscode from 'vscode';
import type { PapershelfApi } from '../../src/api';
import type { Outcome } from '../../src/vscode/intake/words';
import type { Network } from '../../src/vscode/intake/online/network';
import { TestServer } from '../unit/fetching/server';
import { Dialogs } from './dialogs';
import { api } from './extension';

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export const WEEK = '2025-W45';
export const ALLOW = 'Allow';

/** A paper as the hub's listing has it. */
export const item = (id: string, title: string, authors: string[] = []) => ({
  paper: { id, title, summary: `${title}: what it says of sets goes on for a while.`, authors: authors.map((name) => ({ name })), publishedAt: '2025-11-03T00:00:00.000Z', submittedOnDailyAt: '2025-11-04T00:00:00.000Z' },
  numComments: 2,
});
export const feed = (...papers: { id: string; title: string; authors: string[]; more?: string }[]): string => `<feed xmlns="http://www.w3.org/2005/Atom">${papers.map(({ id, title, authors, more = '' }) =>
  `<entry><id>http://arxiv.org/abs/${id}v1</id><title>${title}</title><published>2025-11-03T00:00:00Z</published><summary>It is about sets.</summary>${authors.map((name) => `<author><name>${name}</name></author>`).join('')}${more}</entry>`).join('')}</feed>`;
export const work = (title: string, family: string, doi: string) => ({ DOI: doi, title: [title], author: [{ given: 'Ann B.', family }], 'container-title': ['Journal of Sets'] });
export const json = (response: ServerResponse, body: unknown, headers: Record<string, string> = {}) => response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
export const atom = (response: ServerResponse, body: string) => response.writeHead(200, { 'content-type': 'application/atom+xml' }).end(body);
export const hostOf = (request: IncomingMessage): string => String(request.headers['x-origin']).split('.').at(-2)!;

/** The network that the extension asks, in memory, and what answers its questions; made anew for each test of a suite. */
export function useNetwork() {
  const world = { dialogs: new Dialogs(), server: undefined as unknown as TestServer, network: undefined as unknown as Network };
  const run = <T = Outcome | undefined>(command: string, ...args: unknown[]) => vscode.commands.executeCommand<T>(`papershelf.${command}`, ...args);
  const configuration = () => vscode.workspace.getConfiguration('papershelf');
  const allow = (value: boolean | undefined) => configuration().update('network.enabled', value, vscode.ConfigurationTarget.Global);
  const count = async () => (await (await api()).papers()).length;
  const importDaily = async (...items: ReturnType<typeof item>[]) => {
    await vscode.env.clipboard.writeText(JSON.stringify(items));
    return (await run('importClipboard'))!;
  };
  const serve = (answers: Partial<Record<'arxiv' | 'huggingface' | 'crossref', Answer>>) => {
    world.server.answer = (request, response) => {
      const answer = answers[hostOf(request) as 'arxiv'];
      if (answer) answer(request, response);
      else response.writeHead(404).end();
    };
  };

  before(async () => {
    ({ network: world.network } = (await api()) as PapershelfApi & { network: Network });
    await (await api()).papers();
  });
  beforeEach(async () => {
    world.server = new TestServer();
    await world.server.start();
    world.network.replace({ transport: world.server.transport, ...world.server.time });
    world.dialogs.start();
  });
  afterEach(() => {
    world.dialogs.stop();
    world.server.stop();
    world.network.replace({});
  });
  after(() => allow(undefined));
  return Object.assign(world, { run, configuration, allow, count, importDaily, serve });
}
