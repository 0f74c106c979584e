/** A data file: a line for each part, and for each part of those that are `deep`. */
export function dataFile(data: object, deep: readonly string[] = []): string {
  return `${lines(data, deep)}\n`;
}

function lines(record: object, deep: readonly string[]): string {
  return `{\n${Object.entries(record).map(([name, value]) => `${JSON.stringify(name)}: ${deep.includes(name) ? lines(value as object, []) : JSON.stringify(value)}`).join(',\n')}\n}`;
}
