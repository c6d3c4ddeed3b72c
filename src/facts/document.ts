import type { Span } from '../base/source.ts';
import { keyOf } from '../foundation/cell-of.ts';
import type { Document } from '../foundation/foundation.ts';
import { isSample } from '../foundation/product-config.ts';
import { known } from '../value/cell.ts';
import { flag, integer, Row, table, text, texts } from './table.ts';

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
      key_count: integer('how many root keys it has'),
      requested: flag('false for files that were only read to know the rest'),
      sample: flag('true in folders of documentation, examples and tests'),
      vars_file_count: integer('vars files that feed it'),
      ops_file_count: integer('ops-files applied to it'),
      second_document: flag('true when the file holds another YAML document, which om never reads'),
      purpose: text('purpose of the foundation, or unknown'),
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
        key_count: () => known(names().length, start),
        requested: known(document.requested, start),
        sample: known(isSample(document.file), start),
        vars_file_count: known(document.varsFiles.length, start),
        ops_file_count: known(document.opsFiles.length, start),
        second_document: () => known(document.yaml.secondDocument !== undefined, document.yaml.secondDocument ?? start),
        purpose: known(input.foundation.purpose, start),
      });
    }),
);

/** The first key of a file, as the place for what concerns the file as a whole; its very start when it has none. */
export function startOf(document: Document): Span {
  const start: Span = { file: document.file, start: 0, end: 0 };
  const root = document.yaml.root;
  return root?.kind === 'map' ? keyOf(root.entries[0], start) : start;
}
