import { anchorOf, keyOf, textCell } from '../foundation/cell-of.ts';
import { documentsOf } from '../foundation/foundation.ts';
import { isSample } from '../foundation/product-config.ts';
import { known, mapCell } from '../value/cell.ts';
import { startOf } from './document.ts';
import { flag, Row, table, text } from './table.ts';

/** One row per rule of an application security group. */
export const securityRules = table(
  'security-rule',
  {
    doc: 'A rule of an application security group: where apps may connect to.',
    label: ['destination'],
    columns: {
      file: text('path of the file'),
      protocol: text('tcp, udp, icmp or all'),
      destination: text('address, range or block'),
      ports: text('ports as written'),
      anywhere: flag('true when the destination is the whole internet'),
      sample: flag('true in folders of documentation, examples and tests'),
    },
  },
  (input) =>
    documentsOf(input.foundation, 'security-group').flatMap((document) => {
      const { root } = document;
      if (root?.kind !== 'sequence') return [];
      return root.items.flatMap((node) => {
        if (node.kind !== 'map') return [];
        const anchor = keyOf(node.entry('destination') ?? node.entries[0], anchorOf(node, startOf(document)));
        const destination = textCell(node.get('destination'), anchor);
        return [
          new Row(anchor, {
            file: known(document.file.path, anchor),
            protocol: textCell(node.get('protocol'), anchor),
            destination,
            ports: textCell(node.get('ports'), anchor),
            anywhere: mapCell(destination, (where) => ['0.0.0.0/0', '0.0.0.0-255.255.255.255'].includes(where.replaceAll(' ', ''))),
            sample: known(isSample(document.file.path), anchor),
          }),
        ];
      });
    }),
);
