import { didYouMean } from '../base/did-you-mean.ts';
import type { Span } from '../base/source.ts';
import { isNullish, type ConfigNode, type MapNode } from '../value/node.ts';
import { editSpan } from '../value/origin.ts';
import { isOpenKey, isSkipped, shapeOf, type StrictProblem } from './strict-reading.ts';

/**
 * What fails when `om configure-director` sends an evaluated director config, section by section, after it has taken the file: what om reads once more
 * (om 7, `api/director_service.go`) and what Ops Manager can't take (its API reference). Earlier sections have been changed by then. In the order of the
 * sections; what is not known is never a reason.
 */
export function sentDirectorProblems(root: ConfigNode | undefined): readonly StrictProblem[] {
  if (root?.kind !== 'map') return [];
  const problems: StrictProblem[] = [];
  const iaas = checkIaas(root, problems);
  sectionMap(root, 'properties-configuration', problems);
  checkZones(root, iaas, problems);
  checkNetworks(root, problems);
  checkAssignment(root, problems);
  checkExtensions(root, problems);
  checkJobs(root, problems);
  return problems;
}

interface Item {
  readonly map: MapNode;
  readonly path: string;
}

/** Names of the IaaS configurations; undefined where not all of them are known. */
function checkIaas(root: MapNode, problems: StrictProblem[]): readonly string[] | undefined {
  const section = root.get('iaas-configurations');
  if (section?.kind !== 'sequence') {
    if (section !== undefined) itemsOf(section, 'iaas-configurations', problems);
    return undefined;
  }
  const items = itemsOf(section, 'iaas-configurations', problems);
  const names = items.map(({ map, path }) => nameOf(map, path, problems));
  checkTwice(items, 'iaas-configurations', problems);
  return items.length === section.items.length && names.every((name) => name !== undefined) ? names : undefined;
}

function checkZones(root: MapNode, iaas: readonly string[] | undefined, problems: StrictProblem[]): void {
  const section = root.get('az-configuration');
  if (section?.kind === 'map' && section.entry('name') !== undefined) {
    problems.push({ class: 'sent-lone-zone', at: placeOf(section), data: { key: 'az-configuration', wanted: 'list', found: 'map' } });
    return;
  }
  const zones = itemsOf(section, 'az-configuration', problems);
  for (const { map, path } of zones) {
    requireName(map, path, problems);
    itemsOf(map.get('clusters'), `${path}.clusters`, problems);
    // Of old a zone had one cluster, by its name; a list belongs under `clusters`.
    const cluster = map.get('cluster');
    if (cluster?.kind === 'sequence' || cluster?.kind === 'map')
      problems.push({
        class: 'sent-cluster',
        at: editSpan(map.entry('cluster')?.key.origin ?? map.origin),
        data: { key: `${path}.cluster`, suggestion: `${path}.clusters` },
      });
    if (iaas !== undefined) checkIaasOfZone(map, path, iaas, problems);
  }
  checkTwice(zones, 'az-configuration', problems);
}

/** om gives a zone the IaaS of that name; without a name, Ops Manager can't tell which of several is meant. */
function checkIaasOfZone(zone: MapNode, path: string, iaas: readonly string[], problems: StrictProblem[]): void {
  if (zone.entry('iaas_configuration_guid') !== undefined || hasOpenKey(zone)) return;
  const name = zone.get('iaas_configuration_name');
  const other = iaas.join(', ');
  if (isNullish(name)) {
    if (iaas.length > 1) problems.push({ class: 'sent-no-iaas', at: placeOf(zone), data: { key: path, other } });
  } else if (name?.kind === 'scalar' && iaas.length > 0 && !iaas.includes(name.text)) {
    const suggestion = didYouMean(name.text, iaas);
    problems.push({
      class: 'sent-other-iaas',
      at: editSpan(name.origin),
      data: {
        key: `${path}.iaas_configuration_name`,
        name: name.text,
        other,
        ...(suggestion === undefined ? {} : { suggestion }),
      },
    });
  }
}

function checkNetworks(root: MapNode, problems: StrictProblem[]): void {
  const section = sectionMap(root, 'networks-configuration', problems);
  if (section === undefined) return;
  const holdsMore = section.entries.some(({ value }) => value.kind === 'map' || value.kind === 'sequence');
  if (section.entry('networks') === undefined && holdsMore && !hasOpenKey(section)) {
    const at = root.entry('networks-configuration')?.key.origin ?? section.origin;
    problems.push({ class: 'sent-no-networks', at: editSpan(at), data: { key: 'networks-configuration' } });
  }
  const networks = itemsOf(section.get('networks'), 'networks-configuration.networks', problems);
  for (const { map, path } of networks) {
    requireName(map, path, problems);
    for (const subnet of itemsOf(map.get('subnets'), `${path}.subnets`, problems)) {
      const zones = subnet.map.get('availability_zone_names');
      if (zones !== undefined && !isSkipped(zones) && zones.kind !== 'sequence')
        problems.push(wrongType(zones, `${subnet.path}.availability_zone_names`, 'list'));
      checkSubnetTexts(subnet, problems);
    }
  }
  checkTwice(networks, 'networks-configuration.networks', problems);
}

/** Several servers or ranges are one text, with commas between them; a list is how a cloud config writes them. */
function checkSubnetTexts({ map, path }: Item, problems: StrictProblem[]): void {
  for (const key of ['cidr', 'gateway', 'dns', 'reserved_ip_ranges']) {
    const value = map.get(key);
    if (value?.kind === 'sequence' || value?.kind === 'map')
      problems.push({ class: 'sent-no-text', at: editSpan(value.origin), data: { key: `${path}.${key}`, found: shapeOf(value) } });
  }
}

/** An extension is created under its name; without one there is no place to send it to. */
function checkExtensions(root: MapNode, problems: StrictProblem[]): void {
  const section = root.get('vmextensions-configuration');
  if (section?.kind !== 'sequence') return;
  section.items.forEach((item, index) => {
    if (item.kind === 'map') requireName(item, `vmextensions-configuration.${index}`, problems);
  });
}

/** `PUT /api/v0/staged/director/network_and_az` takes both as maps; it has no other key, and om passes others on. */
function checkAssignment(root: MapNode, problems: StrictProblem[]): void {
  const section = sectionMap(root, 'network-assignment', problems);
  if (section !== undefined && section.entries.length > 0 && isNullish(section.get('network')) && !hasOpenKey(section))
    problems.push({ class: 'sent-no-network', at: placeOf(section), data: { key: 'network-assignment' } });
  for (const key of ['network', 'singleton_availability_zone']) {
    const value = section?.get(key);
    // With availability sets of Azure the zone is ignored, and its name may be empty.
    if (value?.kind === 'map' && value.entry('name') === undefined && value.entry('guid') === undefined)
      requireName(value, `network-assignment.${key}`, problems);
    if (value !== undefined && !isSkipped(value) && value.kind !== 'map')
      problems.push({
        class: 'sent-assignment',
        at: editSpan(value.origin),
        data: { key: `network-assignment.${key}`, found: shapeOf(value) },
      });
  }
}

function checkJobs(root: MapNode, problems: StrictProblem[]): void {
  const jobs = root.get('resource-configuration');
  if (jobs?.kind !== 'map') return;
  for (const { key, value } of jobs.entries)
    if (!isSkipped(value) && value.kind !== 'map') problems.push(wrongType(value, `resource-configuration.${key.text}`, 'map'));
}

function sectionMap(root: MapNode, key: string, problems: StrictProblem[]): MapNode | undefined {
  const section = root.get(key);
  if (section === undefined || isSkipped(section)) return undefined;
  if (section.kind === 'map') return section;
  problems.push(wrongType(section, key, 'map'));
  return undefined;
}

/** The maps of a list; a problem for what is no list, and for each item that is no map. */
function itemsOf(list: ConfigNode | undefined, path: string, problems: StrictProblem[]): readonly Item[] {
  if (list === undefined || isSkipped(list)) return [];
  if (list.kind !== 'sequence') {
    problems.push(wrongType(list, path, 'list'));
    return [];
  }
  return list.items.flatMap((item, index) => {
    if (item.kind === 'map') return [{ map: item, path: `${path}.${index}` }];
    if (!isSkipped(item)) problems.push(wrongType(item, `${path}.${index}`, 'map'));
    return [];
  });
}

function requireName(map: MapNode, path: string, problems: StrictProblem[]): void {
  const name = map.get('name');
  if (name?.kind === 'unknown' || hasOpenKey(map)) return;
  if (name === undefined || isNullish(name) || (name.kind === 'scalar' && name.text === ''))
    problems.push({ class: 'sent-nameless', at: placeOf(map), data: { key: path } });
  else nameOf(map, path, problems);
}

/** The name as text; undefined where it is not known or missing. */
function nameOf(map: MapNode, path: string, problems: StrictProblem[]): string | undefined {
  const name = map.get('name');
  if (name?.kind === 'map' || name?.kind === 'sequence') problems.push(wrongType(name, `${path}.name`, 'text'));
  return name?.kind === 'scalar' && !isNullish(name) && name.text !== '' ? name.text : undefined;
}

function checkTwice(items: readonly Item[], path: string, problems: StrictProblem[]): void {
  const seen = new Set<string>();
  for (const { map } of items) {
    const node = map.get('name');
    if (node?.kind !== 'scalar' || isNullish(node) || node.text === '') continue;
    if (seen.has(node.text)) problems.push({ class: 'sent-twice', at: editSpan(node.origin), data: { key: path, name: node.text } });
    seen.add(node.text);
  }
}

function hasOpenKey(map: MapNode): boolean {
  return map.entries.some(({ key }) => isOpenKey(key));
}

/** Where a map begins: its first key. */
function placeOf(map: MapNode): Span | undefined {
  return editSpan(map.entries[0]?.key.origin ?? map.origin);
}

function wrongType(node: ConfigNode, key: string, wanted: string): StrictProblem {
  return { class: 'sent-type', at: editSpan(node.origin), data: { key, wanted, found: shapeOf(node) } };
}
