import { SITE_FACTS, type SiteFact } from '../../catalog/site-facts.ts';

/** The JSON schema of taslint.yml: checked at run time by code compiled from it, shipped for editors, and read for did-you-mean. */
export interface Schema {
  readonly $schema?: string;
  readonly $ref?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly (string | boolean)[];
  readonly minimum?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly definitions?: Readonly<Record<string, Schema>>;
}

const path = (description: string): Schema => ({ type: 'string', description });
const paths = (description: string): Schema => ({ type: 'array', items: { type: 'string' }, description });

/** `off` is the boolean false for YAML 1.1, which om and taslint read. */
const SEVERITY: Schema = { enum: ['error', 'warning', 'info', 'off', false] };

const evaluated = {
  config: path('the file given to om'),
  'vars-files': paths('in the order of om: the last wins; patterns are taken in the order of their names'),
  'ops-files': paths('in the order in which they are applied'),
};

/** A file alone, or with what it is evaluated with. */
const alone = (description: string): Schema => ({
  anyOf: [{ type: 'string' }, { type: 'object', additionalProperties: false, required: ['config'], properties: evaluated }],
  description,
});

const foundation: Schema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    purpose: { enum: ['production', 'lab', 'sandbox'], description: 'what it is for; left out means unknown' },
    lifecycle: { enum: ['auto', 'first-install', 'operating'], description: 'auto asks git' },
    vars: { enum: ['complete', 'partial'], description: 'complete: a variable that no file gives is an error' },
    director: { type: 'object', additionalProperties: false, required: ['config'], properties: evaluated },
    products: {
      type: 'object',
      description: 'by product slug, e.g. cf',
      additionalProperties: {
        type: 'object',
        additionalProperties: false,
        required: ['config'],
        properties: {
          ...evaluated,
          version: { type: 'string', description: 'version of the tile, quoted' },
          metadata: path('metadata of the tile: what taslint metadata extract wrote, metadata.yml, a .pivotal, or a folder of these'),
        },
      },
    },
    'runtime-configs': paths('BOSH runtime configs'),
    'cloud-configs': paths('BOSH cloud configs'),
    manifests: paths('BOSH manifests'),
    'app-manifests': paths('manifests for cf push'),
    downloads: paths('configs of om download-product'),
    env: path('the env file of om'),
    opsman: alone('the config of the Ops Manager VM and its settings: a path, or config with vars-files and ops-files'),
    auth: alone('the config of om configure-authentication (or LDAP, SAML): a path, or config with vars-files and ops-files'),
    facts: factsSchema(SITE_FACTS),
  },
};

export const CONFIG_SCHEMA: Schema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'taslint.yml',
  type: 'object',
  additionalProperties: false,
  properties: {
    extends: {
      type: ['string', 'array'],
      items: { type: 'string' },
      description:
        'files of the same form that this one builds on, the later over the earlier: paths, or files of packages below node_modules',
    },
    'required-version': { type: 'string', description: "versions of taslint that may read this file, e.g. '^1.4.0' or '>=0.2 <1'" },
    foundations: { type: 'object', description: 'by name', additionalProperties: { $ref: '#/definitions/foundation' } },
    profile: { enum: ['recommended', 'strict'], description: 'which rules run' },
    'fail-on': { enum: ['error', 'warning', 'info', 'never'], description: 'exit 1 from this severity on' },
    lang: { enum: ['en', 'ko'], description: 'language of messages' },
    rules: {
      type: 'object',
      description:
        'by rule id or pattern such as security/*: off, a severity, or severity and options; a rule that is named wins over a pattern, the later over the earlier',
      additionalProperties: {
        anyOf: [
          SEVERITY,
          { type: 'object', properties: { severity: SEVERITY }, additionalProperties: { type: ['string', 'number', 'boolean', 'array'] } },
        ],
      },
    },
    metadata: path('folder with the metadata of tiles; the file of the name and version of a product is used'),
    'rule-folders': paths('folders with rules of your own'),
    ignore: paths('patterns of files to leave alone'),
    suppressions: {
      type: 'array',
      description: 'findings that are accepted',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['rule', 'reason'],
        properties: {
          rule: { type: 'string', description: 'rule id' },
          paths: paths('patterns of the files it holds for; left out means all'),
          below: { type: 'string', description: 'keys from the root of the file it holds below, e.g. /resource-config/router' },
          reason: { type: 'string', description: 'why the risk is accepted' },
          until: { type: 'string', description: 'the last day it holds, e.g. 2026-12-31' },
        },
      },
    },
    baseline: path('file of findings that are known: taslint baseline create writes it'),
    unignorable: { type: 'array', items: { type: 'string' }, description: 'rules that nobody may suppress' },
  },
  definitions: { foundation },
};

/** Facts are maps in maps; each level refuses names that it does not know. */
function factsSchema(facts: readonly SiteFact[], depth = 0): Schema {
  const properties: Record<string, Schema> = {};
  for (const fact of facts) {
    const head = fact.path[depth] ?? '';
    const isLast = depth + 1 === fact.path.length;
    properties[head] ??= isLast
      ? factSchema(fact)
      : factsSchema(
          facts.filter((other) => other.path[depth] === head),
          depth + 1,
        );
  }
  return { type: 'object', additionalProperties: false, properties };
}

function factSchema({ type, values, doc: { en: description } }: SiteFact): Schema {
  switch (type) {
    case 'integer':
    case 'number':
      return { type, minimum: 0, description };
    case 'flag':
      return { type: 'boolean', description };
    case 'text':
      return values === undefined ? { type: 'string', description } : { enum: values, description };
    case 'texts':
      return { type: 'array', items: { type: 'string' }, description };
  }
}
