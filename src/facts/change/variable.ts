import type { Foundation } from '../../foundation/foundation.ts';
import { definitionsOf, type Variable } from '../../interpolate/variables.ts';
import { absent, known, unknown, type Cell } from '../../value/cell.ts';
import { startOf } from '../document.ts';
import { differs, earlierInput } from '../earlier.ts';
import type { FactInput } from '../input.ts';
import { flag, Row, table, text, texts } from '../table.ts';

/** One row per variable that is given now or was, and whose value changed. */
export const variableChanges = table(
  'variable-change',
  {
    doc: 'A variable that a vars file gives another value than at the earlier revision, or gives for the first time, or no longer. Values are compared, never shown.',
    label: ['name'],
    columns: {
      name: text('name of the variable'),
      kind: text('changed, added or removed'),
      changed: flag('true when the value became another one; unknown when it is itself not known; absent for added and removed'),
      file: text('the vars file that gives it now; absent when none does'),
      before_file: text('the vars file that gave it'),
      used_in: texts('files whose placeholders ask for it now'),
    },
  },
  (input) => variableRows(input),
);

/** A variable as the last file that names it gives it. */
interface Given {
  readonly file: string;
  readonly variable: Variable;
}

function variableRows(input: FactInput): readonly Row[] {
  const earlier = earlierInput(input);
  const main = input.foundation.documents[0];
  if (earlier === undefined || main === undefined) return [];
  const [now, before] = [givenIn(input.foundation), givenIn(earlier.foundation)];
  const users = usersIn(input.foundation);
  const names = [...new Set([...now.keys(), ...before.keys()])].sort();
  return names.flatMap((name) => {
    const [given, then] = [now.get(name), before.get(name)];
    const changed = given === undefined || then === undefined ? undefined : differs(given.variable.value, then.variable.value);
    if (given !== undefined && then !== undefined && changed === false) return [];
    const anchor = given?.variable.at ?? startOf(main);
    const value = given?.variable.value;
    return [
      new Row(anchor, {
        name: known(name, anchor),
        kind: known(given === undefined ? 'removed' : then === undefined ? 'added' : 'changed', anchor),
        changed:
          given === undefined || then === undefined
            ? absent(anchor)
            : changed === undefined
              ? unknown(anchor)
              : known(changed, anchor, value?.origin),
        file: fileCell(given, anchor),
        before_file: fileCell(then, then?.variable.at ?? anchor),
        used_in: known(users.get(name) ?? [], anchor),
      }),
    ];
  });
}

function fileCell(given: Given | undefined, anchor: Row['anchor']): Cell<string> {
  return given === undefined ? absent(anchor) : known(given.file, anchor);
}

/** Names to what gives them; fields of a map belong to the map. */
function givenIn(foundation: Foundation): ReadonlyMap<string, Given> {
  const given = new Map<string, Given>();
  const seen = new Set<unknown>();
  for (const document of foundation.documents) {
    for (const source of document.scope.sources) {
      if (source.kind !== 'file' || seen.has(source.file)) continue;
      seen.add(source.file);
      for (const variable of definitionsOf(source))
        if (!variable.name.includes('.')) given.set(variable.name, { file: source.file.path, variable });
    }
  }
  return given;
}

function usersIn(foundation: Foundation): ReadonlyMap<string, readonly string[]> {
  const users = new Map<string, string[]>();
  for (const document of foundation.documents) {
    for (const { variable } of document.uses) {
      const files = users.get(variable);
      if (files === undefined) users.set(variable, [document.file.path]);
      else if (!files.includes(document.file.path)) files.push(document.file.path);
    }
  }
  return users;
}
