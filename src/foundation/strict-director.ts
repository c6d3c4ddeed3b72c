import type { ConfigNode, MapNode } from '../value/node.ts';
import { editSpan } from '../value/origin.ts';
import { isSkipped, mapOrProblem, strictType, unknownKeys, type StrictProblem } from './strict-reading.ts';

/** The root keys that `om configure-director` knows (om 7.21.7). */
export const DIRECTOR_ROOT_KEYS = [
  'az-configuration',
  'networks-configuration',
  'network-assignment',
  'properties-configuration',
  'iaas-configurations',
  'resource-configuration',
  'vmextensions-configuration',
  'vmtypes-configuration',
] as const;

/** Root keys of old versions; their content now stands under `properties-configuration`, written with underscores. */
export const REMOVED_DIRECTOR_KEYS = [
  'director-configuration',
  'iaas-configuration',
  'security-configuration',
  'syslog-configuration',
] as const;

const VM_TYPES_KEYS = ['custom_only', 'vm_types'] as const;
const VM_TYPE_NUMBERS = ['cpu', 'ram', 'ephemeral_disk'] as const;

/**
 * Why `om configure-director` refuses an evaluated director config; empty exactly when it takes the file.
 * In om's order: shapes, removed keys, unknown keys, the IaaS given twice, then what fails when it is sent. What is not known is never a reason.
 */
export function strictDirectorProblems(root: ConfigNode | undefined): readonly StrictProblem[] {
  if (root === undefined || isSkipped(root)) return [];
  const problems: StrictProblem[] = [];
  const config = mapOrProblem(root, '', problems);
  if (config === undefined) return problems;
  mapOrProblem(config.get('resource-configuration'), 'resource-configuration', problems);
  checkVmTypes(config, problems);
  problems.push(...removedKeys(config));
  problems.push(...unknownKeys(config, [...DIRECTOR_ROOT_KEYS, ...REMOVED_DIRECTOR_KEYS], 'unknown-key', ''));
  checkIaasTwice(config, problems);
  checkEmptyVmTypes(config, problems);
  checkVmExtensions(config, problems);
  return problems;
}

function removedKeys(config: MapNode): StrictProblem[] {
  return REMOVED_DIRECTOR_KEYS.flatMap((key): StrictProblem[] => {
    const entry = config.entry(key);
    if (entry === undefined) return [];
    const moved = `properties-configuration.${key.replaceAll('-', '_')}`;
    return [{ class: 'removed-key', at: editSpan(entry.key.origin), data: { key, name: key, suggestion: moved } }];
  });
}

function checkIaasTwice(config: MapNode, problems: StrictProblem[]): void {
  const list = config.get('iaas-configurations');
  const properties = config.get('properties-configuration');
  if (list === undefined || isSkipped(list) || properties?.kind !== 'map') return;
  const entry = properties.entry('iaas-configuration');
  if (entry === undefined) return;
  problems.push({
    class: 'iaas-twice',
    at: editSpan(entry.key.origin),
    data: { key: 'properties-configuration.iaas-configuration', other: 'iaas-configurations' },
  });
}

function checkVmTypes(config: MapNode, problems: StrictProblem[]): void {
  const section = mapOrProblem(config.get('vmtypes-configuration'), 'vmtypes-configuration', problems);
  if (section === undefined) return;
  const customOnly = section.get('custom_only');
  if (customOnly !== undefined && !isSkipped(customOnly) && (customOnly.kind !== 'scalar' || customOnly.resolved.type !== 'boolean')) {
    problems.push(strictType(customOnly, 'vmtypes-configuration.custom_only', 'boolean'));
  }
  const types = section.get('vm_types');
  if (types !== undefined && !isSkipped(types)) {
    if (types.kind !== 'sequence') problems.push(strictType(types, 'vmtypes-configuration.vm_types', 'list'));
    else for (const [index, item] of types.items.entries()) checkVmType(item, `vmtypes-configuration.vm_types.${index}`, problems);
  }
  problems.push(...unknownKeys(section, VM_TYPES_KEYS, 'strict-field', 'vmtypes-configuration'));
}

function checkVmType(item: ConfigNode, path: string, problems: StrictProblem[]): void {
  const type = mapOrProblem(item, path, problems);
  if (type === undefined) return;
  const name = type.get('name');
  if (name?.kind === 'map' || name?.kind === 'sequence') problems.push(strictType(name, `${path}.name`, 'string'));
  for (const key of VM_TYPE_NUMBERS) {
    const value = type.get(key);
    if (value !== undefined && !isSkipped(value) && !isUnsigned(value))
      problems.push(strictType(value, `${path}.${key}`, 'number from 0 up'));
  }
}

/** Whole numbers from 0 up; a fraction is cut off without a word, whatever its sign. */
function isUnsigned(node: ConfigNode): boolean {
  if (node.kind !== 'scalar') return false;
  const { type, value } = node.resolved;
  if (type === 'integer') return value >= 0;
  return type === 'float' && value < 2 ** 64 && !(Number.isInteger(value) && value < 0);
}

function checkEmptyVmTypes(config: MapNode, problems: StrictProblem[]): void {
  const section = config.get('vmtypes-configuration');
  if (section?.kind !== 'map') return;
  const customOnly = section.get('custom_only');
  const types = section.get('vm_types');
  if (customOnly?.kind !== 'scalar' || customOnly.value !== true || types?.kind === 'unknown') return;
  if (types?.kind === 'sequence' && types.items.length > 0) return;
  if (types !== undefined && types.kind !== 'sequence' && !isSkipped(types)) return;
  problems.push({ class: 'vmtypes-empty', at: editSpan((types ?? customOnly).origin), data: { key: 'vmtypes-configuration.vm_types' } });
}

/** VM extensions travel through JSON: a list of maps, names must be texts. */
function checkVmExtensions(config: MapNode, problems: StrictProblem[]): void {
  const section = config.get('vmextensions-configuration');
  if (section === undefined || isSkipped(section)) return;
  if (section.kind !== 'sequence') {
    problems.push(strictType(section, 'vmextensions-configuration', 'list'));
    return;
  }
  for (const [index, item] of section.items.entries()) {
    const path = `vmextensions-configuration.${index}`;
    const extension = mapOrProblem(item, path, problems);
    if (extension === undefined) continue;
    const name = extension.get('name');
    if (name !== undefined && !isSkipped(name) && (name.kind !== 'scalar' || name.resolved.type !== 'string'))
      problems.push(strictType(name, `${path}.name`, 'string'));
    mapOrProblem(extension.get('cloud_properties'), `${path}.cloud_properties`, problems);
  }
}
