import type { SourceFile } from '../../base/source.ts';
import { UsageError } from '../../base/usage-error.ts';
import { findAbove } from '../files/find-above.ts';
import { shownPath } from '../files/paths.ts';
import type { Request } from '../request.ts';
import type { Workspace } from '../workspace.ts';
import { CONFIG_NAMES, pathOfConfig, type Config } from './config.ts';
import { readConfig, type ReadConfigOptions } from './config-file.ts';

/**
 * The taslint.yml of a run: the one that was named, else the one above the paths. Undefined when there is none. Throws a UsageError when the paths have
 * different ones, and for anything wrong in it.
 */
export async function chooseConfig(request: Request): Promise<Config | undefined> {
  const { options, cwd, tree } = request;
  const reading: ReadConfigOptions = { cwd, allowOutside: options.allowOutside ?? false, tree };
  if (options.later !== undefined) return earlierConfig(request, options.later, { ...reading, isPast: true });
  if (options.config !== undefined) return readConfig(options.config, reading);
  const [first, second] = new Set(configsAbove(request));
  if (first === undefined) return undefined;
  if (second !== undefined) {
    const names = [first, second].map((path) => shownPath(path, cwd));
    throw new UsageError(
      {
        en: `the paths have different configurations: ${names.join(' and ')}`,
        ko: `경로마다 설정 파일이 다릅니다: ${names.join(', ')}`,
      },
      {
        hint: {
          en: 'run taslint once for each, or choose one with --config',
          ko: '설정 파일마다 따로 실행하거나 --config로 하나를 지정하세요',
        },
      },
    );
  }
  return readConfig(first, reading);
}

/**
 * The taslint.yml of its time; where there was none, what today's says about the files that were there. One that cannot be used is as good as none:
 * the past cannot be corrected any more.
 */
async function earlierConfig(request: Request, { config: later }: Workspace, reading: ReadConfigOptions): Promise<Config | undefined> {
  const path = later === undefined ? configsAbove(request)[0] : pathOfConfig(later);
  if (path === undefined) return undefined;
  const isThere = request.tree.kindOf(path) === 'file';
  try {
    return await readConfig(path, isThere || later === undefined ? reading : { ...reading, known: filesOf(later) });
  } catch (error) {
    if (error instanceof UsageError) return undefined;
    throw error;
  }
}

function filesOf({ layers }: Config): ReadonlyMap<string, SourceFile> {
  return new Map(layers.map(({ absolute, file }) => [absolute, file]));
}

/** The taslint.yml above each of the paths that has one. */
function configsAbove(request: Request): readonly string[] {
  return request.paths.flatMap((path) => findAbove(path, CONFIG_NAMES, request) ?? []);
}
