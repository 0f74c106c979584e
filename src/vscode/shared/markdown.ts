import * as vscode from 'vscode';

/**
 * Markdown of which only our own marks are markup: no HTML, no commands, no icons. The editor's `appendText` would do
 * the same but turn every space into a non-breaking one, so that lines end within words.
 */
export class PlainMarkdown {
  readonly value = new vscode.MarkdownString();

  /** Links may run the commands named here and no other. */
  constructor(commands: readonly string[] = []) {
    this.value.isTrusted = commands.length > 0 && { enabledCommands: commands };
    this.value.supportHtml = false;
  }

  paragraph(text: string, mark: '' | '**' | '_' = ''): void {
    if (text.trim() !== '') this.value.appendMarkdown(`${mark}${escapeMarkdown(text)}${mark}\n\n`);
  }

  /** Links on a line of their own; addresses are ours, labels may be anyone's. */
  links(links: readonly MarkdownLink[]): void {
    const written = links.map(({ label, address }) => `[${escapeMarkdown(label)}](${escapeAddress(address)})`);
    if (written.length > 0) this.value.appendMarkdown(`${written.join(' · ')}\n\n`);
  }
}

export interface MarkdownLink {
  readonly label: string;
  readonly address: string;
}

/** The address of a command with its arguments, for a link. */
export function commandAddress(command: string, ...args: readonly unknown[]): string {
  return `command:${command}?${encodeURIComponent(JSON.stringify(args))}`;
}

/** What could end the target of a link. */
function escapeAddress(address: string): string {
  return address.replace(/[\s()<>\\]/g, (mark) => `%${mark.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

/** A backslash before an ASCII punctuation mark makes it text; one before any other character would be shown. */
function escapeMarkdown(text: string): string {
  return text.trim().replace(/\s+/g, ' ').replace(/[\p{P}\p{S}]/gu, (mark) => (mark < '\u0080' ? `\\${mark}` : mark));
}
