import { JSON_V1_SCHEMA } from './json-v1-schema.ts';
import { count, described, list, object, text } from './schema-parts.ts';

const v1 = JSON_V1_SCHEMA.properties;
const { unknown: rows, ...same } = v1;
const orNull = (description: string): object => described(description, { type: ['string', 'null'] });

const metadata = list(
  object({
    product: text,
    state: described('doubtful: used, and what comes from it is likely; open: several files fit, none is used; unusable: not used.', {
      enum: ['used', 'doubtful', 'open', 'unusable'],
    }),
    paths: described('One file; those that fit where the state is open.', list(text)),
    version: orNull('Version of the tile.'),
    configVersion: orNull('Version of the config; null where nobody says one.'),
    remark: orNull('What to do, one line in the language of the run.'),
  }),
);

/** The JSON schema of the format `json-v2`; published as `docs/schema/json-v2.schema.json`. */
export const JSON_V2_SCHEMA = {
  ...JSON_V1_SCHEMA,
  title: 'taslint report, json-v2',
  ...object(
    {
      ...same,
      version: { const: 'json-v2' },
      summary: object({
        errors: count,
        warnings: count,
        infos: count,
        notShown: described(
          'Found, and not shown because less was asked for; the exit code counts it.',
          object({ errors: count, warnings: count, infos: count }),
        ),
        suppressed: count,
        undecided: described('Questions that could not be decided, counted under `undecided`.', count),
        failures: count,
        filesChecked: count,
        filesLeftAlone: count,
        templates: count,
        foundations: list(
          object({
            name: text,
            lifecycle: described('null when no rule asked.', { enum: ['first-install', 'operating', 'unknown', null] }),
            because: { enum: ['configured', 'earlier-commit', 'new-file', 'no-git', 'shallow-history', 'root-commit', null] },
            metadata: described('What the configs of its products were compared with.', metadata),
          }),
        ),
        rules: described('How many rules ran.', count),
      }),
      undecided: object(
        {
          total: count,
          byVariable: described('How many questions each variable would settle, most first.', list(object({ variable: text, count }))),
          byLifecycle: described('How many the lifecycle would settle.', count),
          byRule: described('How many of each rule, most first.', list(object({ rule: text, count }))),
          rows: described('With --verbose: the questions.', rows!),
        },
        ['rows'],
      ),
    },
    ['timings'],
  ),
};
