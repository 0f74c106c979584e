import { strict as assert } from 'node:assert';
import { existsSync, readFileSync } from 'node:fs';
import { COMMANDS, SETTING_NAMES, VIEW } from '../../../src/vscode/shared/ids';

interface Entry { readonly command: string; readonly title?: string; readonly category?: string }
interface Manifest {
  readonly icon: string;
  readonly contributes: {
    readonly commands: readonly Entry[];
    readonly menus: Readonly<Record<string, readonly Entry[]>>;
    readonly keybindings: readonly Entry[];
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly configuration: { readonly properties: Readonly<Record<string, object>> };
  };
}

const text = readFileSync('package.json', 'utf8');
const manifest = JSON.parse(text) as Manifest;
const words = JSON.parse(readFileSync('package.nls.json', 'utf8')) as Record<string, string>;
const { contributes } = manifest;

describe('the manifest', () => {
  it('contributes just the commands that the code knows', () => {
    assert.deepEqual(contributes.commands.map(({ command }) => command).sort(), Object.values(COMMANDS).sort());
    assert.ok(contributes.commands.every(({ category }) => category === '%command.category%'));
  });
  it('uses no command in a menu or key that it does not contribute', () => {
    const known = new Set<string>(Object.values(COMMANDS));
    for (const { command } of [...Object.values(contributes.menus).flat(), ...contributes.keybindings]) assert.ok(known.has(command), command);
  });
  it('contributes just the settings that the code reads', () => {
    assert.deepEqual(Object.keys(contributes.configuration.properties).sort(), SETTING_NAMES.map((name) => `papershelf.${name}`).sort());
  });
  it('has a word for every key, and no word without a key', () => {
    const used = new Set([...text.matchAll(/%([a-z.]+)%/gi)].map(([, key]) => key));
    assert.deepEqual([...used].sort(), Object.keys(words).sort());
  });
  it('contributes the view that the code fills, and an icon that is there', () => {
    assert.deepEqual(Object.values(contributes.views).flat().map(({ id }) => id), [VIEW]);
    assert.ok(existsSync(manifest.icon));
  });
});
