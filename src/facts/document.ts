import type { Span } from '../base/source.ts';
import { keyOf } from '../foundation/cell-of.ts';
import type { Document } from '../foundation/foundation.ts';
import { known } from '../value/cell.ts';
import { flag, Row, table, text, texts } from './table.ts';

/** One row per file, whatever its kind. */
export const documents = table(
  'document',
  {
    doc: 'The files of a foundation and what they are.',
    label: ['path'],
    columns: {
      path: text('path of the file'),
      kind: text('product, director, vars, ops, bosh-manifest …'),
      keys: texts('root keys in the order of the file, after operations and variables'),
      second_document: flag('true when the file holds another YAML document, which om never reads'),
    },
  },
  (input) =>
    input.foundation.documents.map((document) => {
      const start = startOf(document);
      const names = (): readonly string[] => (document.root?.kind === 'map' ? document.root.names : []);
      return new Row(start, {
        path: known(document.file.path, start),
        kind: known(document.kind, start),
        keys: () => known(names(), start),
        second_document: () => known(document.yaml.secondDocument !== undefined, document.yaml.secondDocument ?? start),
      });
    }),
);

/** The first key of a file, as the place for what concerns the file as a whole; its very start when it has none. */
export function startOf(document: Document): Span {
  const start: Span = { file: document.file, start: 0, end: 0 };
  const root = document.yaml.root;
  return root?.kind === 'map' ? keyOf(root.entries[0], start) : start;
}
