import type { LintResult } from '../../lint/lint-result.ts';
import { countBySeverity, tally } from '../counts.ts';
import type { Reporter, ReportOptions } from '../reporter.ts';
import { safeJson } from '../safe-json.ts';
import { tileSentence } from '../tile-sentence.ts';
import { jsonReport } from './json.ts';
import type { ReportV2, SummaryV2, UndecidedCounts, UsedMetadata } from './json-v2-report.ts';

/** The second version of the format for programs, described by `docs/schema/json-v2.schema.json`. `json` stays the first. */
export const jsonV2: Reporter = {
  name: 'json-v2',
  render: (result, options) => safeJson(jsonV2Report(result, options)),
};

function jsonV2Report(result: LintResult, options: ReportOptions): ReportV2 {
  const { summary, unknown, ...same } = jsonReport(result, options);
  const { unknown: undecided, foundations, ...counts } = summary;
  const notShown = countBySeverity({ diagnostics: result.withheld ?? [] });
  return {
    ...same,
    version: 'json-v2',
    summary: {
      ...counts,
      notShown: { errors: notShown.error, warnings: notShown.warning, infos: notShown.info },
      undecided,
      foundations: withMetadata(foundations, result, options),
    },
    undecided: { ...undecidedCounts(result), ...(options.verbose ? { rows: unknown } : {}) },
  };
}

function undecidedCounts({ undecided }: LintResult): UndecidedCounts {
  return {
    total: undecided.length,
    byVariable: tally(undecided.flatMap(({ variables }) => variables)).map(([variable, count]) => ({ variable, count })),
    byLifecycle: undecided.filter(({ lifecycle }) => lifecycle).length,
    byRule: tally(undecided.map(({ rule }) => rule)).map(([rule, count]) => ({ rule, count })),
  };
}

function withMetadata(
  foundations: readonly Omit<SummaryV2['foundations'][number], 'metadata'>[],
  { checked: { tiles = [] } }: LintResult,
  { language }: ReportOptions,
): SummaryV2['foundations'] {
  const byFoundation = new Map<string, (typeof tiles)[number][]>();
  for (const tile of tiles) byFoundation.set(tile.foundation, [...(byFoundation.get(tile.foundation) ?? []), tile]);
  return foundations.map((foundation) => ({
    ...foundation,
    metadata: (byFoundation.get(foundation.name) ?? []).map((tile): UsedMetadata => {
      const isRead = tile.state === 'used' || tile.state === 'doubtful';
      return {
        product: tile.product,
        state: tile.state,
        paths: tile.state === 'open' ? tile.candidates : [tile.path],
        version: isRead ? tile.tileVersion : null,
        configVersion: isRead ? (tile.version ?? null) : null,
        remark: tileSentence(tile, language) ?? null,
      };
    }),
  }));
}
