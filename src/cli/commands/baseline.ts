import { unchanged } from '../../base/language.ts';
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { didYouMean, meant } from '../../base/did-you-mean.ts';
import { UsageError } from '../../base/usage-error.ts';
import { mergeBaseline, namesOf, printBaseline, pruneBaseline, type Baseline } from '../../lint/baseline.ts';
import { baselineFile, isLookedForBy, namingFor, readBaseline } from '../../run/baseline.ts';
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
    throw new UsageError(
      {
        en: 'not everything could be checked, so the baseline stays as it is',
        ko: '검사하지 못한 것이 있어 베이스라인을 바꾸지 않았습니다',
      },
      { hint: { en: 'taslint lint says what is wrong', ko: '무엇이 잘못되었는지는 taslint lint로 볼 수 있습니다' } },
    );
  const path = baselineFile(options, linted.workspace, io);
  const shown = shownPath(path, io.cwd);
  if (action === 'create' && existsSync(path))
    throw new UsageError(
      { en: `${shown} already exists`, ko: `${shown} 파일이 이미 있습니다` },
      { hint: { en: 'taslint baseline update adds to it', ko: 'taslint baseline update로 추가하세요' } },
    );
  if (action !== 'create' && !existsSync(path))
    throw new UsageError(
      { en: `${shown}: no such file`, ko: `${shown}: 파일이 없습니다` },
      { hint: { en: 'taslint baseline create writes it', ko: 'taslint baseline create로 만드세요' } },
    );
  refuseLeadingOut(options, path, shown, io);
  const before = action === 'create' ? { entries: new Map() } : await readBaseline(path, io);
  const { after, refused } = await changed(action, before, linted, { path, options });
  writeWhole(path, printBaseline(after));
  const say = BASELINE[linted.language];
  const isFound = options.baseline === undefined || baselineFile({ ...options, baseline: undefined }, linted.workspace, io) === path;
  const lines = [
    say.holds(shown, counts(before, after)),
    ...(refused > 0 && action !== 'prune' ? [say.refused(refused)] : []),
    ...(action === 'create' ? [isFound ? say.isUsed : say.mustBeNamed(shown)] : []),
  ];
  io.stdout.write(lines.map((line) => `${line}\n`).join(''));
  return EXIT.clean;
}

/** A link in a repository may not say what is written elsewhere on this machine; a person may. */
function refuseLeadingOut(options: RunOptions, path: string, shown: string, io: Io): void {
  if (options.baseline !== undefined || !leadsOut(path, [io.cwd, dirname(path)])) return;
  throw new UsageError(
    { en: `${shown}: a link points outside the repository`, ko: `${shown}: 링크가 저장소 밖을 가리킵니다` },
    { hint: { en: 'name the file that it leads to: --baseline FILE', ko: '링크가 가리키는 파일을 지정하세요: --baseline FILE' } },
  );
}

function actionOf(word: string | undefined): Action {
  const action = ACTIONS.find((candidate) => candidate === word);
  if (action !== undefined) return action;
  const near = word === undefined ? undefined : didYouMean(word, ACTIONS);
  throw new UsageError(
    { en: 'baseline needs create, update or prune', ko: 'baseline에는 create, update, prune 중 하나를 지정해야 합니다' },
    { hint: near === undefined ? unchanged('taslint baseline create .') : meant(near) },
  );
}

/** What a baseline would hold after the action, and how many findings it may not take. */
async function changed(
  action: Action,
  before: Baseline,
  linted: Linted,
  { path, options }: { readonly path: string; readonly options: RunOptions },
): Promise<{ readonly after: Baseline; readonly refused: number }> {
  const { result, workspace, unignorable } = linted;
  const takeable = result.diagnostics.filter(({ rule }) => !unignorable.has(rule));
  const found = [...namesOf(takeable, await namingFor(path, workspace)).values()];
  const after = action === 'prune' ? pruneBaseline(before, found, isLookedForBy(linted, options, path)) : mergeBaseline(before, found);
  return { after, refused: result.diagnostics.length - takeable.length };
}

function counts(before: Baseline, after: Baseline): { readonly findings: number; readonly added: number; readonly gone: number } {
  const added = [...after.entries.keys()].filter((key) => !before.entries.has(key)).length;
  const gone = [...before.entries.keys()].filter((key) => !after.entries.has(key)).length;
  return { findings: after.entries.size, added, gone };
}
