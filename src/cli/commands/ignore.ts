import { resolve } from 'node:path';
import { safeText } from '../../base/safe-text.ts';
import { unchanged, type Localized } from '../../base/language.ts';
import { UsageError } from '../../base/usage-error.ts';
import { meant as meantHint } from '../../base/did-you-mean.ts';
import type { SourceFile } from '../../base/source.ts';
import { withEdits } from '../../lint/apply-edits.ts';
import type { Diagnostic } from '../../lint/diagnostic.ts';
import { isNoticeId } from '../../lint/notices.ts';
import type { PlacedSuppressions } from '../../lint/place-suppressions.ts';
import { nearestRule, ruleNames } from '../../lint/select-rules.ts';
import { untilOf } from '../../lint/suppression-comments.ts';
import { lineReference } from '../../report/place.ts';
import { EXIT, type ExitCode } from '../../run/exit-code.ts';
import { acceptFindings } from '../../run/accept-findings.ts';
import type { Io } from '../../run/io.ts';
import type { RunOptions } from '../../run/run-options.ts';
import { lintInputs, type Linted } from '../../run/run.ts';
import { shownPath } from '../../workspace/files/paths.ts';
import type { ParsedArguments } from '../options.ts';
import { withProgress } from '../progress.ts';
import { runOptionsOf } from '../run-arguments.ts';
import { writeWhole } from '../write-file.ts';
import { refusalOf, treeAround } from './fix.ts';
import { IGNORED } from './phrases.ts';

const EXAMPLE = unchanged("taslint ignore dns/domain-format@sandbox/cf.yml:3 --reason 'a test domain'");
const ELSEWHERE = {
  en: 'write it under suppressions in taslint.yml, or add it to the baseline: taslint baseline update',
  ko: 'taslint.yml의 suppressions에 적거나 taslint baseline update로 기준선에 추가하세요',
};

/** `RULE@FILE:LINE` as it was written. */
interface Target {
  readonly text: string;
  readonly rule: string;
  readonly path: string;
  readonly line: number;
}

/** `taslint ignore RULE@FILE:LINE… --reason TEXT`: writes the comments that suppress these findings, all of them or none. */
export async function ignoreCommand(args: ParsedArguments, io: Io): Promise<ExitCode> {
  const targets = args.positionals.map(targetOf);
  if (targets.length === 0)
    throw new UsageError({ en: 'ignore needs RULE@FILE:LINE', ko: 'ignore에는 RULE@FILE:LINE을 지정해야 합니다' }, { hint: EXAMPLE });
  const options = await runOptionsOf({ ...args, positionals: [...new Set(targets.map(({ path }) => path))] }, io);
  const reason = reasonOf(args, options);
  const linted = await lintFor(targets, options, io);
  const findings = new Map(targets.map((target) => [target, findingsAt(target, linted, io)]));
  const files = new Set([...findings.values()].flat().map(({ primary }) => primary.file));
  const changes = [...files].map((file) => {
    const meant = new Set([...findings.values()].flat().filter(({ primary }) => primary.file === file));
    const others = linted.result.diagnostics.filter((other) => other.primary.file === file && !meant.has(other));
    const placed = acceptFindings({ file, findings: [...meant], others, reason }, linted, options.now);
    if (!('edits' in placed)) throw refusal(placed, [...meant]);
    return { path: writablePath(file, linted, io), text: withEdits(file.text, placed.edits) };
  });
  for (const { path, text } of changes) writeWhole(path, text);
  for (const { rule, path, line } of targets) io.stdout.write(`${IGNORED[linted.language](rule, path, line)}\n`);
  return EXIT.clean;
}

/** The files of the targets, linted; with all that lies here where something is only found beside other files. */
async function lintFor(targets: readonly Target[], options: RunOptions, io: Io): Promise<Linted> {
  const ofFiles = await withProgress(io, (onProgress) => lintInputs(options, io, onProgress));
  const isFound = (target: Target): boolean => {
    const ids = idsOf(target, ofFiles);
    return ofFiles.result.diagnostics.some((one) => ids.includes(one.rule) && isAt(one, target, ofFiles, io));
  };
  if (targets.every(isFound)) return ofFiles;
  return withProgress(io, (onProgress) => lintInputs({ ...options, paths: [...options.paths, '.'] }, io, onProgress));
}

function isAt({ primary }: Diagnostic, { path, line }: Target, { workspace }: Linted, io: Io): boolean {
  return primary.file.position(primary.start).line === line && workspace.absoluteOf(primary.file) === resolve(io.cwd, path);
}

function targetOf(text: string): Target {
  const parts = /^([^@]+)@(.+?):(\d{1,9})(?::\d{1,9})?$/.exec(text);
  if (parts === null)
    throw new UsageError({ en: `${text}: not RULE@FILE:LINE`, ko: `${text}: RULE@FILE:LINE 형식이 아닙니다` }, { hint: EXAMPLE });
  return { text, rule: parts[1]!, path: parts[2]!, line: Number(parts[3]) };
}

/** The reason in one line. Throws a UsageError for none, and for one that a comment cannot hold or that is over already. */
function reasonOf(args: ParsedArguments, { now }: RunOptions): string {
  const reason = (args.value('reason') ?? '').replaceAll(/\s+/g, ' ').trim();
  if (reason === '' || /^\(until [^)]*\)$/.test(reason))
    throw new UsageError(
      { en: '--reason is missing', ko: '--reason이 없습니다' },
      {
        hint: {
          en: 'say why the risk is accepted, for whoever reads the comment next year',
          ko: '위험을 받아들이는 이유를 적으세요. 나중에 주석을 읽는 사람에게 필요합니다',
        },
      },
    );
  if (safeText(reason) !== reason)
    throw new UsageError(
      { en: '--reason holds a control character', ko: '--reason에 제어 문자가 있습니다' },
      { hint: { en: 'write plain text', ko: '일반 텍스트로 적으세요' } },
    );
  const until = untilOf(reason);
  if (until !== undefined && until < now.toISOString().slice(0, 10))
    throw new UsageError(
      { en: `--reason: ${until} is over`, ko: `--reason: ${until}은(는) 지난 날짜입니다` },
      { hint: { en: 'write a future date, or leave out (until …)', ko: '앞으로의 날짜를 적거나 (until …)을 빼세요' } },
    );
  return reason;
}

/** What was found there by that rule. Throws a UsageError that says what is there instead. */
function findingsAt(target: Target, linted: Linted, io: Io): readonly Diagnostic[] {
  const { rule, line, path } = target;
  const ids = idsOf(target, linted);
  const isMeant = (one: Diagnostic): boolean => ids.includes(one.rule) && isAt(one, target, linted, io);
  const found = linted.result.diagnostics.filter(isMeant);
  if (found.length > 0) {
    if (/\.json$/i.test(path))
      throw new UsageError({ en: `${path}: JSON has no comments`, ko: `${path}: JSON에는 주석을 쓸 수 없습니다` }, { hint: ELSEWHERE });
    if (linted.workspace.config?.layers.some(({ file }) => file === found[0]!.primary.file) === true)
      throw new UsageError(
        { en: `${path}: comments here suppress nothing`, ko: `${path}: 이 파일의 주석은 예외로 처리되지 않습니다` },
        { hint: { en: 'write it under suppressions in this file', ko: '이 파일의 suppressions에 적으세요' } },
      );
    return found;
  }
  const place = `${path}:${line}`;
  const known = linted.result.suppressed.find(({ diagnostic }) => isMeant(diagnostic));
  if (known !== undefined)
    throw new UsageError(
      { en: `${place}: ${rule} is suppressed already`, ko: `${place}: ${rule}은(는) 이미 예외 처리되어 있습니다` },
      { hint: { en: `at ${lineReference(known.at)}`, ko: `위치: ${lineReference(known.at)}` } },
    );
  if (!linted.selected.some((one) => ids.includes(one.rule.id)))
    throw new UsageError(
      { en: `${rule} does not run here`, ko: `${rule}은(는) 여기에서 실행되지 않습니다` },
      {
        hint: {
          en: 'give the --profile or --rule of the run that found it',
          ko: '문제를 찾은 실행과 같은 --profile이나 --rule을 지정하세요',
        },
      },
    );
  const absolute = resolve(io.cwd, path);
  const ofFile = linted.result.diagnostics.filter(({ primary }) => linted.workspace.absoluteOf(primary.file) === absolute);
  const distance = (one: Diagnostic): number => Math.abs(lineOf(one) - line);
  const [nearest] = ofFile.filter((one) => ids.includes(one.rule)).sort((one, other) => distance(one) - distance(other));
  const onLine = ofFile.find((one) => lineOf(one) === line);
  throw new UsageError(
    { en: `${place}: no finding of ${rule}`, ko: `${place}: ${rule} 문제가 없습니다` },
    { hint: hintOf(path, nearest, onLine) },
  );
}

/** What is there instead. */
function hintOf(path: string, nearest: Diagnostic | undefined, onLine: Diagnostic | undefined): Localized {
  if (nearest !== undefined) {
    const there = `${nearest.rule}@${lineReference(nearest.primary)}`;
    return { en: `the nearest is ${there}`, ko: `가장 가까운 위치: ${there}` };
  }
  if (onLine !== undefined) return { en: `on that line there is ${onLine.rule}`, ko: `그 줄에는 ${onLine.rule} 문제가 있습니다` };
  return { en: `taslint ${path} says what is there`, ko: `taslint ${path}(으)로 확인하세요` };
}

/** The rules that a name stands for. Throws a UsageError for a name of none, and for rules that may not be suppressed. */
function idsOf({ rule, text }: Target, { rules, unignorable, workspace }: Linted): readonly string[] {
  if (isNoticeId(rule))
    throw new UsageError(
      { en: `${text}: ${rule} cannot be suppressed`, ko: `${text}: ${rule}은(는) 예외 처리할 수 없습니다` },
      { hint: { en: 'correct the file', ko: '파일을 고치세요' } },
    );
  const names = ruleNames(rules.rules);
  const ids = names.get(rule);
  if (ids === undefined) {
    const near = nearestRule(rule, names.keys());
    throw new UsageError(
      { en: `unknown rule ${rule}`, ko: `없는 규칙입니다: ${rule}` },
      { hint: near === undefined ? { en: 'taslint rules lists them', ko: '목록은 taslint rules로 볼 수 있습니다' } : meantHint(near) },
    );
  }
  const fixed = ids.find((id) => unignorable.has(id));
  if (fixed === undefined) return ids;
  const at = workspace.config?.unignorable.find(({ id }) => names.get(id)?.includes(fixed) === true)?.at;
  const says = at === undefined ? 'taslint.yml' : lineReference(at);
  throw new UsageError(
    { en: `${text}: nobody may suppress ${fixed}`, ko: `${text}: ${fixed}은(는) 예외 처리할 수 없습니다` },
    {
      hint: { en: `${says} lists it as unignorable: fix the finding`, ko: `${says}에서 unignorable로 정했습니다. 찾은 문제를 고치세요` },
    },
  );
}

function lineOf({ primary }: Diagnostic): number {
  return primary.file.position(primary.start).line;
}

function refusal({ finding, why }: Exclude<PlacedSuppressions, { edits: unknown }>, meant: readonly Diagnostic[]): UsageError {
  const place = lineReference(finding.primary);
  switch (why) {
    case 'no-place':
      return new UsageError(
        { en: `${place}: a comment cannot be put here`, ko: `${place}: 주석을 넣을 자리가 없습니다` },
        { hint: ELSEWHERE },
      );
    case 'is-over':
      return new UsageError(
        {
          en: `${place}: there is a suppression of ${finding.rule} that has expired`,
          ko: `${place}: 기한이 지난 ${finding.rule} 예외 주석이 있습니다`,
        },
        { hint: { en: 'correct that comment', ko: '그 주석을 고치세요' } },
      );
    case 'hides-more':
      return new UsageError(
        {
          en: `${lineReference(meant[0]!.primary)}: the comment would hide ${finding.rule}@${place}, too`,
          ko: `${lineReference(meant[0]!.primary)}: 주석을 쓰면 ${finding.rule}@${place}도 숨겨집니다`,
        },
        {
          hint: {
            en: 'name that one as well, or write it under suppressions in taslint.yml',
            ko: '그것도 함께 지정하거나 taslint.yml의 suppressions에 적으세요',
          },
        },
      );
  }
}

/** Where the file is written. Throws a UsageError for a file outside the repository of the working directory, and for one that is not on disk what was read. */
function writablePath(file: SourceFile, { workspace }: Linted, io: Io): string {
  const absolute = workspace.absoluteOf(file);
  const why = refusalOf({ file }, absolute, [treeAround(io.cwd)]);
  if (absolute !== undefined && why === undefined) return absolute;
  const shown = absolute === undefined ? file.path : shownPath(absolute, io.cwd);
  if (why === 'changed')
    throw new UsageError(
      {
        en: `${shown}: it is not UTF-8 text, or it has changed since it was read`,
        ko: `${shown}: UTF-8 텍스트가 아니거나 읽은 뒤에 바뀌었습니다`,
      },
      { hint: { en: 'run it again', ko: '다시 실행하세요' } },
    );
  throw new UsageError(
    { en: `${shown}: it is not in the repository of this folder`, ko: `${shown}: 이 폴더의 저장소에 있는 파일이 아닙니다` },
    {
      hint: { en: 'start taslint in the repository that holds it', ko: '그 파일이 있는 저장소에서 taslint를 실행하세요' },
    },
  );
}
