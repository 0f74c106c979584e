import type * as vscode from 'vscode';
import { DEFAULT_FIELDS, type EntryOptions } from '../../citing/bibtex/entry';
import type { Dialect } from '../../citing/bibtex/escape';
import { setting } from './setting';

/** How entries are written, as the settings say. */
export function entryOptions(scope?: vscode.ConfigurationScope, dialect?: Dialect): EntryOptions {
  const wanted = setting('bibtex.dialect', scope);
  const fields = names(setting('bibtex.fields', scope));
  const omit = names(setting('bibtex.omitFields', scope));
  return {
    dialect: dialect ?? (wanted === 'biblatex' ? 'biblatex' : 'bibtex'),
    fields: fields.length > 0 ? fields : DEFAULT_FIELDS,
    omit,
  };
}

/** Settings are not checked by the editor: what is no name is left out. */
function names(value: unknown): string[] {
  return Array.isArray(value) ? value.flatMap((name: unknown) => (typeof name === 'string' ? [name.toLowerCase()] : [])) : [];
}

/** The formula of new keys; `undefined` for the default. */
export function keyFormula(): string | undefined {
  const formula: unknown = setting('citationKey.formula');
  return typeof formula === 'string' && formula.trim() !== '' ? formula : undefined;
}
