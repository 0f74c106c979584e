import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';

/** What the page loads, beside what it is told by messages. */
export interface PageFiles {
  readonly script: vscode.Uri;
  readonly style: vscode.Uri;
  readonly codicons: vscode.Uri;
}

/** Where those files are. */
export function pageFiles(extensionUri: vscode.Uri): PageFiles {
  const file = (name: string): vscode.Uri => vscode.Uri.joinPath(extensionUri, 'dist', name);
  return { script: file('detail.js'), style: file('detail-style.css'), codicons: file('codicon.css') };
}

/** The fixed shell of the page: nothing of a paper is in it. */
export function pageHtml(webview: vscode.Webview, files: PageFiles, title: string): string {
  const nonce = randomBytes(16).toString('base64');
  const uri = (file: vscode.Uri): string => escapeHtml(webview.asWebviewUri(file).toString());
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource}`,
    `font-src ${webview.cspSource}`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${escapeHtml(vscode.env.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<title>${escapeHtml(title)}</title>
<link rel="stylesheet" id="vscode-codicon-stylesheet" href="${uri(files.codicons)}">
<link rel="stylesheet" href="${uri(files.style)}">
</head>
<body>
<main id="paper"></main>
<script nonce="${nonce}" src="${uri(files.script)}"></script>
</body>
</html>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${String(char.charCodeAt(0))};`);
}
