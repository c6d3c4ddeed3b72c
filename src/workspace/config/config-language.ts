import { dirname } from 'node:path';
import type { Language } from '../../base/language.ts';
import { findAbove } from '../files/find-above.ts';
import { absolutePath } from '../files/paths.ts';
import { DISK, exists } from '../files/tree.ts';
import { Repositories } from '../history/repository.ts';
import { readYaml } from '../../yaml/read-yaml.ts';
import { extendedBy, placeOfBase, topOfBases, type Extending } from './base-place.ts';
import { CONFIG_NAMES } from './config.ts';

/** What is asked for the language of a taslint.yml. */
export interface Asked {
  readonly cwd: string;
  /** The taslint.yml that was named. */
  readonly config?: string | undefined;
  /** What may be paths; words that are none count for nothing. */
  readonly words: readonly string[];
}

/**
 * The `lang` of the taslint.yml that a run in this folder would take, or of what it extends: for commands that read no taslint.yml, and to tell of one that cannot
 * be read, so that the line is looked for in its text. Undefined where nothing says a language.
 */
export function configuredLanguage({ cwd, config, words }: Asked): Language | undefined {
  const paths = [...words.filter((word) => exists(absolutePath(word, cwd), DISK)), '.'];
  const repositories = new Repositories();
  const files = config === undefined ? paths.flatMap((path) => findAbove(path, CONFIG_NAMES, { cwd, repositories }) ?? []) : [config];
  const [file] = files;
  return file === undefined ? undefined : languageSaid(absolutePath(file, cwd), cwd, new Set());
}

/** What a file says, else what the last of the files says that it extends. */
function languageSaid(absolute: string, cwd: string, seen: Set<string>): Language | undefined {
  const { file } = DISK.read(absolute, absolute);
  if (file === undefined || seen.has(absolute)) return undefined;
  seen.add(absolute);
  const said = /^lang:[ \t]*["']?(en|ko)["']?[ \t]*(?:#.*)?$/m.exec(file.text);
  if (said !== null) return said[1] === 'ko' ? 'ko' : 'en';
  if (!/^extends:/m.test(file.text)) return undefined;
  const directory = dirname(absolute);
  const place = { directory, tree: DISK, top: topOfBases(directory, cwd), allowOutside: false };
  for (const { text, at } of extendedBy(readYaml(file).root).toReversed()) {
    const base = placeOrNone({ ...place, text, at });
    const language = base === undefined ? undefined : languageSaid(base, cwd, seen);
    if (language !== undefined) return language;
  }
  return undefined;
}

/** Where a base lies; of a mistake those tell who read the file for its own sake. */
function placeOrNone(extending: Extending): string | undefined {
  try {
    return placeOfBase(extending).absolute;
  } catch {
    return undefined;
  }
}
