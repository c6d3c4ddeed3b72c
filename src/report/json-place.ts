import type { Span } from '../base/source.ts';
import type { Place } from '../value/origin.ts';
import type { ReportedPlace, ReportedStep } from './formats/json-report.ts';
import { regionOf } from './place.ts';

/** Where something stands, for programs: lines and columns start at 1, columns count UTF-16 code units, ends are exclusive. */
export function jsonPlace(span: Span): ReportedPlace {
  const { start, end } = regionOf(span);
  const { path, revision } = span.file;
  return { path, ...(revision === undefined ? {} : { revision }), start, end };
}

/** The way of a value, step by step. */
export function jsonWay(trail: readonly Place[]): readonly ReportedStep[] {
  return trail.map(({ step, name, span }) => ({ step, name: name ?? null, place: jsonPlace(span) }));
}
