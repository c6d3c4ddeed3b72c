import { problemTexts } from '../../yaml/phrases.ts';
import { prefixed } from '../../base/language.ts';
import { dirname } from 'node:path';
import type { SourceFile } from '../../base/source.ts';
import { UsageError } from '../../base/usage-error.ts';
import { keyName, type ConfigNode } from '../../value/node.ts';
import { readYaml } from '../../yaml/read-yaml.ts';
import type { Config } from './config.ts';
import { firstMistake } from './config-mistakes.ts';
import { ConfigReader } from './config-reader.ts';
import { absolutePath, shownPath } from '../files/paths.ts';
import { DISK, type Tree } from '../files/tree.ts';

/** What a taslint.yml may be called. */
export const CONFIG_NAMES: readonly string[] = ['taslint.yml', 'taslint.yaml', '.taslint.yml', '.taslint.yaml'];

export interface ReadConfigOptions {
  readonly cwd: string;
  readonly allowOutside: boolean;
  readonly tree?: Tree;
  /** Read already, e.g. at another revision. */
  readonly file?: SourceFile;
}

/** Reads and checks a taslint.yml. Throws a UsageError with its place for anything wrong in it: nothing may be ignored silently. */
export async function readConfig(path: string, options: ReadConfigOptions): Promise<Config> {
  const tree = options.tree ?? DISK;
  const absolute = absolutePath(path, options.cwd);
  const shown = shownPath(absolute, options.cwd);
  const reading = options.file === undefined ? tree.read(absolute, shown) : { file: options.file };
  if (reading.file === undefined)
    throw new UsageError(prefixed(shown, reading.message), {
      hint: { en: '--config names an existing taslint.yml', ko: '--config에는 있는 taslint.yml을 지정하세요' },
    });
  const document = readYaml(reading.file);
  const [problem] = document.problems;
  if (problem !== undefined) {
    const { en, ko } = problemTexts(problem);
    throw new UsageError(
      { en: `not valid YAML: ${en}`, ko: `올바른 YAML이 아닙니다. ${ko}` },
      { at: problem.at, hint: { en: 'correct the YAML of this file first', ko: '이 파일의 YAML을 먼저 고치세요' } },
    );
  }
  const [twice] = document.duplicateKeys;
  if (twice !== undefined)
    throw new UsageError(
      { en: `the key \`${twice.name}\` is written twice`, ko: `키 \`${twice.name}\`이(가) 두 번 적혀 있습니다` },
      { at: twice.second, hint: { en: 'keep one of them', ko: '하나만 남기세요' } },
    );
  const { configCheck } = await import('./config-validator.ts'); // lazy: most runs have no taslint.yml
  const mistakes = (await configCheck())(document.root === undefined ? {} : plainOf(document.root));
  if (mistakes.length > 0) throw firstMistake(mistakes, document.root, reading.file);
  return new ConfigReader(reading.file, dirname(absolute), options.allowOutside, tree).read(
    document.root?.kind === 'map' ? document.root : undefined,
  );
}

/** A value as plain data, for the schema check. */
function plainOf(node: ConfigNode): unknown {
  switch (node.kind) {
    case 'map':
      // without a prototype, so that a key called __proto__ is a key
      return node.entries.reduce<Record<string, unknown>>(
        (plain, { key, value }) => {
          plain[keyName(key)] = plainOf(value);
          return plain;
        },
        Object.create(null) as Record<string, unknown>,
      );
    case 'sequence':
      return node.items.map(plainOf);
    case 'scalar':
      return typeof node.value === 'bigint' ? Number(node.value) : node.value;
    case 'unknown':
      return node.text;
  }
}
