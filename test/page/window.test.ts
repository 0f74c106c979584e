import assert from 'node:assert/strict';
import { sampleFolder } from '../host/paths';
import { sessionForTests } from '../host/session';

describe('the window', () => {
  const editor = sessionForTests({ workspace: sampleFolder });

  it('shows the sample workspace', async () => {
    await editor.workbench.openSidebar('Explorer');
    const rows = await editor.workbench.tree().rowsWhen((found) => found.length === 3);
    assert.deepEqual(
      rows.map(({ label }) => label),
      ['draft.md', 'draft.tex', 'references.bib'],
    );
  });

  it('has the extension under development loaded', async () => {
    const title = await editor.session.page.title();
    assert.match(title, /Extension Development Host/);
  });
});
