import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { didYouMean } from '../../base/did-you-mean.ts';
import { UsageError } from '../../base/usage-error.ts';
import { mergeBaseline, namesOf, printBaseline, pruneBaseline, type Baseline } from '../../lint/baseline.ts';
import type { Language } from '../../base/language.ts';
import { baselineFile, namingFor, pathFrom, readBaseline } from '../../run/baseline.ts';
import { EXIT, type ExitCode } from '../../run/exit-code.ts';
import type { Io } from '../../run/io.ts';
import type { RunOptions } from '../../run/run-options.ts';
import { lintInputs, type Linted } from '../../run/run.ts';
import { leadsOut } from '../../workspace/files/links.ts';
import { shownPath } from '../../workspace/files/paths.ts';
import type { ParsedArguments } from '../options.ts';
import { withProgress } from '../progress.ts';
import { runOptionsOf } from '../run-arguments.ts';
import { writeWhole } from '../write-file.ts';
import { BASELINE } from './phrases.ts';

const ACTIONS = ['create', 'update', 'prune'] as const;
type Action = (typeof ACTIONS)[number];

/** `taslint baseline create|update|prune [PATH…]`: remembers the findings of today, adds new ones, or forgets those that are mended. */
export async function baselineCommand(args: ParsedArguments, io: Io): Promise<ExitCode> {
  const [word, ...paths] = args.positionals;
  const action = actionOf(word);
  const options = await runOptionsOf({ ...args, positionals: paths }, io);
  const linted = await withProgress(io, (onProgress) => lintInputs(options, io, onProgress));
  if (linted.result.failures.length > 0)
    throw new UsageError('not everything could be checked, so the baseline stays as it is', { hint: 'taslint lint says what is wrong' });
  const path = baselineFile(options, linted.workspace, io);
  const shown = shownPath(path, io.cwd);
  if (action === 'create' && existsSync(path))
    throw new UsageError(`${shown} is there already`, { hint: 'taslint baseline update adds to it' });
  if (action !== 'create' && !existsSync(path))
    throw new UsageError(`${shown}: no such file`, { hint: 'taslint baseline create writes it' });
  refuseLeadingOut(options, path, shown, io);
  const before = action === 'create' ? { entries: new Map() } : await readBaseline(path, io);
  const after = await changed(action, before, linted, path);
  writeWhole(path, printBaseline(after));
  io.stdout.write(`${said(shown, before, after, linted.language)}\n`);
  return EXIT.clean;
}

/** A link in a repository may not say what is written elsewhere on this machine; a person may. */
function refuseLeadingOut(options: RunOptions, path: string, shown: string, io: Io): void {
  if (options.baseline !== undefined || !leadsOut(path, [io.cwd, dirname(path)])) return;
  throw new UsageError(`${shown}: a link leads out of the repository`, { hint: 'name the file that it leads to: --baseline FILE' });
}

function actionOf(word: string | undefined): Action {
  const action = ACTIONS.find((candidate) => candidate === word);
  if (action !== undefined) return action;
  const near = word === undefined ? undefined : didYouMean(word, ACTIONS);
  throw new UsageError('baseline needs create, update or prune', {
    hint: near === undefined ? 'taslint baseline create .' : `did you mean ${near}?`,
  });
}

async function changed(action: Action, before: Baseline, { result, workspace }: Linted, path: string): Promise<Baseline> {
  const found = [...namesOf(result.diagnostics, await namingFor(path, workspace)).values()];
  if (action !== 'prune') return mergeBaseline(before, found);
  const lookedAt = new Set(result.checked.files.map(({ file }) => pathFrom(path, workspace)(file)));
  return pruneBaseline(
    before,
    found,
    (file) => lookedAt.has(file),
    (file) => !existsSync(resolve(dirname(path), file)),
  );
}

function said(shown: string, before: Baseline, after: Baseline, language: Language): string {
  const added = [...after.entries.keys()].filter((key) => !before.entries.has(key)).length;
  const gone = [...before.entries.keys()].filter((key) => !after.entries.has(key)).length;
  return BASELINE[language](shown, after.entries.size, { added, gone });
}
