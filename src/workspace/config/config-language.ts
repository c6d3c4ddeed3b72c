import type { Language } from '../../base/language.ts';
import { findAbove } from '../files/find-above.ts';
import { absolutePath } from '../files/paths.ts';
import { DISK, exists } from '../files/tree.ts';
import { Repositories } from '../history/repository.ts';
import { CONFIG_NAMES } from './config-file.ts';

/** What is asked for the language of a taslint.yml. */
export interface Asked {
  readonly cwd: string;
  /** The taslint.yml that was named. */
  readonly config?: string | undefined;
  /** What may be paths; words that are none count for nothing. */
  readonly words: readonly string[];
}

/**
 * The `lang` of the taslint.yml that a run in this folder would take: for commands that read no taslint.yml, and to tell of one that cannot be read, so that
 * the line is looked for in its text. Undefined where nothing says a language.
 */
export function configuredLanguage({ cwd, config, words }: Asked): Language | undefined {
  const paths = [...words.filter((word) => exists(absolutePath(word, cwd), DISK)), '.'];
  const repositories = new Repositories();
  const files = config === undefined ? paths.flatMap((path) => findAbove(path, CONFIG_NAMES, { cwd, repositories }) ?? []) : [config];
  const [file] = files;
  if (file === undefined) return undefined;
  const said = /^lang:[ \t]*["']?(en|ko)["']?[ \t]*(?:#.*)?$/m.exec(DISK.read(absolutePath(file, cwd), file).file?.text ?? '');
  return said === null ? undefined : said[1] === 'ko' ? 'ko' : 'en';
}
