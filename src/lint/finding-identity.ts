import type { SourceFile } from '../base/source.ts';
import type { Diagnostic } from './diagnostic.ts';
import { keysTo, parentLines } from './structural-path.ts';

/**
 * What each finding is, apart from where its lines happen to stand and how it is phrased: rule, path, keys on the way to the place, number among equals.
 * `pathOf` names a file, so that one that was renamed can keep its name.
 */
export function identitiesOf(diagnostics: readonly Diagnostic[], pathOf: (file: SourceFile) => string): ReadonlyMap<Diagnostic, string> {
  const parents = new Map<SourceFile, Uint32Array>();
  const seen = new Map<string, number>();
  const identities = new Map<Diagnostic, string>();
  for (const diagnostic of diagnostics) {
    const { file } = diagnostic.primary;
    let above = parents.get(file);
    if (above === undefined) parents.set(file, (above = parentLines(file)));
    const identity = [diagnostic.rule, pathOf(file), ...keysTo(diagnostic.primary, above)].join('\0');
    const ordinal = (seen.get(identity) ?? 0) + 1;
    seen.set(identity, ordinal);
    identities.set(diagnostic, `${identity}\0${ordinal}`);
  }
  return identities;
}
