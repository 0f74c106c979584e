import { fold, foldLatex } from '../citing/bibtex/identity';
import { hash } from '../citing/bibtex/columns';
import { isSamePaper } from '../citing/bibtex/same';
import { scanFields, type ScannedEntry } from '../citing/bibtex/scan';
import type { PaperHead } from '../papers/paper';
import { Slices, type Pace } from '../pacing/slices';

/** From an entry to the paper of the shelf that it is of: by arXiv id, else by title with an author in common. */
export class PaperIdentities {
  private constructor(
    private readonly byArxivId: ReadonlyMap<string, PaperHead>,
    /** Numbers in place of titles: a large shelf keeps no second copy of them. */
    private readonly byTitle: ReadonlyMap<number, readonly PaperHead[]>,
  ) {}

  /** Reads a whole shelf, once; in slices. */
  static async of(papers: readonly PaperHead[], pace: Pace): Promise<PaperIdentities> {
    const slices = new Slices(pace);
    const byArxivId = new Map<string, PaperHead>();
    const byTitle = new Map<number, PaperHead[]>();
    for (const paper of papers) {
      if (paper.arxivId !== undefined) byArxivId.set(paper.arxivId.toLowerCase(), paper);
      const title = hash(fold(paper.title));
      const same = byTitle.get(title);
      if (same) same.push(paper);
      else byTitle.set(title, [paper]);
      await slices.pause();
    }
    return new PaperIdentities(byArxivId, byTitle);
  }

  /** The paper of an entry of a bibliography's text. */
  find(text: string, entry: ScannedEntry): PaperHead | undefined {
    const known = entry.arxivId === undefined ? undefined : this.byArxivId.get(entry.arxivId);
    if (known) return known;
    const title = scanFields(text, entry).find(({ name }) => name === 'title')?.value ?? '';
    const candidates = title === '' ? [] : (this.byTitle.get(hash(foldLatex(title))) ?? []);
    return candidates.find((paper) => isSamePaper(text, entry, paper));
  }

  withArxivId(id: string): PaperHead | undefined {
    return this.byArxivId.get(id.toLowerCase());
  }
}
