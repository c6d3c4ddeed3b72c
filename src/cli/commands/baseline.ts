import { existsSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { didYouMean } from '../../base/did-you-mean.ts';
import { UsageError } from '../../base/usage-error.ts';
import {
  entriesOf,
  mergeBaseline,
  parseBaseline,
  printBaseline,
  pruneBaseline,
  withoutKnown,
  type Baseline,
  type BaselineNaming,
} from '../../lint/baseline.ts';
import type { LintResult } from '../../lint/lint-result.ts';
import type { Language } from '../../rule/rule.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { leadsOut } from '../../workspace/files/links.ts';
import { shownPath, slashed } from '../../workspace/files/paths.ts';
import { readSource } from '../../workspace/files/read-source.ts';
import { EXIT, type ExitCode } from '../../run/exit-code.ts';
import type { Io } from '../../run/io.ts';
import { hashing } from '../../run/hashing.ts';
import { baselineFile, lintArguments, type Linted } from '../../run/run.ts';
import type { ParsedArguments } from '../options.ts';
import { writeWhole } from '../write-file.ts';

const ACTIONS = ['create', 'update', 'prune'] as const;
type Action = (typeof ACTIONS)[number];

/** `taslint baseline create|update|prune [PATH…]`: remembers the findings of today, adds new ones, or forgets those that are mended. */
export async function baselineCommand(args: ParsedArguments, io: Io): Promise<ExitCode> {
  const [word, ...paths] = args.positionals;
  const action = actionOf(word);
  const linted = await lintArguments({ ...args, positionals: paths }, io);
  if (linted.result.failures.length > 0)
    throw new UsageError('not everything could be checked, so the baseline stays as it is', { hint: 'taslint lint says what is wrong' });
  const path = baselineFile(args, linted.workspace, io) ?? resolve(io.cwd, 'taslint-baseline.json');
  const shown = shownPath(path, io.cwd);
  if (action === 'create' && existsSync(path))
    throw new UsageError(`${shown} is there already`, { hint: 'taslint baseline update adds to it' });
  if (action !== 'create' && !existsSync(path))
    throw new UsageError(`${shown}: no such file`, { hint: 'taslint baseline create writes it' });
  refuseLeadingOut(args, path, shown, io);
  const before = action === 'create' ? { entries: new Map() } : readBaseline(path, io);
  const after = await changed(action, before, linted, path);
  writeWhole(path, printBaseline(after));
  io.stdout.write(`${said(shown, before, after, linted.language)}\n`);
  return EXIT.clean;
}

/** A link in a repository may not say what is written elsewhere on this machine; a person may. */
function refuseLeadingOut(args: ParsedArguments, path: string, shown: string, io: Io): void {
  if (args.value('baseline') !== undefined || !leadsOut(path, [io.cwd, dirname(path)])) return;
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
  const found = [...entriesOf(result.diagnostics, await namingFor(path, workspace)).values()];
  if (action !== 'prune') return mergeBaseline(before, found);
  const lookedAt = new Set(result.checked.files.map(({ file }) => pathFrom(path, workspace)(file)));
  const fingerprints = new Set(found.map((entry) => entry.fingerprint));
  return pruneBaseline(
    before,
    fingerprints,
    (file) => lookedAt.has(file),
    (file) => !existsSync(resolve(dirname(path), file)),
  );
}

/** The result of a run without what the baseline knows. Throws a UsageError when the file is missing or no baseline. */
export async function subtractBaseline({ result, workspace }: Linted, path: string, io: Io): Promise<LintResult> {
  return withoutKnown(result, readBaseline(path, io), await namingFor(path, workspace));
}

function readBaseline(path: string, io: Io): Baseline {
  const shown = shownPath(path, io.cwd);
  const reading = readSource(path, shown);
  if (reading.file === undefined) throw new UsageError(`${shown}: ${reading.message}`, { hint: 'taslint baseline create writes it' });
  const baseline = parseBaseline(reading.file.text);
  if (typeof baseline === 'string') throw new UsageError(`${shown}: ${baseline}`, { hint: 'restore it from git, or create it anew' });
  return baseline;
}

async function namingFor(path: string, workspace: Workspace): Promise<BaselineNaming> {
  return { pathOf: pathFrom(path, workspace), sha256: await hashing() };
}

/** Paths start at the folder of the baseline, so that it does not matter where taslint is started. */
function pathFrom(path: string, workspace: Workspace): BaselineNaming['pathOf'] {
  const folder = dirname(path);
  return (file) => {
    const absolute = workspace.absoluteOf(file);
    return absolute === undefined ? file.path : slashed(relative(folder, absolute));
  };
}

function said(shown: string, before: Baseline, after: Baseline, language: Language): string {
  const added = [...after.entries.keys()].filter((key) => !before.entries.has(key)).length;
  const gone = [...before.entries.keys()].filter((key) => !after.entries.has(key)).length;
  return language === 'ko'
    ? `${shown}: 지적 ${after.entries.size}건 (추가 ${added}건, 제거 ${gone}건)`
    : `${shown}: ${after.entries.size} finding${after.entries.size === 1 ? '' : 's'} (${added} added, ${gone} removed)`;
}
