import type { LinkFacet, LinkKind, Span } from './facets';

/** A site that serves another's pages under the same paths. */
const MIRRORS: Readonly<Record<string, string>> = { 'b-61j.pages.dev': 'huggingface.co', 'hf.co': 'huggingface.co', 'hf-mirror.com': 'huggingface.co' };
/** Longer addresses are no links that a reader would follow. */
const LONGEST = 500;
const STARTS = ['https://', 'http://', 'www.'];
/** Hosts that abstracts name without a scheme. */
const BARE = /\b(?:github\.com|huggingface\.co|b-61j\.pages\.dev|anonymous\.4open\.science)\/[\w.-]/gi;
const ENDS = new Set([' ', '\t', '\n', '\r', '<', '>', '"', '{', '}', '|', '^', '`', '\\', '\u00a0', '，', '。', '；']);

/** The web links of a text: canonical, each once, http and https only; what is no valid address is left out. */
export function readLinks(field: Span['field'], raw: string): LinkFacet[] {
  const links: LinkFacet[] = [];
  const seen = new Set<string>();
  let past = 0;
  for (const start of linkStarts(raw)) {
    if (start < past) continue;
    const end = linkEnd(raw, start);
    past = end;
    const href = canonical(raw.slice(start, end));
    if (href === undefined || seen.has(href)) continue;
    seen.add(href);
    links.push({ href, kind: kindOf(href, raw.slice(Math.max(0, start - 60), start)), span: { field, start, end } });
  }
  return links;
}

function linkStarts(raw: string): number[] {
  const starts: number[] = [];
  const folded = raw.toLowerCase();
  for (const text of STARTS) {
    for (let at = folded.indexOf(text); at >= 0; at = folded.indexOf(text, at + text.length)) {
      const before = raw.charAt(at - 1);
      if (!/[\w/.:@-]/.test(before)) starts.push(at);
    }
  }
  // Most abstracts have no slash, which is seen at once.
  for (const found of raw.includes('/') ? raw.matchAll(BARE) : []) {
    if (!/[\w/.:@-]/.test(raw.charAt(found.index - 1))) starts.push(found.index);
  }
  return starts.sort((a, b) => a - b);
}

function linkEnd(raw: string, start: number): number {
  let end = start;
  let open = 0;
  while (end < raw.length && end - start <= LONGEST && !ENDS.has(raw.charAt(end))) {
    const char = raw.charAt(end);
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
  const original = MIRRORS[url.hostname];
  if (original !== undefined) {
    url.protocol = 'https:';
    url.hostname = original;
  }
  return url.pathname === '/' && url.search === '' && url.hash === '' ? url.href.slice(0, -1) : url.href;
}

function kindOf(href: string, before: string): LinkKind {
  const { hostname, pathname } = new URL(href);
  if (hostname === 'huggingface.co') {
    if (pathname.startsWith('/datasets/')) return 'data';
    if (pathname.startsWith('/spaces/')) return 'project';
    if (pathname.split('/').filter((part) => part !== '').length === 2) return 'model';
    return 'other';
  }
  if (/^(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org|gitee\.com|anonymous\.4open\.science)$/.test(hostname)) return 'code';
  if (/^(?:www\.)?(?:zenodo\.org|kaggle\.com|figshare\.com|osf\.io)$/.test(hostname)) return 'data';
  if (hostname.endsWith('.github.io') || /project|page|website|demo|homepage/i.test(before)) return 'project';
  if (/\bcode|\bscripts?\b|implementation|repository/i.test(before)) return 'code';
  if (/\bdata|benchmark|corpus/i.test(before)) return 'data';
  return 'other';
}
