import * as vscode from 'vscode';

/**
 * Markdown of which only our own marks are markup: no HTML, no commands, no icons. The editor's `appendText` would do
 * the same but turn every space into a non-breaking one, so that lines end within words.
 */
export class PlainMarkdown {
  readonly value = new vscode.MarkdownString();

  constructor() {
    this.value.isTrusted = false;
    this.value.supportHtml = false;
  }

  paragraph(text: string, mark: '' | '**' | '_' = ''): void {
    if (text.trim() !== '') this.value.appendMarkdown(`${mark}${escapeMarkdown(text)}${mark}\n\n`);
  }
}

/** A backslash before an ASCII punctuation mark makes it text; one before any other character would be shown. */
function escapeMarkdown(text: string): string {
  return text.trim().replace(/\s+/g, ' ').replace(/[\p{P}\p{S}]/gu, (mark) => (mark < '\u0080' ? `\\${mark}` : mark));
}
