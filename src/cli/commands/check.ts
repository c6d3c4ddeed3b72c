import { UsageError } from '../../base/usage-error.ts';
import { sentDirectorProblems } from '../../foundation/sent-director.ts';
import { strictDirectorProblems } from '../../foundation/strict-director.ts';
import { strictProductProblems } from '../../foundation/strict-product.ts';
import type { StrictProblem } from '../../foundation/strict-reading.ts';
import type { ConfigNode } from '../../value/node.ts';
import { EXIT, type ExitCode } from '../../run/exit-code.ts';
import { errorJson } from './interpolate.ts';
import { interpolateArguments } from './interpolate-arguments.ts';
import type { Io } from '../../run/io.ts';
import type { ParsedArguments } from '../options.ts';
import { describeProblem, describeStrictProblem } from './describe-problem.ts';
import { readTemplate } from './read-input.ts';
import { languageOf } from '../language.ts';

/** `taslint check --kind KIND FILE`: 0 exactly when `om configure-KIND` would take the file, 1 when it would refuse it, 2 when that could not be checked. */
export async function checkCommand(args: ParsedArguments, io: Io): Promise<ExitCode> {
  const kind = args.value('kind');
  if (kind === undefined)
    throw new UsageError(
      { en: 'check needs --kind', ko: 'check에는 --kind가 필요합니다' },
      { hint: { en: 'write --kind product or --kind director', ko: '`--kind product`나 `--kind director`를 쓰세요' } },
    );
  const template = await readTemplate(args.positionals, 'check', io);
  const language = languageOf(args, io);
  const asJson = args.value('format') === 'json';
  const result = interpolateArguments(template, args, io);
  if (!result.ok) {
    if (asJson) io.stdout.write(`${errorJson(result.problems[0])}\n`);
    else for (const problem of result.problems) io.stdout.write(describeProblem(problem, language));
    return EXIT.findings;
  }
  const problems = kind === 'product' ? strictProductProblems(result.root) : directorProblems(result.root);
  if (asJson) {
    const listed = problems.map((problem) => ({ class: problem.class, message: describeStrictProblem(problem, language).trim() }));
    io.stdout.write(`${JSON.stringify(listed[0] === undefined ? { ok: true } : { error: listed[0], problems: listed })}\n`);
  } else for (const problem of problems) io.stdout.write(describeStrictProblem(problem, language));
  return problems.length === 0 ? EXIT.clean : EXIT.findings;
}

/** What `om configure-director` refuses, and what fails when it sends it; but for what is left to the rules, because om's own recorded answer takes it. */
function directorProblems(root: ConfigNode | undefined): readonly StrictProblem[] {
  return [...strictDirectorProblems(root), ...sentDirectorProblems(root).filter((problem) => !isTakenByOm(problem))];
}

/** A lone zone in place of a list, and a VM extension without a name. */
function isTakenByOm({ class: problem, data }: StrictProblem): boolean {
  return problem === 'sent-lone-zone' || (problem === 'sent-nameless' && data['key']?.startsWith('vmextensions-configuration') === true);
}
