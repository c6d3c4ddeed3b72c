import { choiceOf } from '../../base/choice.ts';
import { UsageError } from '../../base/usage-error.ts';
import { tables } from '../../facts/tables.ts';
import { JSON_V1_SCHEMA } from '../../report/formats/json-v1-schema.ts';
import { JSON_V2_SCHEMA } from '../../report/formats/json-v2-schema.ts';
import { ruleSchema } from '../../rule/rule-schema.ts';
import { EXIT, type ExitCode } from '../../run/exit-code.ts';
import type { Io } from '../../run/io.ts';
import { CONFIG_SCHEMA } from '../../workspace/config/config-schema.ts';
import { SCHEMAS, type SchemaName } from '../command-specs.ts';
import type { ParsedArguments } from '../options.ts';

const MADE: Readonly<Record<SchemaName, () => unknown>> = {
  taslint: () => CONFIG_SCHEMA,
  rule: () => ruleSchema(tables),
  'json-v1': () => JSON_V1_SCHEMA,
  'json-v2': () => JSON_V2_SCHEMA,
};

/** `taslint schema NAME`: the JSON schema of taslint.yml, of rule files or of a JSON report, for editors and programs without a network. */
export function schemaCommand({ positionals }: ParsedArguments, io: Io): ExitCode {
  const [name, ...more] = positionals;
  if (more.length > 0)
    throw new UsageError(
      { en: 'schema takes one name', ko: 'schema에는 이름을 하나만 지정할 수 있습니다' },
      { hint: { en: `the schemas are ${SCHEMAS.join(', ')}`, ko: `쓸 수 있는 이름: ${SCHEMAS.join(', ')}` } },
    );
  const schema = choiceOf('schema', name ?? 'taslint', SCHEMAS) ?? 'taslint';
  io.stdout.write(`${JSON.stringify(MADE[schema](), undefined, 2)}\n`);
  return EXIT.clean;
}
