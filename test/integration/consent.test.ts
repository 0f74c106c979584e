import assert from 'node:assert/strict';
import net from 'node:net';
import * as vscode from 'vscode';
import { COMMANDS } from '../../src/vscode/shared/ids';
import type { Dialogs } from './dialogs';
import { ALLOW, useNetwork, WEEK } from './fetchingWorld';

describe('before the reader has allowed it', () => {
  const world = useNetwork();
  const { dialogs, run, configuration } = world;

  describe('without a yes', () => {
    for (const [name, args] of [['fetchDailyPapers', [WEEK]], ['fetchDailyPapers', []], ['completePapers', ['2506.21594']], ['completePapers', []]] as const) {
      it(`“${name}” with ${args.length === 0 ? 'nothing' : args[0]!} asks, names the hosts, and sends nothing`, async () => {
        assert.equal(await run(name, ...args), undefined);
        assert.equal(dialogs.shown.length, 1);
        const [{ isModal, detail, buttons }] = dialogs.modals as [Dialogs['shown'][number]];
        assert.ok(isModal);
        for (const host of ['huggingface.co', 'export.arxiv.org', 'api.crossref.org', 'papershelf.network.enabled']) assert.ok(detail.includes(host), detail);
        assert.deepEqual(buttons, [ALLOW, 'Not Now']);
        assert.deepEqual(world.server.requests, []);
        assert.equal(configuration().get('network.enabled'), false);
      });
    }

    it('no command at all opens a connection', async function () {
      this.timeout(120_000);
      world.network.replace({});
      const connections: unknown[] = [];
      const connect = net.Socket.prototype.connect;
      net.Socket.prototype.connect = function (this: net.Socket, ...args: unknown[]) {
        connections.push(args[0]);
        return Reflect.apply(connect, this, args) as net.Socket;
      } as typeof connect;
      await vscode.env.clipboard.writeText('');
      // Yes to all but the one question.
      dialogs.press = ({ buttons }) => buttons.find((button) => button === 'Complete');
      for (const name of ['showQuickPick', 'showInputBox', 'showOpenDialog', 'showSaveDialog']) dialogs.replace(name, () => Promise.resolve(undefined));
      try {
        for (const command of Object.values(COMMANDS)) {
          const running = Promise.resolve(vscode.commands.executeCommand(command, ...(command === COMMANDS.fetchDailyPapers ? [WEEK] : [])));
          let done = false;
          running.finally(() => { done = true; }).catch(() => undefined);
          // What still asks for papers is left without an answer.
          while (!done && connections.length === 0) {
            await new Promise((resolve) => setTimeout(resolve, 50));
            await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
          }
        }
        // The watch does see a connection where there is one.
        assert.deepEqual(connections, []);
        await new Promise<void>((resolve) => net.connect(1, '127.0.0.1').on('error', () => { resolve(); }));
        assert.equal(connections.length, 1);
      } finally {
        net.Socket.prototype.connect = connect;
      }
    });
  });
});
