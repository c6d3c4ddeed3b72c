import type { SourceFile, Span } from '../base/source.ts';
import type { ConfigNode } from '../value/node.ts';

/** A file read as om and bosh read it. */
export interface YamlDocument {
  readonly file: SourceFile;
  /** undefined when the file is empty, broken or a template of another tool: exactly when there is a problem or nothing but comments. */
  readonly root: ConfigNode | undefined;
  /** Why it cannot be read; empty when it can. */
  readonly problems: readonly YamlProblem[];
  /** Keys written twice in one map; om keeps the last silently. Keys that came in by `<<` do not count. */
  readonly duplicateKeys: readonly DuplicateKey[];
  /** Where the second YAML document of the file begins: om reads the first only. */
  readonly secondDocument: Span | undefined;
  /** Comments of the first document in the order of the file, made when asked for. */
  readonly comments: () => readonly Comment[];
}

export interface YamlProblem {
  readonly kind: 'syntax' | 'limit' | 'template' | 'unknown-anchor' | 'merge' | 'tag';
  /** What exactly; stable, so that texts can be translated (`problemText`). */
  readonly code: YamlProblemCode;
  readonly at: Span;
  /** A plain English sentence without file content. For `template`: the tool's name (`erb`, `jinja`, `terraform` …). For `limit`: which limit. */
  readonly detail: string;
  /** Where the thing began that is wrong at `at`: the opening bracket, the anchor. */
  readonly opened?: Span;
}

/** Why text is refused. What each means for a person is in `problem-text.ts`. */
export type YamlProblemCode =
  | SyntaxCode
  | LimitCode
  | 'template'
  | 'unknown-anchor'
  | 'alias-in-itself'
  | 'merge-value'
  | 'tag-mismatch'
  | 'tag-base64';

export type LimitCode = 'limit-size' | 'limit-nesting' | 'limit-aliases';

export type SyntaxCode =
  | 'tab-indentation'
  | 'control-character'
  | 'colon-in-value'
  | 'colon-without-key'
  | 'key-without-colon'
  | 'key-too-long'
  | 'key-over-lines'
  | 'key-not-scalar'
  | 'list-in-value'
  | 'question-in-value'
  | 'indentation'
  | 'list-indentation'
  | 'after-value'
  | 'after-document'
  | 'missing-comma'
  | 'missing-value'
  | 'question-in-flow'
  | 'unclosed-bracket'
  | 'unclosed-quote'
  | 'quote-closed-late'
  | 'reserved-character'
  | 'escape-unknown'
  | 'escape-hexadecimal'
  | 'escape-surrogate'
  | 'block-header'
  | 'anchor-name'
  | 'tag-form'
  | 'tag-handle'
  | 'property-twice'
  | 'property-of-alias'
  | 'directive'
  | 'yaml-version'
  | 'document-start';

export interface DuplicateKey {
  /** The key as om prints it. */
  readonly name: string;
  /** The key that loses: the one written before. */
  readonly first: Span;
  /** The key that wins over it. */
  readonly second: Span;
}

export interface Comment {
  /** Text after `#`, trimmed. */
  readonly text: string;
  readonly at: Span;
  /** True when nothing but blanks stands before it on its line. */
  readonly ownLine: boolean;
}
