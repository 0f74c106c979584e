import { findNodeAtLocation, parseTree, type Node } from 'jsonc-parser';
import type { CiteKey } from '../types';
import { markdown } from './markdown';

/** The keys that a notebook's Markdown cells cite, each where it stands in the notebook's file. */
export function notebookKeys(text: string): CiteKey[] {
  // What a notebook holds besides, such as pictures, is large: most that cite nothing need not be read for that.
  const root = text.includes('@') ? parseTree(text) : undefined;
  const cells = root ? (findNodeAtLocation(root, ['cells'])?.children ?? []) : [];
  return cells.filter((cell) => findNodeAtLocation(cell, ['cell_type'])?.value === 'markdown').flatMap((cell) => keysOf(text, findNodeAtLocation(cell, ['source'])));
}

/** A cell's source is one string or a list of lines. */
function keysOf(text: string, source: Node | undefined): CiteKey[] {
  const lines = (source?.type === 'array' ? (source.children ?? []) : source ? [source] : []).filter(({ type }) => type === 'string');
  const units = lines.flatMap((line) => unitsOf(text, line));
  const keys = markdown.groups(lines.map(({ value }) => String(value)).join('')).flatMap((group) => group.keys);
  return keys.map(({ key, start, end }) => ({ key, start: units[start]?.start ?? 0, end: units[end - 1]?.end ?? 0 }));
}

/** Where each unit of a string's value is written: an escape stands for one. */
function unitsOf(text: string, { offset, length }: Node): { start: number; end: number }[] {
  const inside = text.slice(offset + 1, offset + length - 1);
  return [...inside.matchAll(/\\u[0-9a-f]{4}|\\.|[^\\]/gis)].map(({ 0: unit, index }) => ({ start: offset + 1 + index, end: offset + 1 + index + unit.length }));
}
