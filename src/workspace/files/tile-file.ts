import { prefixed, type Localized } from '../../base/language.ts';
import type { SourceFile } from '../../base/source.ts';
import type { TileMigrations } from '../../tile/model.ts';
import { decode, readSource } from './read-source.ts';
import { isArchiveName } from './paths.ts';
import { readTileArchive } from './tile-archive.ts';

/** Metadata as text, with what a `.pivotal` tells beside it; or one plain sentence why it could not be read. */
export type TileFileReading =
  | { readonly file: SourceFile; readonly migrations?: TileMigrations }
  | { readonly file?: undefined; readonly message: Localized };

/** Reads metadata, raw or slim, or takes it out of a `.pivotal`. Whether it is metadata at all is for `tileIn` to say. `shown`: the path that people see. */
export async function readTileFile(absolute: string, shown: string): Promise<TileFileReading> {
  if (!isArchiveName(absolute)) return readSource(absolute, shown);
  const reading = await readTileArchive(absolute);
  if (reading.archive === undefined) return { message: reading.message };
  const { metadata, migrations } = reading.archive;
  const decoded = decode(metadata, shown);
  return decoded.file === undefined ? { message: prefixed('metadata', decoded.message) } : { file: decoded.file, migrations };
}
