import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { withLock } from '../host/lock';
import { root } from '../host/paths';
import { run } from '../host/processes';

/** What the consumers need, and the packages that have it; LaTeX itself is not among them. */
const PACKAGES = ['pandoc', 'biber', 'texlive-binaries', 'texlive-base', 'texlive-latex-base'];
const folder = path.join(root, 'test', 'consumers', '.tools');
const unpacked = path.join(folder, 'root');

/** The environment that the programs run in. */
export interface Tools {
  readonly env: NodeJS.ProcessEnv;
}

/** Why the programs cannot be had on this machine. */
export class NoTools extends Error {}

let tools: Promise<Tools> | undefined;

/**
 * The machine's own programs where it has all of them; else Debian's packages, unpacked into a folder that git ignores:
 * nothing is installed into the system, and it takes no rights that a person lacks. Rejects with `NoTools`.
 */
export function debianTools(say: (line: string) => void = console.log): Promise<Tools> {
  tools ??= find(say);
  return tools;
}

async function find(say: (line: string) => void): Promise<Tools> {
  if ((await fault({ env: process.env })) === undefined) return { env: process.env };
  const done = path.join(folder, '.done');
  if (!existsSync(done)) {
    if (process.platform !== 'linux' || !existsSync('/usr/bin/apt-get')) throw new NoTools('pandoc, bibtex and biber are not all installed, and without apt-get the tests cannot fetch them');
    await withLock(path.join(root, 'test', 'consumers', '.lock'), say, async () => {
      if (!existsSync(done)) await unpack(say);
      await writeFile(done, '');
    });
  }
  const own = { env: { ...process.env, ...(await environment()) } };
  const why = await fault(own);
  if (why !== undefined) throw new NoTools(`What was unpacked into ${unpacked} does not run: ${why}`);
  return own;
}

/** What keeps the programs from running; undefined where all of them run. */
async function fault({ env }: Tools): Promise<string | undefined> {
  const trials: [string, string][] = [
    ['pandoc', '--print-default-data-file=abbreviations'],
    ['biber', '--version'],
    ['bibtex', '--version'],
    ['kpsewhich', 'plainnat.bst'],
  ];
  for (const [program, arg] of trials) {
    const { code, output } = await run(program, [arg], { env }).catch((error: unknown) => ({ code: 1, output: String(error) }));
    if (code !== 0) return `${program} ${arg}: ${output}`;
  }
  return undefined;
}

/** Downloads the packages with all that they depend on and this system lacks, and unpacks them beside each other. */
async function unpack(say: (line: string) => void): Promise<void> {
  const started = Date.now();
  say('Fetching pandoc, bibtex and biber (once, about 100 MB of Debian packages)');
  await rm(folder, { recursive: true, force: true });
  const debs = path.join(folder, 'debs');
  for (const each of [debs, unpacked, path.join(folder, 'state', 'lists', 'partial'), path.join(folder, 'cache', 'archives', 'partial')]) await mkdir(each, { recursive: true });
  const apt = ['-qq', '-o', `Dir::State=${folder}/state`, '-o', 'Dir::State::status=/var/lib/dpkg/status', '-o', `Dir::Cache=${folder}/cache`, '-o', 'APT::Sandbox::User='];
  const must = async (program: string, args: readonly string[]): Promise<string> => {
    const { code, output } = await run(program, args, { cwd: debs, env: { ...process.env, LC_ALL: 'C', DEBIAN_FRONTEND: 'noninteractive' } });
    if (code !== 0) throw new NoTools(`${program} ${args.at(-1) ?? ''} failed with exit code ${code}:\n${output}`);
    return output;
  };
  await must('apt-get', [...apt, 'update']);
  const plan = await must('apt-get', [...apt, '-s', '--no-install-recommends', 'install', ...PACKAGES]);
  const needed = [...plan.matchAll(/^Inst (\S+)/gm)].map(([, name = '']) => name);
  await must('apt-get', [...apt, 'download', ...new Set([...needed, ...PACKAGES])]);
  for (const deb of await readdir(debs)) await must('dpkg-deb', ['-x', path.join(debs, deb), unpacked]);
  await rm(debs, { recursive: true });
  // Debian makes this name when it installs the package.
  await symlink('bibtex.original', path.join(unpacked, 'usr', 'bin', 'bibtex')).catch(() => undefined);
  say(`They are ready after ${((Date.now() - started) / 1000).toFixed(0)} s`);
}

/** Where programs look for their parts once these are not where they were built for. */
async function environment(): Promise<NodeJS.ProcessEnv> {
  const usr = path.join(unpacked, 'usr');
  const libraries = [path.join(unpacked, 'lib'), path.join(usr, 'lib')];
  const triplets = (await readdir(path.join(usr, 'lib'))).filter((name) => name.includes('-linux-'));
  const perl = [path.join(usr, 'share', 'perl5'), path.join(usr, 'share', 'perl')];
  for (const parent of [...triplets.flatMap((name) => [path.join(usr, 'lib', name, 'perl'), path.join(usr, 'lib', name, 'perl5')]), path.join(usr, 'share', 'perl')]) {
    for (const version of await readdir(parent).catch(() => [])) perl.push(path.join(parent, version));
  }
  const joined = (own: readonly string[], name: string): string => [...own, process.env[name] ?? ''].filter(Boolean).join(':');
  return {
    PATH: joined([path.join(usr, 'bin')], 'PATH'),
    LD_LIBRARY_PATH: joined([...triplets.flatMap((name) => libraries.map((library) => path.join(library, name))), ...libraries], 'LD_LIBRARY_PATH'),
    PERL5LIB: joined(perl, 'PERL5LIB'),
    BSTINPUTS: `${path.join(usr, 'share', 'texlive', 'texmf-dist', 'bibtex', 'bst')}//:`,
    TEXMFCNF: `${path.join(usr, 'share', 'texlive', 'texmf-dist', 'web2c')}:`,
    pandoc_datadir: path.join(usr, 'share', 'pandoc'),
  };
}
