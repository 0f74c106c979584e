import { cleanText } from '../bibtex/escape';
import { yearOf, type Citable } from '../bibtex/entry';
import { readName, type Name } from '../bibtex/names';

/** What every format writes of a paper, as plain text. Nothing here is made up: what is not known is not there. */
export interface Facts {
  readonly title: string;
  readonly names: readonly Name[];
  /** Whether there are more than these. */
  readonly hasMoreNames: boolean;
  readonly year?: string;
  readonly arxivId?: string;
  readonly doi?: string;
  readonly url?: string;
  readonly venue?: string;
  readonly abstract?: string;
}

export function factsOf(paper: Citable): Facts {
  const names = paper.authors.map(readName).filter((name) => name.last !== '');
  const organization = cleanText(paper.organization?.name ?? '');
  const year = yearOf(paper);
  const { arxivId, doi } = paper;
  const venue = cleanText(paper.venue ?? '');
  const abstract = cleanText(paper.abstract ?? '');
  return {
    title: cleanText(paper.title).normalize('NFC'),
    names: names.length === 0 && organization !== '' ? [{ first: '', von: '', last: organization, suffix: '', corporate: true }] : names,
    hasMoreNames: names.length > 0 && paper.moreAuthors === true,
    ...(year === undefined ? {} : { year }),
    ...(arxivId === undefined ? {} : { arxivId, url: `https://arxiv.org/abs/${arxivId}` }),
    ...(doi === undefined ? {} : { doi }),
    ...(venue === '' ? {} : { venue }),
    ...(abstract === '' ? {} : { abstract }),
  };
}
