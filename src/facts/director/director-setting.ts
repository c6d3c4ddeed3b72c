import { DIRECTOR_SETTINGS, type SettingKind } from '../../catalog/director-settings.ts';
import { anchorOf, flagCell, integerCell, textCell } from '../../foundation/cell-of.ts';
import { documentsOf, type Document } from '../../foundation/foundation.ts';
import type { Span } from '../../base/source.ts';
import { absent, known } from '../../value/cell.ts';
import { descend, isNullish, type ConfigNode } from '../../value/node.ts';
import { startOf } from '../document.ts';
import { flag, integer, rowsOf, table, text } from '../table.ts';
import { isFullDirector } from './director.ts';

const columns = {
  name: text('column of the table director, e.g. max_threads'),
  text: text('the value as text; absent for lists and credentials'),
  number: integer('the value when it is a whole number'),
  enabled: flag('the value when it is true or false'),
  full: flag('true when networks, properties and network assignment are all there'),
};

interface WrittenSetting {
  readonly name: string;
  readonly kind: SettingKind;
  readonly node: ConfigNode | undefined;
  readonly document: Document;
  readonly anchor: Span;
}

const settingRow = rowsOf<typeof columns, WrittenSetting>({
  name: ({ name, anchor }) => known(name, anchor),
  text: ({ kind, node, anchor }) => (kind === 'texts' ? absent(anchor) : textCell(node, anchor)),
  number: ({ kind, node, anchor }) => (kind === 'integer' ? integerCell(node, anchor) : absent(anchor)),
  enabled: ({ kind, node, anchor }) => (kind === 'flag' ? flagCell(node, anchor) : absent(anchor)),
  full: ({ document, anchor }) => known(isFullDirector(document), anchor),
});

/** One row per well-known setting that a director config writes: for rules about several settings, each a line of its own to edit. */
export const directorSettings = table(
  'director-setting',
  {
    doc: 'A setting of a director config that somebody wrote, under the name of its column in the table director.',
    label: ['name'],
    looksAt: { kinds: ['director'] },
    columns,
  },
  (input) =>
    documentsOf(input.foundation, 'director').flatMap((document) =>
      DIRECTOR_SETTINGS.flatMap(([name, kind, , path]) => {
        const node = descend(document.root, ...path);
        if (isNullish(node) || kind === 'filled') return [];
        return [settingRow({ name, kind, node, document, anchor: anchorOf(node, startOf(document)) })];
      }),
    ),
);
