import { isSample } from '../../foundation/product-config.ts';
import { known } from '../../value/cell.ts';
import { flag, Row, table, text } from '../table.ts';

/** One row per key that is written twice in one map. */
export const duplicateKeys = table(
  'duplicate-key',
  {
    doc: 'A key written twice in one map: om and bosh keep the last value silently.',
    label: ['name'],
    columns: {
      file: text('path of the file'),
      kind: text('kind of the file'),
      name: text('the key'),
      first: text('where it stands first, as line number'),
      sample: flag('true in folders of documentation, examples and tests'),
    },
  },
  (input) =>
    input.foundation.documents
      .filter(({ kind }) => kind !== 'other' && kind !== 'pipeline')
      .flatMap((document) =>
        document.yaml.duplicateKeys.map(
          ({ name, first, second }) =>
            new Row(second, {
              file: known(document.file.path, second),
              kind: known(document.kind, second),
              name: known(name, second),
              first: known(String(first.file.position(first.start).line), first),
              sample: known(isSample(document.file), second),
            }),
        ),
      ),
);
