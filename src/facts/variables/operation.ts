import { anchorOf, keyOf, scalarCell, textCell } from '../../foundation/cell-of.ts';
import { documentsOf, type Document } from '../../foundation/foundation.ts';
import { isSample } from '../../foundation/product-config.ts';
import type { AppliedOperation } from '../../interpolate/apply-operations.ts';
import { placeholdersIn } from '../../interpolate/placeholders.ts';
import { parsePointer, type Pointer } from '../../interpolate/pointer.ts';
import { absent, known, type Cell } from '../../value/cell.ts';
import type { ConfigNode, MapNode } from '../../value/node.ts';
import { startOf } from '../document.ts';
import { once, type FactInput } from '../input.ts';
import { flag, integer, Row, scalar, table, text, texts } from '../table.ts';

/** One row per operation of every ops-file, whether or not a document of the foundation uses it: rules can read ops-files that are given alone. */
export const operations = table(
  'operation',
  {
    doc: 'An operation of an ops-file: what it does where, and which property, job or errand its path touches.',
    label: ['path'],
    columns: {
      file: text('path of the ops-file'),
      position: integer('place in the file, from 0'),
      type: text('replace, remove or test'),
      path: text('path as written'),
      valid_path: flag('false when go-patch would not take the path'),
      optional: flag('true when a part of the path ends with a question mark'),
      value: scalar('value when it is a text, a number or a boolean; absent for maps and lists'),
      value_type: text('text, integer, number, flag, null, map, list, unknown or missing'),
      target: text('what the path goes into: product, director, manifest, cloud-config, runtime-config, other'),
      product_property: text('product property that the path goes into, e.g. .properties.tcp_routing'),
      job: text('job of resource-config, or instance group of a manifest, that the path goes into'),
      errand: text('errand that the path goes into'),
      manifest_job: text('job within an instance group (or add-on) that the path goes into'),
      key: text('last key of the path, e.g. instances'),
      property: text(
        'keys below properties of a manifest job joined by dots, e.g. dea_next.staging_disk_limit_mb; below product-properties, network-properties and the like the keys that follow',
      ),
      applied_to: texts('documents of the foundation it is applied to'),
      matched: flag('false when its path leads to nothing that exists in any of them; absent when it is applied to none'),
      changed: flag('false when it changes nothing in any of them; absent when it is applied to none'),
      undone_by_file: text('file of the later operation that undoes it; absent when none does'),
      undone_by_position: integer('its place in that file'),
      placeholder: text('a placeholder in the path, which nothing replaces; absent without one'),
      nameless: text('for a path that ends in name=x? with a value that has no such name: the key that the value lacks; absent for others'),
      nameless_value: text('what that key should be'),
      undone: flag(
        'true when a later operation replaces or removes all that it placed, in each of them; absent when it is applied to none',
      ),
      failed: flag('true when one of them would refuse it; absent when it is applied to none'),
      sample: flag('true in folders of documentation, examples and tests'),
    },
  },
  (input) => operationPlaces(input).map((place) => operationRow(place, input)),
);

/** An operation as it is written. */
export interface OperationPlace {
  readonly document: Document;
  readonly node: MapNode;
  readonly position: number;
  readonly anchor: Row['anchor'];
}

/** All operations of the ops-files of a foundation. */
export function operationPlaces(input: FactInput): readonly OperationPlace[] {
  return documentsOf(input.foundation, 'ops').flatMap((document) => {
    const { root } = document;
    if (root?.kind !== 'sequence') return [];
    return root.items.flatMap((node, position) =>
      node.kind === 'map'
        ? [{ document, node, position, anchor: keyOf(node.entry('path') ?? node.entries[0], anchorOf(node, startOf(document))) }]
        : [],
    );
  });
}

/** Whether a document of the foundation uses the ops-file. */
export function isUsed(place: OperationPlace, input: FactInput): boolean {
  return appliedOf(place, input).length > 0;
}

/** What became of an operation in the documents that use its file. */
function appliedOf(
  { document, position }: OperationPlace,
  input: FactInput,
): readonly { readonly by: Document; readonly applied: AppliedOperation }[] {
  return once(input, applications).get(`${document.file.path}\n${position}`) ?? [];
}

function applications(input: FactInput): ReadonlyMap<string, { readonly by: Document; readonly applied: AppliedOperation }[]> {
  const found = new Map<string, { readonly by: Document; readonly applied: AppliedOperation }[]>();
  for (const by of input.foundation.documents) {
    for (const applied of by.operations) {
      const key = `${applied.operation.file.path}\n${applied.operation.index}`;
      const list = found.get(key) ?? [];
      found.set(key, list);
      list.push({ by, applied });
    }
  }
  return found;
}

function operationRow(place: OperationPlace, input: FactInput): Row {
  const { document, node, position, anchor } = place;
  const outcome = (test: (applied: AppliedOperation) => boolean, how: 'some' | 'every') => (): Cell<boolean> => {
    const all = appliedOf(place, input).map(({ applied }) => applied);
    return all.length === 0 ? absent(anchor) : known(how === 'some' ? all.some(test) : all.every(test), anchor);
  };
  const path = pathCell(node.get('path'), anchor);
  const value = node.get('value');
  const touched = path.state === 'known' ? touch(path.value) : undefined;
  const fact = (text: string | undefined): Cell<string> =>
    path.state === 'unknown' ? path : text === undefined ? absent(anchor) : known(text, anchor);
  const lacking = path.state === 'known' ? lackingName(path.value, node) : undefined;
  const undoneBy = <V>(tell: (operation: AppliedOperation['operation']) => V): Cell<V> => {
    const all = appliedOf(place, input);
    const by = all.length > 0 && all.every(({ applied }) => applied.undoneBy !== undefined) ? all[0]?.applied.undoneBy : undefined;
    return by === undefined ? absent(anchor) : known(tell(by), by.pathAt);
  };
  return new Row(anchor, {
    file: known(document.file.path, anchor),
    position: known(position, anchor),
    type: textCell(node.get('type'), anchor),
    path,
    valid_path: path.state === 'known' ? known(touched !== undefined, path.anchor) : path,
    optional: flagOf(touched?.optional, anchor),
    value: value?.kind === 'map' || value?.kind === 'sequence' ? absent(anchor) : scalarCell(value, anchor),
    value_type: known(typeOf(node), anchor),
    target: fact(touched?.target),
    product_property: fact(touched?.productProperty),
    job: fact(touched?.job),
    errand: fact(touched?.errand),
    manifest_job: fact(touched?.manifestJob),
    key: fact(touched?.key),
    property: fact(touched?.property),
    applied_to: () =>
      known(
        appliedOf(place, input).map(({ by }) => by.file.path),
        anchor,
      ),
    matched: outcome(({ matched }) => matched, 'some'),
    changed: outcome(({ changed }) => changed, 'some'),
    undone_by_file: () => undoneBy((operation) => operation.file.path),
    undone_by_position: () => undoneBy((operation) => operation.index),
    placeholder: fact(path.state === 'known' ? placeholdersIn(path.value)[0]?.raw : undefined),
    nameless: fact(lacking?.key),
    nameless_value: fact(lacking?.value),
    undone: outcome(({ undoneBy }) => undoneBy !== undefined, 'every'),
    failed: outcome((applied) => applied.outcome === 'failed', 'some'),
    sample: known(isSample(document.file), anchor),
  });
}

/** Variables are never looked for in paths: a placeholder is part of the text. Templates of other tools are filled in before. */
function pathCell(node: ConfigNode | undefined, anchor: Row['anchor']): Cell<string> {
  return node?.kind === 'unknown' && node.because !== 'template' ? known(node.text, anchor, node.origin) : textCell(node, anchor);
}

/** The match that ends an optional path, when the value that would be appended does not have what it asks for. */
function lackingName(path: string, node: MapNode): { readonly key: string; readonly value: string } | undefined {
  const type = node.get('type');
  const value = node.get('value');
  const pointer = parsePointer(path);
  if (type?.kind !== 'scalar' || type.text !== 'replace' || value === undefined || value.kind === 'unknown' || typeof pointer === 'string')
    return undefined;
  const last = pointer.at(-1);
  if (last?.kind !== 'match' || !last.optional || placeholdersIn(path).length > 0) return undefined;
  if (value.kind === 'map' ? value.entry(last.key) !== undefined : value.kind === 'scalar' && placeholdersIn(value.text).length > 0)
    return undefined;
  return { key: last.key, value: last.value };
}

function flagOf(value: boolean | undefined, anchor: Row['anchor']): Cell<boolean> {
  return value === undefined ? absent(anchor) : known(value, anchor);
}

function typeOf(node: MapNode): string {
  const value = node.get('value');
  if (value === undefined) return 'missing';
  if (value.kind === 'map') return 'map';
  if (value.kind === 'sequence') return 'list';
  if (value.kind === 'unknown') return 'unknown';
  const { type } = value.resolved;
  return type === 'string' ? 'text' : type === 'float' ? 'number' : type === 'boolean' ? 'flag' : type;
}

/** What a path goes into, in the words of the configuration. */
export interface Touched {
  readonly target: string;
  readonly optional: boolean;
  readonly key: string | undefined;
  readonly productProperty: string | undefined;
  readonly job: string | undefined;
  readonly errand: string | undefined;
  readonly manifestJob: string | undefined;
  readonly property: string | undefined;
}

const TARGETS: Readonly<Record<string, string>> = {
  'product-properties': 'product',
  'network-properties': 'product',
  'resource-config': 'product',
  'errand-config': 'product',
  'syslog-properties': 'product',
  'az-configuration': 'director',
  'networks-configuration': 'director',
  'network-assignment': 'director',
  'properties-configuration': 'director',
  'iaas-configurations': 'director',
  'resource-configuration': 'director',
  'vmextensions-configuration': 'director',
  'vmtypes-configuration': 'director',
  instance_groups: 'manifest',
  stemcells: 'manifest',
  update: 'manifest',
  features: 'manifest',
  addons: 'runtime-config',
  azs: 'cloud-config',
  networks: 'cloud-config',
  vm_types: 'cloud-config',
  vm_extensions: 'cloud-config',
  disk_types: 'cloud-config',
  compilation: 'cloud-config',
};

/** Reads a path; undefined when go-patch would not take it. */
export function touch(path: string): Touched | undefined {
  const pointer = parsePointer(path);
  if (typeof pointer === 'string') return undefined;
  const words = pointer.map(wordOf);
  const root = words[0] ?? '';
  const after = (name: string): string | undefined => {
    const at = words.indexOf(name);
    return at < 0 ? undefined : words[at + 1];
  };
  const properties = words.indexOf('properties');
  const isManifest = root === 'instance_groups' || root === 'addons' || root === 'jobs';
  const keys = pointer.filter((token) => token.kind === 'key');
  return {
    target: TARGETS[root] ?? 'other',
    optional: pointer.some((token) => 'optional' in token && token.optional),
    key: keys.at(-1)?.key,
    productProperty: root === 'product-properties' ? words[1] : undefined,
    job: root === 'resource-config' || root === 'instance_groups' ? words[1] : undefined,
    errand: root === 'errand-config' ? words[1] : undefined,
    manifestJob: isManifest ? after('jobs') : undefined,
    property: isManifest
      ? properties < 0
        ? undefined
        : words.slice(properties + 1).join('.')
      : words.slice(root === 'product-properties' ? 2 : 1).join('.') || undefined,
  };
}

/** A step of a path as a word: the key, the name that is looked for, or the number. */
export function wordOf(token: Pointer[number]): string {
  switch (token.kind) {
    case 'key':
      return token.key;
    case 'match':
      return token.value;
    case 'index':
      return String(token.index);
    case 'append':
      return '-';
  }
}
