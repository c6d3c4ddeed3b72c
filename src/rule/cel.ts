import type { Localized } from '../base/language.ts';
import type { ColumnType, Table } from '../facts/table.ts';
import { readable, requireBool, toExpression, type TypedScope } from './cel-expression.ts';
import {
  declareFirst,
  isLibraryError,
  never,
  openEnvironment,
  Refusal,
  typeOf,
  type Environment,
  type LibraryError,
  type ParseResult,
} from './cel-library.ts';
import { checkNames } from './cel-names.ts';
import { needsOf, type Expression } from './expression.ts';
import type { TableSet } from './fact-rows.ts';
import { FUNCTIONS } from './functions.ts';
import { fromLibrary, noColumn, noOption } from './phrases.ts';
import type { RuleOption } from './rule.ts';
import { LISTS, suggest } from './suggest.ts';

/**
 * The front end of expressions: CEL text to `Expression`. The library parses and checks types against the table declarations; an own pass refuses what
 * it lets through. `cel-names.ts` looks at names before types are checked, `cel-expression.ts` makes our own tree of what was checked.
 */

/** What is wrong with an expression, and where in its text. */
export interface CelProblem {
  readonly message: Localized;
  readonly hint: Localized | undefined;
  readonly start: number;
  readonly end: number;
}

export type CelResult = { readonly expression: Expression; readonly type: string } | { readonly problem: CelProblem };

/** Loads the library once and declares the tables. */
export async function openCel(tables: TableSet): Promise<Cel> {
  return new Cel(await openEnvironment(), tables);
}

export class Cel {
  readonly #environment: Environment;
  readonly #tables: TableSet;

  constructor(environment: Environment, tables: TableSet) {
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

export class CelScope implements TypedScope {
  readonly #environment: Environment;
  readonly tables: TableSet;
  readonly options: readonly RuleOption[];
  readonly #lets = new Map<string, Let>();

  constructor(environment: Environment, tables: TableSet, options: readonly RuleOption[]) {
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

  /** The table whose rows a `let` holds, one or a list of them. */
  tableOfRows(name: string): Table | undefined {
    const type = this.#lets.get(name)?.type;
    return this.tableOfType(type?.replace(/^list<(.*)>$/, '$1'));
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
    if (expected === 'bool') requireBool(ast);
    return { expression: toExpression(ast, this), type };
  }

  #explain(error: unknown): CelProblem {
    if (error instanceof Refusal) return { message: error.what, hint: error.hint, start: error.start, end: error.end };
    if (!isLibraryError(error)) throw error;
    const start = error.range?.start ?? 0;
    const end = Math.max(error.range?.end ?? start, start + 1);
    const { message, hint } = this.#phrase(error);
    return { message, hint, start, end };
  }

  #phrase(error: LibraryError): Pick<CelProblem, 'message' | 'hint'> {
    const node = error.node;
    if (error.code === 'no_such_key' && node?.op === '.' && Array.isArray(node.args)) {
      const owner = typeOf(node.args[0]);
      const [, name] = node.args;
      const table = this.tableOfType(owner);
      if (table !== undefined)
        return {
          message: noColumn(table.name, name),
          hint: suggest(name, Object.keys(table.allColumns), LISTS.columns),
        };
      if (owner === 'rule_options')
        return {
          message: noOption(name),
          hint: suggest(
            name,
            this.options.map((option) => option.name),
            LISTS.options,
          ),
        };
    }
    return { message: fromLibrary(error.code, readable(error.summary)), hint: undefined };
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

function rowType(table: Table): string {
  return `${table.name.replaceAll('-', '_')}_row`;
}
