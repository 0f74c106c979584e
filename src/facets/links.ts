import type { LinkFacet, LinkKind, Span } from './facets';

/** A site that serves another's pages under the same paths. */
const MIRRORS: Readonly<Record<string, string>> = { 'b-61j.pages.dev': 'huggingface.co', 'hf.co': 'huggingface.co', 'hf-mirror.com': 'huggingface.co' };
/** Longer addresses are no links that a reader would follow. */
const LONGEST = 500;
/** A scheme, glued to the word before it or torn by a space as saved pages have it; hosts that abstracts name without one. */
const STARTS = /https?: ?\/\/ ?(?:(?:github|gitlab)\. com(?=\/))?|(?<![\w/.:@-])(?:www\.|(?:github\.com|huggingface\.co|hf\.co|b-61j\.pages\.dev|anonymous\.4open\.science)\/[\w.-])/gi;
const ENDS = /[\s<>"{}|^`\\\u2013\u2014\u2018-\u201f\u2026\u00ab\u00bb\u3001\u3002\uff08-\uff0c\uff1a\uff1b]/;
const ESCAPED = /\\([_%#&])/g;

/** The web links of a text: canonical, each once, http and https only; what is no valid address is left out. */
export function readLinks(field: Span['field'], raw: string): LinkFacet[] {
  const links: LinkFacet[] = [];
  const seen = new Set<string>();
  let past = 0;
  const starts = linkStarts(raw);
  for (const [at, { start, body }] of starts.entries()) {
    if (start < past) continue;
    const end = linkEnd(raw, body, starts[at + 1]?.start ?? raw.length);
    past = end;
    const href = canonical(raw.slice(start, body).replace(/ /g, '') + raw.slice(body, end).replace(ESCAPED, '$1'));
    const page = href === undefined ? '' : pageOf(href);
    if (href === undefined || seen.has(page)) continue;
    seen.add(page);
    links.push({ href, kind: kindOf(href, raw.slice(Math.max(0, start - 60), start)), span: { field, start, end } });
  }
  return links;
}

/** The same for every spelling of one address: with or without `www.`, `https` and a slash at the end. */
function pageOf(href: string): string {
  return href.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '');
}

/** Where links start, and where their address does behind the scheme; one within another's path starts none. */
function linkStarts(raw: string): { start: number; body: number }[] {
  // Most abstracts have neither, which is seen at once.
  if (!raw.includes('/') && !raw.includes('www.')) return [];
  const starts = Array.from(raw.matchAll(STARTS), ({ index, 0: text }) => ({ start: index, body: /^http/i.test(text) ? index + text.length : index }));
  return starts.filter(({ start }) => !/[/=]/.test(raw.charAt(start - 1)));
}

function linkEnd(raw: string, start: number, next: number): number {
  let end = start;
  let open = 0;
  while (end < next && end - start <= LONGEST) {
    const char = raw.charAt(end);
    if (char === '\\' && /[_%#&]/.test(raw.charAt(end + 1))) {
      end += 2;
      continue;
    }
    if (ENDS.test(char)) break;
    // A bracket that was opened outside the address closes outside it too.
    if (char === '(' || char === '[') open++;
    else if ((char === ')' || char === ']') && --open < 0) break;
    end++;
  }
  while (end > start && '.,;:!?\'*)]~'.includes(raw.charAt(end - 1)) && !(open >= 0 && ')]'.includes(raw.charAt(end - 1)))) end--;
  return end;
}

function canonical(text: string): string | undefined {
  if (text.length >= LONGEST) return undefined;
  let url: URL;
  try {
    url = new URL(/^https?:\/\//i.test(text) ? text : `https://${text}`);
  } catch {
    return undefined;
  }
  if (url.username !== '' || url.password !== '' || !/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(url.hostname)) return undefined;
  // arXiv writes `this https URL` for an address, also behind the half of one; a forge alone is no link of a paper.
  if (url.hostname.endsWith('.this') || (url.hostname === 'github.com' && url.pathname === '/')) return undefined;
  const original = MIRRORS[url.hostname];
  if (original !== undefined) {
    url.protocol = 'https:';
    url.hostname = original;
  }
  return url.pathname === '/' && url.search === '' && url.hash === '' ? url.href.slice(0, -1) : url.href;
}

/** What huggingface.co has under the names of its own pages. */
const NO_OWNERS = /^(?:papers|collections|blog|docs|posts|learn|tasks|organizations|spaces|datasets|models)$/;

function kindOf(href: string, before: string): LinkKind {
  const { hostname, pathname } = new URL(href);
  if (hostname === 'huggingface.co') {
    if (pathname.startsWith('/datasets/')) return 'data';
    if (pathname.startsWith('/spaces/')) return 'project';
    const [owner = '', model, ...more] = pathname.split('/').filter((part) => part !== '');
    return model !== undefined && more.length === 0 && !NO_OWNERS.test(owner) ? 'model' : 'other';
  }
  if (/^(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org|gitee\.com|anonymous\.4open\.science)$/.test(hostname)) return 'code';
  if (/^(?:www\.)?(?:zenodo\.org|kaggle\.com|figshare\.com|osf\.io)$/.test(hostname) || (/^(?:dx\.)?doi\.org$/.test(hostname) && /^\/10\.(?:5281\/zenodo|6084\/m9\.figshare)\./i.test(pathname))) {
    return /\bcode\b[^.]*$/i.test(before) && !/\bdata/i.test(before) ? 'code' : 'data';
  }
  if (hostname.endsWith('.github.io') || /project|page|website|demo|homepage/i.test(before)) return 'project';
  if (/\bcode|\bscripts?\b|implementation|repository/i.test(before)) return 'code';
  if (/\bdata|benchmark|corpus/i.test(before)) return 'data';
  return 'other';
}
