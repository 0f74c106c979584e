import type { SourceEntry } from '../merging/entry';
import { entryOf, nameAt } from './clean';
import { writtenDateOf } from './dates';
import { arxivIdIn, doiIn } from './identifiers';
import type { Problems } from './problem';
import type { Steps } from './steps';

/*
 * RIS (https://en.wikipedia.org/wiki/RIS_(file_format)): lines of a tag of two characters, two spaces, a hyphen, a
 * space and a value; TY begins a record and ER ends it. Written here because what npm has for it is either part of a
 * citation processor of 200 KB or no longer kept, and the format is this one line.
 */
const LINE = /^\s{0,3}([A-Z][A-Z0-9]) {0,2}-(?: (.*))?$/;

const BYTE_ORDER_MARK = /^\uFEFF/;

interface Draft {
  readonly line: number;
  readonly fields: Map<string, string[]>;
}

export function* readRis(text: string, problems: Problems): Steps<SourceEntry[]> {
  const entries: SourceEntry[] = [];
  let draft: Draft | undefined;
  let last: string[] | undefined;
  const finish = (whole: boolean): void => {
    if (!draft) return;
    if (!whole) problems.add('cut-off', draft.line, value(draft, 'TI', 'T1'));
    const entry = entryOfDraft(draft);
    if (entry) entries.push(entry);
    else problems.add('title-missing', draft.line);
    draft = undefined;
  };
  let line = 0;
  for (const raw of text.replace(BYTE_ORDER_MARK, '').split(/\r\n|[\n\r]/)) {
    line++;
    if (line % 512 === 0) yield;
    const [, tag, said = ''] = LINE.exec(raw) ?? [];
    if (tag === 'TY') {
      finish(false);
      draft = { line, fields: new Map() };
      last = undefined;
    } else if (tag === 'ER') {
      finish(true);
    } else if (tag !== undefined && draft) {
      last = draft.fields.get(tag) ?? [];
      last.push(said);
      draft.fields.set(tag, last);
    } else if (raw.trim() !== '') {
      // A value that runs on over lines; text between records is no record's.
      if (draft && last) last.push(`${last.pop() ?? ''} ${raw.trim()}`);
      else problems.add('entry-unreadable', line, raw);
    }
  }
  finish(false);
  return entries;
}

function value({ fields }: Draft, ...tags: readonly string[]): string | undefined {
  return tags.flatMap((tag) => fields.get(tag) ?? []).find((text) => text.trim() !== '');
}

function entryOfDraft(draft: Draft): SourceEntry | undefined {
  const all = (...tags: readonly string[]): string[] => tags.flatMap((tag) => draft.fields.get(tag) ?? []);
  return entryOf('ris', {
    title: value(draft, 'TI', 'T1', 'CT'),
    abstract: value(draft, 'AB', 'N2'),
    arxivIds: [...all('DO', 'UR', 'L1', 'L2', 'M1', 'AN', 'ID', 'VL'), ...all('AN', 'M1', 'M3', 'IS', 'VL', 'SP', 'C7', 'JO', 'JF', 'JA', 'T2', 'UR', 'LK', 'N1').map(arxivIdIn)],
    dois: [...all('DO', 'UR', 'LK', 'M3'), ...all('DO', 'N1').map(doiIn)],
    authors: all('AU', 'A1').map(nameAt),
    // `2025/06/17/summer`, `2025///`, `2025`; EndNote's `Jun 1` says no year.
    publishedOn: all('DA', 'PY', 'Y1').map((date) => writtenDateOf(date.split('/').filter((part) => part !== '').slice(0, 3).join('/'))).find((date) => date !== undefined),
    venue: value(draft, 'T2', 'JO', 'JF', 'BT', 'C3', 'JA'),
  });
}
