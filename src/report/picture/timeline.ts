import type { PictureCertificate } from '../../views/picture.ts';

/** Where things stand on the axis of time that certificates share, in percent of its width. */
export interface Timeline {
  readonly at: (day: string) => number;
  readonly today: number;
  readonly years: readonly { readonly year: number; readonly at: number }[];
}

const DAY = 86_400_000;
/** How far the axis reaches: beyond it a bar ends at the edge, since one long authority would press all others together. */
const [BEFORE, AFTER] = [2, 10];
const MOST_TICKS = 6;

/** The axis for certificates; `today`: as YYYY-MM-DD. */
export function timelineOf(certificates: readonly PictureCertificate[], today: string): Timeline {
  const now = timeOf(today);
  const year = 365.25 * DAY;
  const from = Math.max(now - BEFORE * year, Math.min(now, ...certificates.map(({ notBefore }) => timeOf(notBefore))));
  const to = Math.min(now + AFTER * year, Math.max(now + year, ...certificates.map(({ notAfter }) => timeOf(notAfter))));
  const at = (day: string): number => round(Math.min(100, Math.max(0, ((timeOf(day) - from) / (to - from)) * 100)));
  const [first, last] = [new Date(from).getUTCFullYear() + 1, new Date(to).getUTCFullYear()];
  const step = Math.max(1, Math.ceil((last - first + 1) / MOST_TICKS));
  const years = Array.from({ length: Math.max(0, Math.floor((last - first) / step) + 1) }, (_, index) => first + index * step);
  return { at, today: at(today), years: years.map((each) => ({ year: each, at: at(`${each}-01-01`) })) };
}

/** A day that cannot be read is that of the beginning. */
function timeOf(day: string): number {
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) ? 0 : time;
}

function round(percent: number): number {
  return Math.round(percent * 100) / 100;
}
