import pc from 'picocolors';
import type { Language } from '../../base/language.ts';
import { oneLine, withoutCommands } from '../../base/safe-text.ts';
import type { Upgrade, UpgradeGroup, UpgradeItem } from '../../upgrade/upgrade.ts';
import { editSpan } from '../../value/origin.ts';
import { isUnnamed } from '../diff/text.ts';
import { phrase } from '../fill-phrase.ts';
import { lineReference } from '../place.ts';
import { wrap } from '../wrap.ts';
import { GROUPS, sentenceOf, UPGRADE } from './phrases.ts';

export interface UpgradeLook {
  readonly language: Language;
  readonly color: boolean;
  /** Columns to set text in; undefined to leave each sentence on one line. */
  readonly width: number | undefined;
}

/** The groups in the order of work. */
export const GROUP_ORDER: readonly UpgradeGroup[] = ['must', 'itself', 'know'];

/** What an item says, on one safe line. */
export function sentence(item: UpgradeItem, language: Language): string {
  return phrase(sentenceOf(item)[language], { ...item.data, name: item.name }, language);
}

/** The line to edit, with the one of the config where another file gives the value; empty for what no line is about. */
export function placeOfItem({ at, origin }: UpgradeItem, language: Language): string {
  if (at === undefined) return '';
  const used = lineReference(at);
  const edited = origin === undefined ? undefined : editSpan(origin);
  const own = edited === undefined ? used : lineReference(edited);
  return own === used ? used : `${own} ${UPGRADE[language].usedAt(used)}`;
}

/** A block for each config, its groups in the order of work. */
export function upgradeText(upgrades: readonly Upgrade[], { language, color, width }: UpgradeLook): string {
  const colors = pc.createColors(color);
  const paint: Readonly<Record<UpgradeGroup, (text: string) => string>> = { must: colors.red, itself: colors.yellow, know: colors.cyan };
  const blocks = upgrades.map((upgrade) => {
    const { foundation, product, from, to, items } = upgrade;
    const words = UPGRADE[language];
    const title = `${isUnnamed(foundation) ? '' : `${foundation}: `}${words.title(product, from, to)}`;
    const groups = GROUP_ORDER.flatMap((group) => {
      const own = items.filter((item) => item.group === group);
      if (own.length === 0) return [];
      return ['', paint[group](`${GROUPS[group][language]} (${own.length})`), ...own.flatMap((item) => itemLines(item, language, width))];
    });
    return [colors.bold(oneLine(title)), ...(groups.length === 0 ? [words.nothing] : groups), ''].join('\n');
  });
  return withoutCommands(blocks.join('\n'));
}

const INDENT = '      ';

function itemLines(item: UpgradeItem, language: Language, width: number | undefined): readonly string[] {
  const said = sentence(item, language);
  const place = placeOfItem(item, language);
  const lines = width === undefined ? [said] : wrap(said, width - INDENT.length);
  return place === ''
    ? lines.map((line, index) => `${index === 0 ? '  ' : INDENT}${line}`)
    : [`  ${place}`, ...lines.map((line) => INDENT + line)];
}

/** The end, for standard error: what there is to do, and what could not be told. */
export function upgradeSummary(upgrades: readonly Upgrade[], language: Language): string {
  const words = UPGRADE[language];
  const count = (group: UpgradeGroup): number =>
    upgrades.reduce((sum, { items }) => sum + items.filter((item) => item.group === group).length, 0);
  const lines = [
    ...(upgrades.some(({ from }) => from === undefined) ? [words.noPast] : []),
    words.counts(count('must'), count('itself'), count('know')),
  ];
  return `${lines.map(oneLine).join('\n')}\n`;
}
