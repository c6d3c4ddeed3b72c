import { UsageError } from '../../../base/usage-error.ts';
import type { ParsedArguments } from '../../options.ts';

/** The one file that the words name, and what stands behind it. Throws a UsageError when there is none. */
export function fileOf(args: ParsedArguments, action: string, most = 1): readonly [file: string, ...rest: string[]] {
  const [file, ...rest] = args.positionals;
  if (file === undefined)
    throw new UsageError(
      { en: `metadata ${action} needs a file`, ko: `\`metadata ${action}\`에 파일을 지정해야 합니다` },
      {
        hint: {
          en: `taslint metadata ${action} TILE.pivotal, or metadata of a tile`,
          ko: `\`taslint metadata ${action} TILE.pivotal\`, 또는 타일의 메타데이터`,
        },
      },
    );
  if (args.positionals.length > most)
    throw new UsageError(
      {
        en: `metadata ${action} takes ${most === 1 ? 'one file' : 'a file and a property'}, not ${args.positionals.length} words`,
        ko: `\`metadata ${action}\`에는 ${most === 1 ? '파일 하나' : '파일과 속성 하나씩'}만 지정할 수 있는데 ${args.positionals.length}개를 지정했습니다`,
      },
      { hint: { en: `taslint metadata --help shows how`, ko: '사용법은 `taslint metadata --help`' } },
    );
  return [file, ...rest];
}
