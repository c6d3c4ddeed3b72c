import { resolve } from 'node:path';
import { safeText } from '../../base/safe-text.ts';
import { UsageError } from '../../base/usage-error.ts';
import type { SourceFile } from '../../base/source.ts';
import { withEdits } from '../../lint/apply-edits.ts';
import { placesInScript, placesInYaml, type CommentPlaces } from '../../lint/comment-places.ts';
import type { Diagnostic } from '../../lint/diagnostic.ts';
import { isNoticeId } from '../../lint/notices.ts';
import { placeSuppressions, type PlacedSuppressions } from '../../lint/place-suppressions.ts';
import { nearestRule, ruleNames } from '../../lint/select-rules.ts';
import { untilOf } from '../../lint/suppression-comments.ts';
import type { SuppressionScope } from '../../lint/suppression.ts';
import { lineReference } from '../../report/place.ts';
import { EXIT, type ExitCode } from '../../run/exit-code.ts';
import type { Io } from '../../run/io.ts';
import type { RunOptions } from '../../run/run-options.ts';
import { lintInputs, type Linted } from '../../run/run.ts';
import { isScriptName } from '../../workspace/files/find-files.ts';
import { shownPath } from '../../workspace/files/paths.ts';
import type { ParsedArguments } from '../options.ts';
import { withProgress } from '../progress.ts';
import { runOptionsOf } from '../run-arguments.ts';
import { writeWhole } from '../write-file.ts';
import { refusalOf, treeAround } from './fix.ts';
import { IGNORED } from './phrases.ts';

const EXAMPLE = "taslint ignore dns/domain-format@sandbox/cf.yml:3 --reason 'a test domain'";
const ELSEWHERE = 'write it under suppressions in taslint.yml, or take it in: taslint baseline update';

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
  if (targets.length === 0) throw new UsageError('ignore needs RULE@FILE:LINE', { hint: EXAMPLE });
  const options = await runOptionsOf({ ...args, positionals: [...new Set(targets.map(({ path }) => path))] }, io);
  const reason = reasonOf(args, options);
  const linted = await lintFor(targets, options, io);
  const findings = new Map(targets.map((target) => [target, findingsAt(target, linted, io)]));
  const files = new Set([...findings.values()].flat().map(({ primary }) => primary.file));
  const changes = [...files].map((file) => {
    const meant = new Set([...findings.values()].flat().filter(({ primary }) => primary.file === file));
    const others = linted.result.diagnostics.filter((other) => other.primary.file === file && !meant.has(other));
    const placed = placeSuppressions({ file, findings: [...meant], others, reason }, placesIn(file, linted), scopeOf(linted, options));
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
  if (parts === null) throw new UsageError(`${text}: not RULE@FILE:LINE`, { hint: EXAMPLE });
  return { text, rule: parts[1]!, path: parts[2]!, line: Number(parts[3]) };
}

/** The reason in one line. Throws a UsageError for none, and for one that a comment cannot hold or that is over already. */
function reasonOf(args: ParsedArguments, { now }: RunOptions): string {
  const reason = (args.value('reason') ?? '').replaceAll(/\s+/g, ' ').trim();
  if (reason === '' || /^\(until [^)]*\)$/.test(reason))
    throw new UsageError('--reason is missing', {
      hint: 'say why the risk is accepted: whoever reads the comment next year wants to know',
    });
  if (safeText(reason) !== reason) throw new UsageError('--reason holds a control character', { hint: 'write plain text' });
  const until = untilOf(reason);
  if (until !== undefined && until < now.toISOString().slice(0, 10))
    throw new UsageError(`--reason: ${until} is over`, { hint: 'name a day to come, or leave (until …) out' });
  return reason;
}

/** What was found there by that rule. Throws a UsageError that says what is there instead. */
function findingsAt(target: Target, linted: Linted, io: Io): readonly Diagnostic[] {
  const { rule, line, path } = target;
  const ids = idsOf(target, linted);
  const isMeant = (one: Diagnostic): boolean => ids.includes(one.rule) && isAt(one, target, linted, io);
  const found = linted.result.diagnostics.filter(isMeant);
  if (found.length > 0) {
    if (/\.json$/i.test(path)) throw new UsageError(`${path}: JSON has no comments`, { hint: ELSEWHERE });
    if (found[0]!.primary.file === linted.workspace.config?.file)
      throw new UsageError(`${path}: comments here suppress nothing`, { hint: 'write it under suppressions in this file' });
    return found;
  }
  const place = `${path}:${line}`;
  const known = linted.result.suppressed.find(({ diagnostic }) => isMeant(diagnostic));
  if (known !== undefined) throw new UsageError(`${place}: ${rule} is suppressed already`, { hint: `at ${lineReference(known.at)}` });
  if (!linted.selected.some((one) => ids.includes(one.rule.id)))
    throw new UsageError(`${rule} does not run here`, { hint: 'give the --profile or --rule of the run that found it' });
  const absolute = resolve(io.cwd, path);
  const ofFile = linted.result.diagnostics.filter(({ primary }) => linted.workspace.absoluteOf(primary.file) === absolute);
  const distance = (one: Diagnostic): number => Math.abs(lineOf(one) - line);
  const [nearest] = ofFile.filter((one) => ids.includes(one.rule)).sort((one, other) => distance(one) - distance(other));
  const onLine = ofFile.find((one) => lineOf(one) === line);
  const hint =
    nearest !== undefined
      ? `the nearest is ${nearest.rule}@${lineReference(nearest.primary)}`
      : onLine !== undefined
        ? `on that line there is ${onLine.rule}`
        : `taslint ${path} says what is there`;
  throw new UsageError(`${place}: no finding of ${rule}`, { hint });
}

/** The rules that a name stands for. Throws a UsageError for a name of none, and for rules that may not be suppressed. */
function idsOf({ rule, text }: Target, { rules, unignorable, workspace }: Linted): readonly string[] {
  if (isNoticeId(rule)) throw new UsageError(`${text}: ${rule} cannot be suppressed`, { hint: 'correct the file' });
  const names = ruleNames(rules.rules);
  const ids = names.get(rule);
  if (ids === undefined) {
    const near = nearestRule(rule, names.keys());
    throw new UsageError(`unknown rule ${rule}`, { hint: near === undefined ? 'taslint rules lists them' : `did you mean ${near}?` });
  }
  const fixed = ids.find((id) => unignorable.has(id));
  if (fixed === undefined) return ids;
  const at = workspace.config?.unignorable.find(({ id }) => names.get(id)?.includes(fixed) === true)?.at;
  const says = at === undefined ? 'taslint.yml' : lineReference(at);
  throw new UsageError(`${text}: nobody may suppress ${fixed}`, { hint: `${says} calls it unignorable: mend what it found` });
}

function lineOf({ primary }: Diagnostic): number {
  return primary.file.position(primary.start).line;
}

function placesIn(file: SourceFile, { workspace }: Linted): CommentPlaces {
  if (isScriptName(file.path)) return placesInScript(file);
  const { root } = workspace.read(file);
  if (root === undefined) throw new UsageError(`${file.path}: cannot be read`, { hint: 'correct the file first' });
  return placesInYaml(file, root);
}

function scopeOf({ rules }: Linted, { now }: RunOptions): SuppressionScope {
  const names = ruleNames(rules.rules);
  return {
    ruleIds: (name) => names.get(name) ?? [],
    ruleNames: () => names.keys(),
    ran: () => true,
    configured: [],
    unignorable: new Set(),
    comments: true,
    today: now,
  };
}

function refusal({ finding, why }: Exclude<PlacedSuppressions, { edits: unknown }>, meant: readonly Diagnostic[]): UsageError {
  const place = lineReference(finding.primary);
  switch (why) {
    case 'no-place':
      return new UsageError(`${place}: no comment can stand there`, { hint: ELSEWHERE });
    case 'is-over':
      return new UsageError(`${place}: a suppression of ${finding.rule} is there that holds no more`, { hint: 'correct that comment' });
    case 'hides-more':
      return new UsageError(`${lineReference(meant[0]!.primary)}: the comment would hide ${finding.rule}@${place}, too`, {
        hint: 'name that one as well, or write it under suppressions in taslint.yml',
      });
  }
}

/** Where the file is written. Throws a UsageError for a file outside the repository of the working directory, and for one that is not on disk what was read. */
function writablePath(file: SourceFile, { workspace }: Linted, io: Io): string {
  const absolute = workspace.absoluteOf(file);
  const why = refusalOf({ file }, absolute, [treeAround(io.cwd)]);
  if (absolute !== undefined && why === undefined) return absolute;
  const shown = absolute === undefined ? file.path : shownPath(absolute, io.cwd);
  if (why === 'changed')
    throw new UsageError(`${shown}: it is not UTF-8 text, or it has changed since it was read`, { hint: 'run it again' });
  throw new UsageError(`${shown}: it does not lie in the repository of this folder`, {
    hint: 'start taslint in the repository that holds it',
  });
}
