import type { SourceFile } from '../base/source.ts';
import type { Diagnostic } from '../lint/diagnostic.ts';
import { identitiesOf } from '../lint/finding-identity.ts';
import type { LintResult } from '../lint/lint-result.ts';
import type { ReportOptions } from './reporter.ts';

/**
 * What a finding is, apart from where its lines happen to stand: rule, path, keys on the way to the node, number among equals. No line
 * numbers, no message (it is translated), no values (a short secret could be guessed from its hash).
 */

/** The version of this way to name a finding; a change makes every finding new to every consumer. */
export const FINGERPRINT_KEY = 'taslint/v1';

/** A fingerprint for each finding, unique in the result; hashed when the options can hash. */
export function fingerprintsOf(result: LintResult, options: ReportOptions): ReadonlyMap<Diagnostic, string> {
  const all = [...result.diagnostics, ...result.suppressed.map((suppressed) => suppressed.diagnostic)];
  const pathOf = ({ path }: SourceFile): string => options.repositoryPath?.(path) ?? path;
  const fingerprints = new Map<Diagnostic, string>();
  for (const [diagnostic, identity] of identitiesOf(all, pathOf)) {
    const text = `${FINGERPRINT_KEY}\0${identity}`;
    fingerprints.set(diagnostic, options.sha256?.(text) ?? text.replaceAll('\0', ' '));
  }
  return fingerprints;
}
