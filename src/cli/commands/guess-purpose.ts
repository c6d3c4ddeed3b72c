import type { SourceFile } from '../../base/source.ts';

/** What a name says of an installation. */
export interface PurposeGuess {
  readonly purpose: 'production' | 'lab' | 'sandbox';
  /** The folder, or the name of the foundation, that suggests it. */
  readonly step: string;
  /** The name is used for both kinds, so only a person knows. */
  readonly isQuestion: boolean;
}

/** A foundation, as far as its names go. */
interface Named {
  readonly name: string;
  readonly documents: readonly { readonly file: SourceFile }[];
}

/** Whole words of a name, apart from numbers behind them. */
const NAMES: readonly (readonly [RegExp, PurposeGuess['purpose'], boolean])[] = [
  [/(?:^|[-_.])(?:sandbox|sbx)\d*(?:$|[-_.])|샌드박스/i, 'sandbox', false],
  [/(?:^|[-_.])(?:lab|labs|homelab|poc)\d*(?:$|[-_.])/i, 'lab', false],
  [/(?:^|[-_.])(?:non-?prod|preprod|pre-prod)\d*(?:$|[-_.])/i, 'lab', true],
  [/(?:^|[-_.])(?:prod|prd|production)\d*(?:$|[-_.])|운영/i, 'production', false],
  [/(?:^|[-_.])(?:dev|develop|development|stg|stage|staging|test|qa|uat)\d*(?:$|[-_.])|개발|스테이징|검증/i, 'lab', true],
];

/** What the name of the foundation or the folders of its files suggest, the nearest folder first; undefined when they say nothing. */
export function guessPurpose({ name, documents }: Named): PurposeGuess | undefined {
  const folders = documents.map(({ file }) => file.path.split('/').slice(0, -1).toReversed());
  const shared = (folders[0] ?? []).filter((step) => folders.every((steps) => steps.includes(step)));
  for (const step of [...name.split('/').toReversed(), ...shared])
    for (const [pattern, purpose, isQuestion] of NAMES) if (pattern.test(step)) return { purpose, step, isQuestion };
  return undefined;
}
