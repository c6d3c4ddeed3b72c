import { isOpenKey } from '../../foundation/strict-reading.ts';
import { descend, isNullish, keyName, type ConfigNode, type MapEntry, type MapNode } from '../../value/node.ts';
import { isFlag, isInteger, type WrongForm } from './value-form.ts';

/** A value of a wrong form under a key of a section. */
export interface WrongEntry extends WrongForm {
  readonly key: string;
}

const AUTOMATIC: ReadonlySet<string> = new Set(['automatic', 'default', '']);

function isAutomatic(node: ConfigNode): boolean {
  return node.kind === 'scalar' && AUTOMATIC.has(node.text.trim());
}

function isNatural(node: ConfigNode): boolean {
  return isInteger(node) && node.kind === 'scalar' && !node.text.trim().startsWith('-');
}

/** A map with a scalar under this key, or with nothing at all. */
function isMapWith(node: ConfigNode, key: string): boolean {
  if (node.kind !== 'map') return false;
  const value = node.get(key);
  return value === undefined
    ? node.entries.length === 0 || node.entries.some((entry) => isOpenKey(entry.key))
    : value.kind === 'scalar' || value.kind === 'unknown';
}

/** `default`, a number of VMs or a percentage; om refuses every other text. */
function isRate(node: ConfigNode): boolean {
  return isAutomatic(node) || isNatural(node) || (node.kind === 'scalar' && /^\d+%$/.test(node.text.trim()));
}

/** What the keys of a job take (om 7.21.7 sends them as they are; Ops Manager API). */
const JOB_KEYS: readonly { readonly key: string; readonly wanted: string; readonly accepts: (node: ConfigNode) => boolean }[] = [
  { key: 'instances', wanted: 'count', accepts: (node) => isAutomatic(node) || isNatural(node) },
  { key: 'instance_type', wanted: 'id', accepts: (node) => isMapWith(node, 'id') },
  { key: 'persistent_disk', wanted: 'size', accepts: (node) => isMapWith(node, 'size_mb') },
  { key: 'internet_connected', wanted: 'flag', accepts: isFlag },
  { key: 'max_in_flight', wanted: 'rate', accepts: isRate },
  { key: 'floating_ips', wanted: 'text', accepts: (node) => node.kind === 'scalar' },
  ...['elb_names', 'additional_vm_extensions', 'additional_networks', 'nsx_security_groups', 'nsx_lbs'].map((key) => ({
    key,
    wanted: 'list',
    accepts: (node: ConfigNode) => node.kind === 'sequence',
  })),
];

const ACCEPTS: ReadonlyMap<string, (node: ConfigNode) => boolean> = new Map(JOB_KEYS.map(({ key, accepts }) => [key, accepts]));
const NOTHING: readonly WrongEntry[] = [];

function isWrong({ key, value }: MapEntry): boolean {
  const accepts = ACCEPTS.get(keyName(key));
  return accepts !== undefined && value.kind !== 'unknown' && !isNullish(value) && !accepts(value);
}

function wrongUnder(job: MapNode, key: string, wanted: string): readonly WrongEntry[] {
  const entry = job.entry(key);
  return entry !== undefined && isWrong(entry) ? [{ key, wanted, node: entry.value }] : NOTHING;
}

/** What is of a wrong form in the resources of a job: an entry of `resource-config`, or of `resource-configuration` of a director config. */
export function wrongInJob(job: ConfigNode): readonly WrongEntry[] {
  if (job.kind !== 'map') return NOTHING;
  const wrong = job.entries.some(isWrong) ? JOB_KEYS.flatMap(({ key, wanted }) => wrongUnder(job, key, wanted)) : NOTHING;
  const size = descend(job, 'persistent_disk', 'size_mb');
  if (size === undefined || size.kind === 'unknown' || isNullish(size) || isAutomatic(size) || isNatural(size)) return wrong;
  return [...wrong, { key: 'persistent_disk.size_mb', wanted: 'megabytes', node: size }];
}
