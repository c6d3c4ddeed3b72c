import type { Span } from '../base/source.ts';
import type { SourceFile } from '../base/source.ts';
import type { ConfigNode } from '../value/node.ts';

/** Where the variables of a document come from, in om's order: environment, vars files, `--var`. A later source wins by top-level name. */
export interface VariableScope {
  readonly sources: readonly VariableSource[];
  /** The value that wins, or undefined. */
  readonly get: (name: string) => Variable | undefined;
  readonly names: () => Iterable<string>;
}

export type VariableSource =
  | { readonly kind: 'file'; readonly file: SourceFile; readonly root: ConfigNode | undefined }
  | { readonly kind: 'argument'; readonly flag: string; readonly name: string; readonly value: ConfigNode };

export interface Variable {
  readonly name: string;
  readonly value: ConfigNode;
  /** The key in the vars file; undefined for arguments. */
  readonly at: Span | undefined;
}
