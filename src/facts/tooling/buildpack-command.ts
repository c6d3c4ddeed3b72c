import { SYSTEM_BUILDPACKS } from '../../catalog/buildpacks.ts';
import type { Document } from '../../foundation/foundation.ts';
import { known } from '../../value/cell.ts';
import { callsOf, scriptsIn } from './script-text.ts';
import { flag, Row, table, text } from '../table.ts';

/** One row per buildpack that scripts of one file create, update, lock or unlock. */
export const buildpackCommands = table(
  'buildpack-command',
  {
    doc: 'A buildpack that a script in a file creates or updates by the cf command.',
    label: ['name'],
    columns: {
      name: text('name of the buildpack'),
      system: flag('true when TAS brings a buildpack of this name'),
      replaced: flag('true when a package is given for it: a buildpack of the site'),
      locked: flag('true when a call locks it'),
      unlocked: flag('true when a call unlocks it'),
    },
  },
  (input) => input.foundation.documents.flatMap(buildpackRows),
);

interface Calls {
  readonly anchor: Row['anchor'];
  replaced: boolean;
  locked: boolean;
  unlocked: boolean;
}

function buildpackRows(document: Document): readonly Row[] {
  const byName = new Map<string, Calls>();
  for (const { text: script, anchor } of scriptsIn(document, /\bcf\s+(create|update)-buildpack\s/)) {
    for (const [command, name, ...rest] of callsOf('cf', script)) {
      if (name === undefined || !/^[\w-]{1,100}$/.test(name) || (command !== 'create-buildpack' && command !== 'update-buildpack'))
        continue;
      const calls = byName.get(name) ?? { anchor, replaced: false, locked: false, unlocked: false };
      byName.set(name, calls);
      const options = rest.map((word) => word.replace(/["')]+$/, ''));
      calls.replaced ||= command === 'create-buildpack' || options.includes('-p') || options.includes('--path');
      calls.locked ||= options.includes('--lock');
      calls.unlocked ||= options.includes('--unlock');
    }
  }
  return [...byName].map(
    ([name, { anchor, replaced, locked, unlocked }]) =>
      new Row(anchor, {
        name: known(name, anchor),
        system: known(SYSTEM_BUILDPACKS.includes(name), anchor),
        replaced: known(replaced, anchor),
        locked: known(locked, anchor),
        unlocked: known(unlocked, anchor),
      }),
  );
}
