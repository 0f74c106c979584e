import * as vscode from 'vscode';

const NAME = 'chosenBibliographies';
/** Beyond this the oldest choices are forgotten. */
const MOST = 500;

/** Which bibliography the reader chose for which document, remembered with the workspace. */
export class ChosenBibliographies {
  constructor(private readonly memory: vscode.Memento) {}

  get(document: vscode.Uri): vscode.Uri | undefined {
    const chosen = this.all()[document.toString()];
    return typeof chosen === 'string' ? vscode.Uri.parse(chosen, true) : undefined;
  }

  async set(document: vscode.Uri, bibliography: vscode.Uri | undefined): Promise<void> {
    const others = Object.entries(this.all()).filter(([uri]) => uri !== document.toString());
    const chosen = bibliography ? [[document.toString(), bibliography.toString()] as const] : [];
    await this.memory.update(NAME, Object.fromEntries([...others, ...chosen].slice(-MOST)));
  }

  private all(): Readonly<Record<string, unknown>> {
    return this.memory.get<Record<string, unknown>>(NAME) ?? {};
  }
}
