import { matchesGlob } from '../../citing/discovery/paths';

/** Which files of a workspace folder stand on its shelf. Paths are relative to the folder, with `/` between names. */
export interface ShelfPattern {
  /** The file or folder that all of them are, or are in; `''` for the workspace folder. */
  readonly base: string;
  /** Whether it names one file or folder, without `*` or `?`. */
  readonly isPlain: boolean;
  matches(path: string): boolean;
}

export interface PatternProblem {
  readonly code: 'outside' | 'not-a-pattern' | 'too-many';
  readonly text: string;
}

const MOST = 50;
const LONGEST = 300;

/** Reads the setting, which anyone may have written: nothing outside of the workspace folder is ever named by it. */
export function shelfPatterns(setting: unknown): { readonly patterns: readonly ShelfPattern[]; readonly problems: readonly PatternProblem[] } {
  const patterns: ShelfPattern[] = [];
  const problems: PatternProblem[] = [];
  const values: readonly unknown[] = Array.isArray(setting) ? setting : [setting];
  for (const value of values.slice(0, MOST)) {
    const text = typeof value === 'string' ? value.trim().replaceAll('\\', '/') : '';
    const names = text.split('/').filter((name) => name !== '' && name !== '.');
    if (names.length === 0 || text.length > LONGEST) problems.push({ code: 'not-a-pattern', text: String(JSON.stringify(value)).slice(0, 100) });
    // What begins so once `./` is taken off is refused too: whoever reads the path next may take it for a home or a drive.
    else if (leadsOut(text) || leadsOut(names.join('/'))) problems.push({ code: 'outside', text });
    else patterns.push(patternOf(names));
  }
  if (values.length > MOST) problems.push({ code: 'too-many', text: String(MOST) });
  return { patterns, problems };
}

/** An absolute path, a drive, an address, a home folder, or a way up. */
function leadsOut(text: string): boolean {
  return /^(?:\/|~|[a-z][a-z0-9+.-]*:)/i.test(text) || text.split('/').includes('..');
}

function patternOf(names: readonly string[]): ShelfPattern {
  const glob = names.join('/');
  const firstWild = names.findIndex((name) => /[*?]/.test(name));
  if (firstWild < 0) return { base: glob, isPlain: true, matches: (path) => path === glob || path.startsWith(`${glob}/`) };
  return { base: names.slice(0, firstWild).join('/'), isPlain: false, matches: (path) => matchesGlob(glob, path) };
}
