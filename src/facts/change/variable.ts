import type { BoshManifest } from '../../foundation/bosh-manifest.ts';
import { flagCell, keyOf, textCell } from '../../foundation/cell-of.ts';
import { anyOf, changedOrigin, differs } from '../../foundation/difference.ts';
import { known, mapCell, unknown, type Cell } from '../../value/cell.ts';
import { descend, keyName, type ConfigNode, type MapNode } from '../../value/node.ts';
import { mayAdd } from '../bosh/pending-operation.ts';
import type { FactInput } from '../input.ts';
import { manifestPairs, runtimeConfigPairs, type ManifestPair } from './manifest-pair.ts';
import { flag, Row, table, text, texts } from '../table.ts';

/** One row per variable that BOSH generates and whose type or options changed. */
export const variableChanges = table(
  'variable-change',
  {
    doc: 'A variable of a manifest or a runtime config (`variables:`) whose type or options are not what they were at the earlier revision.',
    label: ['name'],
    few: true,
    columns: {
      name: text('name of the variable'),
      type: text('its type now'),
      before_type: text('its type at the earlier revision'),
      type_changed: flag('true when it has another type'),
      options: texts('the options that changed: alternative_names, common_name, ca, length …'),
      changed: flag('true when an option changed; unknown when a variable hides it'),
      update_mode: text(
        'no-overwrite, overwrite or converge: its own update_mode, else converge where the manifest sets features.converge_variables, else no-overwrite',
      ),
      create_env: flag('true in a manifest of bosh create-env, where the CLI generates and keeps values in its vars store'),
    },
  },
  (input) => [...manifestPairs(input), ...runtimeConfigPairs(input)].flatMap((pair) => changesOf(pair, input)),
);

function changesOf(pair: ManifestPair, input: FactInput): readonly Row[] {
  const before = new Map(pair.before.list('variables').map((node) => [nameIn(node), node]));
  return pair.now.list('variables').flatMap((now) => {
    const then = nameIn(now) === undefined ? undefined : before.get(nameIn(now));
    return then === undefined || then === now ? [] : rowsOf(now, then, pair.now, input);
  });
}

function nameIn(node: MapNode): string | undefined {
  const name = node.get('name');
  return name?.kind === 'scalar' ? name.text : undefined;
}

function rowsOf(now: MapNode, before: MapNode, manifest: BoshManifest, input: FactInput): readonly Row[] {
  const anchor = keyOf(now.entry('name'), manifest.anchor);
  const typeDiffers = differs(now.get('type'), before.get('type'));
  const options = optionsOf(now, before);
  const changed = anyOf(options.map(({ answer }) => answer));
  if (typeDiffers === false && changed === false) return [];
  const certain = options.filter(({ answer }) => answer === true);
  const [first] = certain;
  const place = first?.value === undefined ? undefined : changedOrigin(first.value, first.then);
  const type = textCell(now.get('type'), anchor);
  return [
    new Row(anchor, {
      name: textCell(now.get('name'), anchor),
      type,
      before_type: textCell(before.get('type'), anchor),
      type_changed: typeDiffers === undefined ? unknown(anchor) : known(typeDiffers, anchor, now.get('type')?.origin),
      options: known(
        certain.map(({ name }) => name),
        anchor,
      ),
      changed: changed === undefined ? unknown(anchor) : known(changed, anchor, place),
      update_mode: updateMode(now, manifest, anchor, input),
      create_env: known(manifest.isCreateEnv, anchor),
    }),
  ];
}

interface Option {
  readonly name: string;
  readonly value: ConfigNode | undefined;
  readonly then: ConfigNode | undefined;
  readonly answer: boolean | undefined;
}

/** Options at both times; a variable in the place of all of them is one option that may have changed. */
function optionsOf(now: MapNode, before: MapNode): readonly Option[] {
  const [options, then] = [now.get('options'), before.get('options')];
  if (options?.kind === 'unknown' || then?.kind === 'unknown') {
    const isSame = options?.kind === 'unknown' && then?.kind === 'unknown' && options.text === then.text;
    return [{ name: 'options', value: options, then, answer: isSame ? false : undefined }];
  }
  const names = [options, then].flatMap((node) => (node?.kind === 'map' ? node.entries.map(({ key }) => keyName(key)) : []));
  return [...new Set(names)].map((name) => {
    const [value, earlier] = [descend(options, name), descend(then, name)];
    return { name, value, then: earlier, answer: sameList(value, earlier) ? false : differs(value, earlier) };
  });
}

/** The order of names means nothing. */
function sameList(now: ConfigNode | undefined, before: ConfigNode | undefined): boolean {
  const textsIn = (node: ConfigNode | undefined): string | undefined =>
    node?.kind === 'sequence' && node.items.every(({ kind }) => kind !== 'map' && kind !== 'sequence')
      ? node.items
          .map((item) => (item.kind === 'scalar' || item.kind === 'unknown' ? item.text : ''))
          .sort()
          .join('\n')
      : undefined;
  return textsIn(now) !== undefined && textsIn(now) === textsIn(before);
}

/** `variables_parser.rb`, `deployment_features_parser.rb` of the director; what an ops-file may still set is not known. */
function updateMode(variable: MapNode, manifest: BoshManifest, anchor: Row['anchor'], input: FactInput): Cell<string> {
  const own = textCell(variable.get('update_mode'), anchor);
  if (own.state !== 'absent') return own;
  const converge = flagCell(manifest.at('features', 'converge_variables'), anchor);
  if (converge.state === 'absent') return mayAdd(manifest, 'features', input) ? unknown(anchor) : known('no-overwrite', anchor);
  return mapCell(converge, (on) => (on ? 'converge' : 'no-overwrite'));
}
