import pc from 'picocolors';
import { displayWidth, padToWidth } from '../base/display-width.ts';
import { oneLine, withoutCommands } from '../base/safe-text.ts';
import { isNothingChecked, type Failure, type LintResult, type SetAside } from '../lint/lint-result.ts';
import { everyFinding, fixOf, severitiesPhrase, tally } from './counts.ts';
import { shownValue } from './fill-phrase.ts';
import { SUMMARY } from './phrases.ts';
import { reference, shownPath } from './place.ts';
import type { ReportOptions } from './reporter.ts';
import { mostOfEach } from './rule-groups.ts';
import { tileSentence } from './tile-sentence.ts';
import { textWidth, wrap } from './wrap.ts';

/** How many variables are named that would settle the most questions. */
const NAMED_VARIABLES = 3;
const SLOWEST_RULES = 10;

type Phrases = (typeof SUMMARY)['en'];

/**
 * The end of a run, for standard error: failures one line each, then one to five lines that say what was checked, what was found, what could
 * not be decided and how to settle it, what was left alone. Lists are added by `verbose` and `timing`.
 */
export function summary(result: LintResult, options: ReportOptions): string {
  const colors = pc.createColors(options.color);
  const say = SUMMARY[options.language];
  const width = textWidth(options.width);
  const undecided = undecidedLine(result, say);
  const closing = [
    checkedLine(result, say),
    `${say.found(severitiesPhrase(everyFinding(result), options.language), result.suppressed.length)}${fixableRemark(result, say)}`,
    notShownLine(result, options),
    result.baseline === undefined ? '' : say.baseline(shownPath(result.baseline.path), result.baseline),
    undecided === '' || options.verbose ? undecided : `${undecided} ${say.more}`,
    leftAloneLine(result, say),
    failedLine(result, say),
  ]
    .filter((line) => line !== '')
    .flatMap((line) => wrap(oneLine(line), width, '  '));
  const lines = [
    ...(result.checked.asked?.setAside ?? []).map((aside) => setAsideLine(aside, options)),
    ...result.failures.flatMap((failure) => failureLines(failure, options)).map((line) => colors.red(line)),
    ...tileLines(result, options),
    ...(options.verbose ? verboseLines(result, say) : []),
    ...(options.timing ? timingLines(result) : []),
    ...closing,
  ];
  return withoutCommands(`${lines.join('\n')}\n`);
}

/**
 * The end of a run that is to say no more than it must: what could not be checked, and what is not shown where it is why the run fails; '' when there is nothing
 * of the kind.
 */
export function quietSummary(result: LintResult, options: ReportOptions, fails: boolean): string {
  const colors = pc.createColors(options.color);
  const width = textWidth(options.width);
  const closing = [
    fails && result.diagnostics.length === 0 ? notShownLine(result, options) : '',
    failedLine(result, SUMMARY[options.language]),
  ];
  const lines = [
    ...result.failures.flatMap((failure) => failureLines(failure, options)).map((line) => colors.red(line)),
    ...closing.filter((line) => line !== '').flatMap((line) => wrap(oneLine(line), width, '  ')),
  ];
  return withoutCommands(lines.map((line) => `${line}\n`).join(''));
}

/** How much `--fix` can mend; empty when nothing. */
function fixableRemark(result: LintResult, say: Phrases): string {
  const counts = { safe: 0, unsafe: 0 };
  for (const diagnostic of everyFinding(result)) {
    const how = fixOf(diagnostic);
    if (how !== undefined) counts[how]++;
  }
  return counts.safe + counts.unsafe === 0 ? '' : ` ${say.fixable(counts.safe, counts.unsafe)}`;
}

/** What was found and is not shown; empty when all is. */
function notShownLine({ diagnostics, withheld = [] }: LintResult, { language, maxProblems }: ReportOptions): string {
  const say = SUMMARY[language];
  const over = diagnostics.length - mostOfEach(diagnostics, maxProblems).length;
  const parts = [withheld.length === 0 ? '' : severitiesPhrase(withheld, language), over === 0 ? '' : say.overMost(over)];
  const shown = parts.filter((part) => part !== '').join(', ');
  return shown === '' ? '' : say.notShown(shown);
}

function checkedLine({ checked }: LintResult, say: Phrases): string {
  const foundations = checked.foundations.filter((foundation) => foundation.name !== '').length;
  // one that several foundations share was checked once
  const files = [...new Map(checked.files.map((file) => [file.file, file])).values()];
  return say.checked({ files: files.length, kinds: tally(files.map(({ kind }) => kind)), foundations, rules: checked.rules });
}

/** What could not be decided and what would settle it; empty when there is nothing. */
function undecidedLine(result: LintResult, say: Phrases): string {
  if (result.undecided.length === 0) return '';
  const named = neededVariables(result);
  const variables = named.length === 0 ? [] : [say.wouldSettle(named)];
  return `${[say.undecided(result.undecided.length), ...variables, ...lifecycleAdvice(result, say)].join(say.between)}.`;
}

function leftAloneLine({ checked: { leftAlone, templates } }: LintResult, say: Phrases): string {
  const parts = [
    leftAlone.length === 0 ? '' : say.unknownFiles(leftAlone.length),
    templates.length === 0 ? '' : say.templates(templates.length, toolsOf(templates)),
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : say.leftAlone(parts.join(', '));
}

function failedLine(result: LintResult, say: Phrases): string {
  const counts = countFailures(result.failures);
  const parts = [
    isNothingChecked(result) ? say.nothingChecked : '',
    counts.unreadable === 0 ? '' : say.unreadable(counts.unreadable),
    counts.broken === 0 ? '' : say.broken(counts.broken),
    counts.defect === 0 ? '' : say.defects(counts.defect),
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : say.failed(parts.join(', '));
}

/** How many remarks on metadata are shown unless all are asked for. */
const SHOWN_REMARKS = 5;

/** Which metadata was not used, or is used with doubt, and how to settle it; each remark once. */
function tileLines({ checked: { tiles = [] } }: LintResult, { language, verbose }: ReportOptions): readonly string[] {
  const say = SUMMARY[language];
  const lines = new Set(tiles.map((remark) => tileSentence(remark, language)).filter((line) => line !== undefined));
  if (verbose || lines.size <= SHOWN_REMARKS) return [...lines];
  return [...[...lines].slice(0, SHOWN_REMARKS), say.tiles.more(lines.size - SHOWN_REMARKS)];
}

/** Why a file that was named is not checked. */
function setAsideLine({ path, because, detail }: SetAside, { language }: ReportOptions): string {
  const shown = because === 'ignored' ? shownPath(detail[language]) : oneLine(detail[language]);
  return `${shownPath(path)}: ${SUMMARY[language].setAside[because](shown)}`;
}

/** What would settle a question. */
function needsPhrase({ variables, lifecycle }: LintResult['undecided'][number], say: Phrases): string {
  const needed = [...variables.map((name) => `\`${oneLine(name)}\``), ...(lifecycle ? [say.lifecycle] : [])];
  return needed.length === 0 ? say.needsUnknown : say.needs(needed.join(', '));
}

function toolsOf(templates: LintResult['checked']['templates']): string {
  return tally(templates.map((template) => template.tool))
    .map(([tool]) => tool)
    .join(', ');
}

/** The variables that settle the most questions. */
function neededVariables(result: LintResult): readonly (readonly [string, number])[] {
  return tally(result.undecided.flatMap((undecided) => undecided.variables)).slice(0, NAMED_VARIABLES);
}

/** How to settle the questions that hang on whether the foundation is installed; empty when there are none. */
function lifecycleAdvice(result: LintResult, say: Phrases): readonly string[] {
  const count = result.undecided.filter((undecided) => undecided.lifecycle).length;
  if (count === 0) return [];
  const reasons = result.checked.foundations.flatMap(({ lifecycle }) =>
    lifecycle?.state === 'unknown' ? [say.lifecycleReasons[lifecycle.because]] : [],
  );
  const reason = [...new Set(reasons.filter((text) => text !== undefined))].join(', ');
  const because = reason === '' ? '' : ` (${reason})`;
  return [say.needsLifecycle(count, because)];
}

function countFailures(failures: readonly Failure[]): Readonly<Record<Failure['kind'], number>> {
  const counts = { unreadable: 0, broken: 0, defect: 0 };
  for (const failure of failures) counts[failure.kind]++;
  return counts;
}

/** One line per failure; a broken file has its own finding and needs none. The stack of a defect only with `debug`. */
function failureLines(failure: Failure, options: ReportOptions): readonly string[] {
  switch (failure.kind) {
    case 'broken':
      return [];
    case 'unreadable':
      return [`${shownPath(failure.path)}: ${shownValue(failure.message[options.language])}`];
    case 'defect': {
      const where = failure.foundation === '' ? '' : ` (${oneLine(failure.foundation)})`;
      const sentence = SUMMARY[options.language].defect;
      const line = `${oneLine(failure.rule)}${where}: ${sentence}: ${shownValue(failure.error.message)}`;
      const stack = options.debug ? (failure.error.stack ?? '').split('\n').slice(1, 12) : [];
      return [line, ...stack.map((entry) => `    ${oneLine(entry.trim())}`)];
    }
  }
}

function verboseLines(result: LintResult, say: Phrases): readonly string[] {
  return [
    ...(result.checked.joined ?? []).map(({ foundation, config, by }) =>
      say.joined(oneLine(foundation), shownPath(config.path), shownPath(by[0]?.path ?? ''), by.length - 1),
    ),
    ...result.undecided.map((undecided) => `${reference(undecided.at)}: ${needsPhrase(undecided, say)} [${oneLine(undecided.rule)}]`),
    ...result.suppressed.map(
      ({ diagnostic, reason }) =>
        `${reference(diagnostic.primary)}: ${say.suppressedBecause(shownValue(reason))} [${oneLine(diagnostic.rule)}]`,
    ),
    ...result.checked.leftAlone.map((file) => `${shownPath(file.path)}: ${say.leftAloneFile}`),
    ...result.checked.templates.map(({ file, tool }) => `${shownPath(file.path)}: ${say.template(oneLine(tool))}`),
  ];
}

/** The slowest rules, milliseconds first. */
function timingLines(result: LintResult): readonly string[] {
  const slowest = [...result.timings].sort((one, other) => other.milliseconds - one.milliseconds).slice(0, SLOWEST_RULES);
  const times = slowest.map((timing) => `${timing.milliseconds.toFixed(1)} ms`);
  const width = Math.max(0, ...times.map(displayWidth));
  return slowest.map((timing, index) => `${padToWidth('', width - displayWidth(times[index]!))}${times[index]!}  ${oneLine(timing.rule)}`);
}
