import { UsageError } from '../../base/usage-error.ts';
import { interpolate, type Interpolated } from '../../interpolate/interpolate.ts';
import type { YamlDocument } from '../../yaml/yaml-document.ts';
import type { Io } from '../../run/io.ts';
import type { ParsedArguments } from '../options.ts';
import { readInput, readText } from './read-input.ts';
import { prefixesOf } from '../../run/argument-variables.ts';

/** Evaluates a template with the variables and operations of the command line, as `interpolate` and `check` do. */
export function interpolateArguments(template: YamlDocument, args: ParsedArguments, io: Io): Interpolated {
  const dialect = args.value('dialect') === 'bosh' ? 'bosh' : 'om';
  return interpolate({
    template,
    dialect,
    opsFiles: args.values('ops-file').map((path) => readInput(path, io)),
    varsFiles: args.values('vars-file').map((path) => readInput(path, io)),
    varFiles: args.values('var-file').map((text) => varFile(text, io)),
    vars: args.values('var'),
    varsEnv: dialect === 'om' ? prefixesOf(args.values('vars-env'), io.env) : args.values('vars-env'),
    env: io.env,
    path: args.value('path'),
    skipMissing: args.has('skip-missing'),
    refuseMissing: args.has('var-errs'),
    refuseUnused: args.has('var-errs-unused'),
  });
}

function varFile(text: string, io: Io): { name: string; file: ReturnType<typeof readText> } {
  const equals = text.indexOf('=');
  if (equals < 1)
    throw new UsageError(
      { en: `--var-file ${text}: not NAME=PATH`, ko: `--var-file ${text}: NAME=PATH 형식이 아닙니다` },
      { hint: { en: 'write --var-file name=path/to/file', ko: '--var-file name=path/to/file처럼 쓰세요' } },
    );
  return { name: text.slice(0, equals), file: readText(text.slice(equals + 1), io) };
}
