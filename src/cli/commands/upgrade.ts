import { UsageError } from '../../base/usage-error.ts';
import { upgradeJson } from '../../report/upgrade/json.ts';
import { upgradeMarkdown } from '../../report/upgrade/markdown.ts';
import { upgradeSummary, upgradeText } from '../../report/upgrade/text.ts';
import { EXIT, type ExitCode } from '../../run/exit-code.ts';
import type { Io } from '../../run/io.ts';
import { widthOf } from '../../run/terminal.ts';
import { upgrade } from '../../run/upgrade.ts';
import { useColor } from '../environment.ts';
import { languageOf } from '../language.ts';
import type { ParsedArguments } from '../options.ts';
import { withProgress } from '../progress.ts';
import { inputOptionsOf, variableOptionsOf } from '../run-arguments.ts';

/** `taslint upgrade PRODUCT --to FILE [--from FILE] [PATH…]`: what a new version of a tile means for the configs. Exit code 1 while something must be done. */
export async function upgradeCommand(args: ParsedArguments, io: Io): Promise<ExitCode> {
  const [product, ...paths] = args.positionals;
  const to = args.value('to');
  if (product === undefined)
    throw new UsageError(
      { en: 'no product is named', ko: '제품을 지정하지 않았습니다' },
      { hint: { en: 'write taslint upgrade PRODUCT --to FILE', ko: 'taslint upgrade PRODUCT --to FILE로 쓰세요' } },
    );
  if (to === undefined)
    throw new UsageError(
      { en: '--to is missing', ko: '--to가 없습니다' },
      { hint: { en: 'name the .pivotal of the new version, or its metadata', ko: '새 버전의 .pivotal 파일이나 메타데이터를 지정하세요' } },
    );
  const options = {
    ...(await inputOptionsOf({ ...args, positionals: paths }, io)),
    ...variableOptionsOf(args),
    product,
    to,
    from: args.value('from'),
  };
  const { upgrades, workspace } = await withProgress(io, (onProgress) => upgrade(options, io, onProgress));
  const language = languageOf(args, io, workspace.config?.language);
  switch (args.value('format')) {
    case 'json':
      io.stdout.write(upgradeJson(upgrades));
      break;
    case 'markdown':
      io.stdout.write(upgradeMarkdown(upgrades, language));
      break;
    default: {
      const width = io.stdout.isTerminal ? widthOf(io.env, io.stdout) : undefined;
      io.stdout.write(upgradeText(upgrades, { language, color: useColor(args, io, io.stdout), width }));
    }
  }
  io.stderr.write(upgradeSummary(upgrades, language));
  if (workspace.failures.length > 0) return EXIT.failed;
  return upgrades.some(({ items }) => items.some(({ group }) => group === 'must')) ? EXIT.findings : EXIT.clean;
}
