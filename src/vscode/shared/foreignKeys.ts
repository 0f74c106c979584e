import * as vscode from 'vscode';
import { readCslItems } from '../../citing/formats/cslJson';
import { scanHayagriva } from '../../citing/formats/hayagrivaScan';
import { openDocument, textOf } from './files';
import type { Target } from './target';

interface Kept {
  readonly stamp: string;
  readonly keys: readonly string[];
}

/** The keys of bibliographies in other formats than BibTeX, read again only where a file has changed. */
export class ForeignKeys {
  private readonly kept = new Map<string, Kept>();

  async of(targets: readonly Target[]): Promise<ReadonlySet<string>> {
    const foreign = targets.filter(({ format }) => format === 'hayagriva' || format === 'csl-json');
    return new Set((await Promise.all(foreign.map((target) => this.read(target)))).flat());
  }

  private async read({ uri, format }: Target): Promise<readonly string[]> {
    const stamp = await stampOf(uri);
    const known = this.kept.get(uri.toString());
    if (known && known.stamp === stamp) return known.keys;
    const text = (await textOf(uri)) ?? '';
    const keys = format === 'hayagriva' ? (scanHayagriva(text) ?? []).map(({ key }) => key) : (readCslItems(text) ?? []).map(({ id }) => (typeof id === 'string' || typeof id === 'number' ? String(id) : ''));
    this.kept.set(uri.toString(), { stamp, keys });
    return keys;
  }
}

async function stampOf(uri: vscode.Uri): Promise<string> {
  const open = openDocument(uri);
  if (open) return `open ${String(open.version)}`;
  return vscode.workspace.fs.stat(uri).then(({ mtime, size }) => `${String(mtime)} ${String(size)}`, () => 'absent');
}
