import labelsData from './data/labels.json';

/** The labels of the extension's own topics by their ids, apart from their phrases: a list of papers needs no more. */
export const TOPIC_LABELS: ReadonlyMap<string, string> = new Map(Object.entries(labelsData));
