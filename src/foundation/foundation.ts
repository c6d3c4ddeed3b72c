import type { Localized } from '../base/language.ts';
import type { SourceFile, Span } from '../base/source.ts';
import type { ConfigNode } from '../value/node.ts';
import type { YamlDocument } from '../yaml/yaml-document.ts';
import type { AppliedOperation } from '../interpolate/apply-operations.ts';
import type { Problem } from '../interpolate/problem.ts';
import type { VariableUse } from '../interpolate/variable-use.ts';
import type { VariableScope } from '../interpolate/variables.ts';
import type { DocumentKind } from './kind.ts';
import type { Automation, FoundationSettings, JoinedConfig, PlannedTile } from './plan.ts';

/** One installation: the related files, read and evaluated. The unit of analysis. */
export interface Foundation extends FoundationSettings {
  readonly documents: readonly Document[];
  /** Files of no foundation that may be about this one: vars files, app manifests and the like elsewhere in the tree. */
  readonly beside?: readonly Document[];
  /** Pipelines and scripts that were asked for: what they call and which files they name. */
  readonly automation?: readonly Automation[];
  /** Metadata of tiles that may hold for products; `tileOf` chooses. */
  readonly tiles?: readonly PlannedTile[];
  /** Configs that this environment shares with others. */
  readonly joined?: readonly JoinedConfig[];
  /** Files that foundations outside of this run take, too. */
  readonly sharedElsewhere?: ReadonlySet<SourceFile>;
}

/** One file of a foundation. */
export interface Document {
  readonly file: SourceFile;
  readonly kind: DocumentKind;
  readonly why: Localized;
  readonly requested: boolean;
  /** As it stands in the file. */
  readonly yaml: YamlDocument;
  /** After operations and variables, with unknowns marked; undefined when the file is empty or broken. Evaluated when first asked for. */
  readonly root: ConfigNode | undefined;
  /** Why om or bosh would refuse it: operations that fail, variables that cannot be pasted … */
  readonly problems: readonly Problem[];
  /** What each operation of the ops-files did. */
  readonly operations: readonly AppliedOperation[];
  /** Each placeholder, and what became of it. */
  readonly uses: readonly VariableUse[];
  readonly scope: VariableScope;
  /** Names that stay unknown although a vars file defines them (see `PlannedDocument`). */
  readonly unsettled: ReadonlySet<string>;
  readonly varsFiles: readonly SourceFile[];
  readonly opsFiles: readonly SourceFile[];
  readonly version: { readonly text: string; readonly at: Span } | undefined;
}

/** The documents of a kind, in the order of the plan. */
export function documentsOf(foundation: Foundation, ...kinds: readonly DocumentKind[]): readonly Document[] {
  return foundation.documents.filter((document) => kinds.includes(document.kind));
}
