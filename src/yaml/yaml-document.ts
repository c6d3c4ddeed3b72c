import type { SourceFile, Span } from '../base/source.ts';
import type { ConfigNode } from '../value/node.ts';

/** A file read as om and bosh read it. */
export interface YamlDocument {
  readonly file: SourceFile;
  /** undefined when the file is empty, broken or a template of another tool. */
  readonly root: ConfigNode | undefined;
  /** Why it cannot be read; empty when it can. */
  readonly problems: readonly YamlProblem[];
  /** Keys written twice in one map; om keeps the last silently. */
  readonly duplicateKeys: readonly DuplicateKey[];
  /** Where the second YAML document of the file begins: om reads the first only. */
  readonly secondDocument: Span | undefined;
  /** Comments in the order of the file, found when asked for. */
  readonly comments: () => readonly Comment[];
}

export interface YamlProblem {
  readonly kind: 'syntax' | 'limit' | 'template' | 'unknown-anchor' | 'merge' | 'tag';
  readonly at: Span;
  /** For `syntax`: a plain English sentence without file content. For `template`: the tool's name (`erb`, `jinja`, `terraform` …). For `limit`: which limit. */
  readonly detail: string;
}

export interface DuplicateKey {
  readonly name: string;
  readonly first: Span;
  readonly second: Span;
}

export interface Comment {
  /** Text after `#`, trimmed. */
  readonly text: string;
  readonly at: Span;
  /** True when nothing but blanks stands before it on its line. */
  readonly ownLine: boolean;
}
