import * as vscode from 'vscode';

/** One entry of a work that the shelf does not have. */
export const BIB = '@misc{hinton2015,\n  title = {Distilling the Knowledge in a Neural Network},\n  author = {Hinton, Geoffrey and Vinyals, Oriol},\n  year = {2015}\n}\n';

/** What the extension offers at the cursor. */
export async function completions(editor: vscode.TextEditor): Promise<vscode.CompletionItem[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', editor.document.uri, editor.selection.active, undefined, 30);
  return list.items.filter(({ kind }) => kind === vscode.CompletionItemKind.Reference);
}

export const labelOf = ({ label }: vscode.CompletionItem): string => (typeof label === 'string' ? label : label.label);

/** How a language cites, for tables over all of them. */
export interface CitingLanguage {
  readonly name: string;
  readonly file: string;
  /** Declares `refs.bib`, where the text does; else `project` does. */
  readonly head: string;
  readonly project?: Readonly<Record<string, string>>;
  /** A citation around what is typed. */
  readonly group: (typed: string) => string;
  /** Places where no key is written. */
  readonly nowhere: readonly string[];
}

export const languages: readonly CitingLanguage[] = [
  {
    name: 'LaTeX',
    file: 'a.tex',
    head: '\\bibliography{refs}\n',
    group: (typed) => `\\cite{${typed}}`,
    nowhere: ['% \\cite{|}', '\\begin{verbatim}\\cite{|}\\end{verbatim}', 'me@example.org|', '\\section{|}'],
  },
  {
    name: 'Markdown',
    file: 'a.md',
    head: '---\nbibliography: refs.bib\n---\n',
    group: (typed) => `[@${typed}]`,
    nowhere: ['me@exa|', '`@dec|`', '```py\n@dec|\n```', '<!-- @a| -->'],
  },
  {
    name: 'Typst',
    file: 'a.typ',
    head: '#bibliography("refs.bib")\n',
    group: (typed) => `#cite(<${typed}>)`,
    nowhere: ['me@exa|', '// @dec|', '```py\n@dec|\n```', '"@dec|"'],
  },
  {
    name: 'Org',
    file: 'a.org',
    head: '#+bibliography: refs.bib\n',
    group: (typed) => `[cite:@${typed}]`,
    nowhere: ['me@exa|', '# [cite:@dec|]', '#+begin_src py\n@dec|\n#+end_src'],
  },
  {
    name: 'reStructuredText',
    file: 'a.rst',
    head: 'Text.\n\n',
    project: { 'conf.py': "bibtex_bibfiles = ['refs.bib']\n" },
    group: (typed) => `:cite:p:\`${typed}\``,
    nowhere: ['me@exa|', '.. a :cite:p:`dec|`', '``:cite:p:`dec|``'],
  },
  {
    name: 'AsciiDoc',
    file: 'a.adoc',
    head: ':bibtex-file: refs.bib\n\n',
    group: (typed) => `cite:[${typed}]`,
    nowhere: ['me@exa|', '// cite:[dec|]', '----\ncite:[dec|]\n----'],
  },
];

