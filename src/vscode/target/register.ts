import * as vscode from 'vscode';
import { parseFormula } from '../../citing/keys/formula';
import { PRESETS } from '../../citing/keys/propose';
import { languageFor } from '../../citing/languages/language';
import type { DocumentLanguage } from '../../citing/types';
import { addEntries } from '../shared/addEntries';
import { keyFormula } from '../shared/entryOptions';
import type { EntryWriter } from '../shared/entryWriter';
import { COMMANDS } from '../shared/ids';
import { HumanError, type Reporter } from '../shared/report';
import { wantedPapers, type AskingParts } from '../shared/choice';
import type { TargetFinder } from '../shared/target';
import { chooseTarget, createAt, createBibliography } from './choose';
import { TargetStatus } from './statusBar';

export interface TargetParts extends AskingParts {
  readonly targets: TargetFinder;
  readonly writer: EntryWriter;
  readonly reporter: Reporter;
}

const MESSAGE_MS = 6000;

/** Which bibliography the document in front has: seen, chosen, made, and filled without citing. */
export function registerTarget(parts: TargetParts): vscode.Disposable {
  const { targets, writer, reporter } = parts;
  tellFormula(reporter);
  return vscode.Disposable.from(
    new TargetStatus(targets, reporter),
    vscode.workspace.onDidChangeConfiguration((event) => { if (event.affectsConfiguration('papershelf.citationKey')) tellFormula(reporter); }),
    reporter.command(COMMANDS.chooseBibliography, async () => {
      const [document, language] = citingDocument();
      await chooseTarget(document, language, targets);
    }),
    reporter.command(COMMANDS.createBibliography, async (place) => {
      const [document, language] = citingDocument();
      if (language.id === 'bibtex') throw new HumanError(vscode.l10n.t('This file is a bibliography already.'));
      // Another extension may say where.
      if (place instanceof vscode.Uri) await createAt(document, language, targets, place);
      else await createBibliography(document, language, targets);
    }),
    reporter.command(COMMANDS.addToBibliography, async (...args) => {
      const [document, language] = citingDocument();
      const papers = await wantedPapers(parts, args);
      if (papers.length === 0) return;
      const done = await addEntries(writer, document, language, papers);
      const name = done && vscode.workspace.asRelativePath(done.bibliography);
      const keys = done ? [...done.keys.values()].join(', ') : '';
      const message =
        name === undefined
          ? vscode.l10n.t('No bibliography was changed')
          : done?.added.length === 0
            ? vscode.l10n.t('Already in {1}: {0}', keys, name)
            : vscode.l10n.t('Added {0} to {1}', keys, name);
      reporter.log.info(message);
      vscode.window.setStatusBarMessage(message, MESSAGE_MS);
    }),
  );
}

/** The document in front; from the tree or a panel there is none, but often just one in view, and it is meant. */
function citingDocument(): [vscode.TextDocument, DocumentLanguage] {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  const citing = (activeTextEditor ? [activeTextEditor] : visibleTextEditors).flatMap(({ document }): [vscode.TextDocument, DocumentLanguage][] => {
    const language = languageFor(document.languageId, document.fileName);
    return language ? [[document, language]] : [];
  });
  const [only, second] = citing;
  if (!only || second) throw new HumanError(vscode.l10n.t('Open a document that cites, or a bibliography, first.'));
  return only;
}

/** A formula that cannot be read counts as the default, which nobody should have to guess. */
function tellFormula(reporter: Reporter): void {
  const formula = keyFormula();
  if (formula === undefined || Object.hasOwn(PRESETS, formula)) return;
  const parsed = parseFormula(formula);
  if (!('problem' in parsed)) return;
  const { code, at, found } = parsed.problem;
  const what = {
    'unknown-name': vscode.l10n.t('“{0}” is not known', found),
    unexpected: vscode.l10n.t('“{0}” was not expected at {1}', found, at + 1),
    unfinished: vscode.l10n.t('it ends too early'),
  }[code];
  const message = vscode.l10n.t('The formula of papershelf.citationKey.formula cannot be read, so the default is used: {0}.', what);
  reporter.log.warn(message);
  void vscode.window.showWarningMessage(message);
}
