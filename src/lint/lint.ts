import type { SourceFile } from '../base/source.ts';
import type { YamlDocument } from '../yaml/yaml-document.ts';
import { applySuppressions, withoutSuppressed } from './apply-suppressions.ts';
import { maskFinding } from './mask-finding.ts';
import type { Diagnostic } from './diagnostic.ts';
import { judgeAll, type Judged, type JudgeAllRequest } from './judge-all.ts';
import type { Judgement } from './judge-foundation.ts';
import type { TileRemark } from '../foundation/tile-remarks.ts';
import type { Asked, Checked, Failure, LintResult, Undecided } from './lint-result.ts';
import { oneForEachCause } from './one-cause.ts';
import { readingNotices } from './reading-notices.ts';
import { ruleNames } from './select-rules.ts';
import { withSharedFixes } from './shared-fixes.ts';
import { sortDiagnostics } from './sort.ts';
import type { ConfiguredSuppression, SuppressionScope } from './suppression.ts';

/** All that a run needs. Nothing here reads a disk, a clock or git: these are handed in. */
export interface LintRequest extends JudgeAllRequest {
  /** Files that were asked for and could not be parsed, or are templates of other tools. */
  readonly unread: readonly YamlDocument[];
  readonly leftAlone: readonly SourceFile[];
  readonly asked?: Asked;
  readonly failures: readonly Failure[];
  readonly suppressing: Suppressing;
  /** True to keep what does not belong to the files that were asked for, apart from the rest: a comparison may show that these brought it. */
  readonly aside?: boolean;
}

/** What taslint.yml and the command line say about suppressions. */
export interface Suppressing {
  readonly configured: readonly ConfiguredSuppression[];
  readonly unignorable: ReadonlySet<string>;
  /** False: comments suppress nothing. */
  readonly comments: boolean;
}

/**
 * Runs the rules over the foundations: facts, rules, what was asked for, suppressions, order. One foundation is read at a time; what is kept of it is what was
 * found.
 */
export function lint(request: LintRequest): LintResult {
  const judged = judgeAll(request);
  const { judgements, secrets, files } = judged;
  const masked = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] =>
    sortDiagnostics(diagnostics).map((diagnostic) => maskFinding(diagnostic, secrets));
  const found = oneForEachCause([...readingNotices(request.unread), ...judgements.flatMap(({ diagnostics }) => diagnostics)]);
  const distinct = withSharedFixes(found, judged.foundations);
  const commented = [...request.unread, ...files];
  const { kept, suppressed } = applySuppressions(distinct, commented, suppressionScope(request));
  const asked = new Set(distinct);
  const others = request.aside === true ? judgements.flatMap(({ aside }) => aside) : [];
  return {
    // of what suppressions say about themselves, only what stands in a file that was asked for
    diagnostics: masked(kept.filter((diagnostic) => asked.has(diagnostic) || judged.isReported(diagnostic.primary.file))),
    aside: masked(withoutSuppressed(withSharedFixes(oneForEachCause(others), judged.foundations), commented, suppressionScope(request))),
    suppressed: suppressed.map((one) => ({ ...one, diagnostic: maskFinding(one.diagnostic, secrets) })),
    undecided: onceEach(judgements),
    checked: checkedOf(request, judged),
    failures: [...request.failures, ...judgements.flatMap(({ defects }) => defects), ...unusableTiles(judgements)],
    timings: timingsOf(judgements),
    secrets,
  };
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

/** Questions about a file that several foundations share: the same question is asked once, of the first of them. */
function onceEach(judgements: readonly Judgement[]): readonly Undecided[] {
  const asked = new Set<string>();
  return judgements.flatMap(({ undecided }) => {
    const ordinals = new Map<string, number>();
    return undecided.filter(({ rule, at, variables, lifecycle }) => {
      const question = [rule, at.file.path, at.start, at.end, lifecycle, ...variables].join('\0');
      const ordinal = (ordinals.get(question) ?? 0) + 1;
      ordinals.set(question, ordinal);
      const key = `${question}\0${ordinal}`;
      return asked.size < asked.add(key).size;
    });
  });
}

function checkedOf(request: LintRequest, { judgements, foundations }: Judged): Checked {
  const joined = foundations.flatMap(({ name, joined: configs = [] }) => configs.map((config) => ({ ...config, foundation: name })));
  const templates = request.unread.flatMap((document) =>
    document.problems.filter((problem) => problem.kind === 'template').map((problem) => ({ file: document.file, tool: problem.detail })),
  );
  const tiles = judgements.flatMap(({ name, tiles: remarks }) =>
    remarks.filter((remark) => !isFailure(remark)).map((remark) => ({ ...remark, foundation: name })),
  );
  return {
    foundations: judgements.map(({ name, lifecycle }) => ({ name, lifecycle })),
    files: judgements.flatMap(({ files }) => files),
    leftAlone: request.leftAlone,
    templates,
    rules: request.rules.length,
    ...(tiles.length === 0 ? {} : { tiles }),
    ...(joined.length === 0 ? {} : { joined }),
    ...(request.asked === undefined ? {} : { asked: request.asked }),
  };
}

/** Metadata that somebody named and that cannot be used: without it, less was checked than was asked for. */
function unusableTiles(judgements: readonly Judgement[]): readonly Failure[] {
  const told = new Map(
    judgements.flatMap(({ tiles }) =>
      tiles.filter(isFailure).map(({ path, product, detail }) => [
        path,
        {
          kind: 'unreadable',
          path,
          message: { en: `no metadata for ${product}: ${detail.en}`, ko: `${product}의 메타데이터가 없습니다. ${detail.ko}` },
        } as const,
      ]),
    ),
  );
  return [...told.values()];
}

function isFailure(remark: TileRemark): remark is TileRemark & { readonly state: 'unusable' } {
  return remark.state === 'unusable' && remark.isNamed;
}

/** Time per rule over all foundations, dearest first. */
function timingsOf(judgements: readonly Judgement[]): LintResult['timings'] {
  const sums = new Map<string, number>();
  for (const { timings } of judgements) for (const [rule, milliseconds] of timings) sums.set(rule, (sums.get(rule) ?? 0) + milliseconds);
  return [...sums].map(([rule, milliseconds]) => ({ rule, milliseconds })).sort((one, other) => other.milliseconds - one.milliseconds);
}
