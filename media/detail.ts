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
  const isRedrawn = rememberedId() === view.id && document.querySelector('h1') !== null;
  const focused = document.activeElement?.id ?? '';
  vscode.setState({ id: view.id });
  document.title = view.title;
  const { words } = view;
  const parts: Node[] = [
    element('h1', { tabindex: '-1', dir: 'auto' }, view.title),
    element('p', { class: 'byline', dir: 'auto' }, view.byline),
    ...moreAuthors(view, isRedrawn),
    facts(view),
    actions(view),
    marks(view),
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
  // Something of the same paper has changed: the reader stays where they are.
  if (isRedrawn) return void (focused !== '' && document.getElementById(focused)?.focus());
  window.scrollTo(0, 0);
  // A screen reader begins with the title of the paper that has just come.
  page?.querySelector('h1')?.focus();
}

/** Reports of large models have hundreds of authors: the buttons stay in sight. Once opened they stay so while the paper is shown. */
function moreAuthors({ moreAuthors: more }: DetailView, isRedrawn: boolean): Node[] {
  if (!more) return [];
  const isOpen = isRedrawn && document.querySelector('details.authors[open]') !== null;
  return [element('details', { class: 'authors', ...(isOpen ? { open: '' } : {}) }, element('summary', { id: 'authors' }, more.label), element('p', { dir: 'auto' }, more.names))];
}

function facts(view: DetailView): Node {
  return element(
    'dl',
    { class: 'facts' },
    ...view.facts.map(({ label, value }) => element('div', {}, element('dt', {}, label), element('dd', {}, value))),
  );
}

function button(icon: string, label: string, message: FromPage, secondary = true): Node {
  const made = element('vscode-button', { id: `do-${message.type.replace('unstar', 'star')}`, icon, ...(secondary ? { secondary: '' } : {}) }, label);
  made.addEventListener('click', () => { vscode.postMessage(message); });
  return made;
}

/** What the reader has put on the paper, and the buttons that change it. A note is shown as it is written. */
function marks({ id, words, marks: { star, summary, note } }: DetailView): Node {
  return section(
    'marks',
    words.marks,
    element(
      'div',
      { class: 'actions' },
      star ? button('star-full', words.unstar, { type: 'unstar', id }) : button('star-empty', words.star, { type: 'star', id }),
      button('book', words.status, { type: 'status', id }),
      button('tag', words.tags, { type: 'tags', id }),
      button('note', words.note, { type: 'note', id }),
    ),
    ...(summary === '' ? [] : [element('p', { class: 'summary' }, summary)]),
    ...(note === '' ? [] : [element('p', { class: 'note' }, note)]),
  );
}

function actions({ id, words, canBeCompleted }: DetailView): Node {
  return element(
    'div',
    { class: 'actions' },
    button('quote', words.cite, { type: 'cite', id }, false),
    button('copy', words.copyBibtex, { type: 'copyBibtex', id }),
    button('key', words.copyKey, { type: 'copyKey', id }),
    ...(canBeCompleted ? [button('cloud-download', words.complete, { type: 'complete', id })] : []),
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
  return view.abstract.map((paragraph) => element('p', { dir: 'auto' }, ...paragraph.map((text) => stretch(text, view.id))));
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
  return element('ul', {}, ...view.cited.map((label, index) => element('li', {}, linkButton(label, { type: 'openPlace', id: view.id, index }, { id: `place-${String(index)}` }))));
}

/** The page holds no address: the extension opens the link that is named. */
function linkTo(label: string, id: string, index: number): Node {
  return linkButton(label, { type: 'openLink', id, index });
}

function linkButton(label: string, message: FromPage, attributes: Readonly<Record<string, string>> = {}): Node {
  const made = element('button', { class: 'link', type: 'button', role: 'link', ...attributes }, label);
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
