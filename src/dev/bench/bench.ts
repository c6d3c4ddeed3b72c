import { bundle } from '../build/bundle.ts';
import { changedLine } from './editor.ts';
import { manyFoundations, thousandsOfFiles, twoRevisions, withCache } from './foundations.ts';
import { interpolationAndParsing, rulesAndReading } from './in-process.ts';
import { peers } from './peers.ts';
import { coldStart, installedRelease, instructions, singleExecutable, withMetadata } from './start-up.ts';
import { brokenGates, printHead } from './table.ts';

/**
 * `npm run bench [-- NAME…]`: what taslint costs against something that everybody has, so that the figures mean the same on every machine. A row has the
 * figure of today, the gate that it must not pass, and what we aim at. Ends with 1 when a gate is broken, with 2 when a figure that was asked for by name
 * cannot be had on this machine.
 */

const COMPARISONS: Readonly<Record<string, () => unknown>> = {
  'cold-start': coldStart,
  instructions,
  release: installedRelease,
  executable: singleExecutable,
  metadata: withMetadata,
  rules: rulesAndReading,
  interpolation: interpolationAndParsing,
  'changed-line': changedLine,
  'many-foundations': manyFoundations,
  cache: withCache,
  'two-revisions': twoRevisions,
  'thousands-of-files': thousandsOfFiles,
};

/** Only when asked for: installs what it compares with. */
const ON_REQUEST: Readonly<Record<string, () => unknown>> = { peers };

const wanted = process.argv.slice(2);
const all = { ...COMPARISONS, ...ON_REQUEST };
const unknown = wanted.find((name) => all[name] === undefined);
if (unknown !== undefined) throw new Error(`no comparison ${unknown}; there are ${Object.keys(all).join(', ')}`);

await bundle();
printHead();
let missing = false;
for (const name of wanted.length === 0 ? Object.keys(COMPARISONS) : wanted) {
  const done = await all[name]!();
  missing ||= done === false && wanted.length > 0;
}
process.exitCode = brokenGates() > 0 ? 1 : missing ? 2 : 0;
