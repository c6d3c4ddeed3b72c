import pc from 'picocolors';
import type { LintResult } from '../../lint/lint-result.ts';
import type { ReportOptions } from '../reporter.ts';
import type { Colors } from '../severity-color.ts';
import { textWidth } from '../wrap.ts';

/** What every part of the text report is written with. */
export interface Page {
  readonly result: LintResult;
  readonly options: ReportOptions;
  readonly colors: Colors;
  /** Columns. */
  readonly width: number;
}

export function pageOf(result: LintResult, options: ReportOptions): Page {
  return { result, options, colors: pc.createColors(options.color), width: textWidth(options.width) };
}
