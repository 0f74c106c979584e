import { strict as assert } from 'node:assert';
import { sampleFolder } from '../host/paths';
import { sessionForTests } from '../host/session';

const MANY = 'A Report of Two Hundred Authors';
const LONG = `A Title With ${'x'.repeat(200)}`;

describe('papers that are odd to show', () => {
  const editor = sessionForTests({ workspace: sampleFolder });
  const quickInput = () => editor.workbench.quickInput;
  const page = () => editor.workbench.webview();

  async function open(title: string, query: string): Promise<void> {
    await editor.workbench.runCommand('Papershelf: Search Papers…');
    await quickInput().fill(query);
    await quickInput().rowsWhen((rows) => rows[0]?.label === title);
    await quickInput().accept();
    await page().getByRole('heading', { level: 1, name: title }).waitFor();
  }

  before(async () => {
    await editor.workbench.openSidebar('Papershelf');
    const authors = Array.from({ length: 200 }, (_, at) => `Author${String(at)}, Ann`).join(' and ');
    await editor.workbench.copy([`@misc{a, title = {${MANY}}, author = {${authors} and others}, year = 2024}`, `@misc{b, title = {${LONG}}, author = {Lee, Bo}, year = 2024}`].join('\n'));
    await editor.workbench.runCommand('Papershelf: Import from Clipboard');
  });

  it('of hundreds of authors the first are shown, the others on request, and they stay', async () => {
    await open(MANY, 'two hundred authors');
    const rest = page().getByText('Ann Author199 et al.');
    assert.match(await page().locator('.byline').innerText(), /^Ann Author0, .*, Ann Author19, …$/);
    assert.equal(await rest.isVisible(), false);
    await page().getByText('180 more authors').focus();
    await editor.session.page.keyboard.press('Enter');
    await rest.waitFor({ state: 'visible' });
    await page().locator('#do-star').click();
    await page().getByText('Remove Star').waitFor();
    assert.equal(await rest.isVisible(), true);
  });

  it('a word that is too long is broken, and nothing is cut off', async () => {
    await open(LONG, 'xxxxxxxx');
    const [wide, seen] = await page().locator('html').evaluate(({ scrollWidth, clientWidth }) => [scrollWidth, clientWidth]);
    assert.equal(wide, seen);
  });

  it('a query with several faults is told of above the papers, whose titles stay readable', async () => {
    await editor.workbench.runCommand('Papershelf: Search Papers…');
    await quickInput().fill('foo:bar year:abc reasoning');
    const rows = await quickInput().rowsWhen(([first]) => first?.label.startsWith('“foo:” is no filter') === true);
    assert.ok(rows.length > 1 && rows[1]!.label.length > 5, JSON.stringify(rows.slice(0, 2)));
    await quickInput().accept();
    await page().getByRole('heading', { level: 1, name: rows[1]!.label }).waitFor();
  });
});
