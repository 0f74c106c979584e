import '@vscode-elements/elements/dist/vscode-badge/index.js';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-icon/index.js';
import type { DetailTag, DetailText, DetailView, FromPage, ToPage } from '../src/protocol/detail';
import { element, section } from './dom';

declare function acquireVsCodeApi(): {
  postMessage(message: FromPage): void;
  getState(): unknown;
  setState(state: { readonly id: string }): void;
};

const vscode = acquireVsCodeApi();

window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
  show(data.view);
});

function show(view: DetailView): void {
  vscode.setState({ id: view.id });
  document.title = view.title;
  const { words } = view;
  const parts: Node[] = [
    element('h1', { tabindex: '-1' }, view.title),
    element('p', { class: 'byline' }, view.byline),
    facts(view),
    actions(view),
  ];
  if (view.topics.length > 0) parts.push(section('topics', words.topics, tags(view.topics)));
  if (view.models.length > 0) parts.push(section('models', words.models, tags(view.models)));
  if (view.results.length > 0) parts.push(section('results', words.results, tags(view.results)));
  parts.push(section('abstract', words.abstract, ...paragraphs(view)));
  if (view.links.length > 0) parts.push(section('links', words.links, links(view)));
  if (view.cited.length > 0) parts.push(section('cited', words.cited, places(view)));
  parts.push(section('entry', words.entry, element('pre', { tabindex: '0', 'aria-label': words.entry }, view.bibtex)));
  const page = document.getElementById('paper');
  page?.replaceChildren(...parts);
  window.scrollTo(0, 0);
  // A screen reader begins with the title of the paper that has just come.
  page?.querySelector('h1')?.focus();
}

function facts(view: DetailView): Node {
  return element(
    'dl',
    { class: 'facts' },
    ...view.facts.map(({ label, value }) => element('div', {}, element('dt', {}, label), element('dd', {}, value))),
  );
}

function actions({ id, words }: DetailView): Node {
  const button = (icon: string, label: string, message: FromPage, secondary: boolean): Node => {
    const made = element('vscode-button', { icon, ...(secondary ? { secondary: '' } : {}) }, label);
    made.addEventListener('click', () => { vscode.postMessage(message); });
    return made;
  };
  return element(
    'div',
    { class: 'actions' },
    button('quote', words.cite, { type: 'cite', id }, false),
    button('copy', words.copyBibtex, { type: 'copyBibtex', id }, true),
    button('key', words.copyKey, { type: 'copyKey', id }, true),
  );
}

function tags(list: readonly DetailTag[]): Node {
  return element(
    'ul',
    { class: 'tags' },
    ...list.map(({ label, note, why }) =>
      element(
        'li',
        {},
        element('span', { class: 'tag' }, label),
        ...(note === undefined ? [] : [element('vscode-badge', { variant: 'default' }, note)]),
        ...(why === undefined ? [] : [element('span', { class: 'why' }, why)]),
      ),
    ),
  );
}

function paragraphs(view: DetailView): Node[] {
  if (view.abstract.length === 0) return [element('p', { class: 'missing' }, view.words.noAbstract)];
  return view.abstract.map((paragraph) => element('p', {}, ...paragraph.map((text) => stretch(text, view.id))));
}

function stretch({ text, bold, link, why }: DetailText, id: string): Node {
  if (link !== undefined) return linkTo(text, id, link);
  const inner: Node = bold ? element('strong', {}, text) : document.createTextNode(text);
  return why === undefined ? inner : element('mark', { title: why }, inner);
}

function links(view: DetailView): Node {
  return element('ul', {}, ...view.links.map(({ label }, index) => element('li', {}, linkTo(label, view.id, index))));
}

function places(view: DetailView): Node {
  return element('ul', {}, ...view.cited.map((label, index) => element('li', {}, linkButton(label, { type: 'openPlace', id: view.id, index }))));
}

/** The page holds no address: the extension opens the link that is named. */
function linkTo(label: string, id: string, index: number): Node {
  return linkButton(label, { type: 'openLink', id, index });
}

function linkButton(label: string, message: FromPage): Node {
  const made = element('button', { class: 'link', type: 'button', role: 'link' }, label);
  made.addEventListener('click', () => { vscode.postMessage(message); });
  return made;
}

/** What the page showed before the window was reloaded. */
function rememberedId(): string | undefined {
  const state = vscode.getState();
  const id = typeof state === 'object' && state !== null && 'id' in state ? state.id : undefined;
  return typeof id === 'string' ? id : undefined;
}

vscode.postMessage({ type: 'ready', id: rememberedId() });
