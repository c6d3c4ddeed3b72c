import type { SourceFile } from '../../base/source.ts';
import { absolutePath, shownPath } from '../files/paths.ts';
import { DISK, exists, type Tree } from '../files/tree.ts';
import { checkedLayer, readLayerFile } from './config-layer.ts';
import { ConfigReader } from './config-reader.ts';
import type { Config } from './config.ts';

export interface ReadConfigOptions {
  readonly cwd: string;
  readonly allowOutside: boolean;
  readonly tree?: Tree;
  /** True for an earlier state of the files. */
  readonly isPast?: boolean;
  /** Files that were read already, e.g. at another revision, by absolute path: they stand for what the tree does not have. */
  readonly known?: ReadonlyMap<string, SourceFile>;
}

/**
 * Reads and checks a taslint.yml and the files that it extends. Throws a UsageError with its place for anything wrong in one of them: nothing may be ignored
 * silently.
 */
export async function readConfig(path: string, options: ReadConfigOptions): Promise<Config> {
  const { cwd, known, tree = DISK, isPast = false } = options;
  const absolute = absolutePath(path, cwd);
  const file =
    known?.get(absolute) ??
    readLayerFile(absolute, shownPath(absolute, cwd), tree, {
      hint: exists(absolute, tree)
        ? { en: 'correct this file, or name another with --config', ko: '이 파일을 고치거나 --config로 다른 파일을 지정하세요' }
        : { en: '--config names an existing taslint.yml', ko: '--config에는 있는 taslint.yml을 지정하세요' },
    });
  const own = await checkedLayer(file, absolute, tree, isPast);
  if (own.root?.get('extends') === undefined) return new ConfigReader([{ ...own, bases: [] }], options.allowOutside).read();
  const { withBases, mergedFoundations } = await import('./config-bases.ts'); // lazy: few extend anything
  const layers = await withBases(own, options);
  return new ConfigReader(layers, options.allowOutside).read(mergedFoundations(layers));
}
