import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { PapershelfApi } from '../../src/api';
import type { Network } from '../../src/vscode/intake/online/network';
import type { Outcome } from '../../src/vscode/intake/words';
import { FakeHosts } from '../host/fakeHosts';
import { TestServer } from '../unit/fetching/server';
import { Dialogs } from './dialogs';
import { api } from './extension';

/** Here nothing is replaced but the clock: requests go out as they do for a reader, into a proxy of ours. */
describe('fetching behind a proxy', () => {
  const dialogs = new Dialogs();
  const hosts = new FakeHosts();
  const paper = { id: '2511.20001', title: 'Fetched Through a Proxy', summary: 'It went through a proxy.', authors: [{ name: 'Ann Lee' }] };
  let userAgent: string | undefined;
  const set = (name: string, value: unknown) => vscode.workspace.getConfiguration().update(name, value, vscode.ConfigurationTarget.Global);
  const fetchDay = (day: string) => vscode.commands.executeCommand<Outcome | undefined>('papershelf.fetchDailyPapers', day);
  const network = async () => ((await api()) as PapershelfApi & { network: Network }).network;

  before(async () => {
    await hosts.start();
    hosts.answer = (request, response) => {
      userAgent = request.headers['user-agent'];
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify([{ paper, title: paper.title }]));
    };
    (await network()).replace(new TestServer().time);
    await set('papershelf.network.enabled', true);
    await set('http.proxy', hosts.address);
  });
  beforeEach(() => {
    dialogs.start();
    hosts.asked.length = hosts.connected.length = 0;
  });
  afterEach(() => { dialogs.stop(); });
  after(async () => {
    (await network()).replace({});
    for (const name of ['papershelf.network.enabled', 'http.proxy', 'http.proxyStrictSSL']) await set(name, undefined);
    hosts.stop();
  });

  it('goes through it, and trusts no certificate that nobody vouches for', async () => {
    assert.equal(await fetchDay('2025-10-01'), undefined);
    assert.deepEqual([...new Set(hosts.connected)], ['huggingface.co:443']);
    assert.deepEqual(hosts.asked, []);
    assert.match(dialogs.texts.join(), /^Hugging Face cannot be reached\./);
  });

  it('trusts it where the editor is told to', async () => {
    await set('http.proxyStrictSSL', false);
    const outcome = await fetchDay('2025-10-02');
    assert.deepEqual([outcome?.added, hosts.connected], [['2511.20001'], ['huggingface.co:443']]);
    assert.deepEqual(hosts.asked, ['huggingface.co/api/daily_papers?date=2025-10-02&limit=100&p=0']);
    assert.match(String(userAgent), /^Papershelf\/\d/);
  });
});
