import type { Diagnostic } from '../../lint/diagnostic.ts';
import { oneLine } from '../../base/safe-text.ts';
import { padToWidth } from '../../base/display-width.ts';
import { summary } from '../summary.ts';
import { wrap } from '../wrap.ts';
import { blocks, type Form } from './blocks.ts';
import { ruleGroups, type RuleGroup } from '../rule-groups.ts';
import { overview } from './overview.ts';
import type { Page } from './page.ts';
import { LISTING } from './phrases.ts';

/** So many findings are told in whole, however long that is. */
const FEW = 5;

/** More than this nobody reads through: they get an overview and a way to begin. */
const MANY = 50;

/** Lines that a list in blocks may take, and one that gives every rule a line or two; the summary of the run and the call are counted in. */
const LONGEST_LIST = 60;
const SCREEN = 40;

const WHOLE: Form = { frames: 'first', advice: true, message: 'whole', isSpaced: true, places: Number.POSITIVE_INFINITY };

/** From the most that can be told of many findings to the least. */
const FORMS: readonly Form[] = [
  WHOLE,
  { ...WHOLE, frames: 'none' },
  { ...WHOLE, frames: 'none', places: 5 },
  { ...WHOLE, frames: 'none', places: 5, advice: false },
  { ...WHOLE, frames: 'none', places: 5, advice: false, isSpaced: false },
  { ...WHOLE, frames: 'none', places: 5, advice: false, message: 'first sentence' },
  { ...WHOLE, frames: 'none', places: 5, advice: false, message: 'first sentence', isSpaced: false },
];

/** All findings by rule, cut where that was asked for. */
export function wholeList(diagnostics: readonly Diagnostic[], page: Page): Iterable<string> {
  const { maxProblems = 0 } = page.options;
  return blocks(diagnostics, maxProblems === 0 ? WHOLE : { ...WHOLE, places: maxProblems }, page);
}

/** The findings by rule: few of them in whole, of many as much as fits, with a word on what was left out and where it is told. */
export function fittingList(diagnostics: readonly Diagnostic[], page: Page): readonly string[] {
  const { options, result } = page;
  if (options.verbose) return [...wholeList(diagnostics, page)];
  if (diagnostics.length <= FEW && options.maxProblems === undefined) return [...blocks(diagnostics, { ...WHOLE, frames: 'each' }, page)];
  const { listed, infos } = withoutInfos(diagnostics, page);
  if (options.maxProblems !== undefined) return [...infos, ...wholeList(listed, page)];
  if (listed.length <= FEW) return [...infos, ...blocks(listed, { ...WHOLE, frames: 'each' }, page)];
  const taken = summary(result, { ...options, color: false }).split('\n').length + infos.length;
  for (const form of listed.length > MANY ? [] : FORMS) {
    const advice = form.advice ? [] : [...wrap(LISTING[options.language].advice, page.width), ''];
    const lines = linesUpTo(blocks(listed, form, page), LONGEST_LIST - taken - advice.length);
    if (lines !== undefined) return [...infos, ...lines, ...advice];
  }
  const steps = nextSteps(listed, page);
  return [...infos, ...overview(listed, SCREEN - taken - steps.length, page), ...steps];
}

/** The lines of a list; undefined, without making the rest, when there are more than so many. */
function linesUpTo(lines: Iterable<string>, most: number): readonly string[] | undefined {
  const made: string[] = [];
  for (const line of lines) {
    if (made.length === most) return undefined;
    made.push(line);
  }
  return made;
}

/** Without the mildest findings, which nobody reads before the others, and a line that counts them. */
function withoutInfos(diagnostics: readonly Diagnostic[], { options, width }: Page) {
  const listed = options.listsInfo === true ? diagnostics : diagnostics.filter(({ severity }) => severity !== 'info');
  const left = diagnostics.length - listed.length;
  if (left === 0) return { listed, infos: [] };
  const rules = ruleGroups(diagnostics).filter(({ severity }) => severity === 'info').length;
  return { listed, infos: [...wrap(LISTING[options.language].infos(left, rules), width), ''] };
}

/** Longer words to type do not move what stands behind the others. */
const WIDEST_STEP = 40;

/** What to do where a list is too long to be read: one rule, all of it, or start from here. */
function nextSteps(listed: readonly Diagnostic[], { options, result, width }: Page): readonly string[] {
  const { cut, next } = LISTING[options.language];
  const groups = ruleGroups(listed);
  const hasBaseline = result.suppressed.some(({ source }) => source === 'baseline');
  const steps: readonly (readonly [words: string, what: string])[] = [
    [`taslint explain ${oneLine(mostFound(groups).rule)}`, next.explain],
    ['--group-by file', next.whole],
    ...(hasBaseline ? [] : [['taslint baseline create', next.baseline] as const]),
  ];
  const column = Math.max(...steps.map(([words]) => words.length).filter((length) => length <= WIDEST_STEP)) + 4;
  return [
    '',
    ...wrap(cut(listed.length, groups.length), width),
    ...steps.map(([words, what]) => `${padToWidth(`  ${words}  `, column)}${what}`),
    '',
  ];
}

/** Of the worst rules the one with the most findings. */
function mostFound(groups: readonly RuleGroup[]): RuleGroup {
  const worst = groups.at(-1)!;
  return groups
    .filter(({ severity }) => severity === worst.severity)
    .reduce((most, group) => (group.findings.length > most.findings.length ? group : most), worst);
}
