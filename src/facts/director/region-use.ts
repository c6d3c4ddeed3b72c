import { regionOfArn, regionOfZone } from '../../base/aws-region.ts';
import type { Span } from '../../base/source.ts';
import { textCell, textsCell } from '../../foundation/cell-of.ts';
import { documentsOf, type Document } from '../../foundation/foundation.ts';
import { iaasConfigurationsOf } from '../../foundation/iaas-configuration.ts';
import { known, type Cell } from '../../value/cell.ts';
import { descend, type ConfigNode } from '../../value/node.ts';
import { startOf } from '../document.ts';
import type { FactInput } from '../input.ts';
import { Row, table, text } from '../table.ts';

const columns = {
  what: text('zone (availability zone), key (KMS key) or subnet (of Google Cloud, with its zones)'),
  name: text('the zone, ARN or subnet as written'),
  region: text('the region that the name tells; absent for a name without one'),
  other: text('the region that it is used in, as another value of the file says'),
  said_by: text('what says it: region, the first zone, or the zone of the subnet'),
};

/** One row per name that tells a region, beside another value that tells one. */
export const regionUses = table(
  'region-use',
  {
    doc: 'A zone, key or subnet of AWS or Google Cloud whose name tells its region, and the region that the file uses it in.',
    label: ['name'],
    few: true,
    looksAt: { kinds: ['director', 'opsman', 'cloud-config'] },
    columns,
  },
  ({ foundation }: FactInput) => [
    ...documentsOf(foundation, 'director').flatMap((document) => [...awsRows(document), ...subnetRows(document)]),
    ...documentsOf(foundation, 'opsman').flatMap(opsmanRows),
    ...documentsOf(foundation, 'cloud-config').flatMap((document) => zoneRows(cloudZones(document), undefined, startOf(document))),
  ],
);

/** A region that something else says. */
interface Said {
  readonly region: Cell<string>;
  readonly by: string;
}

function regionRow(
  what: string,
  name: Cell<string>,
  told: (name: string) => string | undefined,
  said: Said,
): readonly Row<typeof columns>[] {
  const { region: other, by } = said;
  if (name.state === 'absent' || other.state === 'absent') return [];
  const region = name.state === 'known' ? told(name.value) : undefined;
  // A name that tells nothing is none of these clouds' names.
  if (name.state === 'known' && region === undefined) return [];
  return [
    new Row(name.anchor, {
      what: known(what, name.anchor),
      name,
      region: name.state === 'known' && region !== undefined ? { ...name, value: region } : name,
      other,
      said_by: known(by, name.anchor),
    }),
  ];
}

/** Disks are encrypted with a key of their own region, and VMs stand in zones of the region that the CPI speaks to. */
function awsRows(document: Document): readonly Row<typeof columns>[] {
  const start = startOf(document);
  const configurations = iaasConfigurationsOf(document);
  const zones = itemsOf(descend(document.root, 'az-configuration')).map((zone) => textCell(descend(zone, 'name'), start));
  const keys = configurations.flatMap((configuration) =>
    regionRow('key', textCell(descend(configuration, 'kms_key_arn'), start), regionOfArn, {
      region: textCell(descend(configuration, 'region'), start),
      by: 'region',
    }),
  );
  const [configuration, ...others] = configurations;
  // A data center names its zones as it likes.
  if (configuration === undefined || others.length > 0 || descend(configuration, 'vcenter_host') !== undefined) return keys;
  return [...keys, ...zoneRows(zones, configuration, start)];
}

/** Without a region beside them, zones have one in common all the same. */
function zoneRows(zones: readonly Cell<string>[], configuration: ConfigNode | undefined, start: Span): readonly Row<typeof columns>[] {
  const region = textCell(descend(configuration, 'region'), start);
  if (region.state !== 'absent') return zones.flatMap((zone) => regionRow('zone', zone, regionOfZone, { region, by: 'region' }));
  const first = zones.find((zone) => zone.state === 'known' && regionOfZone(zone.value) !== undefined);
  if (first?.state !== 'known') return [];
  const said = { region: { ...first, value: regionOfZone(first.value)! }, by: first.value }; // it was found by having one
  return zones.filter((zone) => zone !== first).flatMap((zone) => regionRow('zone', zone, regionOfZone, said));
}

/** A zone with a CPI of its own may be anywhere. */
function cloudZones(document: Document): readonly Cell<string>[] {
  const start = startOf(document);
  return itemsOf(descend(document.root, 'azs'))
    .filter((zone) => descend(zone, 'cpi') === undefined)
    .map((zone) => textCell(descend(zone, 'cloud_properties', 'availability_zone'), start));
}

/** On Google Cloud a subnet is `[project/]network/subnet/region`, and VMs in it stand in zones of that region: `us-central1-a`. */
function subnetRows(document: Document): readonly Row<typeof columns>[] {
  const start = startOf(document);
  return itemsOf(descend(document.root, 'networks-configuration', 'networks')).flatMap((network) =>
    itemsOf(descend(network, 'subnets')).flatMap((subnet) => {
      const identifier = textCell(descend(subnet, 'iaas_identifier'), start);
      const zones = textsCell(descend(subnet, 'availability_zone_names'), start);
      const zone = zones.state === 'known' ? zones.value.find((name) => regionOfGoogleZone(name) !== undefined) : undefined;
      if (zone === undefined) return [];
      const region = known(regionOfGoogleZone(zone)!, zones.anchor, zones.state === 'known' ? zones.origin : undefined); // found by having one
      return regionRow('subnet', identifier, regionOfIdentifier, { region, by: zone });
    }),
  );
}

function regionOfIdentifier(identifier: string): string | undefined {
  return /^(?:[^/]+\/)?[^/]+\/[^/]+\/([a-z]+-[a-z]+[0-9]+)$/.exec(identifier)?.[1];
}

function regionOfGoogleZone(zone: string): string | undefined {
  return /^([a-z]+-[a-z]+[0-9]+)-[a-z]$/.exec(zone)?.[1];
}

function opsmanRows(document: Document): readonly Row<typeof columns>[] {
  const at = (...path: readonly string[]): Cell<string> =>
    textCell(descend(document.root, 'opsman-configuration', ...path), startOf(document));
  return [
    ...regionRow('zone', at('gcp', 'zone'), regionOfGoogleZone, { region: at('gcp', 'region'), by: 'region' }),
    ...regionRow('key', at('aws', 'kms_key_id'), regionOfArn, { region: at('aws', 'region'), by: 'region' }),
  ];
}

function itemsOf(list: ConfigNode | undefined): readonly ConfigNode[] {
  return list?.kind === 'sequence' ? list.items : [];
}
