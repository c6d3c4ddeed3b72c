import { prefixed, type Localized } from '../base/language.ts';
import type { SourceFile } from '../base/source.ts';
import { UsageError } from '../base/usage-error.ts';
import type { TileModel } from '../tile/model.ts';
import { tileIn } from '../tile/tile-file.ts';
import { absolutePath } from '../workspace/files/paths.ts';
import type { RunWorld } from './io.ts';

const NAME_TILE: Localized = {
  en: 'name a .pivotal, its metadata/*.yml, or what taslint metadata extract wrote',
  ko: '`.pivotal` 파일, 그 안의 `metadata/*.yml`, 또는 `taslint metadata extract`로 만든 파일을 지정하세요',
};

/** Metadata that a person named, with the text that it was read from. */
export interface OpenTile {
  readonly tile: TileModel;
  /** The metadata, raw or slim; of a `.pivotal` the metadata in it. */
  readonly file: SourceFile;
}

/** Opens metadata, what `taslint metadata extract` wrote, or a `.pivotal`. Throws a UsageError of one line for everything that is wrong with it. */
export async function openTile(path: string, { cwd }: Pick<RunWorld, 'cwd'>): Promise<OpenTile> {
  const { readTileFile } = await import('../workspace/files/tile-file.ts'); // lazy: it is a file that lint may load too
  const reading = await readTileFile(absolutePath(path, cwd), path);
  if (reading.file === undefined) throw new UsageError(prefixed(path, reading.message), { hint: NAME_TILE });
  const { file, migrations } = reading;
  const found = tileIn(file);
  if (found.model !== undefined) return { tile: migrations === undefined ? found.model : { ...found.model, migrations }, file };
  const { at, detail } = found.refusal;
  throw new UsageError(
    at === undefined ? prefixed(path, detail) : detail,
    at === undefined ? { hint: NAME_TILE } : { at, hint: NAME_TILE },
  );
}
