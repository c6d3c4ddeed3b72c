import { known, unknown, type Cell } from '../../value/cell.ts';
import { descend, type ConfigNode, type MapNode } from '../../value/node.ts';
import type { Document } from '../../foundation/foundation.ts';
import { infrastructureOfDirector } from '../../foundation/iaas-configuration.ts';
import { iaasOf } from '../foundation.ts';
import type { FactInput } from '../input.ts';
import type { SubnetPlace } from './subnet-place.ts';

/** Keys of a subnet's `cloud_properties` that only one CPI has (docs of the CPIs of bosh.io, 2026-08). */
const KEYS_OF_CPI: Readonly<Record<string, string>> = {
  subnet: 'aws',
  virtual_network_name: 'azure',
  subnetwork_name: 'gcp',
  net_id: 'openstack',
};

/**
 * The infrastructure that a subnet lies on: aws, azure, gcp, openstack or vsphere. Its own properties or file tell it best, then other director configs, then names that
 * only one cloud gives; unknown when nothing does.
 */
export function infrastructureOf(subnet: SubnetPlace, input: FactInput): Cell<string> {
  const { anchor, node, document, iaasIdentifier } = subnet;
  const properties = node.get('cloud_properties');
  const own =
    document.kind === 'director' ? infrastructureOfDirector(document) : properties?.kind === 'map' ? ofCpi(properties) : undefined;
  if (own !== undefined) return known(own, anchor);
  const said = iaasOf(input.foundation, anchor);
  if (said.state === 'known') return said;
  if (iaasIdentifier.state === 'known' && iaasIdentifier.value.startsWith('subnet-')) return known('aws', anchor);
  const names = zoneNames(document);
  if (names.some((name) => name?.kind === 'scalar' && isAwsZone(name.text))) return known('aws', anchor);
  const open = [properties, ...names].find((name) => name?.kind === 'unknown');
  const variables = open?.kind === 'unknown' ? open.variables : iaasIdentifier.state === 'unknown' ? iaasIdentifier.variables : [];
  return unknown(anchor, said.state === 'unknown' && said.variables.length > 0 ? said.variables : variables);
}

function ofCpi(properties: MapNode): string | undefined {
  const key = properties.entries.find(({ key: { text } }) => KEYS_OF_CPI[text] !== undefined)?.key.text;
  return key === undefined ? undefined : KEYS_OF_CPI[key];
}

/** Zones of AWS are called by their region and a letter: `ap-northeast-2a`. */
function isAwsZone(name: string): boolean {
  return /^[a-z]{2}(-[a-z]+){1,2}-[0-9][a-z]$/.test(name);
}

function zoneNames({ root }: Document): readonly (ConfigNode | undefined)[] {
  const zones = [descend(root, 'az-configuration'), descend(root, 'azs')].flatMap((list) => (list?.kind === 'sequence' ? list.items : []));
  return zones.flatMap((zone) => [descend(zone, 'name'), descend(zone, 'cloud_properties', 'availability_zone')]);
}
