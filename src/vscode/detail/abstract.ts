import type { Run } from '../../papers/readable';
import type { DetailText } from '../../protocol/detail';

/** Something to show at a stretch of the raw abstract: what was read there, or the link that stands there. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly why?: string;
  readonly link?: number;
}

/** Cuts readable runs at the edges of marks, and paragraphs at line ends. */
export function abstractParagraphs(runs: readonly Run[], marks: readonly Mark[]): DetailText[][] {
  const paragraphs: DetailText[][] = [[]];
  for (const run of runs) {
    for (const piece of cut(run, marks)) {
      if (piece.text === '\n') paragraphs.push([]);
      else paragraphs[paragraphs.length - 1]?.push(piece);
    }
  }
  return paragraphs.filter((paragraph) => paragraph.length > 0);
}

function cut(run: Run, marks: readonly Mark[]): DetailText[] {
  const within = marks.filter((mark) => mark.start < run.end && mark.end > run.start);
  // Only text that stands as it is in the raw abstract can be cut inside.
  const literal = run.text.length === run.end - run.start;
  const edges = literal ? within.flatMap((mark) => [mark.start, mark.end]) : [];
  const cuts = [...new Set([run.start, ...edges.filter((edge) => edge > run.start && edge < run.end), run.end])].sort((a, b) => a - b);
  const pieces: DetailText[] = [];
  for (let i = 0; i + 1 < cuts.length; i++) {
    const [start, end] = [cuts[i] ?? run.start, cuts[i + 1] ?? run.end];
    const here = within.filter((mark) => mark.start < end && mark.end > start);
    const why = [...new Set(here.flatMap((mark) => mark.why ?? []))].join('; ');
    const link = here.find((mark) => mark.link !== undefined)?.link;
    pieces.push({
      text: literal ? run.text.slice(start - run.start, end - run.start) : run.text,
      bold: run.bold,
      ...(why === '' ? {} : { why }),
      ...(link === undefined ? {} : { link }),
    });
  }
  return pieces;
}
