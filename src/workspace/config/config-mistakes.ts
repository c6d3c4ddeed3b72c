import { unchanged, type Localized } from '../../base/language.ts';
import type { SourceFile, Span } from '../../base/source.ts';
import { didYouMean, meant } from '../../base/did-you-mean.ts';
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
  return errors[0] ?? new UsageError({ en: `${file.path}: does not fit its schema`, ko: `${file.path}: 스키마에 맞지 않습니다` });
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
      return new UsageError(
        {
          en: `unknown key \`${key}\`${steps.length === 0 ? '' : ` in \`${name}\``}`,
          ko: `${steps.length === 0 ? '' : `\`${name}\`에 `}없는 키입니다: \`${key}\``,
        },
        {
          at: span,
          hint: near === undefined ? { en: `known keys: ${known.join(', ')}`, ko: `쓸 수 있는 키: ${known.join(', ')}` } : meant(near),
        },
      );
    }
    case 'required':
      return new UsageError(
        {
          en: `\`${name}\` needs the key \`${String(mistake.params['missingProperty'])}\``,
          ko: `\`${name}\`에는 키 \`${String(mistake.params['missingProperty'])}\`이(가) 있어야 합니다`,
        },
        { at, hint: { en: 'it names the file to read', ko: '읽을 파일을 적는 키입니다' } },
      );
    case 'enum': {
      const values = enumOf(mistake)
        .filter((value) => value !== false)
        .map(String);
      const near = node?.kind === 'scalar' ? didYouMean(node.text, values) : undefined;
      return new UsageError(
        {
          en: `\`${name}\` must be one of ${values.join(', ')}`,
          ko: `\`${name}\`에는 ${values.join(', ')} 중 하나를 적어야 합니다`,
        },
        { at, hint: near === undefined ? { en: 'write one of these words', ko: '이 중 하나를 쓰세요' } : meant(near) },
      );
    }
    case 'type': {
      const wanted = String(mistake.params['type']);
      const isNumberForText = wanted === 'string' && node?.kind === 'scalar' && typeof node.value === 'number';
      return new UsageError(typeMistake(name, wanted), {
        at,
        hint: isNumberForText ? { en: `quote it: "${node.text}"`, ko: `따옴표로 감싸세요: "${node.text}"` } : (HINTS[wanted] ?? SEE_SCHEMA),
      });
    }
    case 'anyOf':
      if (steps[0] === 'foundations')
        return new UsageError(
          {
            en: `\`${name}\` must be a path, or a map with \`config\`, \`vars-files\` and \`ops-files\``,
            ko: `\`${name}\`에는 경로, 또는 \`config\`, \`vars-files\`, \`ops-files\`가 있는 맵을 적어야 합니다`,
          },
          { at, hint: { en: `for example ${name}: config/${name}.yml`, ko: `예: ${name}: config/${name}.yml` } },
        );
      return new UsageError(
        {
          en: `\`${name}\` must be off, error, warning, info, or a map with \`severity\` and options`,
          ko: `\`${name}\`에는 off, error, warning, info 중 하나나 \`severity\`와 옵션이 있는 맵을 적어야 합니다`,
        },
        { at, hint: { en: `for example ${name}: off`, ko: `예: ${name}: off` } },
      );
    case 'minimum':
      return new UsageError(
        { en: `\`${name}\` must not be negative`, ko: `\`${name}\`에는 음수를 쓸 수 없습니다` },
        { at, hint: { en: 'leave it out if it is unknown', ko: '모르면 적지 마세요' } },
      );
    default:
      return new UsageError(
        {
          en: `\`${name}\` does not fit the schema (${mistake.keyword})`,
          ko: `\`${name}\`이(가) 스키마에 맞지 않습니다(${mistake.keyword})`,
        },
        { at, hint: SEE_SCHEMA },
      );
  }
}

function typeMistake(name: string, wanted: string): Localized {
  const type = TYPES[wanted] ?? unchanged(wanted);
  return { en: `\`${name}\` must be ${type.en}`, ko: `\`${name}\`에는 ${type.ko}을(를) 적어야 합니다` };
}

const TYPES: Readonly<Record<string, Localized>> = {
  object: { en: 'a map', ko: '맵' },
  array: { en: 'a list', ko: '목록' },
  string: { en: 'a text', ko: '문자열' },
  'string,array': { en: 'a path or a list of paths', ko: '경로나 경로의 목록' },
  integer: { en: 'a whole number', ko: '정수' },
  number: { en: 'a number', ko: '숫자' },
  boolean: { en: 'true or false', ko: 'true나 false' },
};
const HINTS: Readonly<Record<string, Localized>> = {
  object: { en: 'write its keys indented below it', ko: '키를 아래에 들여써서 적으세요' },
  'string,array': { en: 'for example extends: shared/taslint.yml', ko: '예: extends: shared/taslint.yml' },
  array: { en: 'write - before each item, or [one, two]', ko: '항목마다 앞에 -를 쓰거나 [one, two]처럼 쓰세요' },
  integer: { en: 'without unit and quotes', ko: '단위와 따옴표 없이 쓰세요' },
};
const SEE_SCHEMA: Localized = { en: 'see the schema of taslint.yml', ko: 'taslint.yml의 스키마를 보세요' };

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
