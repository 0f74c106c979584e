import * as vscode from 'vscode';
import type { CslItem } from '../../citing/formats/cslJson';
import type { ReferenceOutput } from '../../csl/outputs';
import { HumanError } from '../shared/report';
import type { StyleChoice } from './styles';

/** Formats references. */
export class ReferenceProcessor {
  private locale: Promise<string> | undefined;

  constructor(private readonly dist: vscode.Uri) {}

  /** One string for each item, in the style's order. */
  async format(items: readonly CslItem[], style: StyleChoice, output: ReferenceOutput): Promise<readonly string[]> {
    this.locale ??= text(vscode.Uri.joinPath(this.dist, 'csl', 'locales-en-US.xml'));
    const { formatReferences } = await import('../bundles/csl');
    const answer = formatReferences({ items, style: await text(style.uri), locale: await this.locale, output });
    if ('references' in answer) return answer.references;
    switch (answer.problem) {
      case 'dependent':
        throw new HumanError(vscode.l10n.t('The style {0} only points to {1}: use that one.', style.label, answer.detail));
      case 'no-bibliography':
        throw new HumanError(vscode.l10n.t('The style {0} has no list of references.', style.label));
      case 'unreadable':
        throw new HumanError(vscode.l10n.t('{0} cannot be read as a CSL style: {1}', style.label, answer.detail));
    }
  }
}

async function text(uri: vscode.Uri): Promise<string> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch (error) {
    throw new HumanError(vscode.l10n.t('{0} cannot be read: {1}', uri.fsPath, error instanceof Error ? error.message : String(error)));
  }
}
