import { strict as assert } from 'node:assert';
import { FakeHosts } from '../host/fakeHosts';
import { sampleFolder } from '../host/paths';
import { sessionForTests, type SessionOptions } from '../host/session';
import { eventually } from '../host/wait';

const TITLE = 'A Paper That Was Listed Without Authors';
const paper = { id: '2511.30001', title: TITLE, summary: 'It is about sets.', authors: [] };
const feed = `<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>http://arxiv.org/abs/${paper.id}v1</id><title>${TITLE}</title><summary>It is about sets.</summary><author><name>Ann B. Lee</name></author></entry></feed>`;

describe('fetching, as a person sees it', () => {
  const hosts = new FakeHosts();
  const options: SessionOptions & { settings: Record<string, unknown> } = { workspace: sampleFolder, settings: {} };
  before(async () => {
    await hosts.start();
    // The editor reads them when it starts, which is after this.
    Object.assign(options.settings, { 'http.proxy': hosts.address, 'http.proxyStrictSSL': false });
  });
  const editor = sessionForTests(options);
  after(() => { hosts.stop(); });

  const dialog = () => editor.session.page.locator('.monaco-dialog-box');
  /** A notification; under the driver of the tests the editor shows none by itself. */
  const notice = async (text: string) => {
    if (!(await editor.session.page.locator('.notifications-center.visible').isVisible())) await editor.workbench.runCommand('Notifications: Show Notifications');
    const found = editor.session.page.locator('.notifications-center .notification-list-item', { hasText: text });
    await found.waitFor();
    return found;
  };
  /** The editor may have questions of its own; they are not ours. */
  const ours = () => hosts.connected.filter((name) => /^(?:huggingface\.co|export\.arxiv\.org|api\.crossref\.org):443$/.test(name));

  it('a question names who will be asked and what is sent; Not Now sends nothing', async () => {
    await editor.workbench.openSidebar('Papershelf');
    await editor.workbench.runCommand('Papershelf: Fetch Daily Papers…');
    const words = await dialog().innerText();
    for (const part of ['huggingface.co', 'export.arxiv.org', 'api.crossref.org', 'never your documents, marks or notes']) assert.ok(words.includes(part), words);
    await dialog().getByRole('button', { name: 'Not Now' }).click();
    await dialog().waitFor({ state: 'detached' });
    assert.deepEqual(ours(), []);
  });

  it('after Allow a date is asked for, checked while it is written, and fetched', async () => {
    hosts.answer = (_, response) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify([{ paper, title: TITLE }]));
    await editor.workbench.runCommand('Papershelf: Fetch Daily Papers…');
    await dialog().getByRole('button', { name: 'Allow' }).click();
    const rows = await editor.workbench.quickInput.rowsWhen((found) => found.length === 7);
    assert.deepEqual(rows.map(({ label }) => label), ['Today', 'Yesterday', 'This week', 'Last week', 'This month', 'Last month', 'A date…']);
    await editor.workbench.quickInput.choose('A date…');
    await editor.workbench.quickInput.fill('2025-02-30');
    await editor.session.page.locator('.quick-input-message', { hasText: 'Write a day as 2025-11-03' }).waitFor();
    await editor.workbench.quickInput.fill('2025-11-03');
    await editor.session.page.locator('.quick-input-message', { hasText: 'A day as 2025-11-03' }).waitFor();
    await editor.workbench.quickInput.accept();
    // What is written is checked once more before the box closes.
    await editor.workbench.quickInput.hidden();
    const fetched = await notice('1 new paper');
    assert.deepEqual(ours(), ['huggingface.co:443']);
    await fetched.getByRole('button', { name: 'Show New Papers' }).click();
    await editor.workbench.tree().rowsWhen((found) => found.some(({ label }) => label === TITLE || label.includes('last import')));
  });

  it('a paper that lacks nothing but a further DOI is not offered for completion', async () => {
    const title = 'Thinkless: LLM Learns When to Think';
    await editor.workbench.runCommand('Papershelf: Search Papers…');
    await editor.workbench.quickInput.fill('thinkless');
    await editor.workbench.quickInput.rowsWhen(([first]) => first?.label === title);
    await editor.workbench.quickInput.accept();
    const page = editor.workbench.webview();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await page.getByRole('button', { name: 'Copy BibTeX' }).waitFor();
    assert.equal(await page.getByRole('button', { name: 'Complete from arXiv' }).count(), 0);
  });

  it('a paper is completed from its details, and its stop button stops', async () => {
    await editor.workbench.runCommand('Papershelf: Search Papers…');
    await editor.workbench.quickInput.fill('listed without authors');
    await editor.workbench.quickInput.rowsWhen(([first]) => first?.label === TITLE);
    await editor.workbench.quickInput.accept();
    const complete = editor.workbench.webview().getByRole('button', { name: 'Complete from arXiv' });
    // The first time nobody answers.
    hosts.answer = () => undefined;
    await complete.click();
    await eventually('requests', () => Promise.resolve(hosts.asked.at(-1) ?? ''), (last) => last.includes('id_list=2511.30001'));
    const running = await notice('Completing papers');
    await running.hover();
    await running.getByRole('button', { name: 'Cancel' }).click();
    await notice('Fetching was stopped');
    hosts.answer = (request, response) =>
      String(request.headers.host).includes('arxiv')
        ? response.writeHead(200, { 'content-type': 'application/atom+xml' }).end(feed)
        : response.writeHead(200, { 'content-type': 'application/json' }).end('{"message": {"items": []}}');
    await complete.click();
    await notice('1 paper of 1 now says more');
    await editor.workbench.webview().locator('.byline', { hasText: 'Ann B. Lee' }).waitFor();
  });
});
