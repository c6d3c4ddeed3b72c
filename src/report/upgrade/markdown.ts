import type { Language } from '../../base/language.ts';
import { withoutCommands } from '../../base/safe-text.ts';
import type { Upgrade } from '../../upgrade/upgrade.ts';
import { isUnnamed } from '../diff/text.ts';
import { code, prose } from '../markdown-text.ts';
import { GROUPS, UPGRADE } from './phrases.ts';
import { GROUP_ORDER, placeOfItem, sentence } from './text.ts';

/** A table for each group, for comments on merge requests. */
export function upgradeMarkdown(upgrades: readonly Upgrade[], language: Language): string {
  const words = UPGRADE[language];
  const blocks = upgrades.map(({ foundation, product, from, to, items }) => {
    const title = `### ${prose(`${isUnnamed(foundation) ? '' : `${foundation}: `}${words.title(product, from, to)}`)}\n`;
    const groups = GROUP_ORDER.flatMap((group) => {
      const own = items.filter((item) => item.group === group);
      if (own.length === 0) return [];
      const rows = own.map((item) => {
        const place = placeOfItem(item, language);
        return `| ${place === '' ? '' : code(place)} | ${prose(sentence(item, language))} |\n`;
      });
      return [`\n#### ${GROUPS[group][language]} (${own.length})\n\n| ${words.where} | ${words.what} |\n| --- | --- |\n${rows.join('')}`];
    });
    return `${title}${groups.length === 0 ? `\n${words.nothing}\n` : groups.join('')}`;
  });
  return withoutCommands(blocks.join('\n'));
}
