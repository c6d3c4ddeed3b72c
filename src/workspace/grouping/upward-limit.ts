import type { Config } from '../config/config.ts';
import { isInside } from '../files/paths.ts';
import type { Request } from '../request.ts';

/** How far up from a folder conventions are looked for. */
export interface Top {
  readonly top: string;
  /** By a repository or a layout, so that what lies there belongs together. */
  readonly bounded: boolean;
}

/** Tells the top of each folder; each is looked for once. `givenFolders`: those that were asked for. */
export function topsOf(request: Request, config: Config | undefined, givenFolders: readonly string[]): (directory: string) => Top {
  const tops = new Map<string, Top>();
  return (directory) => {
    let known = tops.get(directory);
    if (known === undefined) {
      known = findTop(directory, request, config, givenFolders);
      tops.set(directory, known);
    }
    return known;
  };
}

function findTop(
  directory: string,
  { cwd, repositories, layout }: Request,
  config: Config | undefined,
  givenFolders: readonly string[],
): Top {
  const configured = config?.directory;
  if (configured !== undefined && isInside(directory, configured)) return { top: configured, bounded: true };
  const repository = repositories.of(directory);
  if (repository !== undefined) return { top: repository.root, bounded: true };
  const given = givenFolders.find((folder) => isInside(directory, folder));
  const laidOut = layout.topWithoutRepository(given ?? directory);
  if (laidOut !== undefined) return { top: laidOut, bounded: true };
  return { top: given ?? (isInside(directory, cwd) ? cwd : directory), bounded: false };
}
