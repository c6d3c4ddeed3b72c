import { tileFits, type TileFit } from '../../foundation/tile-fit/fit.ts';
import { textCell } from '../../foundation/cell-of.ts';
import { absent, known, unknown } from '../../value/cell.ts';
import { descend, isNullish } from '../../value/node.ts';
import type { FactInput } from '../input.ts';
import { productIdentity, productIdentityCells } from '../product-identity.ts';
import { earlier } from '../revision-pairs.ts';
import { flag, integer, Row, table, text } from '../table.ts';
import { orAbsent, tileCells, tileColumns } from './cells.ts';

/** One row per product config whose tile's metadata is known. */
export const tiles = table(
  'tile',
  {
    doc: 'A product config whose tile’s metadata is known, and what the tile as a whole asks for.',
    label: ['product'],
    few: true,
    looksAt: { kinds: ['product'] },
    columns: {
      ...productIdentity,
      ...tileColumns,
      metadata_file: text('path of the metadata'),
      foreign: flag(
        'true when more than 20 names of the config, or half of them, are none of the tile: then the metadata is of another version',
      ),
      unknown_names: integer('how many names of the config are none of the tile'),
      service_broker: flag('true when the tile needs a service network'),
      network_given: flag('whether the config has network-properties'),
      service_network: text('the service network that the config names'),
      takes_syslog: flag('true when the tile takes syslog-properties'),
      syslog_given: flag('whether the config has syslog-properties'),
      minimum_version: text('version from which on the tile can be upgraded to; absent when it does not say'),
      version_before: text('version of the product at the earlier revision; absent when there is none'),
    },
  },
  (input) => tileFits(input.foundation).map((fit) => tileRow(fit, input)),
);

function tileRow({ product, chosen, isForeign, names, jobs }: TileFit, input: FactInput): Row {
  const { anchor } = product;
  const { tile } = chosen;
  const openProperties = product.openSection('product-properties');
  const unknownNames = [...names, ...jobs].filter(({ what, open }) => what === 'unknown' && open === undefined).length;
  const network = product.section('network-properties');
  const service = descend(network, 'service_network');
  const syslog = product.section('syslog-properties');
  const syslogAnchor = product.sectionAnchor('syslog-properties');
  const networkAnchor = product.sectionAnchor('network-properties');
  return new Row(anchor, {
    ...productIdentityCells(product),
    ...tileCells(chosen, anchor),
    metadata_file: known(tile.file.path, anchor),
    foreign: openProperties ?? known(isForeign, anchor),
    unknown_names: known(unknownNames, anchor),
    service_broker: known(tile.serviceBroker, anchor),
    network_given: known(!isNullish(network), networkAnchor),
    service_network: textCell(service?.kind === 'map' ? service.get('name') : service, networkAnchor),
    takes_syslog: known(tile.opsmanagerSyslog, anchor),
    syslog_given:
      syslog?.kind === 'unknown' ? unknown(syslogAnchor, syslog.variables, syslog.origin) : known(!isNullish(syslog), syslogAnchor),
    minimum_version: orAbsent(tile.minimumVersionForUpgrade, anchor),
    version_before: earlier(product, input)?.version ?? absent(anchor),
  });
}
