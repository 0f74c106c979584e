import { strict as assert } from 'node:assert';
import type { Dialect } from '../../src/citing/bibtex/escape';
import { planUpsertInto, type BibliographyFormat } from '../../src/citing/formats/upsertInto';
import { languageFor } from '../../src/citing/languages/language';
import { stylesOf } from '../../src/citing/languages/styles';
import { applyChanges, type DocumentLanguage } from '../../src/citing/types';
import { corpus } from '../unit/citing/corpus';

/** A document that cites all papers of the corpus, and its bibliography: both as Cite writes them. */
export interface Draft {
  readonly text: string;
  readonly bibliography: string;
  readonly keys: readonly string[];
  /** Keys of the papers whose entries say that they are incomplete. */
  readonly incomplete: ReadonlySet<string>;
}

export interface DraftOptions {
  /** The name of the bibliography, which says its format. */
  readonly file: string;
  readonly format?: BibliographyFormat;
  readonly dialect?: Dialect;
  /** Styles of the language that the consumer does not know. */
  readonly without?: readonly string[];
}

/** Cites one paper after the other into a skeleton, in each of the language's styles in turn, then all in one group. */
export function draft(kind: string, skeleton: string, { file, format = 'bibtex', dialect = 'bibtex', without = [] }: DraftOptions): Draft {
  const language = languageFor(kind);
  assert.ok(language);
  const papers = corpus();
  assert.equal(papers.length, 119);
  const styles = stylesOf(language.id).filter(({ id }) => !without.includes(id));
  const changes = language.declare(skeleton, file);
  assert.ok(changes);
  let text = applyChanges(skeleton, changes);
  let bibliography = '';
  const keys: string[] = [];
  papers.forEach((paper, index) => {
    const plan = planUpsertInto(format, bibliography, [paper], { dialect });
    bibliography = applyChanges(bibliography, plan.changes);
    const key = plan.keys.get(paper.id);
    assert.ok(key !== undefined);
    keys.push(key);
    text = insertBefore(language, text, `, claim ${index};`, key, styles[index % styles.length]?.options);
  });
  text = insertBefore(language, text, ', in sum', keys[0] ?? '');
  for (const key of keys.slice(1)) text = intoLastGroup(language, text, key);
  assert.deepEqual(new Set(language.groups(text).flatMap((group) => group.keys.map((each) => each.key))), new Set(keys));
  assert.deepEqual(language.groups(text).at(-1)?.keys.map(({ key }) => key), keys);
  const incomplete = new Set(papers.flatMap(({ authors, organization }, index) => (authors.length === 0 && !organization ? (keys[index] ?? []) : [])));
  return { text, bibliography, keys, incomplete };
}

/** Prose with a place for each citation. */
export function prose(): string {
  return `${corpus().map((_, index) => `It is known, claim ${index}; so they say.`).join('\n\n')}\n\nSome say, in sum, so.\n`;
}

function insertBefore(language: DocumentLanguage, text: string, place: string, key: string, options = {}): string {
  const at = text.indexOf(place);
  assert.ok(at > 0, place);
  return applyChanges(text, language.insert(text, at, [key], options).changes);
}

function intoLastGroup(language: DocumentLanguage, text: string, key: string): string {
  const group = language.groups(text).at(-1);
  assert.ok(group);
  const { changes, joined } = language.insert(text, group.slot.end, [key]);
  assert.equal(joined, true);
  return applyChanges(text, changes);
}
