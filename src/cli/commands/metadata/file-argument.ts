import { UsageError } from '../../../base/usage-error.ts';
import type { ParsedArguments } from '../../options.ts';

/** The one file that the words name, and what stands behind it. Throws a UsageError when there is none. */
export function fileOf(args: ParsedArguments, action: string, most = 1): readonly [file: string, ...rest: string[]] {
  const [file, ...rest] = args.positionals;
  if (file === undefined)
    throw new UsageError(`metadata ${action} needs a file`, { hint: `taslint metadata ${action} TILE.pivotal, or metadata of a tile` });
  if (args.positionals.length > most)
    throw new UsageError(
      `metadata ${action} takes ${most === 1 ? 'one file' : 'a file and a property'}, not ${args.positionals.length} words`,
      {
        hint: `taslint metadata ${action} --help shows how`,
      },
    );
  return [file, ...rest];
}
