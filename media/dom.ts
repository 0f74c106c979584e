/** Makes an element with children; text children are text, never markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** A section with a heading that names it. */
export function section(name: string, heading: string, ...children: readonly Node[]): HTMLElement {
  const id = `heading-${name}`;
  return element('section', { class: name, 'aria-labelledby': id }, element('h2', { id }, heading), ...children);
}
