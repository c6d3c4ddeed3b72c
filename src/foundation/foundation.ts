import type { SourceFile, Span } from '../base/source.ts';
import type { ConfigNode } from '../value/node.ts';
import type { YamlDocument } from '../yaml/yaml-document.ts';
import type { Problem } from '../interpolate/problem.ts';
import type { VariableScope } from '../interpolate/variables.ts';
import type { DocumentKind } from './kind.ts';
import type { Purpose } from './plan.ts';

/** One installation: the related files, read and evaluated. The unit of analysis. */
export interface Foundation {
  readonly name: string;
  readonly purpose: Purpose;
  readonly lifecycle: 'auto' | 'first-install' | 'operating';
  readonly varsComplete: boolean;
  readonly facts: ConfigNode | undefined;
  readonly documents: readonly Document[];
}

/** One file of a foundation. */
export interface Document {
  readonly file: SourceFile;
  readonly kind: DocumentKind;
  readonly why: string;
  readonly requested: boolean;
  /** As it stands in the file. */
  readonly yaml: YamlDocument;
  /** After operations and variables, with unknowns marked; undefined when the file is empty or broken. Evaluated when first asked for. */
  readonly root: ConfigNode | undefined;
  /** Why om or bosh would refuse it: operations that fail, variables that cannot be pasted … */
  readonly problems: readonly Problem[];
  readonly scope: VariableScope;
  readonly varsFiles: readonly SourceFile[];
  readonly opsFiles: readonly SourceFile[];
  readonly version: { readonly text: string; readonly at: Span } | undefined;
}

/** The documents of a kind, in the order of the plan. */
export function documentsOf(foundation: Foundation, ...kinds: readonly DocumentKind[]): readonly Document[] {
  return foundation.documents.filter((document) => kinds.includes(document.kind));
}
