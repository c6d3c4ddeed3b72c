import type { Diagnostic } from '../lint/diagnostic.ts';
import type { LintResult } from '../lint/lint-result.ts';
import { keysTo } from '../lint/structural-path.ts';
import type { ReportOptions } from './reporter.ts';
import { outlinerOf } from './secret-mask.ts';

/**
 * What a finding is, apart from where its lines happen to stand: rule, path, keys on the way to the node, number among equals. No line
 * numbers, no message (it is translated), no values (a short secret could be guessed from its hash).
 */

/** The version of this way to name a finding; a change makes every finding new to every consumer. */
export const FINGERPRINT_KEY = 'taslint/v1';

/** A fingerprint for each finding, unique in the result; hashed when the options can hash. */
export function fingerprintsOf(result: LintResult, options: ReportOptions): ReadonlyMap<Diagnostic, string> {
  const outline = outlinerOf(result);
  const seen = new Map<string, number>();
  const fingerprints = new Map<Diagnostic, string>();
  for (const diagnostic of [...result.diagnostics, ...result.suppressed.map((suppressed) => suppressed.diagnostic)]) {
    const { file } = diagnostic.primary;
    const path = options.repositoryPath?.(file.path) ?? file.path;
    const identity = [FINGERPRINT_KEY, diagnostic.rule, path, ...keysTo(diagnostic.primary, outline(file).parents)].join('\0');
    const ordinal = (seen.get(identity) ?? 0) + 1;
    seen.set(identity, ordinal);
    const text = `${identity}\0${ordinal}`;
    fingerprints.set(diagnostic, options.sha256?.(text) ?? text.replaceAll('\0', ' '));
  }
  return fingerprints;
}
