import type { SourceFile } from '../base/source.ts';
import type { Diagnostic } from './diagnostic.ts';
import { identitiesOf } from './finding-identity.ts';
import type { LintResult } from './lint-result.ts';

/** Findings that were there when a site began to use taslint: known, and reported no more until they come anew. */
export interface Baseline {
  /** By fingerprint. */
  readonly entries: ReadonlyMap<string, BaselineEntry>;
}

/** `fingerprint` is a hash of rule, path, keys and number among equals: no line, no text, no value. Rule and file are there for people. */
export interface BaselineEntry {
  readonly rule: string;
  readonly file: string;
  readonly fingerprint: string;
}

/** Names files and hashes texts; handed in, because paths start at the baseline file and hashing is not loaded for a run without one. */
export interface BaselineNaming {
  readonly pathOf: (file: SourceFile) => string;
  readonly sha256: (text: string) => string;
}

/** Changes with the way findings are named, so that an old file is not compared by a new way. */
export const BASELINE_VERSION = 1;

/** How a finding is named in a baseline. */
export interface NamedFinding {
  readonly entry: BaselineEntry;
  /** The fingerprint of the entry, and those that the finding had by earlier names of its rule. */
  readonly fingerprints: readonly string[];
}

/** The names of each finding. */
export function namesOf(diagnostics: readonly Diagnostic[], naming: BaselineNaming): ReadonlyMap<Diagnostic, NamedFinding> {
  const named = new Map<Diagnostic, NamedFinding>();
  for (const [diagnostic, identity] of identitiesOf(diagnostics, naming.pathOf)) {
    const { rule, aliases, primary } = diagnostic;
    const apart = identity.slice(rule.length); // an identity begins with the rule
    const hash = (name: string): string => naming.sha256(`taslint/v${BASELINE_VERSION}\0${name}${apart}`);
    const fingerprint = hash(rule);
    named.set(diagnostic, {
      entry: { rule, file: naming.pathOf(primary.file), fingerprint },
      fingerprints: [fingerprint, ...aliases.map(hash)],
    });
  }
  return named;
}

/** The result without the findings that the baseline knows; they count as suppressed. */
export function withoutKnown(result: LintResult, baseline: Baseline, naming: BaselineNaming): LintResult {
  const names = namesOf(result.diagnostics, naming);
  const isKnown = (diagnostic: Diagnostic): boolean => isIn(baseline, names.get(diagnostic)!);
  const known = result.diagnostics.filter(isKnown);
  return {
    ...result,
    diagnostics: result.diagnostics.filter((diagnostic) => !isKnown(diagnostic)),
    suppressed: [
      ...result.suppressed,
      ...known.map((diagnostic) => ({ diagnostic, reason: 'baseline', at: diagnostic.primary, source: 'baseline' as const })),
    ],
  };
}

/** True when the baseline knows a finding, by whatever name of its rule. */
function isIn(baseline: Baseline, { fingerprints }: NamedFinding): boolean {
  return fingerprints.some((fingerprint) => baseline.entries.has(fingerprint));
}

/** The baseline and the findings of a run together: nothing is taken out, so a run over a part of the files is safe. */
export function mergeBaseline(baseline: Baseline, found: readonly NamedFinding[]): Baseline {
  const added = found.filter((finding) => !isIn(baseline, finding));
  return { entries: new Map([...baseline.entries, ...added.map(({ entry }) => [entry.fingerprint, entry] as const)]) };
}

/** The baseline without what is mended: entries of files that were looked at and show it no more, or that are gone. Entries of other files stay. */
export function pruneBaseline(
  baseline: Baseline,
  found: readonly NamedFinding[],
  wasLookedAt: (file: string) => boolean,
  isGone: (file: string) => boolean,
): Baseline {
  const still = new Set(found.flatMap(({ fingerprints }) => fingerprints));
  const kept = [...baseline.entries].filter(([fingerprint, { file }]) => still.has(fingerprint) || !(wasLookedAt(file) || isGone(file)));
  return { entries: new Map(kept) };
}

/** The file, sorted and one entry a line, so that two branches merge. */
export function printBaseline(baseline: Baseline): string {
  const rows = [...baseline.entries.values()].sort(
    (one, other) => compare(one.file, other.file) || compare(one.rule, other.rule) || compare(one.fingerprint, other.fingerprint),
  );
  const lines = rows.map(({ rule, file, fingerprint }) => `    ${JSON.stringify({ file, rule, fingerprint })}`);
  return `{\n  "version": ${BASELINE_VERSION},\n  "findings": [${lines.length === 0 ? '' : `\n${lines.join(',\n')}\n  `}]\n}\n`;
}

/** Reads a baseline file; a sentence instead when it is not one. */
export function parseBaseline(text: string): Baseline | string {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return 'not JSON; a merge may have left its marks';
  }
  if (!isRecord(data) || !Array.isArray(data['findings'])) return 'not a baseline of taslint';
  if (data['version'] !== BASELINE_VERSION) return `of version ${JSON.stringify(data['version'])}, which this taslint does not read`;
  const entries = new Map<string, BaselineEntry>();
  for (const item of data['findings'] as readonly unknown[]) {
    if (!isRecord(item)) return 'not a baseline of taslint';
    const { rule, file, fingerprint } = item;
    if (typeof rule !== 'string' || typeof file !== 'string' || typeof fingerprint !== 'string') return 'not a baseline of taslint';
    entries.set(fingerprint, { rule, file, fingerprint });
  }
  return { entries };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
