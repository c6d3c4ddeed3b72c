import { prefixed } from '../../base/language.ts';
import { resolve } from 'node:path';
import { SourceFile } from '../../base/source.ts';
import { UsageError } from '../../base/usage-error.ts';
import { readYaml } from '../../yaml/read-yaml.ts';
import type { YamlDocument } from '../../yaml/yaml-document.ts';
import { shownPath } from '../../workspace/files/paths.ts';
import { readSource } from '../../workspace/files/read-source.ts';
import type { Io } from '../../run/io.ts';

/** A file that a command names. Throws a UsageError when it cannot be read; what is wrong inside it is the document's to say. */
export function readInput(path: string, io: Io): YamlDocument {
  return readYaml(readText(path, io));
}

/** The text of a file that a command names, e.g. bosh's `--var-file`. */
export function readText(path: string, io: Io): SourceFile {
  const absolute = resolve(io.cwd, path);
  const reading = readSource(absolute, shownPath(absolute, io.cwd));
  if (reading.file === undefined)
    throw new UsageError(prefixed(path, reading.message), {
      hint: { en: 'name a file that exists and that you may read', ko: '읽을 수 있는 파일 이름을 지정하세요' },
    });
  return reading.file;
}

/** The one file of `interpolate` and `check`; `-` is standard input. */
export async function readTemplate(positionals: readonly string[], command: string, io: Io): Promise<YamlDocument> {
  const [path, ...more] = positionals;
  if (path === undefined)
    throw new UsageError(
      { en: `${command} needs a file`, ko: `${command}에 파일을 지정해야 합니다` },
      { hint: { en: `taslint ${command} FILE, or - for standard input`, ko: `taslint ${command} FILE, 표준 입력은 -` } },
    );
  if (more.length > 0)
    throw new UsageError(
      {
        en: `${command} takes one file, not ${positionals.length}`,
        ko: `${command}에는 파일을 하나만 지정할 수 있는데 ${positionals.length}개를 지정했습니다`,
      },
      {
        hint: {
          en: 'give vars files with --vars-file and ops-files with --ops-file',
          ko: 'vars 파일은 --vars-file로, ops 파일은 --ops-file로 지정하세요',
        },
      },
    );
  return path === '-' ? readYaml(new SourceFile('stdin', await io.readStdin())) : readInput(path, io);
}
