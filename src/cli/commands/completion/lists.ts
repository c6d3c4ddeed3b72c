import { UsageError } from '../../../base/usage-error.ts';
import { TOPICS } from '../../../catalog/topics.ts';
import { formatNames } from '../../../report/reporters.ts';
import { printables } from '../../../run/facts.ts';
import type { Io } from '../../../run/io.ts';
import { openInputs } from '../../../run/open-inputs.ts';
import { CONFIG_NAMES } from '../../../workspace/config/config.ts';
import { findAbove } from '../../../workspace/files/find-above.ts';
import { Repositories } from '../../../workspace/history/repository.ts';
import type { ListName } from '../../options.ts';

/** What a completion script asks for while a person types: the names of a list, in order. An error is no answer at such a moment, so it gives none. */
export async function completionList(list: ListName, io: Io): Promise<readonly string[]> {
  switch (list) {
    case 'rules':
      return (await io.rules()).rules.map(({ id }) => id);
    case 'groups':
      return [...new Set((await io.rules()).rules.map(({ id }) => `${id.split('/', 1)[0]!}/*`))];
    case 'topics':
      return TOPICS.map(({ name }) => name).toSorted();
    case 'formats':
      return formatNames();
    case 'tables':
      return printables().map(({ name }) => name);
    case 'foundations':
      return (await foundationNames(io)).filter((name) => PLAIN_NAME.test(name));
  }
}

/** A name that no shell takes apart or runs. */
const PLAIN_NAME = /^[\p{L}\p{N}._/@+-]+$/u;

/** The foundations of this folder. Only a repository or a taslint.yml is searched, since a home folder may hold anything. */
async function foundationNames(io: Io): Promise<readonly string[]> {
  const repositories = new Repositories();
  if (repositories.of(io.cwd) === undefined && findAbove('.', CONFIG_NAMES, { cwd: io.cwd, repositories }) === undefined) return [];
  try {
    const { plans } = await openInputs({ paths: [] }, io);
    return [...new Set(plans.map(({ name }) => name))].sort();
  } catch (error) {
    if (error instanceof UsageError) return [];
    throw error;
  }
}
