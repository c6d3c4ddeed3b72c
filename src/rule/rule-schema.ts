import { TOPICS } from '../catalog/topics.ts';
import { COMMON_COLUMNS, type Columns, type ColumnType, type Table } from '../facts/table.ts';
import { CHANGES } from './rule-edits.ts';
import { EXAMPLE_KEYS } from './example.ts';
import { CASE_KEYS } from './rule-conditions.ts';
import { RULE_KEYS } from './rule-file.ts';
import { OPTION_TYPES } from './rule-options.ts';
import { CONFIDENCES, PROFILES, SEVERITIES } from './rule.ts';

/** A JSON schema for rule files, for editors: it knows the tables and their columns. taslint itself checks more (`rule-file.ts`). */
export function ruleSchema(tables: readonly Table[]): object {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'taslint rule',
    type: 'object',
    additionalProperties: false,
    required: ['severity', 'title', 'for', 'why', 'fix', 'references'],
    anyOf: [{ required: ['find', 'message'] }, { required: ['cases'], not: { required: ['find'] } }],
    properties: Object.fromEntries(RULE_KEYS.map((key) => [key, RULE_PROPERTIES[key]?.(tables) ?? {}])),
    allOf: tables.map((table) => ({
      if: { properties: { for: { properties: { table: { const: table.name } }, required: ['table'] } } },
      then: { properties: { for: forSchema(table), report: { anyOf: [COMMON_COLUMN, { enum: Object.keys(table.columns) }, OF_LET] } } },
    })),
    definitions: {
      localized: localizedSchema(),
      'common-column': { enum: Object.keys(COMMON_COLUMNS) },
      'common-columns': Object.fromEntries(pickable(COMMON_COLUMNS)),
    },
  };
}

/** Columns that every table has are described once. */
const COMMON_COLUMN = { $ref: '#/definitions/common-column' };
const OF_LET = { pattern: '^[a-z][a-z0-9_]*\\.[a-z][a-z0-9_]*$' };
const LOCALIZED = { $ref: '#/definitions/localized' };
const EXPRESSION = {
  type: ['string', 'boolean'],
  description: 'CEL: `row` is the row, tables are lists by their plural, `options.name`, names of `let`',
};

const RULE_PROPERTIES: Readonly<Record<string, (tables: readonly Table[]) => object>> = {
  severity: () => ({ enum: SEVERITIES }),
  confidence: () => ({ enum: CONFIDENCES, default: 'certain', description: 'how sure a finding is' }),
  profile: () => ({ enum: PROFILES, default: 'recommended', description: 'who wants to see it' }),
  since: () => ({ type: 'string', pattern: '^[0-9]+\\.[0-9]+\\.[0-9]+$' }),
  about: () => ({
    enum: ['form', 'value'],
    description: 'form: about keys, duplicates, placeholders; exempt from the proof of unknown-safety',
  }),
  topics: () => ({ type: 'array', items: { enum: TOPICS.map(({ name }) => name) }, description: 'topics under which `explain` lists it' }),
  aliases: () => ({ type: 'array', items: { type: 'string' }, description: 'ids that the rule had before' }),
  title: () => LOCALIZED,
  why: () => LOCALIZED,
  fix: () => LOCALIZED,
  message: () => ({ ...LOCALIZED, description: '{{name}}: columns of the row, options, names of `let`, `let.column`' }),
  for: (tables) => ({ type: 'object', required: ['table'], properties: { table: { enum: tables.map((table) => table.name) } } }),
  unused: () => ({ type: 'boolean', description: 'true: what it reports has no effect; editors show it faded' }),
  samples: () => ({ type: 'boolean', description: 'true: also rows of documentation, examples and tests' }),
  purpose: () => ({ enum: ['production', 'not-lab'], description: 'only foundations of that purpose; not-lab: production or not said' }),
  where: () => ({ ...EXPRESSION, description: 'which rows the rule is about' }),
  find: () => ({ ...EXPRESSION, description: 'true is a finding; left out, the first case that is true is one' }),
  let: () => ({ type: 'object', additionalProperties: EXPRESSION }),
  options: () => ({
    type: 'object',
    additionalProperties: {
      type: 'object',
      additionalProperties: false,
      required: ['type', 'default', 'doc'],
      properties: { type: { enum: OPTION_TYPES }, default: {}, doc: LOCALIZED },
    },
  }),
  cases: () => ({
    type: 'array',
    items: {
      type: 'object',
      additionalProperties: false,
      properties: Object.fromEntries(CASE_KEYS.map((key) => [key, CASE_PROPERTIES[key] ?? {}])),
    },
  }),
  report: () => ({ type: 'string', description: 'the column whose place is reported; LET.column for that of the row that a let found' }),
  edit: () => ({ anyOf: [EDIT, { type: 'array', minItems: 1, items: EDIT }] }),
  references: () => ({
    type: 'array',
    minItems: 1,
    items: {
      type: 'object',
      additionalProperties: false,
      required: ['title', 'url'],
      properties: { title: { type: 'string' }, url: { type: 'string', pattern: '^https://' } },
    },
  }),
  examples: () => ({
    type: 'array',
    items: {
      type: 'object',
      additionalProperties: false,
      required: ['name'],
      anyOf: [{ required: ['files'] }, { required: ['base'] }],
      properties: Object.fromEntries(EXAMPLE_KEYS.map((key) => [key, EXAMPLE_PROPERTIES[key] ?? {}])),
    },
  }),
};

const CASE_PROPERTIES: Readonly<Record<string, object>> = { when: EXPRESSION, severity: { enum: SEVERITIES }, message: LOCALIZED };

/** One edit: of the keys that say what is done exactly one. */
const EDIT = {
  type: 'object',
  additionalProperties: false,
  oneOf: Object.keys(CHANGES).map((kind) => ({ required: [kind] })),
  properties: {
    ...Object.fromEntries(
      Object.entries(CHANGES).map(([kind, of]) => [kind, of === undefined ? { type: ['string', 'number', 'boolean'] } : { const: of }]),
    ),
    when: EXPRESSION,
    at: { type: 'string', description: 'the column whose place is edited; left out: the reported one' },
    unsafe: { const: true, description: 'the right value is likely, not certain: for --unsafe only' },
  },
};

const FILES = { type: 'object', additionalProperties: { type: 'string' } };
const EXAMPLE_PROPERTIES: Readonly<Record<string, object>> = {
  name: { type: 'string' },
  base: { type: 'string', description: 'a clean foundation that `files` are laid over: a path from the rule file, in a folder bases' },
  files: { ...FILES, description: 'a line that ends with `# <- finding` must hurt' },
  previous: FILES,
  purpose: { enum: ['production', 'lab', 'sandbox', 'unknown'] },
  lifecycle: { enum: ['auto', 'first-install', 'operating'] },
  vars: { enum: ['complete', 'partial'] },
  undecided: { type: 'boolean' },
  fixed: { ...FILES, description: 'what the files are when all fixes are done, those of --unsafe too' },
};

/** Both languages; a site's own rule may say it in one. */
function localizedSchema(): object {
  return {
    type: ['object', 'string'],
    additionalProperties: false,
    required: ['en', 'ko'],
    properties: { en: { type: 'string' }, ko: { type: 'string' } },
  };
}

/** Equalities for the columns of one table that can be looked up. */
function forSchema(table: Table): object {
  const common = pickable(COMMON_COLUMNS).map(([name]) => [name, { $ref: `#/definitions/common-columns/${name}` }] as const);
  const properties = Object.fromEntries([...common, ...pickable(table.columns)]);
  return { additionalProperties: false, properties: { table: { const: table.name }, ...properties } };
}

/** The columns that can be looked up, each with what it takes: a value, or a list of which any will do. */
function pickable(columns: Columns): readonly (readonly [string, object])[] {
  return Object.entries(columns).flatMap(([name, column]) => {
    const value = VALUE[column.type];
    if (value === undefined || column.costly === true) return [];
    return [[name, { description: column.doc, type: [value, 'array'] }] as const];
  });
}

const VALUE: Partial<Readonly<Record<ColumnType, string>>> = {
  text: 'string',
  integer: 'integer',
  number: 'number',
  flag: 'boolean',
};
