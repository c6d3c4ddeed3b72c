import type { Table } from '../facts/table.ts';
import type { ConfigNode, MapNode, ScalarNode } from '../value/node.ts';
import type { CelScope } from './cel.ts';
import { partsOf, type Expression } from './expression.ts';
import type { Localized } from '../base/language.ts';
import { PARTS, PUT_IN_QUOTES, QUOTE_NOT, SMALL_LETTERS, takenName } from './phrases.ts';
import { SEVERITIES, type Rule } from './rule.ts';
import type { Messages } from './rule-texts.ts';
import { placeInText, type YamlForm } from './yaml-form.ts';

/** Reads the conditions of a rule: `let`, `where`, `find`, `cases`. */

export const CASE_KEYS: readonly string[] = ['when', 'severity', 'message'];
const NAME = /^[a-z][a-z0-9_]*$/;

/** `let`: names for values, usable in what follows. */
export function readLets(form: YamlForm, root: MapNode, table: Table, scope: CelScope): Rule['lets'] {
  const lets: { name: string; value: Expression }[] = [];
  for (const { name, key, value } of form.entries(root.get('let'), '`let`')) {
    const taken = [...Object.keys(table.allColumns), ...scope.options.map((option) => option.name)];
    if (!NAME.test(name))
      form.refuse(key, { en: `\`${name}\` is no name`, ko: `\`${name}\`은(는) 이름으로 쓸 수 없습니다` }, SMALL_LETTERS);
    else if (taken.includes(name) || !scope.isFree(name))
      form.refuse(key, takenName(name), { en: 'choose another name', ko: '다른 이름을 쓰세요' });
    else {
      const compiled = readExpression(form, value, scope, 'any');
      if (compiled === undefined) continue;
      scope.addLet(name, compiled);
      lets.push({ name, value: compiled.expression });
    }
  }
  return lets;
}

/** `where`, its conjuncts that cost something apart from the others: they are asked last. */
export function readWhere(form: YamlForm, root: MapNode, scope: CelScope, lets: Rule['lets']): Pick<Rule, 'where' | 'whereCostly'> {
  const where = readCondition(form, root.get('where'), scope);
  const costly = costlyColumns(scope);
  const costlyLets = new Set<string>();
  const costs = (expression: Expression): boolean =>
    (expression.op === 'column' && costly.has(expression.column)) ||
    (expression.op === 'let' && costlyLets.has(expression.name)) ||
    partsOf(expression).some(costs);
  for (const { name, value } of lets) if (costs(value)) costlyLets.add(name);
  const conjuncts = where === undefined ? [] : conjunctsOf(where);
  return { where: joined(conjuncts.filter((part) => !costs(part))), whereCostly: joined(conjuncts.filter(costs)) };
}

/** Names of columns that cost something in any table: an expression does not say whose column it asks for. */
function costlyColumns(scope: CelScope): ReadonlySet<string> {
  return new Set(
    scope.tables.all.flatMap((table) => Object.entries(table.allColumns).flatMap(([name, { costly }]) => (costly === true ? [name] : []))),
  );
}

function conjunctsOf(expression: Expression): readonly Expression[] {
  return expression.op === 'and' ? [...conjunctsOf(expression.left), ...conjunctsOf(expression.right)] : [expression];
}

function joined(conjuncts: readonly Expression[]): Expression | undefined {
  return conjuncts.length === 0 ? undefined : conjuncts.reduce((left, right) => ({ op: 'and', left, right }));
}

/** An expression that is true or false. */
export function readCondition(form: YamlForm, node: ConfigNode | undefined, scope: CelScope): Expression | undefined {
  return node === undefined ? undefined : readExpression(form, node, scope, 'bool')?.expression;
}

/** An expression for a list of rows, with their table. */
export function readRows(
  form: YamlForm,
  node: ConfigNode | undefined,
  scope: CelScope,
): { readonly expression: Expression; readonly table: Table } | undefined {
  const compiled = node && readExpression(form, node, scope, 'any');
  if (node === undefined || compiled === undefined) return undefined;
  const table = /^list<.*>$/.test(compiled.type) ? scope.tableOfType(compiled.type.slice('list<'.length, -1)) : undefined;
  return table === undefined
    ? form.refuse(
        node,
        { en: 'this is no list of rows', ko: '행의 목록이 아닙니다' },
        { en: 'write e.g. errands.filter(e, e.on)', ko: '예: `errands.filter(e, e.on)`' },
      )
    : { expression: compiled.expression, table };
}

function readExpression(
  form: YamlForm,
  node: ConfigNode,
  scope: CelScope,
  expected: 'bool' | 'any',
): { expression: Expression; type: string } | undefined {
  if (node.kind !== 'scalar')
    return form.refuse(node, { en: 'an expression must be a text', ko: '식은 문자열로 적어야 합니다' }, PUT_IN_QUOTES);
  const source = expressionText(node);
  if (source.trim() === '') return form.refuse(node, { en: 'the expression is empty', ko: '식이 비어 있습니다' }, QUOTE_NOT);
  const result = scope.compile(source, expected);
  if (!('problem' in result)) return result;
  const { message, hint, start, end } = result.problem;
  return form.refuse(placeInText(node, form.place(node), start, end), message, hint);
}

/** `find: true` is an expression too, though YAML reads a flag. */
function expressionText(node: ScalarNode): string {
  return typeof node.value === 'boolean' ? String(node.value) : node.text;
}

export interface ReadCase {
  readonly when: Expression | undefined;
  readonly severity: Rule['severity'] | undefined;
  readonly message: Localized | undefined;
}

/** `cases`; `finding`: there is no `find`, so each must say when it is a finding. */
export function readCases(form: YamlForm, root: MapNode, scope: CelScope, messages: Messages, finding: boolean): readonly ReadCase[] {
  const nodes = form.items(root.get('cases'), 'cases');
  return nodes.flatMap((node, index) => {
    const map = form.map(node, PARTS.case, CASE_KEYS);
    if (map === undefined) return [];
    const when = map.get('when');
    if (when === undefined && finding)
      form.refuse(
        node,
        { en: 'a case that finds by itself needs `when`', ko: '`find`가 없는 규칙의 `cases` 항목에는 `when`이 있어야 합니다' },
        { en: 'or write `find:` for the rule', ko: '아니면 규칙에 `find:`를 적으세요' },
      );
    else if (when === undefined && index < nodes.length - 1)
      form.refuse(node, { en: 'only the last case may be without `when`', ko: '`when`은 마지막 `cases` 항목에서만 생략할 수 있습니다' });
    const severity = form.choice(map.get('severity'), 'severity', SEVERITIES);
    const message = map.get('message') === undefined ? undefined : messages.read(map.get('message'), 'message');
    return [{ when: readCondition(form, when, scope), severity, message }];
  });
}
