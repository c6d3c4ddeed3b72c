import { MASK, maskText } from '../base/secret-text.ts';
import type { Secrets } from '../foundation/secrets.ts';
import type { Place } from '../value/origin.ts';
import type { Diagnostic, Evidence, Fix } from './diagnostic.ts';

/** A finding without any secret that its texts may have picked up on the way: whichever rule wrote them, no format can show it. */
export function maskFinding(diagnostic: Diagnostic, secrets: Secrets): Diagnostic {
  return {
    ...diagnostic,
    data: Object.fromEntries(Object.entries(diagnostic.data).map(([name, value]) => [name, secrets.mask(value)])),
    also: diagnostic.also.map((said) => ({
      ...said,
      data: Object.fromEntries(Object.entries(said.data).map(([name, value]) => [name, secrets.mask(value)])),
    })),
    trail: maskWay(diagnostic.trail, secrets),
    evidence: diagnostic.evidence.map((evidence) => ({ ...evidence, ...masked(evidence, secrets) })),
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

function masked({ row, value, at, trail }: Evidence, secrets: Secrets): Pick<Evidence, 'row' | 'value' | 'trail'> {
  const way = maskWay(trail, secrets);
  if (value === undefined || isSwitch(value)) return { row: secrets.mask(row), value, trail: way };
  const isShown = [at, ...trail.map(({ span }) => span)].some((span) => secrets.isShown(value, span));
  return { row: secrets.mask(row), value: isShown ? MASK : secrets.mask(value), trail: way };
}

/** A way whose put-together text is not shown when anything on it is secret. */
export function maskWay(trail: readonly Place[], secrets: Secrets): readonly Place[] {
  if (trail.every(({ text }) => text === undefined)) return trail;
  const isSecretWay = trail.some(({ span }) => secrets.touches(span));
  return trail.map(({ span, step, name, text }) => ({
    span,
    step,
    name,
    ...(text === undefined || isSecretWay ? {} : { text: secrets.mask(text) }),
  }));
}
