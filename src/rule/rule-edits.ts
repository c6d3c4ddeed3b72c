import { unchanged } from '../base/language.ts';
import type { Table } from '../facts/table.ts';
import type { ConfigNode, MapNode } from '../value/node.ts';
import type { CelScope } from './cel.ts';
import { PARTS } from './phrases.ts';
import { placeholdersOf, type Rule, type RuleChange, type RuleEdit } from './rule.ts';
import { readCondition, readRows } from './rule-conditions.ts';
import { readPlace } from './rule-rows.ts';
import type { Messages } from './rule-texts.ts';
import type { YamlForm } from './yaml-form.ts';

/** What an edit does, each with what may stand behind it; undefined where a value of the rule stands there. */
export const CHANGES = {
  set: undefined,
  write: undefined,
  rename: undefined,
  wrap: undefined,
  list: 'value',
  quote: 'value',
  unquote: 'value',
  remove: 'key',
  mend: 'placeholder',
} as const satisfies Readonly<Record<RuleChange['kind'], string | undefined>>;

const KINDS = Object.keys(CHANGES) as readonly RuleChange['kind'][];
export const EDIT_KEYS: readonly string[] = [...KINDS, 'when', 'of', 'at', 'unsafe'];

/** `edit: { set: value }`, or a list of which the first counts whose `when` is true. */
export function readEdits(
  form: YamlForm,
  node: ConfigNode | undefined,
  { table, scope, messages }: { readonly table: Table; readonly scope: CelScope; readonly messages: Messages },
): Rule['edits'] {
  if (node === undefined) return [];
  return (node.kind === 'sequence' ? node.items : [node]).flatMap((item): readonly RuleEdit[] => {
    const map = form.map(item, PARTS.edit, EDIT_KEYS);
    const change = map && readChange(form, map, messages);
    if (map === undefined || change === undefined) return [];
    const when = readCondition(form, map.get('when'), scope);
    const rows = readRows(form, map.get('of'), scope);
    if (rows !== undefined) form.required(map, 'at', PARTS.editElsewhere);
    const at = readPlace(form, map.get('at'), 'at', rows?.table ?? table, scope);
    const unsafe = form.flag(map.get('unsafe'), 'unsafe') ?? false;
    return [
      {
        change,
        ...(when === undefined ? {} : { when }),
        ...(at === undefined ? {} : { at }),
        ...(rows === undefined ? {} : { of: rows.expression }),
        ...(unsafe ? { unsafe } : {}),
      },
    ];
  });
}

function readChange(form: YamlForm, map: MapNode, messages: Messages): RuleChange | undefined {
  const [kind, ...others] = KINDS.filter((name) => map.entry(name) !== undefined);
  if (kind === undefined || others.length > 0)
    return form.refuse(map, { en: 'an edit says one thing', ko: '`edit`에는 수정을 하나만 적어야 합니다' }, unchanged(KINDS.join(', ')));
  const node = map.get(kind)!;
  switch (kind) {
    case 'set':
    case 'write': {
      const value = form.scalar(node, kind);
      if (typeof value === 'string') mentionAll(value, node, messages);
      return value === undefined ? undefined : { kind, value };
    }
    case 'rename':
    case 'wrap': {
      const name = form.text(node, kind);
      if (name !== undefined) mentionAll(name, node, messages);
      return name === undefined ? undefined : { kind, name };
    }
    default:
      return form.choice(node, kind, [CHANGES[kind]]) && { kind };
  }
}

function mentionAll(text: string, node: ConfigNode, messages: Messages): void {
  for (const name of placeholdersOf(text)) messages.mention(name, node);
}
