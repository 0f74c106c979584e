import * as vscode from 'vscode';

/**
 * A glob of what the reader does not want to see in the explorer or in a search, for `findFiles`; and of shared shelves,
 * whose files are no bibliographies to write into.
 */
export function excluded(): string {
  const globs = ['files.exclude', 'search.exclude'].flatMap((name) => {
    const values = vscode.workspace.getConfiguration().get<Record<string, unknown>>(name) ?? {};
    return Object.entries(values).flatMap(([glob, on]) => (on === true && !/[{}]/.test(glob) ? [glob] : []));
  });
  return `{${[...new Set(['**/node_modules/**', '**/.papershelf/**', ...globs.flatMap((glob) => [glob, `${glob}/**`])])].join(',')}}`;
}
