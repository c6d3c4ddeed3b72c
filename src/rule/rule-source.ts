import type { SourceFile } from '../base/source.ts';

/** A rule file as the caller found it: `id` is its folder and name below the rule folder, without `.yml`. */
export interface RuleSource {
  readonly id: string;
  readonly file: SourceFile;
}

/** The id of a rule file from its path below a rule folder: `availability/x.yml` is `availability/x`; undefined for other files. */
export function ruleIdOf(path: string): string | undefined {
  const match = /(?:^|\/)([^/]+\/[^/]+)\.ya?ml$/.exec(path);
  return match?.[1];
}
