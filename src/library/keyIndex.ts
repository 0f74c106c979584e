/** Ids by lookup key. Most keys have one id, which is then kept without a set around it. */
export class KeyIndex {
  private readonly ids = new Map<string, string | Set<string>>();

  add(key: string, id: string): void {
    const known = this.ids.get(key);
    if (known === undefined) this.ids.set(key, id);
    else if (typeof known !== 'string') known.add(id);
    else if (known !== id) this.ids.set(key, new Set([known, id]));
  }

  delete(key: string, id: string): void {
    const known = this.ids.get(key);
    if (known === id) this.ids.delete(key);
    else if (typeof known === 'object') known.delete(id);
  }

  get(key: string): Iterable<string> {
    const known = this.ids.get(key);
    return known === undefined ? [] : typeof known === 'string' ? [known] : known;
  }

  count(key: string): number {
    const known = this.ids.get(key);
    return known === undefined ? 0 : typeof known === 'string' ? 1 : known.size;
  }
}
