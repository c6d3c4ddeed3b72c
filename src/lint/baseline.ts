import type { SourceFile, Span } from '../base/source.ts';
import type { ConfigNode } from '../value/node.ts';
import { editSpan } from '../value/origin.ts';
import { readYaml } from '../yaml/read-yaml.ts';
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

/** What of a run a baseline may say something about. */
export interface BaselineScope {
  /** Rules that a site does not let anybody hide. */
  readonly unignorable: ReadonlySet<string>;
  /** True where the run would have found an entry's finding again, were it still there. */
  readonly isLookedFor: (entry: BaselineEntry) => boolean;
}

/** The result without the findings that the baseline knows; they count as suppressed. `path`: how the baseline is called. */
export function withoutKnown(
  result: LintResult,
  { path, baseline }: { readonly path: string; readonly baseline: Baseline },
  naming: BaselineNaming,
  { unignorable, isLookedFor }: BaselineScope,
): LintResult {
  const names = namesOf(result.diagnostics, naming);
  const isKnown = (diagnostic: Diagnostic): boolean => !unignorable.has(diagnostic.rule) && isIn(baseline, names.get(diagnostic)!);
  const known = new Set(result.diagnostics.filter(isKnown));
  const found = new Set([...names.values()].flatMap(({ fingerprints }) => fingerprints));
  const unfit = [...baseline.entries.values()].filter((entry) => !found.has(entry.fingerprint) && isLookedFor(entry));
  return {
    ...result,
    diagnostics: result.diagnostics.filter((diagnostic) => !known.has(diagnostic)),
    suppressed: [
      ...result.suppressed,
      ...[...known].map((diagnostic) => ({ diagnostic, reason: 'baseline', at: diagnostic.primary, source: 'baseline' as const })),
    ],
    baseline: { path, known: known.size, unfit: unfit.length },
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

/** The baseline without what is mended: entries that the run looked for and did not find. Others stay. */
export function pruneBaseline(baseline: Baseline, found: readonly NamedFinding[], isLookedFor: BaselineScope['isLookedFor']): Baseline {
  const still = new Set(found.flatMap(({ fingerprints }) => fingerprints));
  return { entries: new Map([...baseline.entries].filter(([fingerprint, entry]) => still.has(fingerprint) || !isLookedFor(entry))) };
}

/** The file, sorted and one entry a line, so that two branches merge. */
export function printBaseline(baseline: Baseline): string {
  const rows = [...baseline.entries.values()].sort(
    (one, other) => compare(one.file, other.file) || compare(one.rule, other.rule) || compare(one.fingerprint, other.fingerprint),
  );
  const lines = rows.map(({ rule, file, fingerprint }) => `    ${JSON.stringify({ file, rule, fingerprint })}`);
  return `{\n  "version": ${BASELINE_VERSION},\n  "findings": [${lines.length === 0 ? '' : `\n${lines.join(',\n')}\n  `}]\n}\n`;
}

/** Why a text is no baseline, and where. */
export interface BaselineMistake {
  readonly kind: 'syntax' | 'form' | 'version';
  readonly at: Span;
}

/** Reads a baseline file; the first mistake instead when it is not one. */
export function parseBaseline(file: SourceFile): Baseline | BaselineMistake {
  let data: unknown;
  try {
    data = JSON.parse(file.text);
  } catch {
    const start = jsonMistake(file.text);
    return { kind: 'syntax', at: { file, start, end: start } };
  }
  const root = readYaml(file).root; // JSON is YAML, and its nodes know where they stand
  const mistake = (kind: BaselineMistake['kind'], node: ConfigNode | undefined): BaselineMistake => {
    const span = node === undefined ? undefined : editSpan(node.origin);
    return { kind, at: span ?? { file, start: 0, end: 0 } };
  };
  if (!isRecord(data) || !Array.isArray(data['findings'])) return mistake('form', root);
  if (data['version'] !== BASELINE_VERSION) return mistake('version', root?.kind === 'map' ? root.get('version') : undefined);
  const entries = new Map<string, BaselineEntry>();
  for (const [index, item] of (data['findings'] as readonly unknown[]).entries()) {
    const { rule, file: path, fingerprint } = isRecord(item) ? item : {};
    if (typeof rule !== 'string' || typeof path !== 'string' || typeof fingerprint !== 'string') {
      const findings = root?.kind === 'map' ? root.get('findings') : undefined;
      return mistake('form', findings?.kind === 'sequence' ? findings.items[index] : findings);
    }
    entries.set(fingerprint, { rule, file: path, fingerprint });
  }
  return { entries };
}

/** Where a text stops being JSON: behind the longest beginning that could still go on. Not every message of the parser tells the place. */
function jsonMistake(text: string): number {
  let [low, high] = [0, text.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (couldGoOn(text.slice(0, middle + 1))) low = middle + 1;
    else high = middle;
  }
  return low;
}

function couldGoOn(beginning: string): boolean {
  try {
    JSON.parse(beginning);
    return true;
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    if (/end of JSON input|^Unterminated/.test(message)) return true;
    return /at position (\d+)/.exec(message)?.[1] === String(beginning.length);
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
