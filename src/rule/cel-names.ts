import type { Localized } from '../base/language.ts';
import { Refusal, type ASTNode } from './cel-library.ts';
import type { TableSet } from './fact-rows.ts';
import { FUNCTIONS } from './functions.ts';
import { INSTEAD, takenName } from './phrases.ts';
import { LISTS, suggest } from './suggest.ts';

/** What an expression can name besides `row`, `options` and the variables of its macros. */
export interface NamesInScope {
  readonly tables: TableSet;
  readonly letNames: readonly string[];
}

/** Names that bind a variable to each element of a list, as methods of the list. */
export const MACROS: readonly string[] = ['exists', 'all', 'exists_one', 'filter', 'map'];
const OFFERED: readonly string[] = [...FUNCTIONS.map((offered) => offered.name), ...MACROS, 'has', 'first'];

/** Before types: every name is known, every function is offered, and no macro variable hides another name. */
export function checkNames(node: ASTNode, scope: NamesInScope, bound: readonly string[]): void {
  switch (node.op) {
    case 'id': {
      const known = [...bound, 'row', 'options', ...scope.letNames, ...scope.tables.plurals];
      if (!known.includes(node.args)) throw new Refusal(unknownName(node.args), node, suggest(node.args, known, LISTS.names));
      return;
    }
    case 'value':
      if (node.args === null) throw new Refusal(NO_NULL, node, ASK_WITH_HAS);
      if (typeof node.args === 'object') throw new Refusal(NO_BYTES, node);
      return;
    case '.':
      return checkNames(node.args[0], scope, bound);
    case 'call':
      return checkCall(node, node.args[0], node.args[1], scope, bound);
    case 'rcall':
      return checkCall(node, node.args[0], [node.args[1], ...node.args[2]], scope, bound);
    case 'list':
      return node.args.forEach((item) => checkNames(item, scope, bound));
    case '!_':
    case '-_':
      return checkNames(node.args, scope, bound);
    case 'map':
    case '.?':
    case '[?]':
      throw new Refusal({ en: 'maps and optional values are not offered', ko: '맵과 선택 값(optional)은 쓸 수 없습니다' }, node);
    default:
      return node.args.forEach((part) => checkNames(part, scope, bound));
  }
}

function checkCall(node: ASTNode, name: string, args: readonly ASTNode[], scope: NamesInScope, bound: readonly string[]): void {
  const instead = Object.hasOwn(INSTEAD, name) ? INSTEAD[name] : undefined;
  if (!OFFERED.includes(name))
    throw new Refusal(
      { en: `there is no function \`${name}\``, ko: `\`${name}\`(이)라는 함수가 없습니다` },
      node,
      instead ?? suggest(name, OFFERED, LISTS.functions),
    );
  const isMacro = name === 'first' || MACROS.includes(name);
  if (!isMacro) return args.forEach((argument) => checkNames(argument, scope, bound));
  const [list, variable, ...bodies] = args;
  const isInForm = name === 'first' ? node.op === 'call' : node.op === 'rcall';
  if (!isInForm || list === undefined || variable?.op !== 'id' || bodies.length === 0 || bodies.length > (name === 'map' ? 2 : 1)) {
    const form = name === 'first' ? 'first(list, x, condition)' : `list.${name}(x, ${name === 'map' ? 'value' : 'condition'})`;
    throw new Refusal({ en: `\`${name}\` is written ${form}`, ko: `\`${name}\`은(는) \`${form}\` 형식으로 씁니다` }, node);
  }
  checkNames(list, scope, bound);
  const taken = ['row', 'options', ...scope.letNames, ...scope.tables.plurals, ...bound];
  if (taken.includes(variable.args))
    throw new Refusal(takenName(variable.args), variable, { en: 'choose another variable', ko: '다른 변수 이름을 쓰세요' });
  for (const body of bodies) checkNames(body, scope, [...bound, variable.args]);
}

function unknownName(name: string): Localized {
  return { en: `unknown name \`${name}\``, ko: `알 수 없는 이름입니다: \`${name}\`` };
}

const NO_NULL: Localized = { en: 'null is not a value here', ko: '여기에서는 null을 값으로 쓸 수 없습니다' };
const ASK_WITH_HAS: Localized = {
  en: 'ask with has(row.column) whether somebody gave a value',
  ko: '값이 주어졌는지는 `has(row.column)`으로 확인하세요',
};
const NO_BYTES: Localized = {
  en: 'bytes and unsigned numbers are not offered',
  ko: '바이트와 부호 없는 정수는 쓸 수 없습니다',
};
