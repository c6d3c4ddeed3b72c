import { CREATE_ENV_DEMANDS, CREDHUB_DEMANDS } from '../../catalog/variable-demands.ts';
import type { BoshManifest } from '../../foundation/bosh-manifest.ts';
import { keyOf, textCell } from '../../foundation/cell-of.ts';
import { known, type Cell } from '../../value/cell.ts';
import type { MapNode } from '../../value/node.ts';
import { flag, rowsOf, table, text, type Row } from '../table.ts';
import { AskedProperties } from './asked-properties.ts';
import { judge } from './judge-demand.ts';
import { withVariables } from './manifest-variable.ts';
import { refusalCells, refusalColumns, type Refusal } from './refusal-columns.ts';

const columns = {
  name: text('name of the variable'),
  create_env: flag('true in a manifest of bosh create-env (cloud_provider), where the CLI generates; else CredHub does'),
  ...refusalColumns,
};

const refusalRow = rowsOf<typeof columns, Refusal & { readonly name: Cell<string>; readonly manifest: BoshManifest }>({
  name: ({ name }) => name,
  create_env: ({ manifest, anchor }) => known(manifest.isCreateEnv, anchor),
  ...refusalCells,
});

/** One row per part of a variable that CredHub, or the CLI, refuses when it is to generate it. */
export const variableRefusals = table(
  'variable-refusal',
  {
    doc: 'A part of a variable of a manifest or a runtime config with which it cannot be generated.',
    label: ['name', 'property'],
    looksAt: { kinds: ['bosh-manifest', 'runtime-config'], sections: ['variables'] },
    columns,
  },
  (input) => withVariables(input).flatMap((manifest) => manifest.list('variables').flatMap((node) => rowsOfVariable(node, manifest))),
);

function rowsOfVariable(node: MapNode, manifest: BoshManifest): readonly Row<typeof columns>[] {
  const anchor = keyOf(node.entry('name') ?? node.entries[0], manifest.anchor);
  const name = textCell(node.get('name'), anchor);
  const properties = new AskedProperties(node, anchor);
  return (manifest.isCreateEnv ? CREATE_ENV_DEMANDS : CREDHUB_DEMANDS).flatMap((demand) =>
    properties
      .places(demand.at)
      .flatMap((place) => judge(demand, place, properties))
      .map((judgement) => refusalRow({ name, manifest, demand, judgement, anchor: judgement.anchor })),
  );
}
