import { descend, type ConfigNode, type MapNode } from '../value/node.ts';
import type { Document } from './foundation.ts';

/** The IaaS configurations of a director config that are maps: those of the list, and the one of older files. */
export function iaasConfigurationsOf({ root }: Document): readonly MapNode[] {
  const list = descend(root, 'iaas-configurations');
  const nodes: readonly (ConfigNode | undefined)[] = [
    ...(list?.kind === 'sequence' ? list.items : []),
    descend(root, 'properties-configuration', 'iaas_configuration'),
  ];
  return nodes.filter((node): node is MapNode => node?.kind === 'map');
}

/** Keys that only one IaaS has, in the order they are looked for. */
const KEYS: readonly (readonly [string, readonly string[]])[] = [
  ['vsphere', ['vcenter_host', 'vcenter_username', 'datacenter', 'ephemeral_datastores_string']],
  // OpenStack stands before AWS: both have a key pair.
  ['openstack', ['openstack_authentication_url', 'identity_endpoint', 'openstack_username']],
  ['aws', ['access_key_id', 'iam_instance_profile', 'kms_key_arn', 'vpc_id', 'key_pair_name']],
  ['gcp', ['project', 'auth_json', 'associated_service_account']],
  ['azure', ['subscription_id', 'tenant_id', 'resource_group_name']],
];

/** vsphere, openstack, aws, gcp or azure, by the keys of the configuration; undefined when they do not tell. */
export function infrastructureIn(configuration: MapNode): string | undefined {
  return KEYS.find(([, keys]) => keys.some((key) => configuration.entry(key) !== undefined))?.[0];
}

/** The infrastructure of a director config; of several IaaS configurations the first speaks for all. */
export function infrastructureOfDirector(document: Document): string | undefined {
  return iaasConfigurationsOf(document)
    .map(infrastructureIn)
    .find((name) => name !== undefined);
}
