import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { readListing } from '../../src/papers/listing';
import { MODEL_ROLES } from '../../src/papers/paper';

const Labels = v.object({
  title: v.string(),
  primaryTopic: v.array(v.string()),
  topics: v.array(v.string()),
  optionalTopics: v.optional(v.array(v.string()), []),
  models: v.array(v.object({ family: v.string(), roles: v.array(v.picklist(MODEL_ROLES)), optional: v.optional(v.boolean(), false) })),
  introduces: v.array(v.string()),
});
const Dev = v.array(Labels);
const Training = v.array(v.object({ ...Labels.entries, id: v.string(), abstract: v.string() }));
const Extra = v.object({ note: v.string(), papers: v.array(v.object({ ...Labels.entries, abstract: v.string() })) });

/**
 * A labelled paper with its text. `primaryTopic` lists every right answer; `none` is that of a paper without a shelf.
 * `weight` is as how many papers it counts in training, 1 where absent.
 */
export type Labelled = v.InferOutput<typeof Labels> & { readonly abstract: string; readonly weight?: number };

/** Labelled by two readers, and of the kind that the extension comes with. */
const DEV_WEIGHT = 5;

const ROOT = process.cwd();
const text = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');

/** The 60 labelled papers of the bundled listing, in its order. */
export function readDev(): Labelled[] {
  const { papers } = readListing(text('media/corpus/daily-papers-2025-11-03.txt'));
  const abstracts = new Map(papers.map((paper) => [paper.title, paper.abstract]));
  return v.parse(Dev, JSON.parse(text('test/gold-dev.json'))).map((labels) => {
    const abstract = abstracts.get(labels.title.trim());
    if (abstract === undefined) throw new Error(`Not in the listing: ${labels.title}`);
    return { ...labels, abstract, weight: DEV_WEIGHT };
  });
}

/** Abstracts from arXiv, labelled by one reader; see the file's note. */
export function readExtra(): Labelled[] {
  return [...v.parse(Extra, JSON.parse(text('test/gold-extra.json'))).papers];
}

/** Papers that nothing was learned from: the rest of the bundled ones, and some from arXiv; see the files' note. */
export function readHeldOut(which: 'corpus' | 'arxiv' | 'arxiv-400'): Labelled[] {
  return [...v.parse(Extra, JSON.parse(text(`test/gold-held-out-${which}.json`))).papers];
}

/** Abstracts from arXiv that the weights are learned from, each labelled by one reader; see `labels/README.md`. */
export function readTraining(): Labelled[] {
  const folder = 'test/eval/labels';
  const files = readdirSync(path.join(ROOT, folder)).filter((name) => name.endsWith('.json')).sort();
  return files.flatMap((name) => v.parse(Training, JSON.parse(text(`${folder}/${name}`))));
}
