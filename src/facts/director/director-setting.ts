import { anchorOf, flagCell, integerCell, textCell } from '../../foundation/cell-of.ts';
import { documentsOf } from '../../foundation/foundation.ts';
import { absent, known, type Cell } from '../../value/cell.ts';
import { descend, isNullish } from '../../value/node.ts';
import { startOf } from '../document.ts';
import { flag, integer, Row, table, text } from '../table.ts';
import { isFullDirector, SETTINGS, type SettingKind } from './settings.ts';

/** One row per well-known setting that a director config writes: for rules about several settings, each a line of its own to edit. */
export const directorSettings = table(
  'director-setting',
  {
    doc: 'A setting of a director config that somebody wrote, under the name of its column in the table director.',
    label: ['name'],
    columns: {
      name: text('column of the table director, e.g. max_threads'),
      text: text('the value as text; absent for lists and credentials'),
      number: integer('the value when it is a whole number'),
      enabled: flag('the value when it is true or false'),
      full: flag('true when networks, properties and network assignment are all there'),
    },
  },
  (input) =>
    documentsOf(input.foundation, 'director').flatMap((document) => {
      const start = startOf(document);
      const full = isFullDirector(document);
      return SETTINGS.flatMap(([name, kind, , path]) => {
        const node = descend(document.root, ...path);
        if (isNullish(node) || kind === 'filled') return [];
        const anchor = anchorOf(node, start);
        const as = <V>(wanted: SettingKind, cell: () => Cell<V>): Cell<V> => (kind === wanted ? cell() : absent(anchor));
        return [
          new Row(anchor, {
            name: known(name, anchor),
            text: kind === 'texts' ? absent(anchor) : textCell(node, anchor),
            number: as('integer', () => integerCell(node, anchor)),
            enabled: as('flag', () => flagCell(node, anchor)),
            full: known(full, anchor),
          }),
        ];
      });
    }),
);
