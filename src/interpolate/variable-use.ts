import type { Span } from '../base/source.ts';
import type { ConfigNode } from '../value/node.ts';

/** One `((name))` of a document and what became of it. */
export interface VariableUse {
  /** As written, dots included. */
  readonly name: string;
  /** The variable it asks for: `m` of `m.k`. */
  readonly variable: string;
  /** The `((name))` itself, in whichever file it stands. */
  readonly at: Span | undefined;
  readonly outcome:
    | 'resolved'
    /** Nobody gives it here. */
    | 'missing'
    /** Nobody gives it here, and nobody needs to: the document defines it or its name is an absolute one. */
    | 'credential-store'
    | 'field-missing'
    /** A value that may not stand inside a longer text. */
    | 'not-pasteable'
    /** Still there after the last pass: a chain of variables that is too long, or one that refers to itself. */
    | 'never-replaced'
    /** `(( name ))`, which om takes for plain text. */
    | 'spaced';
  /** True inside a longer text or key. */
  readonly embedded: boolean;
  readonly inKey: boolean;
  readonly pass: 1 | 2 | 3;
  /** The value it was replaced by, or that could not be pasted. */
  readonly value: ConfigNode | undefined;
}
