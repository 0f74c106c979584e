import { SaxesParser } from 'saxes';
import { arxivIdAt, type SourceEntry } from '../merging/entry';
import { entryOf } from './clean';
import type { Problems } from './problem';
import type { Steps } from './steps';

/** Elements of an entry that are read; arXiv's own come with a prefix that is left off. */
const TEXTS = new Set(['id', 'title', 'summary', 'published', 'name', 'doi', 'journal_ref']);
const CHUNK = 32_768;
/** Longer texts are no paper's; what comes behind is not kept. */
const LONGEST = 100_000;
const MOST_FAULTS = 100;

class GaveUp extends Error {}

interface Draft {
  readonly line: number;
  readonly texts: Map<string, string>;
  readonly authors: string[];
}

/**
 * Entries of a feed of the arXiv API (https://info.arxiv.org/help/api/user-manual.html). Entities that a document
 * declares are not expanded, nothing outside of it is loaded; of a feed that was cut off, the whole entries are read.
 */
export function* readAtom(feed: string, problems: Problems): Steps<SourceEntry[]> {
  const reader = new FeedReader(problems);
  for (let at = 0; at < feed.length; at += CHUNK) {
    if (!reader.write(feed.slice(at, at + CHUNK))) break;
    yield;
  }
  return reader.close();
}

class FeedReader {
  private readonly parser = new SaxesParser();
  private readonly entries: SourceEntry[] = [];
  private draft: Draft | undefined;
  private open = '';
  private text = '';
  private faults = 0;
  private ended = false;

  constructor(private readonly problems: Problems) {
    this.parser.on('error', () => {
      // One fault makes many: the first says where.
      if (this.faults++ === 0) problems.add(this.ended ? 'cut-off' : 'not-xml', this.parser.line);
      if (this.faults > MOST_FAULTS) throw new GaveUp();
    });
    this.parser.on('opentag', ({ name }) => { this.opened(localName(name)); });
    this.parser.on('closetag', ({ name }) => { this.closed(localName(name)); });
    this.parser.on('text', (text) => { this.said(text); });
    this.parser.on('cdata', (text) => { this.said(text); });
  }

  /** `false` once there are too many faults: the parser makes an `Error` with its stack for each. */
  write(chunk: string): boolean {
    return this.guarded(() => this.parser.write(chunk));
  }

  close(): SourceEntry[] {
    this.ended = true;
    if (this.faults <= MOST_FAULTS) this.guarded(() => this.parser.close());
    return this.entries;
  }

  private guarded(work: () => unknown): boolean {
    try {
      work();
      return true;
    } catch (error) {
      if (error instanceof GaveUp) return false;
      throw error;
    }
  }

  private opened(name: string): void {
    if (name === 'entry') this.draft = { line: this.parser.line, texts: new Map(), authors: [] };
    this.open = TEXTS.has(name) ? name : '';
    this.text = '';
  }

  private said(text: string): void {
    if (this.draft && this.open !== '' && this.text.length < LONGEST) this.text += text;
  }

  private closed(name: string): void {
    const { draft } = this;
    if (!draft) return;
    if (name === 'entry') {
      this.finish(draft);
      this.draft = undefined;
    } else if (name === this.open) {
      if (name === 'name') draft.authors.push(this.text);
      else if (!draft.texts.has(name)) draft.texts.set(name, this.text);
    }
    this.open = '';
  }

  private finish({ line, texts, authors }: Draft): void {
    const id = texts.get('id') ?? '';
    // arXiv answers a bad request with an entry that says so.
    if (/\/api\/errors/.test(id)) {
      this.problems.add('source-error', line, texts.get('summary'));
      return;
    }
    if (arxivIdAt(id) === undefined) this.problems.add('id-unreadable', line, id);
    const entry = entryOf('arxiv', {
      title: texts.get('title'),
      abstract: texts.get('summary'),
      arxivIds: [id],
      dois: [texts.get('doi')],
      authors,
      publishedOn: texts.get('published'),
      venue: texts.get('journal_ref'),
    });
    if (entry) this.entries.push(entry);
    else this.problems.add('title-missing', line, id);
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
