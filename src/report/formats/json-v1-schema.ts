import { count, described, flag, list, object, text } from './schema-parts.ts';

/** The JSON schema of the `json` format, version 1; published as `docs/schema/json-v1.schema.json`. */

const place = { $ref: '#/$defs/place' };

const way = list(
  object({
    step: {
      enum: [
        'written',
        'alias-use',
        'alias-definition',
        'variable-use',
        'variable-value',
        'operation-target',
        'operation',
        'operation-value',
      ],
    },
    name: described('Variable, anchor or pointer of the operation.', { type: ['string', 'null'] }),
    place,
  }),
);

const findingProperties = {
  rule: described('Rule id, e.g. `availability/blobstore-single-instance`.', text),
  aliases: described('Earlier names of the rule; left out when it has none.', list(text)),
  severity: { enum: ['error', 'warning', 'info'] },
  confidence: { enum: ['certain', 'likely', 'hint'] },
  foundation: described('Name of the first foundation in which it was found; empty for a file that stands alone.', text),
  foundations: described('All foundations in which it was found.', list(text)),
  also: described(
    'What the rule says in other words of the same cause: of other foundations, or of another use of the value.',
    list(object({ foundations: list(text), message: text })),
  ),
  message: described('What is wrong, one line, in the language of the run.', text),
  why: described('Why it matters.', text),
  fix: described('What to do.', text),
  data: described('What fills the message; values of secrets are hidden.', { type: 'object', additionalProperties: text }),
  place: described('The place to edit.', place),
  trail: described('The way of the value from where it is used to where it is written; empty when that is one place.', way),
  evidence: described(
    'The cells that decided, without the reported one.',
    list(
      object({
        row: text,
        column: text,
        value: described('null when nobody gave it.', { type: ['string', 'null'] }),
        default: described('True when the value is a default of the product, which nobody wrote.', flag),
        place,
        trail: described('The way of the value, as above.', way),
      }),
    ),
  ),
  related: list(object({ name: text, place })),
  fixes: described(
    'Edits that taslint can make itself.',
    list(
      object({
        title: text,
        safety: { enum: ['safe', 'unsafe'] },
        edits: list(object({ place, text: described('What replaces the place.', text) })),
      }),
    ),
  ),
};

export const JSON_V1_SCHEMA = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'taslint report, json-v1',
  description:
    'Lines and columns start at 1; columns count UTF-16 code units; ends are exclusive. Paths are relative to the working directory.',
  ...object(
    {
      version: { const: 'json-v1' },
      tool: object({ name: { const: 'taslint' }, version: text, language: { enum: ['en', 'ko'] } }),
      summary: object({
        errors: count,
        warnings: count,
        infos: count,
        suppressed: count,
        unknown: described('Questions that could not be decided, listed under `unknown`.', count),
        failures: count,
        filesChecked: count,
        filesLeftAlone: count,
        templates: count,
        foundations: list(
          object({
            name: text,
            lifecycle: described('null when no rule asked.', { enum: ['first-install', 'operating', 'unknown', null] }),
            because: { enum: ['configured', 'earlier-commit', 'new-file', 'no-git', 'shallow-history', 'root-commit', null] },
          }),
        ),
        rules: described('How many rules ran.', count),
      }),
      files: described(
        'Files that were checked, and why they were taken for what they are.',
        list(object({ path: text, kind: text, foundation: text, why: text })),
      ),
      leftAlone: described('Paths of files of no known kind.', list(text)),
      templates: described('Templates of other tools, which cannot be evaluated.', list(object({ path: text, tool: text }))),
      rules: described('Texts of the rules that have findings, by id.', {
        type: 'object',
        additionalProperties: object({ title: text, why: text, fix: text, references: list(object({ title: text, url: text })) }),
      }),
      findings: list(object(findingProperties, ['aliases'])),
      suppressed: list(object({ ...findingProperties, reason: text, suppressedAt: place }, ['aliases'])),
      unknown: list(
        object({
          rule: text,
          foundation: text,
          place,
          variables: described('Variables that would settle it.', list(text)),
          lifecycle: described('True when knowing the lifecycle would settle it.', flag),
        }),
      ),
      failures: described('What kept taslint from checking; the exit code is 2.', {
        type: 'array',
        items: {
          oneOf: [
            object({ kind: { const: 'unreadable' }, path: text, message: text }),
            object({ kind: { const: 'broken' }, path: text }),
            object({ kind: { const: 'defect' }, rule: text, foundation: text, message: text }),
          ],
        },
      }),
      timings: described(
        'With --timing: milliseconds per rule.',
        list(object({ rule: text, milliseconds: { type: 'number', minimum: 0 } })),
      ),
    },
    ['timings'],
  ),
  $defs: {
    position: object({ line: { type: 'integer', minimum: 1 }, column: { type: 'integer', minimum: 1 } }),
    place: object(
      {
        path: text,
        revision: described('The earlier revision that the place is in; left out for what is linted now.', text),
        start: { $ref: '#/$defs/position' },
        end: { $ref: '#/$defs/position' },
      },
      ['revision'],
    ),
  },
};
