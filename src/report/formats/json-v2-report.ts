import type { OpenQuestion, Report, ReportSummary } from './json-report.ts';

/** What the `json-v2` format says: that of version 1, with what could not be decided as counts, and the metadata of each foundation. */
export interface ReportV2 extends Omit<Report, 'version' | 'summary' | 'unknown'> {
  readonly version: 'json-v2';
  readonly summary: SummaryV2;
  readonly undecided: UndecidedCounts;
}

export interface SummaryV2 extends Omit<ReportSummary, 'unknown' | 'foundations'> {
  /** What was found and not shown, because less was asked for; the exit code counts it. */
  readonly notShown: { readonly errors: number; readonly warnings: number; readonly infos: number };
  readonly undecided: number;
  readonly foundations: readonly (ReportSummary['foundations'][number] & { readonly metadata: readonly UsedMetadata[] })[];
}

/** What the config of a product was compared with. */
export interface UsedMetadata {
  readonly product: string;
  /** `doubtful`: used, and what comes from it is likely; `open`: several files fit, none is used; `unusable`: not used. */
  readonly state: 'used' | 'doubtful' | 'open' | 'unusable';
  /** One file; those that fit where the state is `open`. */
  readonly paths: readonly string[];
  /** Versions of the tile and of the config; null where nobody says one. */
  readonly version: string | null;
  readonly configVersion: string | null;
  /** What to do, one line in the language of the run; null where nothing is to be done. */
  readonly remark: string | null;
}

export interface UndecidedCounts {
  readonly total: number;
  /** How many questions each variable would settle, alone or with others; most first. */
  readonly byVariable: readonly { readonly variable: string; readonly count: number }[];
  /** How many the lifecycle would settle. */
  readonly byLifecycle: number;
  /** How many of each rule, most first. */
  readonly byRule: readonly { readonly rule: string; readonly count: number }[];
  /** The questions themselves; with `--verbose` only. */
  readonly rows?: readonly OpenQuestion[];
}
