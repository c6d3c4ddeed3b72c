import { didYouMean } from '../base/did-you-mean.ts';
import { Refusal, type ASTNode } from './cel-library.ts';
import type { TableSet } from './fact-rows.ts';
import { FUNCTIONS, INSTEAD } from './functions.ts';

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
      if (!known.includes(node.args)) throw new Refusal(`unknown name \`${node.args}\``, node, suggest(node.args, known, 'known are'));
      return;
    }
    case 'value':
      if (node.args === null) throw new Refusal('null is not a value here', node, 'ask with has(row.column) whether somebody gave a value');
      if (typeof node.args === 'object') throw new Refusal('bytes and unsigned numbers are not offered', node);
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
      throw new Refusal('maps and optional values are not offered', node);
    default:
      return node.args.forEach((part) => checkNames(part, scope, bound));
  }
}

function checkCall(node: ASTNode, name: string, args: readonly ASTNode[], scope: NamesInScope, bound: readonly string[]): void {
  const instead = Object.hasOwn(INSTEAD, name) ? INSTEAD[name] : undefined;
  if (!OFFERED.includes(name))
    throw new Refusal(`there is no function \`${name}\``, node, instead ?? suggest(name, OFFERED, 'offered are'));
  const isMacro = name === 'first' || MACROS.includes(name);
  if (!isMacro) return args.forEach((argument) => checkNames(argument, scope, bound));
  const [list, variable, ...bodies] = args;
  const isInForm = name === 'first' ? node.op === 'call' : node.op === 'rcall';
  if (!isInForm || list === undefined || variable?.op !== 'id' || bodies.length === 0 || bodies.length > (name === 'map' ? 2 : 1)) {
    const form = name === 'first' ? 'first(list, x, condition)' : `list.${name}(x, ${name === 'map' ? 'value' : 'condition'})`;
    throw new Refusal(`\`${name}\` is written ${form}`, node);
  }
  checkNames(list, scope, bound);
  const taken = ['row', 'options', ...scope.letNames, ...scope.tables.plurals, ...bound];
  if (taken.includes(variable.args))
    throw new Refusal(`\`${variable.args}\` already means something else`, variable, 'choose another variable');
  for (const body of bodies) checkNames(body, scope, [...bound, variable.args]);
}

/** The name that was probably meant, else all that could be. */
export function suggest(name: string, candidates: readonly string[], otherwise: string): string | undefined {
  const near = didYouMean(name, candidates);
  if (near !== undefined) return `did you mean \`${near}\`?`;
  return candidates.length === 0 ? undefined : `${otherwise} ${[...candidates].sort().join(', ')}`;
}
