import { cutToWidth, displayWidth } from '../../base/display-width.ts';
import type { Diagnostic } from '../../lint/diagnostic.ts';
import { messageOf, phrase } from '../fill-phrase.ts';
import { differences } from './differences.ts';
import { headerLines, placeLine } from './finding.ts';
import { WORDS } from '../phrases.ts';
import { atMost, ruleGroups, type RuleGroup } from '../rule-groups.ts';
import type { Page } from './page.ts';
import { LISTING } from './phrases.ts';

/** Places of a rule that are shown where there is room. */
const MOST_PLACES = 3;

/** Every rule in a line with as many of its places as fit into so many lines; the worst last. */
export function overview(diagnostics: readonly Diagnostic[], most: number, page: Page): readonly string[] {
  const groups = ruleGroups(diagnostics);
  const headers = groups.map((group) => titleLines(group, page));
  const taken = headers.reduce((sum, lines) => sum + lines.length, 0);
  if (taken > most) return shortened(groups, headers, most, page);
  const places = placesThatFit(groups, most - taken);
  return groups.flatMap((group, index) => [...headers[index]!, ...placeLines(group, places[index]!, page)]);
}

/** The worst rules, as many as fit, below a line about the rest. */
function shortened(groups: readonly RuleGroup[], headers: readonly (readonly string[])[], most: number, page: Page): readonly string[] {
  let from = headers.length;
  let room = most - 1;
  while (from > 0 && headers[from - 1]!.length <= room) room -= headers[--from]!.length;
  const left = groups.slice(0, from).reduce((sum, { findings }) => sum + findings.length, 0);
  return [LISTING[page.options.language].moreRules(from, left), ...headers.slice(from).flat()];
}

/** How many places of each rule there is room for: one of each before two of any, the worst first. */
function placesThatFit(groups: readonly RuleGroup[], room: number): readonly number[] {
  const places = groups.map(() => 0);
  let left = room;
  for (let round = 1; round <= MOST_PLACES; round++)
    for (let index = groups.length - 1; index >= 0 && left > 0; index--)
      if (groups[index]!.findings.length >= round) {
        places[index] = round;
        left--;
      }
  return places;
}

/** Columns of a title that are shown even where the rest of its line is long. */
const NARROWEST_TITLE = 24;

function titleLines({ rule, severity, findings }: RuleGroup, page: Page): readonly string[] {
  const { textOf, language } = page.options;
  const title = phrase(textOf(rule).title, findings[0]!.data, language);
  const count = findings.length === 1 ? '' : ` ${LISTING[language].places(findings.length)}`;
  const around = displayWidth(`${WORDS[language].severity[severity]}:  [${rule}]${count}`);
  return headerLines({ rule, severity }, cutToWidth(title, Math.max(NARROWEST_TITLE, page.width - around)), page, count);
}

function placeLines({ findings }: RuleGroup, most: number, page: Page): readonly string[] {
  const { textOf, language } = page.options;
  // One more than is told: what the first says of itself shows beside a second.
  const compared = atMost(findings, Math.max(most, 2));
  const messages = compared.map((finding) => messageOf(finding, textOf(finding.rule), language));
  const said = compared.length === 1 ? messages : differences(messages);
  return atMost(findings, most).map((finding) => placeLine(finding, said[compared.indexOf(finding)]!, page));
}
