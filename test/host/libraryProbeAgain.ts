// Runs inside of the extension host after libraryProbe.ts, on what that left: prints its figures as one line.
import { measureAgain, settled } from './libraryProbe';
import { testMark } from './mark';

/** The editor calls this. */
export async function run(): Promise<void> {
  await settled();
  console.log(testMark + JSON.stringify(await measureAgain()));
}
