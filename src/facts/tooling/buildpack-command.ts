import { SYSTEM_BUILDPACKS } from '../../catalog/buildpacks.ts';
import { absent, known } from '../../value/cell.ts';
import { callingFiles, type Call } from './call.ts';
import { flag, Row, table, text } from '../table.ts';

/** One row per buildpack that scripts of one file create, update, lock or unlock. */
export const buildpackCommands = table(
  'buildpack-command',
  {
    doc: 'A buildpack that a script creates or updates by the cf command: in a script, a pipeline or a text of another file.',
    label: ['name'],
    columns: {
      name: text('name of the buildpack'),
      system: flag('true when TAS brings a buildpack of this name'),
      created: flag('true when a call creates it'),
      created_twice: flag('true when two calls create it out of the same package'),
      replaced: flag('true when a package is given for it: a buildpack of the site'),
      locked: flag('true when a call locks it'),
      unlocked: flag('true when a call unlocks it'),
      refused: text('options that cf does not take together, or not for this command, as written; absent when there are none'),
    },
  },
  (input) => callingFiles(input.foundation).flatMap(({ calls }) => buildpackRows(calls)),
);

interface Buildpack {
  readonly anchor: Row['anchor'];
  readonly packages: string[];
  replaced: boolean;
  locked: boolean;
  unlocked: boolean;
  refused: string | undefined;
}

function buildpackRows(calls: readonly Call[]): readonly Row[] {
  const byName = new Map<string, Buildpack>();
  for (const { tool, words, anchor } of calls) {
    const [command, name, ...rest] = words;
    if (tool !== 'cf' || name === undefined || !/^[\w-]{1,100}$/.test(name)) continue;
    if (command !== 'create-buildpack' && command !== 'update-buildpack') continue;
    const buildpack = byName.get(name) ?? { anchor, packages: [], replaced: false, locked: false, unlocked: false, refused: undefined };
    byName.set(name, buildpack);
    const isCreated = command === 'create-buildpack';
    const hasPackage = rest.includes('-p') || rest.includes('--path');
    const [locks, unlocks] = [rest.includes('--lock'), rest.includes('--unlock')];
    if (isCreated) buildpack.packages.push(rest[0] ?? '');
    buildpack.replaced ||= isCreated || hasPackage;
    buildpack.locked ||= locks;
    buildpack.unlocked ||= unlocks;
    buildpack.refused ??= refusedOptions(isCreated, { hasPackage, locks, unlocks });
  }
  return [...byName].map(([name, { anchor, packages, replaced, locked, unlocked, refused }]) => {
    return new Row(anchor, {
      name: known(name, anchor),
      system: known(SYSTEM_BUILDPACKS.includes(name), anchor),
      created: known(packages.length > 0, anchor),
      created_twice: known(new Set(packages).size < packages.length, anchor),
      replaced: known(replaced, anchor),
      locked: known(locked, anchor),
      unlocked: known(unlocked, anchor),
      refused: refused === undefined ? absent(anchor) : known(refused, anchor),
    });
  });
}

/** `create-buildpack` takes `--disable` only; `update-buildpack` refuses a package together with a lock (cf CLI 6 to 8, `update_buildpack_command.go`). */
function refusedOptions(
  isCreated: boolean,
  { hasPackage, locks, unlocks }: { readonly hasPackage: boolean; readonly locks: boolean; readonly unlocks: boolean },
): string | undefined {
  if (isCreated) return locks ? 'create-buildpack --lock' : unlocks ? 'create-buildpack --unlock' : undefined;
  if (locks && unlocks) return 'update-buildpack --lock --unlock';
  return hasPackage && locks ? 'update-buildpack --path --lock' : undefined;
}
