import * as vscode from 'vscode';
import { TOPIC_LABELS } from '../../facets/labels';
import type { Taxonomy, TopicProblem } from '../../facets/taxonomy';
import { runSliced } from '../../pacing/thread';
import { DisposableOwner } from './disposable';
import type { Reporter } from './report';
import { setting } from './setting';

/** The topics in force: the extension's own and those of the setting `papershelf.topics`. */
export class Topics extends DisposableOwner {
  private readonly changed = this.register(new vscode.EventEmitter<undefined>());
  readonly onDidChange = this.changed.event;
  private reading: Promise<Taxonomy | undefined>;
  private ownLabels: ReadonlyMap<string, string> = new Map();

  constructor(private readonly reporter: Reporter) {
    super();
    this.reading = this.read();
    this.register(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (!event.affectsConfiguration('papershelf.topics')) return;
        this.reading = this.read();
        this.changed.fire(undefined);
      }),
    );
  }

  /** All topics where the reader has some of their own, of which the built corpus knows nothing; else `undefined`. */
  own(): Promise<Taxonomy | undefined> {
    return this.reading;
  }

  /** Of the reader's own once `own` has been waited for; the id itself of a topic that is not known. */
  readonly label = (id: string): string => this.ownLabels.get(id) ?? TOPIC_LABELS.get(id) ?? id;

  private read(): Promise<Taxonomy | undefined> {
    const reading: Promise<Taxonomy | undefined> = this.ownTaxonomy().then((taxonomy) => {
      if (this.reading === reading) this.ownLabels = new Map(taxonomy?.topics.map(({ id, label }) => [id, label]));
      return taxonomy;
    });
    this.reporter.detached('topics', reading);
    return reading;
  }

  private async ownTaxonomy(): Promise<Taxonomy | undefined> {
    const topics = setting('topics');
    // Most readers have none: what reads a topic's patterns is not loaded for them.
    if (!topics || (Array.isArray(topics) && topics.length === 0)) return undefined;
    const { readTaxonomy, prepareFacets, TAXONOMY } = await import('../bundles/facets');
    const { taxonomy, problems } = readTaxonomy(topics);
    for (const problem of problems) this.reporter.log.warn(`papershelf.topics: ${problemWords(problem)}`);
    if (problems[0]) {
      const message = vscode.l10n.t('Some topics of the setting papershelf.topics were left out: {0}', problemWords(problems[0]));
      void vscode.window.showWarningMessage(message);
    }
    if (taxonomy === TAXONOMY) return undefined;
    await runSliced(prepareFacets(taxonomy));
    return taxonomy;
  }
}

/** A sentence for each thing that can be wrong with a topic of the setting. */
function problemWords({ code, index, text }: TopicProblem): string {
  const place = index === undefined ? '' : `${vscode.l10n.t('topic {0}', index + 1)}: `;
  switch (code) {
    case 'topics-shape':
      return vscode.l10n.t('it must be a list of topics');
    case 'topic-shape':
      return place + vscode.l10n.t('it needs a label and a list of patterns ({0})', text);
    case 'topic-label':
      return place + vscode.l10n.t('its label is empty');
    case 'topic-patterns':
      return place + vscode.l10n.t('“{0}” has no pattern that can be used', text);
    case 'topic-duplicate':
      return place + vscode.l10n.t('“{0}” is there twice', text);
    case 'topics-many':
      return vscode.l10n.t('only the first {0} topics are used', text);
    case 'patterns-many':
      return place + vscode.l10n.t('only the first {0} patterns are used', text);
    case 'patterns-room':
      return place + vscode.l10n.t('the pattern “{0}” is left out: all patterns together have too many choices', text);
    default:
      return place + vscode.l10n.t('the pattern “{0}” cannot be used: {1}', text, faultWords(code));
  }
}

function faultWords(code: Extract<TopicProblem['code'], `pattern-${string}`>): string {
  switch (code) {
    case 'pattern-empty':
      return vscode.l10n.t('it has no word');
    case 'pattern-long':
      return vscode.l10n.t('it is too long');
    case 'pattern-gap':
      return vscode.l10n.t('it has too many gaps');
    case 'pattern-vague':
      return vscode.l10n.t('it would be found nearly anywhere');
    case 'pattern-choice':
      return vscode.l10n.t('a choice is empty, or there are too many');
    case 'pattern-mark':
      return vscode.l10n.t('it has a sign that no word has');
  }
}
