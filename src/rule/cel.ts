import type { ASTNode, Environment as CelEnvironment, ParseResult } from '@marcbachmann/cel-js';
import { didYouMean } from '../base/did-you-mean.ts';
import type { ColumnType, Table } from '../facts/table.ts';
import { needsOf, type Comparison, type Each, type Expression } from './expression.ts';
import { isIndexable, type TableSet } from './fact-rows.ts';
import { FUNCTIONS, INSTEAD } from './functions.ts';
import type { RuleOption } from './rule.ts';

/**
 * The front end of expressions: CEL text to `Expression`. The library parses and checks types against the table declarations; an own pass refuses what
 * it lets through. The only importer of the library, which is loaded when a rule file is read and never to run shipped rules.
 */

/** What is wrong with an expression, and where in its text. */
export interface CelProblem {
  readonly message: string;
  readonly hint: string | undefined;
  readonly start: number;
  readonly end: number;
}

export type CelResult = { readonly expression: Expression; readonly type: string } | { readonly problem: CelProblem };

/** Loads the library once and declares the tables. */
export async function openCel(tables: TableSet): Promise<Cel> {
  const library = await import('@marcbachmann/cel-js');
  const environment = new library.Environment({
    limits: { maxAstNodes: 1000, maxDepth: 60, maxListElements: 500, maxMapEntries: 1, maxCallArguments: 8 },
  });
  return new Cel(environment, tables);
}

export class Cel {
  readonly #environment: CelEnvironment;
  readonly #tables: TableSet;

  constructor(environment: CelEnvironment, tables: TableSet) {
    this.#environment = environment;
    this.#tables = tables;
    for (const table of tables.all) {
      const fields = Object.fromEntries(Object.entries(table.allColumns).map(([name, column]) => [name, CEL_TYPES[column.type]]));
      environment.registerType(rowType(table), { fields });
    }
    for (const table of tables.all) {
      environment.registerVariable(table.plural, `list<${rowType(table)}>`);
      environment.registerOperator(`${rowType(table)} == ${rowType(table)}`, never);
    }
    for (const { signatures } of FUNCTIONS) for (const signature of signatures) environment.registerFunction(signature, never);
    environment.registerFunction('first(ast, ast, ast): dyn', declareFirst);
  }

  /** What the expressions of one rule can name: its row, the tables, its options, and its lets as they are added. */
  scope(table: Table, options: readonly RuleOption[]): CelScope {
    const environment = this.#environment.clone();
    environment.registerVariable('row', rowType(table));
    environment.registerType('rule_options', {
      fields: Object.fromEntries(options.map((option) => [option.name, CEL_TYPES[option.type]])),
    });
    environment.registerVariable('options', 'rule_options');
    return new CelScope(environment, this.#tables, options);
  }
}

interface Let {
  readonly type: string;
  /** True when its value is the same for every row. */
  readonly closed: boolean;
}

export class CelScope {
  readonly #environment: CelEnvironment;
  readonly tables: TableSet;
  readonly options: readonly RuleOption[];
  readonly #lets = new Map<string, Let>();

  constructor(environment: CelEnvironment, tables: TableSet, options: readonly RuleOption[]) {
    this.#environment = environment;
    this.tables = tables;
    this.options = options;
  }

  /** Parses and checks one expression; `expected` bool refuses every other result. The first problem is given. */
  compile(source: string, expected: 'bool' | 'any'): CelResult {
    try {
      const parsed = this.#environment.parse(source);
      checkNames(parsed.ast, this, []);
      return { ...this.#typed(parsed, expected) };
    } catch (error) {
      return { problem: this.#explain(error) };
    }
  }

  /** True when a name means nothing yet: neither to the rule nor to the language (`in`, `true`, `int` …). */
  isFree(name: string): boolean {
    if (this.#environment.hasVariable(name)) return false;
    try {
      return this.#environment.parse(name).ast.op === 'id';
    } catch (error) {
      if (isLibraryError(error)) return false;
      throw error;
    }
  }

  /** Makes a name that is free usable in later expressions. */
  addLet(name: string, compiled: { readonly expression: Expression; readonly type: string }): void {
    this.#environment.registerVariable(name, compiled.type);
    this.#lets.set(name, { type: compiled.type, closed: this.isClosed(compiled.expression) });
  }

  get letNames(): readonly string[] {
    return [...this.#lets.keys()];
  }

  /** The table whose row a `let` holds; undefined when it holds something else. */
  tableOfLet(name: string): Table | undefined {
    return this.tableOfType(this.#lets.get(name)?.type);
  }

  tableOfType(type: string | undefined): Table | undefined {
    return this.tables.all.find((table) => rowType(table) === type);
  }

  /** True when the value is the same for every row of a foundation, so that it is computed once. */
  isClosed(expression: Expression): boolean {
    return [...needsOf(expression)].every((need) => need.startsWith('let ') && this.#lets.get(need.slice(4))?.closed === true);
  }

  #typed(parsed: ParseResult, expected: 'bool' | 'any'): { expression: Expression; type: string } {
    const { ast } = parsed;
    const result = parsed.check();
    if (!result.valid) throw result.error ?? new Error('the type checker gives no reason');
    const type = typeOf(ast);
    if (expected === 'bool' && type !== 'bool')
      throw new Refusal(`this gives ${readable(type)}, but true or false is needed`, ast, 'compare it with something');
    return { expression: toExpression(ast, this), type };
  }

  #explain(error: unknown): CelProblem {
    if (error instanceof Refusal) return { message: error.message, hint: error.hint, start: error.start, end: error.end };
    if (!isLibraryError(error)) throw error;
    const start = error.range?.start ?? 0;
    const end = Math.max(error.range?.end ?? start, start + 1);
    const { message, hint } = this.#phrase(error);
    return { message, hint, start, end };
  }

  #phrase(error: LibraryError): { message: string; hint: string | undefined } {
    const node = error.node;
    if (error.code === 'no_such_key' && node?.op === '.' && Array.isArray(node.args)) {
      const owner = typeOf(node.args[0]);
      const [, name] = node.args;
      const table = this.tableOfType(owner);
      if (table !== undefined)
        return {
          message: `table ${table.name} has no column \`${name}\``,
          hint: suggest(name, Object.keys(table.allColumns), 'its columns are'),
        };
      if (owner === 'rule_options')
        return {
          message: `the rule has no option \`${name}\``,
          hint: suggest(
            name,
            this.options.map((option) => option.name),
            'its options are',
          ),
        };
    }
    const summary = readable(error.summary);
    if (error.code === 'no_such_overload')
      return { message: `types do not fit: ${summary.replace(/^no such overload: /, '')}`, hint: undefined };
    if (error.code === 'no_matching_overload')
      return { message: summary.replace(/^found no matching overload for/, 'arguments do not fit:'), hint: undefined };
    return { message: summary.charAt(0).toLowerCase() + summary.slice(1), hint: undefined };
  }
}

const CEL_TYPES: Readonly<Record<ColumnType, string>> = {
  text: 'string',
  integer: 'int',
  number: 'double',
  flag: 'bool',
  texts: 'list<string>',
  scalar: 'dyn',
};

/** The types that expressions are checked with, as people read them in error messages. */
function readable(text: string): string {
  return text.replace(/\b([a-z0-9_]+)_row\b/g, (_, table: string) => `row of ${table.replaceAll('_', '-')}`);
}

function rowType(table: Table): string {
  return `${table.name.replaceAll('-', '_')}_row`;
}

/** Handlers are never called: the library checks, `evaluate.ts` computes. */
function never(): never {
  throw new Error('the CEL library does not evaluate here');
}

/** `first(list, x, condition)`: the first element for which the condition is true. The library has no such macro. */
function declareFirst({ args, ast }: { args: readonly ASTNode[]; ast: ASTNode }): object {
  return {
    ast,
    args,
    typeCheck(checker: TypeChecker, _macro: unknown, context: CheckContext): CelType {
      const [list, variable, condition] = args;
      if (list === undefined || condition === undefined || variable?.op !== 'id') throw new Error('first() is checked before');
      const element = checker.check(list, context).valueType;
      if (element === undefined) throw new Refusal('first() needs a list', list);
      const inside = checker.check(condition, context.forkWithVariable(variable.args, element));
      if (inside.name !== 'bool') throw new Refusal('the condition of first() must be true or false', condition);
      return element;
    },
    evaluate: never,
  };
}

/** The parts of the library's type checker that a macro is handed; the library does not export their types. */
interface CelType {
  readonly name: string;
  readonly valueType?: CelType;
}
interface CheckContext {
  forkWithVariable(name: string, type: CelType): CheckContext;
}
interface TypeChecker {
  check(node: ASTNode, context: CheckContext): CelType;
}

interface LibraryError extends Error {
  readonly code: string;
  readonly summary: string;
  readonly node?: ASTNode;
  readonly range?: { readonly start: number; readonly end: number };
}

function isLibraryError(error: unknown): error is LibraryError {
  return error instanceof Error && 'code' in error && 'summary' in error;
}

/** The type that the checker found for a node. It keeps it on the node, which its declarations do not say. */
function typeOf(node: ASTNode): string {
  return (node as ASTNode & { readonly checkedType?: CelType }).checkedType?.name ?? 'dyn';
}

/** An expression that the library would take and taslint does not. */
class Refusal extends Error {
  readonly hint: string | undefined;
  readonly start: number;
  readonly end: number;

  constructor(message: string, at: { readonly start: number; readonly end: number }, hint?: string) {
    super(message);
    this.hint = hint;
    this.start = at.start;
    this.end = at.end;
  }
}

function suggest(name: string, candidates: readonly string[], otherwise: string): string | undefined {
  const near = didYouMean(name, candidates);
  if (near !== undefined) return `did you mean \`${near}\`?`;
  return candidates.length === 0 ? undefined : `${otherwise} ${[...candidates].sort().join(', ')}`;
}

const MACROS: readonly string[] = ['exists', 'all', 'exists_one', 'filter', 'map'];
const OFFERED: readonly string[] = [...FUNCTIONS.map((offered) => offered.name), ...MACROS, 'has', 'first'];

/** Before types: every name is known, every function is offered, and no macro variable hides another name. */
function checkNames(node: ASTNode, scope: CelScope, bound: readonly string[]): void {
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

function checkCall(node: ASTNode, name: string, args: readonly ASTNode[], scope: CelScope, bound: readonly string[]): void {
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

/** After types: the library's tree as our own, with what the checker lets through refused. */
function toExpression(node: ASTNode, scope: CelScope): Expression {
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
        throw new Refusal('`in` needs a list on its right', node.args[1], 'for texts use text.contains(part)');
      return comparison('in', node.args, scope);
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return comparison(node.op, node.args, scope);
    default:
      throw new Refusal(`\`${node.op}\` is not offered`, node);
  }
}

function comparison(how: Comparison, sides: readonly [ASTNode, ASTNode], scope: CelScope): Expression {
  return { op: 'compare', how, left: toExpression(sides[0], scope), right: toExpression(sides[1], scope) };
}

function requireBool(node: ASTNode): void {
  const type = typeOf(node);
  if (type !== 'bool') throw new Refusal(`this gives ${readable(type)}, but true or false is needed`, node, 'compare it with something');
}

function literal(value: unknown, node: ASTNode): Expression {
  if (typeof value === 'bigint') {
    const whole = Number(value);
    if (!Number.isSafeInteger(whole)) throw new Refusal('this number is too large to compute with', node);
    return { op: 'literal', value: whole };
  }
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return { op: 'literal', value };
  throw new Refusal('only texts, numbers, true and false are values here', node);
}

function nameExpression(name: string, scope: CelScope): Expression {
  if (name === 'row') return { op: 'row' };
  const table = scope.tables.withPlural(name);
  if (table !== undefined) return { op: 'table', table: table.name };
  return scope.letNames.includes(name) ? { op: 'let', name } : { op: 'bound', name };
}

function columnExpression(owner: ASTNode, name: string, scope: CelScope): Expression {
  if (owner.op === 'id' && owner.args === 'options') return { op: 'option', name };
  if (scope.tableOfType(typeOf(owner)) === undefined) throw new Refusal(`\`.${name}\` needs a row before it`, owner);
  return { op: 'column', of: toExpression(owner, scope), column: name };
}

function indexExpression(list: ASTNode, at: ASTNode, scope: CelScope): Expression {
  if (!typeOf(list).startsWith('list')) throw new Refusal('only lists have positions', list, 'write row.column');
  return { op: 'index', of: toExpression(list, scope), at: toExpression(at, scope) };
}

function callExpression(node: ASTNode, name: string, args: readonly ASTNode[], scope: CelScope): Expression {
  if (name === 'has') return hasExpression(node, args[0], scope);
  if (name === 'first' || (node.op === 'rcall' && MACROS.includes(name))) return eachExpression(node, name, args, scope);
  return { op: 'call', name, args: args.map((argument) => toExpression(argument, scope)) };
}

/** The library answers `has(row.nope)` with false; here the column must exist. */
function hasExpression(node: ASTNode, asked: ASTNode | undefined, scope: CelScope): Expression {
  if (asked?.op !== '.' || asked.args[0].op !== 'id') throw new Refusal('has() asks for a column of a row: has(row.column)', node);
  const [owner, name] = asked.args;
  const table = scope.tableOfType(typeOf(owner));
  if (table === undefined) throw new Refusal('has() asks for a column of a row: has(row.column)', node);
  if (!Object.hasOwn(table.allColumns, name)) {
    throw new Refusal(
      `table ${table.name} has no column \`${name}\``,
      { start: asked.end - name.length, end: asked.end },
      suggest(name, Object.keys(table.allColumns), 'its columns are'),
    );
  }
  return { op: 'has', of: toExpression(owner, scope), column: name };
}

function eachExpression(node: ASTNode, name: string, args: readonly ASTNode[], scope: CelScope): Expression {
  const [list, variable, ...bodies] = args;
  if (list === undefined || variable?.op !== 'id') throw new Refusal('a macro needs a list and a variable', node); // refused by checkNames already
  const bind = variable.args;
  const body = bodies.at(-1)!;
  if (name !== 'map') requireBool(body);
  const over = toExpression(list, scope);
  const filtered = bodies.length === 2 ? each('filter', over, bind, toExpression(bodies[0]!, scope), scope) : over;
  const result = each(name as Each['how'], filtered, bind, toExpression(body, scope), scope); // MACROS and `first` are what `how` holds
  refuseScan(result.over === over ? result : (filtered as Each), node, scope);
  return result;
}

function each(how: Each['how'], over: Expression, bind: string, body: Expression, scope: CelScope): Each {
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
function refuseScan(result: Each, node: ASTNode, scope: CelScope): void {
  if (result.over.op !== 'table' || result.keys !== undefined || scope.isClosed(result)) return;
  const table = scope.tables.named(result.over.table);
  if (table === undefined || table.few) return;
  const hint =
    result.how === 'all'
      ? 'write it as !list.exists(…) with an equality between a column of the list and something else'
      : 'add an equality between a column of the list and something else, e.g. x.product == row.product';
  throw new Refusal(`this would go through all of ${table.plural} once for each row`, node, hint);
}
