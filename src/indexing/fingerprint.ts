import type { PaperHead } from '../papers/paper';
import { TextHash } from '../papers/textHash';
import { FORMAT_VERSION } from '../search/codec';
import type { SearchExtras } from '../search/document';

/** Changes whenever anything does that the index holds of a paper; `text` does whenever its abstract does. */
export function paperHash(paper: PaperHead & { readonly doi?: string }, text: string, extras: SearchExtras): number {
  const { organization } = paper;
  return new TextHash()
    .addAll([paper.id, paper.title, text, paper.arxivId ?? '', paper.doi ?? '', paper.listedOn ?? '', paper.publishedOn ?? '', paper.venue ?? '', String(paper.commentCount), extras.key ?? ''])
    .addAll([organization?.handle ?? '', organization?.name ?? ''])
    .addAll(paper.authors)
    .addAll(paper.topics)
    .addAll(paper.models.map(({ family, role }) => `${family} ${role}`))
    .addAll(paper.introduces)
    .addAll(paper.links)
    .addAll(extras.names ?? []).value;
}

/** What a cached index is of: the papers, whatever their order, and the form it is kept in. */
export class CorpusStamp {
  private sum = 0;
  private count = 0;

  add(hash: number): void {
    this.sum = (this.sum + hash) % Number.MAX_SAFE_INTEGER;
    this.count++;
  }

  get text(): string {
    return `${String(FORMAT_VERSION)}.${String(this.count)}.${this.sum.toString(36)}`;
  }
}
