/**
 * CEL after parsing and type checking, as plain data that is written to JSON at build time. Positions are dropped: errors were reported when the rule
 * was loaded. Whole numbers are kept apart from fractions, as CEL does.
 */
export type Expression =
  | { readonly op: 'literal'; readonly value: string | number | boolean | null; readonly type: 'text' | 'integer' | 'number' | 'flag' | 'null' }
  | { readonly op: 'name'; readonly name: string }
  | { readonly op: 'column'; readonly of: Expression; readonly column: string }
  | { readonly op: 'has'; readonly of: Expression; readonly column: string }
  | { readonly op: 'index'; readonly of: Expression; readonly at: Expression }
  | { readonly op: 'list'; readonly items: readonly Expression[] }
  | { readonly op: 'and' | 'or'; readonly left: Expression; readonly right: Expression }
  | { readonly op: 'not' | 'negate'; readonly of: Expression }
  | { readonly op: 'if'; readonly when: Expression; readonly then: Expression; readonly else: Expression }
  | { readonly op: 'compare'; readonly how: '==' | '!=' | '<' | '<=' | '>' | '>=' | 'in'; readonly left: Expression; readonly right: Expression }
  | { readonly op: 'arithmetic'; readonly how: '+' | '-' | '*' | '/' | '%'; readonly left: Expression; readonly right: Expression }
  | { readonly op: 'call'; readonly name: string; readonly args: readonly Expression[] }
  | {
      readonly op: 'each';
      readonly how: 'exists' | 'all' | 'exists_one' | 'filter' | 'map' | 'first';
      readonly over: Expression;
      readonly bind: string;
      readonly body: Expression;
      /** Set when the rule is loaded: equalities between a column of the bound row and something that does not use it. They pick rows through an index. */
      readonly keys?: readonly { readonly column: string; readonly equals: Expression }[];
    };
