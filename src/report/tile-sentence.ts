import { oneLine } from '../base/safe-text.ts';
import type { TileRemark } from '../foundation/tile-remarks.ts';
import { shownValue } from './fill-phrase.ts';
import type { Language } from '../base/language.ts';
import { SUMMARY } from './phrases.ts';
import { shownPath } from './place.ts';

/** Why metadata was not used, or is used with doubt, and how to settle it; undefined for metadata that is used as it should be. */
export function tileSentence(remark: TileRemark, language: Language): string | undefined {
  const say = SUMMARY[language].tiles;
  const product = oneLine(remark.product);
  switch (remark.state) {
    case 'used':
      return undefined;
    case 'open':
      return say.open(product, remark.candidates.map(shownPath).join(', '));
    case 'unusable':
      return say.unusable(product, shownPath(remark.path), shownValue(remark.detail[language]));
    case 'doubtful': {
      const version = remark.version === undefined ? undefined : oneLine(remark.version);
      return say.doubtful(product, shownPath(remark.path), oneLine(remark.tileVersion), version);
    }
  }
}
