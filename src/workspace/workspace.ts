import type { Localized } from '../base/language.ts';
import type { SourceFile } from '../base/source.ts';
import type { DocumentKind } from '../foundation/kind.ts';
import type { FoundationPlan } from '../foundation/plan.ts';
import type { Asked, Failure } from '../lint/lint-result.ts';
import type { Lifecycle } from '../facts/input.ts';
import type { YamlDocument } from '../yaml/yaml-document.ts';
import type { Config } from './config/config.ts';
import type { FileMemory } from './file-memory.ts';
import type { HistoryMemory } from './history/file-history.ts';
import type { Tree } from './files/tree.ts';

/** What a command asks for. Paths are relative to `cwd`. */
export interface WorkspaceOptions {
  readonly cwd: string;
  readonly paths: readonly string[];
  /** The taslint.yml to use; found upward from the paths when it is left out. */
  readonly config?: string;
  readonly allowOutside?: boolean;
  /** The environment, for git. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Only these foundations, by name. */
  readonly foundations?: readonly string[];
  /** `--vars-file`: after the vars files of each config, so that they win. */
  readonly varsFiles?: readonly string[];
  /** `--ops-file`: after the ops-files of each config. */
  readonly opsFiles?: readonly string[];
  /** `--metadata`: metadata of a tile, or its `.pivotal`, for the product of that name. */
  readonly metadata?: string;
  /** Standard input, linted as if it were the content of `path`. */
  readonly stdin?: { readonly path: string; readonly text: string };
  /** Where files are read from; the disk when left out. */
  readonly tree?: Tree;
  /** What is linted now, when the same foundations are opened as they were earlier: files whose text did not change are shared with it. */
  readonly later?: Workspace;
  /** An earlier run over the same paths: files whose text is what it was then are not parsed again. */
  readonly previous?: Workspace;
  /** Files to read beside what was asked for, absolute: they belong to its foundations. */
  readonly beside?: readonly string[];
  /** True when a taslint.yml that was given as a file stands for the foundations that it names: they are read, though nothing of them was asked for. */
  readonly configAsks?: boolean;
  /** What is known of files from earlier runs. */
  readonly memory?: FileMemory;
  /** What git answered to earlier runs of this process. */
  readonly histories?: HistoryMemory;
  /** Runs what takes long, so that a person can end it. */
  readonly interruptible?: <T>(work: () => T) => T;
  /** Called now and then while files are read. */
  readonly onProgress?: (read: number, total: number) => void;
}

/** All that is read from disk for one run, grouped into foundations. */
export interface Workspace {
  /** What taslint.yml says; undefined when there is none. */
  readonly config: Config | undefined;
  /** True when that file itself was given on the command line. */
  readonly configGiven: boolean;
  readonly plans: readonly FoundationPlan[];
  /** What was asked for and could not be read; broken YAML included. */
  readonly failures: readonly Failure[];
  /** Requested files that are of no known kind, and pipelines: looked at, never judged. */
  readonly leftAlone: readonly LeftAlone[];
  /** Requested files that are templates of another tool. */
  readonly templates: readonly { readonly file: SourceFile; readonly tool: string }[];
  /** Requested files that are not YAML as om and bosh read it. */
  readonly broken: readonly YamlDocument[];
  /** How the files were asked for. */
  readonly asked: Asked;
  /** Links that were not followed because they lead out of the tree. */
  readonly outside: readonly string[];
  /** The YAML of a file. Two calls need not give the same tree: of many files not all are kept. */
  readonly read: (file: SourceFile) => YamlDocument;
  /** Where a file lies on disk; undefined for standard input without a name. */
  readonly absoluteOf: (file: SourceFile) => string | undefined;
  /** The file that was read at an absolute path. */
  readonly fileAt: (absolute: string) => SourceFile | undefined;
  /** Whether a foundation has been installed once, as taslint.yml or git tells; git is asked at the first call and the answer is kept. */
  readonly lifecycle: (plan: FoundationPlan) => () => Lifecycle;
}

export interface LeftAlone {
  readonly file: SourceFile;
  readonly kind: DocumentKind;
  readonly why: Localized;
}
