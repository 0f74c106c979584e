import * as vscode from 'vscode';
import { readTaxonomy, TAXONOMY, topicLabel, type Taxonomy, type TopicProblem } from '../../facets/taxonomy';
import { DisposableOwner } from './disposable';
import type { Reporter } from './report';
import { setting } from './setting';

/** The topics in force: the extension's own and those of the setting `papershelf.topics`. */
export class Topics extends DisposableOwner {
  private readonly changed = this.register(new vscode.EventEmitter<undefined>());
  readonly onDidChange = this.changed.event;
  private current: Taxonomy;

  constructor(private readonly reporter: Reporter) {
    super();
    this.current = this.read();
    this.register(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (!event.affectsConfiguration('papershelf.topics')) return;
        this.current = this.read();
        this.changed.fire(undefined);
      }),
    );
  }

  get taxonomy(): Taxonomy {
    return this.current;
  }

  /** Whether the reader has topics of their own: the built corpus knows nothing of those. */
  get areOwn(): boolean {
    return this.current !== TAXONOMY;
  }

  readonly label = (id: string): string => topicLabel(id, this.current);

  private read(): Taxonomy {
    const { taxonomy, problems } = readTaxonomy(setting('topics'));
    for (const problem of problems) this.reporter.log.warn(`papershelf.topics: ${problemWords(problem)}`);
    if (problems[0]) {
      const message = vscode.l10n.t('Some topics of the setting papershelf.topics were left out: {0}', problemWords(problems[0]));
      void vscode.window.showWarningMessage(message);
    }
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
    default:
      return place + vscode.l10n.t('the pattern “{0}” cannot be used ({1})', text, code.slice('pattern-'.length));
  }
}
