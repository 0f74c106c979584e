import * as vscode from 'vscode';
import type { Settings } from './ids';

/** A setting's value for a resource, the manifest's default where it is not set. */
export function setting<K extends keyof Settings>(name: K, scope?: vscode.ConfigurationScope): Settings[K] | undefined {
  return vscode.workspace.getConfiguration('papershelf', scope ?? null).get<Settings[K]>(name);
}
