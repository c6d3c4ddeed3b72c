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
  if (reading.file === undefined) throw new UsageError(`${shown}: ${reading.message}`, { hint: '--config names an existing taslint.yml' });
  const document = readYaml(reading.file);
  const [problem] = document.problems;
  if (problem !== undefined)
    throw new UsageError(`not valid YAML: ${problem.detail}`, { at: problem.at, hint: 'correct the YAML of this file first' });
  const [twice] = document.duplicateKeys;
  if (twice !== undefined)
    throw new UsageError(`the key \`${twice.name}\` is written twice`, { at: twice.second, hint: 'keep one of them' });
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
