import { strict as assert } from 'node:assert';
import { sampleFolder } from '../host/paths';
import { sessionForTests } from '../host/session';
import { eventually } from '../host/wait';

const THINKLESS = 'Thinkless: LLM Learns When to Think';

describe('search, in the picker and in the tree', () => {
  const editor = sessionForTests({ workspace: sampleFolder });
  const quickInput = () => editor.workbench.quickInput;
  const tree = () => editor.workbench.tree();
  before(() => editor.workbench.openSidebar('Papershelf'));

  it('filters the tree while the reader types, says by what, and is cleared with one click', async () => {
    const whole = await tree().rowsWhen((rows) => rows.length > 5);
    await editor.workbench.pressViewAction('Filter Papers…');
    await quickInput().fill('thinkless');
    await tree().rowsWhen((rows) => rows.length === 2 && rows[1]!.label === THINKLESS);
    await quickInput().accept();
    await editor.session.page.locator('.part.sidebar').getByText('1 paper matches “thinkless”.').waitFor();
    await editor.workbench.pressViewAction('Clear Filter');
    await tree().rowsWhen((found) => JSON.stringify(found) === JSON.stringify(whole));
  });

  it('says so where nothing matches the filter', async () => {
    await editor.workbench.pressViewAction('Filter Papers…');
    await quickInput().fill('qqqqzzzz');
    await editor.session.page.locator('.part.sidebar').getByText('No paper matches “qqqqzzzz”.').waitFor();
    await editor.session.page.keyboard.press('Escape');
    await tree().rowsWhen((rows) => rows.length > 5);
  });

  it('completes a half-typed filter with its values and their counts', async () => {
    await editor.workbench.runCommand('Papershelf: Search Papers…');
    await quickInput().fill('topic:medi');
    const rows = await quickInput().rowsWhen((found) => found.some(({ label }) => label === 'topic:medical'));
    assert.match(rows.find(({ label }) => label === 'topic:medical')!.description, /^\d+ papers$/);
    await quickInput().choose('topic:medical');
    const typed = editor.session.page.locator('.quick-input-widget .quick-input-box input');
    await eventually('the completed filter', () => typed.inputValue(), (value) => value.startsWith('topic:medical'));
    await quickInput().rowsWhen((found) => found.some(({ label }) => label.startsWith('Gazal-R1')));
  });

  it('says that a filter is unknown', async () => {
    await quickInput().fill('colour:red reasoning');
    await editor.session.page.locator('.quick-input-widget').getByText('is no filter; searched as words').waitFor();
  });

  it('says so where no paper has the value of a filter', async () => {
    await quickInput().fill('topic:astrology');
    await quickInput().rowsWhen((rows) => rows.length === 1 && rows[0]!.label.includes('astrology'));
  });

  it('keeps the query in the tree, from where it is removed again', async () => {
    await quickInput().fill('thinkless');
    await quickInput().rowsWhen((found) => found[0]?.label === THINKLESS);
    await editor.session.page.locator('.quick-input-widget').getByRole('button', { name: 'Save This Search in the Tree' }).click();
    await quickInput().dismiss();
    await tree().expand('thinkless');
    await tree().rowsWhen((rows) => rows.some(({ label, level }) => label === THINKLESS && level === 2));
    await tree().pressRowAction('thinkless', 'Remove Saved Search');
    await tree().rowsWhen((rows) => rows.every(({ label }) => label !== 'thinkless'));
  });

  it('shows a found paper in the tree', async () => {
    await editor.workbench.runCommand('Papershelf: Search Papers…');
    await quickInput().fill('thinkless');
    await quickInput().rowsWhen((found) => found[0]?.label === THINKLESS);
    await quickInput().pressRowButton(THINKLESS, 'Show in Tree');
    await tree().rowsWhen((rows) => rows.some(({ label }) => label === THINKLESS));
  });
});
