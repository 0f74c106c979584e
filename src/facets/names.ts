/** The upper level of the tree of models: `Qwen2.5-Math` → `Qwen`. */
export function modelLine(family: string): string {
  return /^[a-z]+/i.exec(family)?.[0] ?? family;
}

/** What a topic is called. */
export function topicLabel(id: string): string {
  return id.replaceAll('-', ' ').replace(/^./, (first) => first.toUpperCase());
}
