import { MASK, maskText } from '../base/secret-text.ts';
import type { Span } from '../base/source.ts';
import type { Secrets } from '../foundation/secrets.ts';
import type { Diagnostic, Fix } from './diagnostic.ts';

/** A finding without any secret that its texts may have picked up on the way: whichever rule wrote them, no format can show it. */
export function conceal(diagnostic: Diagnostic, secrets: Secrets): Diagnostic {
  return {
    ...diagnostic,
    data: Object.fromEntries(Object.entries(diagnostic.data).map(([name, value]) => [name, secrets.mask(value)])),
    evidence: diagnostic.evidence.map((evidence) => ({
      ...evidence,
      row: secrets.mask(evidence.row),
      value: evidence.value === undefined || isSwitch(evidence.value) ? evidence.value : valueOf(evidence.value, evidence.at, secrets),
    })),
    fixes: diagnostic.fixes.map((fix) => (isSecret(fix, secrets) ? { ...fix, secret: true as const } : fix)),
  };
}

/** The fixes that a format may carry: an edit of a secret holds the secret. `--fix` does these too. */
export function shownFixes(diagnostic: Diagnostic): readonly Fix[] {
  return diagnostic.fixes.filter((fix) => fix.secret !== true);
}

function isSecret(fix: Fix, secrets: Secrets): boolean {
  return fix.edits.some(({ span, text }) => secrets.touches(span) || maskText(text) !== text || secrets.mask(text) !== text);
}

/** Switches give nothing away. */
function isSwitch(value: string): boolean {
  return value === 'true' || value === 'false';
}

function valueOf(value: string, at: Span, secrets: Secrets): string {
  return secrets.isShown(value, at) ? MASK : secrets.mask(value);
}
