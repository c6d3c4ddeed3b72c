import { Secrets, SecretsOfFoundation } from '../../foundation/secrets.ts';
import { EMPTY_SCOPE } from '../../interpolate/variables.ts';
import { toJson } from '../../interpolate/to-json.ts';
import type { Problem } from '../../interpolate/problem.ts';
import { printYaml } from '../../yaml/print-yaml.ts';
import { EXIT, type ExitCode } from '../../run/exit-code.ts';
import type { Io } from '../../run/io.ts';
import type { ParsedArguments } from '../options.ts';
import { interpolateArguments } from './interpolate-arguments.ts';
import { describeProblem } from './describe-problem.ts';
import { readTemplate } from './read-input.ts';
import { languageOf } from '../language.ts';
import { traceLines } from './trace.ts';

/**
 * `taslint interpolate FILE`: what om or bosh would print, or where each value came from (`--trace`). This is the one command that prints values.
 * Exit code 1 when the tool would refuse; with `--format json` the refusal is `{"error": {"class", "message"}}` on standard output.
 */
export async function interpolateCommand(args: ParsedArguments, io: Io): Promise<ExitCode> {
  const template = await readTemplate(args.positionals, 'interpolate', io);
  const language = languageOf(args, io);
  const asJson = args.value('format') === 'json';
  const result = interpolateArguments(template, args, io);
  if (!result.ok) {
    if (asJson) io.stdout.write(`${errorJson(result.problems[0])}\n`);
    else for (const problem of result.problems) io.stderr.write(describeProblem(problem, language));
    return EXIT.findings;
  }
  const { root } = result;
  if (args.has('trace')) {
    const files = [{ file: template.file, yaml: template, root, scope: EMPTY_SCOPE, varsFiles: [], opsFiles: [] }];
    const secrets = new Secrets([new SecretsOfFoundation(() => files)]);
    io.stdout.write(traceLines(root, args.value('path') ?? '', secrets, language, asJson));
  } else if (asJson) io.stdout.write(`${toJson(root)}\n`);
  // A text is printed as it is, as om does, so that a shell can take it.
  else if (root.kind === 'scalar' && root.resolved.type === 'string') io.stdout.write(`${root.resolved.value}\n`);
  else io.stdout.write(printYaml(root));
  return EXIT.clean;
}

export function errorJson(problem: Problem): string {
  return JSON.stringify({ error: { class: problem.class, message: problem.message } });
}
