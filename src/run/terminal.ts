import type { Io, Output } from './io.ts';

/** What the environment says about how to print. */

/** FORCE_COLOR, CLICOLOR_FORCE and NO_COLOR beat the terminal; GitHub and GitLab render colours without one. */
export function wantsColor(env: Io['env'], output: Pick<Output, 'isTerminal'>): boolean {
  if ((env['NO_COLOR'] ?? '') !== '') return false;
  if (isOn(env['FORCE_COLOR']) || isOn(env['CLICOLOR_FORCE'])) return true;
  return output.isTerminal && env['TERM'] !== 'dumb';
}

function isOn(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== '0';
}

/** Columns to write for: the terminal's up to 120 (Concourse claims 500), else 80 … or `COLUMNS`. */
export function widthOf(env: Io['env'], output: Pick<Output, 'columns'>): number {
  const columns = output.columns ?? Number(env['COLUMNS'] ?? 80);
  return Number.isInteger(columns) && columns >= 40 ? Math.min(columns, 120) : 80;
}
