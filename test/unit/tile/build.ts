import { SourceFile } from '../../../src/base/source.ts';
import type { TileModel } from '../../../src/tile/model.ts';
import { readTile, type TileReading } from '../../../src/tile/read-tile.ts';
import { keyName, type ConfigNode } from '../../../src/value/node.ts';
import { readYaml } from '../../../src/yaml/read-yaml.ts';

export function reading(text: string): TileReading {
  return readTile(readYaml(new SourceFile('tile.yml', text)));
}

/** The model of a text that is surely metadata. */
export function model(text: string): TileModel {
  const { model: found, ...rest } = reading(text);
  if (found === undefined) throw new Error(JSON.stringify(rest));
  return found;
}

/** A small tile with these blueprints of its own. */
export function tileWith(propertyBlueprints: string, rest = ''): TileModel {
  return model(`name: demo\nproduct_version: 1.0.0\nmetadata_version: "2.10"\nproperty_blueprints:\n${propertyBlueprints}\n${rest}`);
}

/** A model as plain data, types of scalars told; without places, and without texts for people unless `labels`. */
export function plainModel(tile: TileModel, labels = false): unknown {
  const hidden = ['at', 'file', ...(labels ? [] : ['label', 'description', 'forms'])];
  return plain(tile, hidden);
}

function plain(value: unknown, hidden: readonly string[]): unknown {
  if (isNode(value)) return plainNode(value);
  if (value instanceof Map) return [...(value as ReadonlyMap<string, unknown>)].map(([key, inner]) => [key, plain(inner, hidden)]);
  if (Array.isArray(value)) return value.map((inner: unknown) => plain(inner, hidden));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, inner]) => !hidden.includes(key) && inner !== undefined)
      .map(([key, inner]) => [key, plain(inner, hidden)]),
  );
}

function isNode(value: unknown): value is ConfigNode {
  return typeof value === 'object' && value !== null && 'origin' in value;
}

function plainNode(node: ConfigNode): unknown {
  if (node.kind === 'map') return { map: node.entries.map(({ key, value }) => [keyName(key), plainNode(value)]) };
  if (node.kind === 'sequence') return { list: node.items.map(plainNode) };
  return node.kind === 'unknown' ? node.text : [node.resolved.type, String(node.value)];
}
