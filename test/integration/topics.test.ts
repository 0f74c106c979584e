import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api } from './extension';

describe('papershelf.topics', () => {
  const set = (topics: unknown) => vscode.workspace.getConfiguration('papershelf').update('topics', topics, vscode.ConfigurationTarget.Global);
  afterEach(() => set(undefined));
  const ids = async (topic: string) => (await (await api()).papers()).filter(({ topics }) => topics.includes(topic)).map(({ id }) => id);

  it('adds topics of the reader’s own, at once, and takes them away again', async () => {
    assert.deepEqual(await ids('entropy'), []);
    await set([{ label: 'Entropy', patterns: ['token entropy', 'high-entropy'] }]);
    assert.ok((await ids('entropy')).includes('2506.01939'));
    const [first] = await (await api()).search('topic:entropy 80/20', { limit: 1 });
    assert.equal(first?.id, '2506.01939');
    await set(undefined);
    assert.deepEqual(await ids('entropy'), []);
  });

  it('leaves out what cannot be read, and keeps the rest', async () => {
    await set([{ label: 3 }, { label: 'Entropy', patterns: ['token entropy'] }]);
    assert.ok((await ids('entropy')).length > 0);
    assert.equal((await (await api()).papers()).length, 119);
  });
});
