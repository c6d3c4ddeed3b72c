import { UsageError } from '../base/usage-error.ts';
import { readVariables, type VariableSource } from '../interpolate/variables.ts';
import type { Io } from '../run/io.ts';
import type { ParsedArguments } from './options.ts';

/** The variables of `--vars-env` and `--var`, in om's order. `--vars-file` is read by the workspace. Throws a UsageError for the first that om would refuse. */
export function variableArguments(args: ParsedArguments, io: Io): readonly VariableSource[] {
  const { scope, problems } = readVariables({ varsEnv: varsEnvOf(args, io), env: io.env, vars: args.values('var') });
  const [problem] = problems;
  if (problem !== undefined)
    throw new UsageError(problem.message, { hint: 'write --var name=value; --vars-env takes the part before the first _' });
  return scope.sources;
}

/** The prefixes of `--vars-env`; OM_VARS_ENV is their default, as for om. */
export function varsEnvOf(args: ParsedArguments, io: Io): readonly string[] {
  const given = args.values('vars-env');
  const fallback = io.env['OM_VARS_ENV'];
  return given.length > 0 || fallback === undefined || fallback === '' ? given : [fallback];
}
