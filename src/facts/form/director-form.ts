import { DIRECTOR_SETTINGS, PROPERTIES } from '../../catalog/director-settings.ts';
import { descend, keyName, type ConfigNode } from '../../value/node.ts';
import { wrongInJob, type WrongEntry } from './job-form.ts';
import { wrongForms } from './value-form.ts';

/** Switches of an IaaS configuration, in both of its places. */
const IAAS_FLAGS = [
  'ssl_verification_enabled',
  'nsx_networking_enabled',
  'enable_human_readable_name',
  'encrypted',
  'require_imds_v2',
  'disable_dhcp',
  'ignore_server_availability_zone',
] as const;

/** The section with the VMs of the director and of compilation. */
const RESOURCES = 'resource-configuration';

/**
 * What is of a wrong form in a director config: settings that are numbers or flags, and the sizes of its VMs. `key`: the keys from the root on, joined by
 * dots. Texts are left alone: Ops Manager takes more than one form of many.
 */
export function wrongInDirector(root: ConfigNode | undefined): readonly WrongEntry[] {
  return [
    ...DIRECTOR_SETTINGS.flatMap(([, kind, , path]): readonly WrongEntry[] => {
      if ((kind !== 'integer' && kind !== 'flag') || path[0] === RESOURCES) return [];
      const node = descend(root, ...path);
      return node === undefined ? [] : wrongForms(kind, node).map((wrong) => ({ ...wrong, key: path.join('.') }));
    }),
    ...iaasOf(root).flatMap(({ path, iaas }) =>
      IAAS_FLAGS.flatMap((name) => {
        const node = descend(iaas, name);
        return node === undefined ? [] : wrongForms('flag', node).map((wrong) => ({ ...wrong, key: `${path}.${name}` }));
      }),
    ),
    ...vmsOf(root).flatMap(({ name, job }) => wrongInJob(job).map((wrong) => ({ ...wrong, key: `${RESOURCES}.${name}.${wrong.key}` }))),
  ];
}

function iaasOf(root: ConfigNode | undefined): readonly { readonly path: string; readonly iaas: ConfigNode }[] {
  const single = descend(root, PROPERTIES, 'iaas_configuration');
  const several = descend(root, 'iaas-configurations');
  return [
    ...(single === undefined ? [] : [{ path: `${PROPERTIES}.iaas_configuration`, iaas: single }]),
    ...(several?.kind === 'sequence' ? several.items.map((iaas, index) => ({ path: `iaas-configurations.${index}`, iaas })) : []),
  ];
}

function vmsOf(root: ConfigNode | undefined): readonly { readonly name: string; readonly job: ConfigNode }[] {
  const section = descend(root, RESOURCES);
  return section?.kind === 'map' ? section.entries.map(({ key, value }) => ({ name: keyName(key), job: value })) : [];
}
