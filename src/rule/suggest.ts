import { didYouMean, meant } from '../base/did-you-mean.ts';
import type { Localized } from '../base/language.ts';

/** What a list of names is called when none of them is near. */
export const LISTS = {
  names: { en: 'known are', ko: '쓸 수 있는 이름' },
  functions: { en: 'offered are', ko: '쓸 수 있는 함수' },
  tables: { en: 'tables are', ko: '쓸 수 있는 표' },
  columns: { en: 'its columns are', ko: '이 표의 열' },
  options: { en: 'its options are', ko: '이 규칙의 옵션' },
  lets: { en: 'lets are', ko: '`let`의 이름' },
} as const satisfies Readonly<Record<string, Localized>>;

/** `did you mean …`, else the names there are; undefined when there are none. */
export function suggest(name: string, candidates: readonly string[], otherwise: Localized): Localized | undefined {
  const near = didYouMean(name, candidates);
  if (near !== undefined) return meant(`\`${near}\``);
  if (candidates.length === 0) return undefined;
  const all = [...candidates].sort().join(', ');
  return { en: `${otherwise.en} ${all}`, ko: `${otherwise.ko}: ${all}` };
}
