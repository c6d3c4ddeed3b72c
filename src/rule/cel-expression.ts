import type { Localized } from '../base/language.ts';
import type { Table } from '../facts/table.ts';
import { Refusal, typeOf, type ASTNode } from './cel-library.ts';
import { MACROS, type NamesInScope } from './cel-names.ts';
import { needsOf, type Comparison, type Each, type Expression } from './expression.ts';
import { noColumn } from './phrases.ts';
import { LISTS, suggest } from './suggest.ts';
import { isIndexable } from './table-index.ts';

/** What is known about the names of an expression once its types are checked. */
export interface TypedScope extends NamesInScope {
  tableOfType(type: string | undefined): Table | undefined;
  /** True when the value is the same for every row of a foundation. */
  isClosed(expression: Expression): boolean;
}

/** After types: the library's tree as our own, with what the checker lets through refused. */
export function toExpression(node: ASTNode, scope: TypedScope): Expression {
  switch (node.op) {
    case 'value':
      return literal(node.args, node);
    case 'id':
      return nameExpression(node.args, scope);
    case '.':
      return columnExpression(node.args[0], node.args[1], scope);
    case '[]':
      return indexExpression(node.args[0], node.args[1], scope);
    case 'call':
      return callExpression(node, node.args[0], node.args[1], scope);
    case 'rcall':
      return callExpression(node, node.args[0], [node.args[1], ...node.args[2]], scope);
    case 'list':
      return { op: 'list', items: node.args.map((item) => toExpression(item, scope)) };
    case '!_':
      return { op: 'not', of: toExpression(node.args, scope) };
    case '-_':
      return { op: 'negate', of: toExpression(node.args, scope) };
    case '&&':
    case '||':
      for (const side of node.args) requireBool(side);
      return { op: node.op === '&&' ? 'and' : 'or', left: toExpression(node.args[0], scope), right: toExpression(node.args[1], scope) };
    case '?:':
      requireBool(node.args[0]);
      return {
        op: 'if',
        when: toExpression(node.args[0], scope),
        then: toExpression(node.args[1], scope),
        else: toExpression(node.args[2], scope),
      };
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
      return {
        op: 'arithmetic',
        how: node.op,
        whole: typeOf(node.args[0]) === 'int' && typeOf(node.args[1]) === 'int',
        left: toExpression(node.args[0], scope),
        right: toExpression(node.args[1], scope),
      };
    case 'in':
      if (!typeOf(node.args[1]).startsWith('list'))
        throw new Refusal({ en: '`in` needs a list on its right', ko: '`in`의 오른쪽에는 목록이 와야 합니다' }, node.args[1], {
          en: 'for texts use text.contains(part)',
          ko: '문자열에는 `text.contains(part)`를 쓰세요',
        });
      return comparison('in', node.args, scope);
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return comparison(node.op, node.args, scope);
    default:
      throw new Refusal({ en: `\`${node.op}\` is not offered`, ko: `\`${node.op}\`은(는) 쓸 수 없습니다` }, node);
  }
}

function comparison(how: Comparison, sides: readonly [ASTNode, ASTNode], scope: TypedScope): Expression {
  return { op: 'compare', how, left: toExpression(sides[0], scope), right: toExpression(sides[1], scope) };
}

export function requireBool(node: ASTNode): void {
  const type = typeOf(node);
  if (type === 'bool') return;
  const what: Localized = {
    en: `this gives ${readable(type)}, but true or false is needed`,
    ko: `true나 false가 되어야 하는데, 이 식의 결과는 \`${readable(type)}\`입니다`,
  };
  throw new Refusal(what, node, { en: 'compare it with something', ko: '다른 값과 비교하세요' });
}

function literal(value: unknown, node: ASTNode): Expression {
  if (typeof value === 'bigint') {
    const whole = Number(value);
    if (!Number.isSafeInteger(whole))
      throw new Refusal({ en: 'this number is too large to compute with', ko: '숫자가 너무 커서 계산할 수 없습니다' }, node);
    return { op: 'literal', value: whole };
  }
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return { op: 'literal', value };
  throw new Refusal(
    { en: 'only texts, numbers, true and false are values here', ko: '여기에는 문자열, 숫자, true, false만 값으로 쓸 수 있습니다' },
    node,
  );
}

function nameExpression(name: string, scope: TypedScope): Expression {
  if (name === 'row') return { op: 'row' };
  const table = scope.tables.withPlural(name);
  if (table !== undefined) return { op: 'table', table: table.name };
  return scope.letNames.includes(name) ? { op: 'let', name } : { op: 'bound', name };
}

function columnExpression(owner: ASTNode, name: string, scope: TypedScope): Expression {
  if (owner.op === 'id' && owner.args === 'options') return { op: 'option', name };
  if (scope.tableOfType(typeOf(owner)) === undefined)
    throw new Refusal({ en: `\`.${name}\` needs a row before it`, ko: `\`.${name}\` 앞에는 행이 와야 합니다` }, owner);
  return { op: 'column', of: toExpression(owner, scope), column: name };
}

function indexExpression(list: ASTNode, at: ASTNode, scope: TypedScope): Expression {
  if (!typeOf(list).startsWith('list'))
    throw new Refusal({ en: 'only lists have positions', ko: '위치로 읽을 수 있는 것은 목록뿐입니다' }, list, {
      en: 'write row.column',
      ko: '`row.column`으로 쓰세요',
    });
  return { op: 'index', of: toExpression(list, scope), at: toExpression(at, scope) };
}

function callExpression(node: ASTNode, name: string, args: readonly ASTNode[], scope: TypedScope): Expression {
  if (name === 'has') return hasExpression(node, args[0], scope);
  if (name === 'first' || (node.op === 'rcall' && MACROS.includes(name))) return eachExpression(node, name, args, scope);
  return { op: 'call', name, args: args.map((argument) => toExpression(argument, scope)) };
}

const OF_COLUMN: Localized = {
  en: 'has() asks for a column of a row: has(row.column)',
  ko: 'has()에는 행의 열을 적어야 합니다: `has(row.column)`',
};

/** The library answers `has(row.nope)` with false; here the column must exist. */
function hasExpression(node: ASTNode, asked: ASTNode | undefined, scope: TypedScope): Expression {
  if (asked?.op !== '.' || asked.args[0].op !== 'id') throw new Refusal(OF_COLUMN, node);
  const [owner, name] = asked.args;
  const table = scope.tableOfType(typeOf(owner));
  if (table === undefined) throw new Refusal(OF_COLUMN, node);
  if (!Object.hasOwn(table.allColumns, name)) {
    throw new Refusal(
      noColumn(table.name, name),
      { start: asked.end - name.length, end: asked.end },
      suggest(name, Object.keys(table.allColumns), LISTS.columns),
    );
  }
  return { op: 'has', of: toExpression(owner, scope), column: name };
}

const IN_FORM: Localized = { en: 'a macro needs a list and a variable', ko: '매크로에는 목록과 변수가 필요합니다' };

function eachExpression(node: ASTNode, name: string, args: readonly ASTNode[], scope: TypedScope): Expression {
  const [list, variable, ...bodies] = args;
  if (list === undefined || variable?.op !== 'id') throw new Refusal(IN_FORM, node); // refused by checkNames already
  const bind = variable.args;
  const body = bodies.at(-1)!;
  if (name !== 'map') requireBool(body);
  const over = toExpression(list, scope);
  const filtered = bodies.length === 2 ? each('filter', over, bind, toExpression(bodies[0]!, scope), scope) : over;
  const result = each(name as Each['how'], filtered, bind, toExpression(body, scope), scope); // MACROS and `first` are what `how` holds
  refuseScan(result.over === over ? result : (filtered as Each), node, scope);
  return result;
}

function each(how: Each['how'], over: Expression, bind: string, body: Expression, scope: TypedScope): Each {
  const plain: Each = { op: 'each', how, over, bind, body };
  const table = over.op === 'table' ? scope.tables.named(over.table) : undefined;
  if (table === undefined || how === 'map' || how === 'all') return plain;
  const keys = conjunctsOf(body).flatMap((part) => keyOf(part, bind, table));
  return keys.length === 0 ? plain : { ...plain, keys: keys.slice(0, 8) };
}

function conjunctsOf(body: Expression): readonly Expression[] {
  return body.op === 'and' ? [...conjunctsOf(body.left), ...conjunctsOf(body.right)] : [body];
}

function keyOf(part: Expression, bind: string, table: Table): readonly { column: string; equals: Expression }[] {
  if (part.op !== 'compare' || part.how !== '==') return [];
  for (const [one, other] of [[part.left, part.right] as const, [part.right, part.left] as const]) {
    if (one.op !== 'column' || one.of.op !== 'bound' || one.of.name !== bind) continue;
    const column = table.allColumns[one.column];
    if (column === undefined || column.costly === true || !isIndexable(column.type)) continue;
    if (!needsOf(other).has(`bound ${bind}`)) return [{ column: one.column, equals: other }];
  }
  return [];
}

/** A walk through a whole table for each row of another one is quadratic, unless the table is always small. */
function refuseScan(result: Each, node: ASTNode, scope: TypedScope): void {
  if (result.over.op !== 'table' || result.keys !== undefined || scope.isClosed(result)) return;
  const table = scope.tables.named(result.over.table);
  if (table === undefined || table.few) return;
  const hint: Localized =
    result.how === 'all'
      ? {
          en: 'write it as !list.exists(…) with an equality between a column of the list and something else',
          ko: '`!list.exists(…)`로 쓰고, 목록의 열과 다른 값의 같음 조건을 넣으세요',
        }
      : {
          en: 'add an equality between a column of the list and something else, e.g. x.product == row.product',
          ko: '목록의 열과 다른 값의 같음 조건을 넣으세요. 예: `x.product == row.product`',
        };
  const what: Localized = {
    en: `this would go through all of ${table.plural} once for each row`,
    ko: `행마다 ${table.plural} 전체를 훑게 되는 식입니다`,
  };
  throw new Refusal(what, node, hint);
}

/** The types that expressions are checked with, as people read them in error messages. */
export function readable(text: string): string {
  return text.replace(/\b([a-z0-9_]+)_row\b/g, (_, table: string) => `row of ${table.replaceAll('_', '-')}`);
}
