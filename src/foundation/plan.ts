import type { Localized } from '../base/language.ts';
import type { SourceFile, Span } from '../base/source.ts';
import type { TileMigrations } from '../tile/model.ts';
import type { ConfigNode } from '../value/node.ts';
import type { YamlDocument } from '../yaml/yaml-document.ts';
import type { DocumentKind } from './kind.ts';

/** What is known of a foundation before any of its files is read. */
export interface FoundationSettings {
  /** As people call it: the name in taslint.yml, or the folder's; '' for files that stand alone. */
  readonly name: string;
  readonly purpose: Purpose;
  readonly lifecycle: 'auto' | 'first-install' | 'operating';
  /** True when taslint.yml says that the vars files are all there is. */
  readonly varsComplete: boolean;
  /** `facts:` of taslint.yml, already checked against its schema. */
  readonly facts: ConfigNode | undefined;
}

/** A foundation of which nothing is configured. */
export function unconfigured(name: string): FoundationSettings {
  return { name, purpose: 'unknown', lifecycle: 'auto', varsComplete: false, facts: undefined };
}

/** Which files make one foundation and how they belong together, before anything is evaluated. Made by the workspace, read by `buildFoundation`. */
export interface FoundationPlan extends FoundationSettings {
  readonly documents: readonly PlannedDocument[];
  /** Files that belong to no foundation while this is the only one of the run: what they say may be about it, and nobody evaluates them with it. */
  readonly beside?: readonly PlannedDocument[];
  readonly automation?: readonly Automation[];
  readonly tiles?: readonly PlannedTile[];
  /** Configs that this environment shares with others. */
  readonly joined?: readonly JoinedConfig[];
  /** Files that foundations outside of this run take, too. */
  readonly sharedElsewhere?: ReadonlySet<SourceFile>;
}

/** A config that lies outside the folders of an environment and is taken for it, because of these vars files. */
export interface JoinedConfig {
  readonly config: SourceFile;
  readonly by: readonly SourceFile[];
}

/** A file with the metadata of a tile that may hold for a product of this foundation; which one does is for `tile-choice.ts` to say. */
export interface PlannedTile {
  /** The metadata; of a `.pivotal` the text of its metadata entry. */
  readonly file: SourceFile;
  /**
   * `argument`: `--metadata`. `named`, `own-folder`: taslint.yml names the file, or a folder that it lies in, for one product. `folder`: it lies in the
   * `metadata` folder of taslint.yml. `tree`: it is next to the configs.
   */
  readonly how: 'argument' | 'named' | 'own-folder' | 'folder' | 'tree';
  /** The product config that it is named for. */
  readonly config?: SourceFile;
  /** Of a `.pivotal`: what its migrations do, which its metadata does not tell. */
  readonly migrations?: TileMigrations;
}

/** A file that calls om, bosh or cf, or gives files to tasks that do. Nothing in it is configuration of a foundation. */
export interface Automation {
  readonly file: SourceFile;
  /** A Concourse pipeline or task; a workflow of GitHub, GitLab or Azure; a script of a shell or of Jenkins. */
  readonly kind: 'pipeline' | 'workflow' | 'script';
  readonly why: Localized;
  /** Undefined for a script, which is no YAML. */
  readonly yaml: YamlDocument | undefined;
  /** What it names and what leads nowhere. */
  readonly missing: readonly NamedFile[];
  /** False for a template of another tool: it is looked at as it stands, and not counted as checked. */
  readonly isReady: boolean;
}

/** A file that a task of a pipeline names and that is not there, while its folder is. */
export interface NamedFile {
  /** The parameter, e.g. `VARS_FILES`. */
  readonly parameter: string;
  /** As written, without `.` steps. */
  readonly path: string;
  /** The folder where it is missed, from the input on. */
  readonly folder: string;
  /** The nearest name in that folder. */
  readonly near: string | undefined;
  /** The path in the pipeline. */
  readonly at: Span;
}

export type Purpose = 'production' | 'lab' | 'sandbox' | 'unknown';

export interface PlannedDocument {
  readonly file: SourceFile;
  readonly kind: DocumentKind;
  /** One plain sentence for `taslint foundations`: why this kind, why this foundation. */
  readonly why: Localized;
  /** In om's order. Files listed here are documents of the plan too (kind `vars` and `ops`). */
  readonly varsFiles: readonly SourceFile[];
  readonly opsFiles: readonly SourceFile[];
  /**
   * Names that stay unknown although a listed vars file defines them: two files disagree and nothing says which one is used, or only
   * generated defaults define them while other layers exist.
   */
  readonly unsettled?: ReadonlySet<string>;
  /** Product version given in taslint.yml, with its place. */
  readonly version?: { readonly text: string; readonly at: Span };
  /** False for files that were only loaded to know the rest: their findings are reported only where a requested file is touched. */
  readonly requested: boolean;
}
