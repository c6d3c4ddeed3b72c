import type { SourceFile, Span } from '../../base/source.ts';
import { didYouMean } from '../../base/did-you-mean.ts';
import { UsageError } from '../../base/usage-error.ts';
import type { ConfigNode } from '../../value/node.ts';
import { editSpan } from '../../value/origin.ts';
import { CONFIG_SCHEMA, type Schema } from './config-schema.ts';
import type { SchemaMistake } from './config-validator.ts';

/** The mistake that stands first in the file, as a sentence with a place. */
export function firstMistake(mistakes: readonly SchemaMistake[], root: ConfigNode | undefined, file: SourceFile): UsageError {
  const whole = mistakes.filter((mistake) => !isPartOfChoice(mistake));
  const errors = whole.filter((mistake) => !isToldBetter(mistake, whole)).map((mistake) => describe(mistake, root, file));
  errors.sort((one, other) => (one.at?.start ?? 0) - (other.at?.start ?? 0));
  return errors[0] ?? new UsageError(`${file.path}: does not fit its schema`);
}

/** The parts of an `anyOf` say what each choice would have wanted; the `anyOf` itself says that none fits. */
function isPartOfChoice(mistake: SchemaMistake): boolean {
  return /\/anyOf\/\d+\/(enum|type)$/.test(mistake.schemaPath);
}

/** A map that was chosen for a file says itself which key is wrong or missing. */
function isToldBetter(mistake: SchemaMistake, others: readonly SchemaMistake[]): boolean {
  if (mistake.keyword !== 'anyOf' || !mistake.instancePath.startsWith('/foundations/')) return false;
  return others.some((other) => other !== mistake && other.instancePath.startsWith(mistake.instancePath));
}

function describe(mistake: SchemaMistake, root: ConfigNode | undefined, file: SourceFile): UsageError {
  const steps = mistake.instancePath
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const node = nodeAt(root, steps);
  const whole: Span = { file, start: 0, end: 0 };
  const at = (node === undefined ? undefined : editSpan(node.origin)) ?? whole;
  const name = steps.at(-1) ?? 'taslint.yml';
  switch (mistake.keyword) {
    case 'additionalProperties': {
      const key = String(mistake.params['additionalProperty']);
      const entry = node?.kind === 'map' ? node.entry(key) : undefined;
      const known = Object.keys(schemaAt(mistake.schemaPath.split('/').slice(1, -1)).properties ?? {});
      const near = didYouMean(key, known) ?? known.find((other) => other.startsWith(`${key}-`)); // a unit that was left out
      const span = (entry === undefined ? undefined : editSpan(entry.key.origin)) ?? at;
      return new UsageError(`unknown key \`${key}\`${steps.length === 0 ? '' : ` in \`${name}\``}`, {
        at: span,
        hint: near === undefined ? `known keys: ${known.join(', ')}` : `did you mean ${near}?`,
      });
    }
    case 'required':
      return new UsageError(`\`${name}\` needs the key \`${String(mistake.params['missingProperty'])}\``, {
        at,
        hint: 'it names the file to read',
      });
    case 'enum': {
      const values = enumOf(mistake)
        .filter((value) => value !== false)
        .map(String);
      const near = node?.kind === 'scalar' ? didYouMean(node.text, values) : undefined;
      return new UsageError(`\`${name}\` must be one of ${values.join(', ')}`, {
        at,
        hint: near === undefined ? 'write one of these words' : `did you mean ${near}?`,
      });
    }
    case 'type': {
      const wanted = String(mistake.params['type']);
      const isNumberForText = wanted === 'string' && node?.kind === 'scalar' && typeof node.value === 'number';
      return new UsageError(`\`${name}\` must be ${PHRASES[wanted] ?? wanted}`, {
        at,
        hint: isNumberForText ? `quote it: "${node.text}"` : (HINTS[wanted] ?? 'see the schema of taslint.yml'),
      });
    }
    case 'anyOf':
      if (steps[0] === 'foundations')
        return new UsageError(`\`${name}\` must be a path, or a map with \`config\`, \`vars-files\` and \`ops-files\``, {
          at,
          hint: `for example ${name}: config/${name}.yml`,
        });
      return new UsageError(`\`${name}\` must be off, error, warning, info, or a map with \`severity\` and options`, {
        at,
        hint: `for example ${name}: off`,
      });
    case 'minimum':
      return new UsageError(`\`${name}\` must not be negative`, { at, hint: 'leave it out when it is not known' });
    default:
      return new UsageError(`\`${name}\` does not fit the schema (${mistake.keyword})`, { at, hint: 'see the schema of taslint.yml' });
  }
}

const PHRASES: Readonly<Record<string, string>> = {
  object: 'a map',
  array: 'a list',
  string: 'a text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
};
const HINTS: Readonly<Record<string, string>> = {
  object: 'write its keys indented below it',
  array: 'write - before each item, or [one, two]',
  integer: 'without unit and quotes',
};

function nodeAt(root: ConfigNode | undefined, steps: readonly string[]): ConfigNode | undefined {
  let node = root;
  for (const step of steps) node = node?.kind === 'map' ? node.get(step) : node?.kind === 'sequence' ? node.items[Number(step)] : undefined;
  return node;
}

function enumOf(mistake: SchemaMistake): readonly unknown[] {
  const allowed = mistake.params['allowedValues'];
  return Array.isArray(allowed) ? allowed : [];
}

/** The part of the schema that a path like `definitions/foundation/properties/facts` leads to. */
function schemaAt(steps: readonly string[]): Schema {
  let schema: unknown = CONFIG_SCHEMA;
  for (const step of steps) schema = (schema as Readonly<Record<string, unknown>>)[step.replaceAll('~1', '/').replaceAll('~0', '~')];
  return schema as Schema; // the path comes from the check of this very schema
}
