import type pc from 'picocolors';
import type { Severity } from '../rule/rule.ts';

export type Colors = ReturnType<typeof pc.createColors>;

/** How a severity is painted, in each format that has colours. */
export function severityColor(severity: Severity, colors: Colors): (text: string) => string {
  return { error: colors.red, warning: colors.yellow, info: colors.cyan }[severity];
}
