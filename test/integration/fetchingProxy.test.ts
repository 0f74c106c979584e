import assert from 'node:assert/strict';
import http from 'node:http';
import https from 'node:https';
import net, { type AddressInfo } from 'node:net';
import * as vscode from 'vscode';
import type { PapershelfApi } from '../../src/api';
import type { Network } from '../../src/vscode/intake/online/network';
import type { Outcome } from '../../src/vscode/intake/words';
import { TestServer } from '../unit/fetching/server';
import { untrustedCertificate } from './certificate';
import { Dialogs } from './dialogs';
import { api } from './extension';

/** Here nothing is replaced but the clock: requests go out as they do for a reader, into a proxy of ours. */
describe('fetching behind a proxy', () => {
  const dialogs = new Dialogs();
  const { time } = new TestServer();
  const asked: string[] = [];
  const connected: string[] = [];
  const paper = { id: '2511.20001', title: 'Fetched Through a Proxy', summary: 'It went through a proxy.', authors: [{ name: 'Ann Lee' }] };
  const hub = https.createServer(untrustedCertificate('huggingface.co'), (request, response) => {
    asked.push(`${String(request.headers.host)}${String(request.url)} ${String(request.headers['user-agent'])}`);
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify([{ paper, title: paper.title }]));
  });
  const proxy = http.createServer((_, response) => response.writeHead(403).end());
  const port = (server: net.Server): number => (server.address() as AddressInfo).port;
  const listen = (server: net.Server) => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const set = (name: string, value: unknown) => vscode.workspace.getConfiguration().update(name, value, vscode.ConfigurationTarget.Global);
  const fetchDay = (day: string) => vscode.commands.executeCommand<Outcome | undefined>('papershelf.fetchDailyPapers', day);

  before(async () => {
    proxy.on('connect', (request: http.IncomingMessage, client: net.Socket) => {
      connected.push(String(request.url));
      const tunnel = net.connect(port(hub), '127.0.0.1', () => {
        client.write('HTTP/1.1 200 Connection established\r\n\r\n');
        tunnel.pipe(client).pipe(tunnel);
      });
      for (const socket of [tunnel, client]) socket.on('error', () => { tunnel.destroy(); client.destroy(); });
    });
    await Promise.all([listen(hub), listen(proxy)]);
    const { network } = (await api()) as PapershelfApi & { network: Network };
    network.replace(time);
    await set('papershelf.network.enabled', true);
    await set('http.proxy', `http://127.0.0.1:${String(port(proxy))}`);
  });
  beforeEach(() => {
    dialogs.start();
    asked.length = connected.length = 0;
  });
  afterEach(() => { dialogs.stop(); });
  after(async () => {
    ((await api()) as PapershelfApi & { network: Network }).network.replace({});
    for (const name of ['papershelf.network.enabled', 'http.proxy', 'http.proxyStrictSSL']) await set(name, undefined);
    for (const server of [hub, proxy]) {
      server.closeAllConnections();
      server.close();
    }
  });

  it('goes through it, and trusts no certificate that nobody vouches for', async () => {
    assert.equal(await fetchDay('2025-10-01'), undefined);
    assert.deepEqual([...new Set(connected)], ['huggingface.co:443']);
    assert.deepEqual(asked, []);
    assert.match(dialogs.texts.join(), /^Hugging Face cannot be reached\./);
  });

  it('trusts it where the editor is told to', async () => {
    await set('http.proxyStrictSSL', false);
    const outcome = await fetchDay('2025-10-02');
    assert.deepEqual([outcome?.added, connected], [['2511.20001'], ['huggingface.co:443']]);
    assert.match(asked.join(), /^huggingface\.co\/api\/daily_papers\?date=2025-10-02&limit=100&p=0 Papershelf\/\d/);
  });
});
