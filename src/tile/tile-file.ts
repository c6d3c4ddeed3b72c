import { memoPer } from '../base/memo.ts';
import type { SourceFile } from '../base/source.ts';
import { resolvePlain } from '../value/plain-scalar.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import { readTile, type TileReading } from './read-tile.ts';

/** Files that hold metadata, each read once, and only when somebody asks for more than its name. */

/** What a file says as metadata. Its double parentheses are Ops Manager's own, so it is never taken for a template of spiff. */
export const tileIn = memoPer((file: SourceFile): TileReading => readTile(readYaml(file)));

/** Which tile a file is about. */
export interface TileIdentity {
  readonly name: string;
  readonly version: string;
}

/**
 * The name and version that a metadata file gives; undefined when it is no metadata, as far as its first look tells. Found without parsing where both stand
 * in one line each at the root, as all tools write them.
 */
export const tileIdentity = memoPer((file: SourceFile): TileIdentity | undefined => {
  const name = rootScalar(file.text, 'name');
  const version = rootScalar(file.text, 'product_version');
  if (name !== undefined && version !== undefined) return { name, version };
  const { model } = tileIn(file);
  return model === undefined ? undefined : { name: model.name, version: model.version };
});

/** The value of a key that stands once, at the beginning of a line, with a scalar behind it; what follows at that column can be no part of a block text. */
function rootScalar(text: string, key: string): string | undefined {
  const lines = new RegExp(`^${key}:[ \\t]+(?:"([^"\\\\\\n]*)"|'([^'\\n]*)'|([\\w.+-]+))[ \\t]*(?:#.*)?\\r?$`, 'gm');
  const [first, ...more] = text.matchAll(lines);
  if (first === undefined || more.length > 0) return undefined;
  const [, double, single, plain] = first;
  if (plain !== undefined && resolvePlain(plain).type === 'null') return undefined;
  return double ?? single ?? plain;
}
