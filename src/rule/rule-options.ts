import type { ConfigNode, MapNode } from '../value/node.ts';
import type { Localized } from '../base/language.ts';
import type { OptionValue, RuleOption } from './rule.ts';
import { describeType, optionPart, SMALL_LETTERS } from './phrases.ts';
import { readLocalized } from './rule-texts.ts';
import type { YamlForm } from './yaml-form.ts';

/** Options of a rule: named values with a type, which taslint.yml may set. */

const OPTION_KEYS: readonly string[] = ['type', 'default', 'doc'];
export const OPTION_TYPES: readonly RuleOption['type'][] = ['integer', 'number', 'text', 'flag', 'texts'];
const NAME = /^[a-z][a-z0-9_]*$/;

export interface DocumentedOption {
  readonly option: RuleOption;
  readonly doc: Localized;
}

/** `options` of a rule file. */
export function readOptions(form: YamlForm, root: MapNode): readonly DocumentedOption[] {
  return form.entries(root.get('options'), 'options').flatMap(({ name, key, value }) => {
    if (!NAME.test(name))
      return (
        form.refuse(
          key,
          { en: `\`${name}\` is no name for an option`, ko: `\`${name}\`은(는) 옵션 이름으로 쓸 수 없습니다` },
          SMALL_LETTERS,
        ) ?? []
      );
    const map = form.map(value, optionPart(name), OPTION_KEYS);
    if (map === undefined) return [];
    const type = form.choice(form.required(map, 'type', optionPart(name)), 'type', OPTION_TYPES);
    const standard = form.required(map, 'default', optionPart(name));
    const doc = readLocalized(form, form.required(map, 'doc', optionPart(name)), 'doc');
    if (type === undefined || standard === undefined || doc === undefined) return [];
    const fits = optionValue(plainValue(standard), type);
    if (fits === undefined) {
      const wanted = describeType(type);
      const message = {
        en: `the default of \`${name}\` must be ${wanted.en}`,
        ko: `\`${name}\`의 기본값에는 ${wanted.ko}을(를) 적어야 합니다`,
      };
      return form.refuse(standard, message) ?? [];
    }
    return [{ option: { name, type, default: fits }, doc }];
  });
}

/** The value when it fits the type of an option, else undefined. Also for values given in taslint.yml. */
export function optionValue(value: unknown, type: RuleOption['type']): OptionValue | undefined {
  switch (type) {
    case 'integer':
      return typeof value === 'number' && Number.isSafeInteger(value) ? value : undefined;
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
    case 'text':
      return typeof value === 'string' ? value : undefined;
    case 'flag':
      return typeof value === 'boolean' ? value : undefined;
    case 'texts':
      return Array.isArray(value) && value.every((item): item is string => typeof item === 'string') ? value : undefined;
  }
}

function plainValue(node: ConfigNode): unknown {
  if (node.kind === 'scalar') return node.value;
  return node.kind === 'sequence' ? node.items.map(plainValue) : undefined;
}
