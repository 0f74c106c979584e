import type * as vscode from 'vscode';
import type { DocumentLanguage, RenderOptions } from '../../citing/types';
import { setting } from '../shared/setting';

/** How citations are rendered in a document, as its settings say. */
export function renderOptions(document: vscode.TextDocument, language: DocumentLanguage | undefined): RenderOptions {
  const templates: unknown = setting('templates', document);
  const template = isRecord(templates) ? (templates[document.languageId] ?? (language && templates[language.id])) : undefined;
  if (typeof template === 'string' && /\$\{keys?\}/.test(template)) return { template };
  switch (language?.id) {
    case 'latex':
      return command(setting('latex.command', document), 'cite');
    case 'markdown':
      return setting('markdown.style', document) === 'in-text' ? { form: 'in-text' } : {};
    case 'typst':
      return setting('typst.style', document) === 'cite' ? { command: 'cite' } : {};
    case 'org':
      return command(setting('org.style', document), 'cite');
    case 'restructuredtext':
      return command(setting('restructuredtext.role', document), 'cite:p');
    case 'asciidoc':
      return command(setting('asciidoc.macro', document), 'cite');
    case 'bibtex':
    case undefined:
      return {};
  }
}

/** Only what a language could have as a command gets into a document; the adapter's own default stays its own. */
function command(value: unknown, usual: string): RenderOptions {
  return typeof value === 'string' && value !== usual && /^[a-z][\w:/*-]{0,40}$/i.test(value) ? { command: value } : {};
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
