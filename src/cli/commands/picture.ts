import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { LANGUAGES } from '../../base/language.ts';
import { UsageError } from '../../base/usage-error.ts';
import { pictureMermaid } from '../../report/picture/mermaid.ts';
import { picturePage } from '../../report/picture/page.ts';
import { argumentVariables } from '../../run/argument-variables.ts';
import { EXIT, type ExitCode } from '../../run/exit-code.ts';
import type { Io } from '../../run/io.ts';
import { openInputs } from '../../run/open-inputs.ts';
import { pageAssets } from '../../run/page-assets.ts';
import { picturesOf } from '../../run/pictures.ts';
import { nowOf } from '../environment.ts';
import { languageOf } from '../language.ts';
import type { ParsedArguments } from '../options.ts';
import { inputOptionsOf, variableOptionsOf } from '../run-arguments.ts';

/** `taslint picture [FOUNDATION|PATH…]`: what the files say of foundations, drawn: a page, or text for wikis. Exit code 2 when something could not be read. */
export async function pictureCommand(args: ParsedArguments, io: Io): Promise<ExitCode> {
  const now = nowOf(args, io);
  const paths = args.positionals.filter((word) => existsSync(resolve(io.cwd, word)));
  const foundations = args.positionals.filter((word) => !paths.includes(word));
  const workspace = await openInputs({ ...(await inputOptionsOf({ ...args, positionals: paths }, io)), foundations }, io);
  const variables = argumentVariables(variableOptionsOf(args), io);
  const pictures = io.interruptible(() => picturesOf(workspace, variables, now));
  if (pictures.length === 0)
    throw new UsageError(
      { en: 'no foundation to draw was found', ko: '그릴 파운데이션을 찾지 못했습니다' },
      { hint: { en: 'taslint foundations lists them with their files', ko: '`taslint foundations`로 파운데이션과 파일을 볼 수 있습니다' } },
    );
  const language = languageOf(args, io, workspace.config?.language);
  if (args.value('format') === 'mermaid') io.stdout.write(pictureMermaid(pictures, language));
  else {
    const spoken = args.has('lang') ? [language] : [language, ...LANGUAGES.filter((other) => other !== language)];
    io.stdout.write(picturePage(pictures, now.toISOString().slice(0, 10), spoken, await pageAssets()));
  }
  return workspace.failures.length > 0 ? EXIT.failed : EXIT.clean;
}
