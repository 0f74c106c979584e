/** Paths here have `/` between names, whatever the system: the edge makes them from URIs and back. */

export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, Math.max(slash, path.startsWith('/') && slash === 0 ? 1 : slash));
}

/** A path as seen from a folder, with `.` and `..` taken out; an absolute one stays. */
export function resolvePath(folder: string, path: string): string {
  const whole = isAbsolute(path) ? path : `${folder}/${path}`;
  const parts: string[] = [];
  for (const part of whole.replaceAll('\\', '/').split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return (whole.startsWith('/') ? '/' : '') + parts.join('/');
}

/** A path with the home folder in place of `~`; `undefined` for one that only a shell or a program can read. */
export function withHome(path: string, home: string | undefined): string | undefined {
  if (home !== undefined && path.startsWith('~/')) return home + path.slice(1);
  return /^~|[$`]/.test(path) ? undefined : path;
}

export function isAbsolute(path: string): boolean {
  return path.startsWith('/') || /^[a-z]:[/\\]/i.test(path);
}

/** The folder and those above it, innermost first, up to and with `top`. */
export function foldersUpTo(folder: string, top: string | undefined): string[] {
  const folders = [folder];
  let current = folder;
  while (current !== top && current !== '' && current !== '/') {
    current = folderOf(current);
    folders.push(current);
  }
  return folders;
}

/** How many folders lie between a file and a folder: up from one and down to the other. */
export function distance(folder: string, file: string): number {
  const from = folder.split('/');
  const to = folderOf(file).split('/');
  let shared = 0;
  while (shared < from.length && shared < to.length && from[shared] === to[shared]) shared++;
  return from.length + to.length - 2 * shared;
}

export function extensionOf(path: string): string {
  return /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '';
}

/** Whether a path fits a pattern with `*`, `?` and `**`; linear, without a regular expression made of it. */
export function matchesGlob(pattern: string, path: string): boolean {
  const steps = pattern.split('/');
  const names = path.split('/');
  let reached = new Set([0]);
  for (const step of steps) {
    const next = new Set<number>();
    for (const at of reached) {
      if (step === '**') for (let skip = at; skip <= names.length; skip++) next.add(skip);
      else if (at < names.length && matchesName(step, names[at] ?? '')) next.add(at + 1);
    }
    reached = next;
  }
  return reached.has(names.length);
}

function matchesName(pattern: string, name: string): boolean {
  let at = 0;
  let star = -1;
  let mark = 0;
  let step = 0;
  while (at < name.length) {
    if (pattern.charAt(step) === '*') {
      star = step++;
      mark = at;
    } else if (step < pattern.length && (pattern.charAt(step) === '?' || pattern.charAt(step) === name.charAt(at))) {
      step++;
      at++;
    } else if (star >= 0) {
      step = star + 1;
      at = ++mark;
    } else return false;
  }
  return /^\**$/.test(pattern.slice(step));
}
