import { plural, type Language } from '../../../base/language.ts';
import type { TileModel } from '../../../tile/model.ts';

/** What `taslint metadata` says. */

/** Sizes are bytes. */
export const EXTRACTED: Readonly<
  Record<Language, (path: string, tile: TileModel, sizes: { readonly before: number; readonly after: number }) => string>
> = {
  en: (path, { name, version, properties, jobs, errands }, { before, after }) =>
    `Wrote ${path}: ${name} ${version}, ${plural(properties.size, 'property', 'properties')}, ${plural(jobs.size, 'job')}, ${plural(errands.size, 'errand')} (${kilobytes(before)} → ${kilobytes(after)}).`,
  ko: (path, { name, version, properties, jobs, errands }, { before, after }) =>
    `${path} 파일을 기록했습니다: ${name} ${version}, 속성 ${properties.size}개, job ${jobs.size}개, errand ${errands.size}개 (${kilobytes(before)} → ${kilobytes(after)}).`,
};

function kilobytes(bytes: number): string {
  return `${Math.max(1, Math.round(bytes / 1000))} KB`;
}

export const WROTE: Readonly<Record<Language, (path: string) => string>> = {
  en: (path) => `Wrote ${path}.`,
  ko: (path) => `${path} 파일을 기록했습니다.`,
};
