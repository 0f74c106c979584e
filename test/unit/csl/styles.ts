import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { cslName, type CslItem } from '../../../src/citing/formats/cslJson';
import { readName } from '../../../src/citing/bibtex/names';
import type { ReferenceOutput } from '../../../src/csl/outputs';
import { formatReferences } from '../../../src/csl/references';

/** Of the packages, and written for this project. */
export const FOREIGN = ['apa', 'chicago', 'mla', 'vancouver', 'harvard1'] as const;
export const OWN = ['ieee', 'acl', 'nature'] as const;
export const STYLES = [...FOREIGN, ...OWN];

/** Without markup, with it, and as the processor itself has it. */
export const MARKED = ['text', 'markdown', 'html'] as const;

const built = (name: string): string => readFileSync(`out/csl/${name}`, 'utf8');
export const styleText = (style: string): string => built(`${style}.csl`);
export const locale = built('locales-en-US.xml');

/** References in a style that ships, or in the text of one. */
export function references(style: string, output: ReferenceOutput, items: readonly CslItem[]): readonly string[] {
  const answer = formatReferences({ items, style: style.startsWith('<') ? style : styleText(style), locale, output });
  assert.ok('references' in answer, JSON.stringify(answer));
  return answer.references;
}

/** Items as other programs write them have more than ours. */
export type WideItem = CslItem & Readonly<Record<string, unknown>>;

/** An item by `Jan van der Berg` and others, in a year or without one. */
export function item(type: string, title: string, authors: readonly string[], year: number | undefined, more: Readonly<Record<string, unknown>> = {}): WideItem {
  return { id: 'k', type, title, ...(authors.length === 0 ? {} : { author: people(...authors) }), ...(year === undefined ? {} : { issued: { 'date-parts': [[year]] } }), ...more };
}

export const people = (...names: readonly string[]): ReturnType<typeof cslName>[] => names.map((name) => cslName(readName(name)));
