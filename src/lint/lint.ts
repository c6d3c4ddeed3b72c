import type { SourceFile } from '../base/source.ts';
import type { Document, Foundation } from '../foundation/foundation.ts';
import { Secrets } from '../foundation/secrets.ts';
import type { FactInput, Lifecycle } from '../facts/input.ts';
import { evaluateRule } from '../rule/evaluate.ts';
import { Facts, type TableSet } from '../rule/fact-rows.ts';
import { ruleNames, type SelectedRule } from './select-rules.ts';
import type { Rule } from '../rule/rule.ts';
import type { YamlDocument } from '../yaml/yaml-document.ts';
import type { Diagnostic } from './diagnostic.ts';
import { conceal } from './conceal.ts';
import type { Asked, Checked, Failure, LintResult, Undecided } from './lint-result.ts';
import { diagnose } from './diagnose.ts';
import { oneForEachCause } from './one-cause.ts';
import { readingNotices } from './reading-notices.ts';
import { reportedFiles } from './reported-files.ts';
import { sortDiagnostics } from './sort.ts';
import type { ConfiguredSuppression, SuppressionScope } from './suppression.ts';
import { applySuppressions, withoutSuppressed } from './apply-suppressions.ts';

/** All that a run needs. Nothing here reads a disk, a clock or git: these are handed in. */
export interface LintRequest {
  readonly foundations: readonly FoundationToLint[];
  readonly rules: readonly SelectedRule[];
  /** Every rule that exists, for suppressions that name one which is off. */
  readonly allRules: readonly Rule[];
  readonly tables: TableSet;
  readonly now: Date;
  /** Files that were asked for and could not be parsed, or are templates of other tools. */
  readonly unread: readonly YamlDocument[];
  readonly leftAlone: readonly SourceFile[];
  readonly asked?: Asked;
  readonly failures: readonly Failure[];
  readonly suppressing: Suppressing;
  /** True to keep what does not belong to the files that were asked for, apart from the rest: a comparison may show that these brought it. */
  readonly aside?: boolean;
  /** Milliseconds since some point, for `--timing`; undefined when nobody asks. */
  readonly clock: (() => number) | undefined;
}

/** What taslint.yml and the command line say about suppressions. */
export interface Suppressing {
  readonly configured: readonly ConfiguredSuppression[];
  readonly unignorable: ReadonlySet<string>;
  /** False: comments suppress nothing. */
  readonly comments: boolean;
}

export interface FoundationToLint {
  readonly foundation: Foundation;
  readonly previous?: Foundation;
  /** Memoised by the caller; asked only when a rule's outcome depends on it. */
  readonly lifecycle: () => Lifecycle;
}

/** Runs the rules over the foundations: facts, rules, what was asked for, suppressions, order. */
export function lint(request: LintRequest): LintResult {
  const { foundations } = request;
  const all = foundations.map((one) => one.foundation);
  const secrets = new Secrets(foundations.flatMap(({ foundation, previous }) => [...foundation.documents, ...(previous?.documents ?? [])]));
  const concealed = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] =>
    sortDiagnostics(diagnostics).map((diagnostic) => conceal(diagnostic, secrets));
  const runs = foundations.map((one) => runRules(one, all, secrets, request));
  const reported = reportedFiles(all);
  const isAsked = (diagnostic: Diagnostic, index: number): boolean => reported.isPart(diagnostic, all[index]!);
  const found = runs.flatMap((run, index) => run.diagnostics.filter((diagnostic) => isAsked(diagnostic, index)));
  const distinct = oneForEachCause([...readingNotices(request.unread), ...found]);
  const documents = documentsOf(request);
  const { kept, suppressed } = applySuppressions(distinct, documents, suppressionScope(request));
  const asked = new Set(distinct);
  const others =
    request.aside === true ? runs.flatMap((run, index) => run.diagnostics.filter((diagnostic) => !isAsked(diagnostic, index))) : [];
  return {
    // of what suppressions say about themselves, only what stands in a file that was asked for
    diagnostics: concealed(kept.filter((diagnostic) => asked.has(diagnostic) || reported.has(diagnostic.primary.file))),
    aside: concealed(withoutSuppressed(oneForEachCause(others), documents, suppressionScope(request))),
    suppressed: suppressed.map((one) => ({ ...one, diagnostic: conceal(one.diagnostic, secrets) })),
    undecided: runs.flatMap((run) => run.undecided).filter((undecided) => reported.has(undecided.at.file)),
    checked: checkedOf(request, runs),
    failures: [...request.failures, ...runs.flatMap((run) => run.defects)],
    timings: timingsOf(runs),
    secrets,
  };
}

interface Run {
  readonly diagnostics: readonly Diagnostic[];
  readonly undecided: readonly Undecided[];
  readonly defects: readonly Failure[];
  readonly timings: ReadonlyMap<string, number>;
  /** What was found out about the lifecycle, if a rule asked. */
  readonly lifecycle: Lifecycle | undefined;
}

function runRules(
  { foundation, previous, lifecycle }: FoundationToLint,
  siblings: readonly Foundation[],
  secrets: Secrets,
  request: LintRequest,
): Run {
  let asked: Lifecycle | undefined;
  const input: FactInput = {
    foundation,
    ...(previous === undefined ? {} : { previous }),
    siblings,
    lifecycle: () => (asked ??= lifecycle()),
    now: request.now,
    secrets,
  };
  const facts = new Facts(input, request.tables);
  const diagnostics: Diagnostic[] = [];
  const undecided: Undecided[] = [];
  const defects: Failure[] = [];
  const timings = new Map<string, number>();
  for (const selected of request.rules) {
    const { rule } = selected;
    const started = request.clock?.();
    try {
      const outcome = evaluateRule(rule, facts, { options: selected.options });
      for (const violation of outcome.violations) diagnostics.push(diagnose(violation, selected, foundation.name));
      for (const { row, variables, lifecycle: byLifecycle, because } of outcome.undecided) {
        const limit = because === 'limit' ? { limit: true as const } : {};
        undecided.push({ rule: rule.id, foundation: foundation.name, at: row.anchor, variables, lifecycle: byLifecycle, ...limit });
      }
    } catch (error) {
      // One broken rule must not hide what the others find; the defect is reported and the run ends with exit code 2.
      defects.push({
        kind: 'defect',
        rule: rule.id,
        foundation: foundation.name,
        error: error instanceof Error ? error : new Error(String(error)),
      });
    }
    if (started !== undefined && request.clock !== undefined) timings.set(rule.id, request.clock() - started);
  }
  return { diagnostics, undecided, defects, timings, lifecycle: asked };
}

function documentsOf(request: LintRequest): readonly YamlDocument[] {
  const read = request.foundations.flatMap(({ foundation }) => [...foundation.documents, ...(foundation.pipelines ?? [])]);
  return [...request.unread, ...read.map(({ yaml }) => yaml)];
}

function suppressionScope({ allRules, rules, suppressing, now }: LintRequest): SuppressionScope {
  const names = ruleNames(allRules);
  const ran = new Set(rules.map(({ rule }) => rule.id));
  return {
    ruleIds: (name) => names.get(name) ?? [],
    ruleNames: () => names.keys(),
    ran: (rule) => ran.has(rule),
    ...suppressing,
    today: now,
  };
}

function checkedOf(request: LintRequest, runs: readonly Run[]): Checked {
  const files = request.foundations.flatMap(({ foundation }) =>
    foundation.documents
      .filter((document: Document) => document.requested && (document.yaml.root !== undefined || document.yaml.problems.length === 0))
      .map(({ file, kind, why }) => ({ file, kind, foundation: foundation.name, why })),
  );
  const templates = request.unread.flatMap((document) =>
    document.problems.filter((problem) => problem.kind === 'template').map((problem) => ({ file: document.file, tool: problem.detail })),
  );
  return {
    foundations: request.foundations.map(({ foundation }, index) => ({ name: foundation.name, lifecycle: runs[index]!.lifecycle })),
    files,
    leftAlone: request.leftAlone,
    templates,
    rules: request.rules.length,
    ...(request.asked === undefined ? {} : { asked: request.asked }),
  };
}

/** Time per rule over all foundations, dearest first. */
function timingsOf(runs: readonly Run[]): LintResult['timings'] {
  const sums = new Map<string, number>();
  for (const { timings } of runs) for (const [rule, milliseconds] of timings) sums.set(rule, (sums.get(rule) ?? 0) + milliseconds);
  return [...sums].map(([rule, milliseconds]) => ({ rule, milliseconds })).sort((one, other) => other.milliseconds - one.milliseconds);
}
