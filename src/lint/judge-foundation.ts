import type { Document, Foundation } from '../foundation/foundation.ts';
import type { Secrets } from '../foundation/secrets.ts';
import { tileRemarks, type TileRemark } from '../foundation/tile-remarks.ts';
import type { FactInput, Lifecycle, Reference } from '../facts/input.ts';
import { evaluateRule } from '../rule/evaluate-rule.ts';
import type { TableSet } from '../rule/fact-rows.ts';
import { factsOf } from '../rule/high-risks.ts';
import type { Rule } from '../rule/rule.ts';
import type { Diagnostic } from './diagnostic.ts';
import { diagnose } from './diagnose.ts';
import type { Checked, Failure, Undecided } from './lint-result.ts';
import type { Reported } from './reported-files.ts';
import type { SelectedRule } from './select-rules.ts';

/** What the rules found in one foundation: all that is kept of it when it is forgotten. */
export interface Judgement {
  /** Findings that belong to the files that were asked for, in the order of the rules. */
  readonly diagnostics: readonly Diagnostic[];
  /** The other findings. */
  readonly aside: readonly Diagnostic[];
  readonly undecided: readonly Undecided[];
  readonly defects: readonly Failure[];
  /** Milliseconds by rule; empty when nobody asks. */
  readonly timings: ReadonlyMap<string, number>;
  /** What was found out about the lifecycle, if a rule asked. */
  readonly lifecycle: Lifecycle | undefined;
  readonly name: string;
  /** What is to be said of the metadata of its products. */
  readonly tiles: readonly TileRemark[];
  /** Files of the foundation that were asked for and could be read. */
  readonly files: Checked['files'];
}

/** With what a foundation is judged. */
export interface JudgeRequest {
  readonly rules: readonly SelectedRule[];
  /** Every rule that exists: for suppressions that name one which is off, and for facts about what others find. */
  readonly allRules: readonly Rule[];
  readonly tables: TableSet;
  readonly now: Date;
  readonly clock: (() => number) | undefined;
}

/** What of the rest of the run a foundation is judged by. */
export interface JudgeContext {
  readonly lifecycle: () => Lifecycle;
  readonly reference: () => Reference | undefined;
  readonly secrets: Secrets;
  readonly reported: Reported;
}

/** Runs the rules over one foundation. */
export function judgeFoundation(
  { foundation, previous }: { readonly foundation: Foundation; readonly previous?: Foundation },
  request: JudgeRequest,
  { lifecycle, reference, secrets, reported }: JudgeContext,
): Judgement {
  let asked: Lifecycle | undefined;
  const input: FactInput = {
    foundation,
    ...(previous === undefined ? {} : { previous }),
    reference,
    lifecycle: () => (asked ??= lifecycle()),
    now: request.now,
    secrets,
  };
  const facts = factsOf(input, request.tables, request.allRules);
  const diagnostics: Diagnostic[] = [];
  const undecided: Undecided[] = [];
  const defects: Failure[] = [];
  const timings = new Map<string, number>();
  for (const selected of request.rules) {
    const { rule } = selected;
    const started = request.clock?.();
    try {
      const outcome = evaluateRule(rule, facts, { options: selected.options });
      for (const violation of outcome.violations) diagnostics.push(diagnose(violation, selected, foundation));
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
  const areAsked = new Set(diagnostics.filter((diagnostic) => reported.isPart(diagnostic, foundation)));
  return {
    diagnostics: diagnostics.filter((diagnostic) => areAsked.has(diagnostic)),
    aside: diagnostics.filter((diagnostic) => !areAsked.has(diagnostic)),
    undecided: undecided.filter(({ at }) => reported.has(at.file)),
    defects,
    timings,
    lifecycle: asked,
    name: foundation.name,
    tiles: tileRemarks(foundation),
    files: checkedFiles(foundation),
  };
}

function checkedFiles({ name, documents, automation = [] }: Foundation): Judgement['files'] {
  const checked = [...documents.filter(isChecked), ...automation.filter(({ isReady }) => isReady)];
  return checked.map(({ file, kind, why }) => ({ file, kind, foundation: name, why: why.en }));
}

function isChecked({ requested, yaml }: Document): boolean {
  return requested && (yaml.root !== undefined || yaml.problems.length === 0);
}
