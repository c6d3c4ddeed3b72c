import { UsageError } from '../base/usage-error.ts';
import { readVariables, type VariableSource } from '../interpolate/variables.ts';
import type { RunWorld } from './io.ts';
import type { VariableOptions } from './run-options.ts';

/** The variables of the environment and of arguments, in om's order; vars files are read by the workspace. Throws a UsageError for the first that om would refuse. */
export function argumentVariables({ varsEnv = [], vars = [] }: VariableOptions, { env }: Pick<RunWorld, 'env'>): readonly VariableSource[] {
  const { scope, problems } = readVariables({ varsEnv: prefixesOf(varsEnv, env), env, vars });
  const [problem] = problems;
  if (problem !== undefined)
    throw new UsageError(
      { en: problem.message, ko: `om이 받지 않는 변수입니다: "${problem.message}"` },
      {
        hint: {
          en: 'write --var name=value; --vars-env takes the part before the first _',
          ko: '--var name=value로 쓰세요. --vars-env에는 첫 _ 앞부분을 지정합니다',
        },
      },
    );
  return scope.sources;
}

/** What `argumentVariables` takes, as it is given: a digest of it stands for the variables. */
export function givenVariables({ varsEnv = [], vars = [] }: VariableOptions, { env }: Pick<RunWorld, 'env'>): readonly unknown[] {
  const prefixes = prefixesOf(varsEnv, env);
  const taken = Object.entries(env).filter(([name]) => prefixes.some((prefix) => name.startsWith(`${prefix}_`)));
  return [...vars, ...taken.sort(([one], [other]) => (one < other ? -1 : 1))];
}

/** The prefixes that are given; OM_VARS_ENV is their default, as for om. */
export function prefixesOf(given: readonly string[], env: RunWorld['env']): readonly string[] {
  const fallback = env['OM_VARS_ENV'];
  return given.length > 0 || fallback === undefined || fallback === '' ? given : [fallback];
}
