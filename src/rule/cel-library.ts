import type { Localized } from '../base/language.ts';
import type { ASTNode, Environment } from '@marcbachmann/cel-js';

/** The one place that knows the CEL library. It is loaded when a rule file is read and never to run shipped rules: it parses and checks types, nothing else. */
export type { ASTNode, Environment, ParseResult } from '@marcbachmann/cel-js';

/** Loads the library once; what it is asked to read has limits. */
export async function openEnvironment(): Promise<Environment> {
  const library = await import('@marcbachmann/cel-js');
  return new library.Environment({
    limits: { maxAstNodes: 1000, maxDepth: 60, maxListElements: 500, maxMapEntries: 1, maxCallArguments: 8 },
  });
}

/** Handlers are never called: the library checks, `evaluate.ts` computes. */
export function never(): never {
  throw new Error('the CEL library does not evaluate here');
}

/** `first(list, x, condition)`: the first element for which the condition is true. The library has no such macro. */
export function declareFirst({ args, ast }: { args: readonly ASTNode[]; ast: ASTNode }): object {
  return {
    ast,
    args,
    typeCheck(checker: TypeChecker, _macro: unknown, context: CheckContext): CelType {
      const [list, variable, condition] = args;
      if (list === undefined || condition === undefined || variable?.op !== 'id') throw new Error('first() is checked before');
      const element = checker.check(list, context).valueType;
      if (element === undefined) throw new Refusal({ en: 'first() needs a list', ko: 'first()에는 목록이 필요합니다' }, list);
      const inside = checker.check(condition, context.forkWithVariable(variable.args, element));
      if (inside.name !== 'bool') throw new Refusal(NO_CONDITION, condition);
      return element;
    },
    evaluate: never,
  };
}

const NO_CONDITION: Localized = {
  en: 'the condition of first() must be true or false',
  ko: 'first()의 조건은 true나 false가 되는 식이어야 합니다',
};

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

export interface LibraryError extends Error {
  readonly code: string;
  readonly summary: string;
  readonly node?: ASTNode;
  readonly range?: { readonly start: number; readonly end: number };
}

export function isLibraryError(error: unknown): error is LibraryError {
  return error instanceof Error && 'code' in error && 'summary' in error;
}

/** The type that the checker found for a node. It keeps it on the node, which its declarations do not say. */
export function typeOf(node: ASTNode): string {
  return (node as ASTNode & { readonly checkedType?: CelType }).checkedType?.name ?? 'dyn';
}

/** An expression that the library would take and taslint does not. */
export class Refusal extends Error {
  readonly what: Localized;
  readonly hint: Localized | undefined;
  readonly start: number;
  readonly end: number;

  constructor(what: Localized, at: { readonly start: number; readonly end: number }, hint?: Localized) {
    super(what.en);
    this.what = what;
    this.hint = hint;
    this.start = at.start;
    this.end = at.end;
  }
}
