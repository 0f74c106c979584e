import * as vscode from 'vscode';
import { registerDetail, type DetailRegistration } from '../detail/register';
import { Network, type NetworkParts } from '../intake/online/network';
import { registerIntake, type IntakeParts } from '../intake/register';
import { registerMarks } from '../marks/register';
import { registerPicker, type PickerRegistration } from '../picker/register';

export type CollectingParts = Omit<DetailRegistration, 'askForPapers'> & Omit<IntakeParts, 'network'> & PickerRegistration & NetworkParts;

export interface Collecting extends Omit<ReturnType<typeof registerPicker>, 'registered'> {
  readonly registered: vscode.Disposable;
  readonly network: Network;
}

/** What one does with the shelf besides looking at it: searching, opening, marking, and how papers come there. */
export function registerCollecting(parts: CollectingParts): Collecting {
  const { registered: picker, askForPapers, choosePapers } = registerPicker(parts);
  const { search } = parts;
  const network = new Network(parts);
  const registered = vscode.Disposable.from(
    picker,
    registerIntake({ ...parts, network }),
    registerMarks({ ...parts, choosePapers, somePapers: () => search.papers('', 200) }),
    registerDetail({ ...parts, askForPapers }),
  );
  return { registered, askForPapers, choosePapers, network };
}
