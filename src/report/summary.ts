import pc from 'picocolors';
import { displayWidth, padToWidth } from '../base/display-width.ts';
import { oneLine, withoutCommands } from '../base/safe-text.ts';
import { isNothingChecked, type Failure, type LintResult, type SetAside } from '../lint/lint-result.ts';
import type { LifecycleReason } from '../facts/input.ts';
import type { Language } from '../base/language.ts';
import { findingsPhrase, plural, tally } from './counts.ts';
import { shownValue } from './fill-phrase.ts';
import { reference, shownPath } from './place.ts';
import type { ReportOptions } from './reporter.ts';
import { textWidth, wrap } from './wrap.ts';

/** How many variables are named that would settle the most questions. */
const NAMED_VARIABLES = 3;
const SLOWEST_RULES = 10;

/**
 * The end of a run, for standard error: failures one line each, then one to five lines that say what was checked, what was found, what could
 * not be decided and how to settle it, what was left alone. Lists are added by `verbose` and `timing`.
 */
export function summary(result: LintResult, options: ReportOptions): string {
  const colors = pc.createColors(options.color);
  const say = options.language === 'ko' ? KOREAN : ENGLISH;
  const width = textWidth(options.width);
  const undecided = say.undecided(result);
  const closing = [
    say.checked(result),
    say.found(result),
    undecided === '' || options.verbose ? undecided : `${undecided} ${say.more}`,
    say.leftAlone(result),
    say.failed(result),
  ]
    .filter((line) => line !== '')
    .flatMap((line) => wrap(oneLine(line), width, '  '));
  const lines = [
    ...(result.checked.asked?.setAside ?? []).map((aside) => `${shownPath(aside.path)}: ${say.setAside(aside)}`),
    ...result.failures.flatMap((failure) => failureLines(failure, options)).map((line) => colors.red(line)),
    ...(options.verbose ? verboseLines(result, say) : []),
    ...(options.timing ? timingLines(result) : []),
    ...closing,
  ];
  return withoutCommands(`${lines.join('\n')}\n`);
}

interface Sentences {
  readonly checked: (result: LintResult) => string;
  readonly found: (result: LintResult) => string;
  readonly undecided: (result: LintResult) => string;
  readonly leftAlone: (result: LintResult) => string;
  readonly failed: (result: LintResult) => string;
  readonly needs: (variables: readonly string[], lifecycle: boolean) => string;
  readonly suppressedBecause: (reason: string) => string;
  /** Where the undecided are listed. */
  readonly more: string;
  readonly leftAloneFile: string;
  readonly template: (tool: string) => string;
  /** Why a file that was named is not checked. */
  readonly setAside: (aside: SetAside) => string;
}

const ENGLISH: Sentences = {
  checked({ checked }) {
    const foundations = checked.foundations.filter((foundation) => foundation.name !== '').length;
    const where = foundations === 0 ? '' : ` of ${plural(foundations, 'foundation')}`;
    return `Checked ${plural(checked.files.length, 'file')}${kinds(checked.files, ', ')}${where} with ${plural(checked.rules, 'rule')}.`;
  },
  found(result) {
    const suppressed = result.suppressed.length === 0 ? '' : `; ${result.suppressed.length} suppressed`;
    return `Found ${findingsPhrase(result, 'en')}${suppressed}.`;
  },
  undecided(result) {
    if (result.undecided.length === 0) return '';
    const named = neededVariables(result);
    const variables = named.length === 0 ? [] : [`${named.map(([name, count]) => `\`${name}\` (${count})`).join(', ')} would settle most`];
    return `${[`Undecided: ${result.undecided.length}`, ...variables, ...lifecycleAdvice(result, 'en')].join('; ')}.`;
  },
  leftAlone({ checked }) {
    const parts = [
      checked.leftAlone.length === 0 ? '' : plural(checked.leftAlone.length, 'file of no known kind', 'files of no known kind'),
      checked.templates.length === 0 ? '' : `${plural(checked.templates.length, 'template')} (${toolsOf(checked.templates)})`,
    ].filter((part) => part !== '');
    return parts.length === 0 ? '' : `Left alone: ${parts.join(', ')}.`;
  },
  failed(result) {
    const counts = countFailures(result.failures);
    const parts = [
      isNothingChecked(result) ? 'only templates and pipelines were read' : '',
      counts.unreadable === 0 ? '' : plural(counts.unreadable, 'unreadable path'),
      counts.broken === 0 ? '' : plural(counts.broken, 'broken file'),
      counts.defect === 0 ? '' : plural(counts.defect, 'rule that failed', 'rules that failed'),
    ].filter((part) => part !== '');
    return parts.length === 0 ? '' : `Could not check everything: ${parts.join(', ')}.`;
  },
  needs(variables, lifecycle) {
    const needed = [...variables.map((name) => `\`${name}\``), ...(lifecycle ? ['the lifecycle'] : [])];
    return needed.length === 0 ? 'undecided' : `undecided without ${needed.join(', ')}`;
  },
  suppressedBecause: (reason) => `suppressed: ${reason}`,
  more: '--verbose lists them.',
  leftAloneFile: 'left alone: no known kind',
  template: (tool) => `left alone: template (${tool})`,
  setAside({ because, detail }) {
    switch (because) {
      case 'ignored':
        return `not checked: ${shownPath(detail)} ignores it`;
      case 'template':
        return `not checked: a template (${oneLine(detail)})`;
      case 'pipeline':
        return `not checked: a pipeline; ${oneLine(detail)}`;
      case 'other':
        return `not checked: of no known kind; ${oneLine(detail)}`;
    }
  },
};

const KOREAN: Sentences = {
  checked({ checked }) {
    const foundations = checked.foundations.filter((foundation) => foundation.name !== '').length;
    const where = foundations === 0 ? '' : `파운데이션 ${foundations}개의 `;
    return `${where}파일 ${checked.files.length}개${kinds(checked.files, ', ')}를 규칙 ${checked.rules}개로 검사했습니다.`;
  },
  found(result) {
    const suppressed = result.suppressed.length === 0 ? '' : ` (억제 ${result.suppressed.length}건)`;
    return `결과: ${findingsPhrase(result, 'ko')}${suppressed}.`;
  },
  undecided(result) {
    if (result.undecided.length === 0) return '';
    const named = neededVariables(result);
    const variables = named.length === 0 ? [] : [`필요한 변수 ${named.map(([name, count]) => `\`${name}\`(${count}건)`).join(', ')}`];
    return `${[`판단하지 못함: ${result.undecided.length}건`, ...variables, ...lifecycleAdvice(result, 'ko')].join('; ')}.`;
  },
  leftAlone({ checked }) {
    const parts = [
      checked.leftAlone.length === 0 ? '' : `알 수 없는 종류의 파일 ${checked.leftAlone.length}개`,
      checked.templates.length === 0 ? '' : `템플릿 ${checked.templates.length}개(${toolsOf(checked.templates)})`,
    ].filter((part) => part !== '');
    return parts.length === 0 ? '' : `검사하지 않음: ${parts.join(', ')}.`;
  },
  failed(result) {
    const counts = countFailures(result.failures);
    const parts = [
      isNothingChecked(result) ? '템플릿과 파이프라인만 있음' : '',
      counts.unreadable === 0 ? '' : `읽을 수 없는 경로 ${counts.unreadable}개`,
      counts.broken === 0 ? '' : `문법이 깨진 파일 ${counts.broken}개`,
      counts.defect === 0 ? '' : `실행에 실패한 규칙 ${counts.defect}개`,
    ].filter((part) => part !== '');
    return parts.length === 0 ? '' : `전부 검사하지는 못했습니다: ${parts.join(', ')}.`;
  },
  needs(variables, lifecycle) {
    const needed = [...variables.map((name) => `\`${name}\``), ...(lifecycle ? ['설치 단계'] : [])];
    return needed.length === 0 ? '판단하지 못함' : `판단하지 못함, 필요한 값: ${needed.join(', ')}`;
  },
  suppressedBecause: (reason) => `억제됨: ${reason}`,
  more: '목록은 --verbose.',
  leftAloneFile: '검사하지 않음: 알 수 없는 종류',
  template: (tool) => `검사하지 않음: 템플릿(${tool})`,
  setAside({ because, detail, detailKo }) {
    switch (because) {
      case 'ignored':
        return `검사하지 않음: ${shownPath(detail)}의 ignore에 해당합니다`;
      case 'template':
        return `검사하지 않음: 템플릿(${oneLine(detail)})`;
      case 'pipeline':
        return `검사하지 않음: 파이프라인입니다. ${oneLine(detailKo)}`;
      case 'other':
        return `검사하지 않음: 알 수 없는 종류입니다. ${oneLine(detailKo)}`;
    }
  },
};

/** ` (3 product, 5 vars)`, the most frequent first; one kind alone needs no number. */
function kinds(files: LintResult['checked']['files'], separator: string): string {
  const counts = tally(files.map((file) => file.kind));
  if (counts.length === 0) return '';
  if (counts.length === 1) return ` (${counts[0]![0]})`;
  return ` (${counts.map(([kind, count]) => `${count} ${kind}`).join(separator)})`;
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

const LIFECYCLE_REASONS: Readonly<Record<Language, Readonly<Partial<Record<LifecycleReason, string>>>>> = {
  en: { 'no-git': 'no git history', 'shallow-history': 'shallow git history', 'root-commit': 'file of the first commit' },
  ko: { 'no-git': 'git 이력 없음', 'shallow-history': 'shallow clone', 'root-commit': '첫 커밋에 포함된 파일' },
};

/** How to settle the questions that hang on whether the foundation is installed; empty when there are none. */
function lifecycleAdvice(result: LintResult, language: Language): readonly string[] {
  const count = result.undecided.filter((undecided) => undecided.lifecycle).length;
  if (count === 0) return [];
  const reasons = result.checked.foundations.flatMap(({ lifecycle }) =>
    lifecycle?.state === 'unknown' ? [LIFECYCLE_REASONS[language][lifecycle.because]] : [],
  );
  const reason = [...new Set(reasons.filter((text) => text !== undefined))].join(', ');
  const because = reason === '' ? '' : ` (${reason})`;
  return [
    language === 'ko'
      ? `${count}건은 taslint.yml에 \`lifecycle\` 필요${because}`
      : `${count} ${count === 1 ? 'needs' : 'need'} \`lifecycle\` in taslint.yml${because}`,
  ];
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
      return [`${shownPath(failure.path)}: ${shownValue(failure.message)}`];
    case 'defect': {
      const where = failure.foundation === '' ? '' : ` (${oneLine(failure.foundation)})`;
      const sentence =
        options.language === 'ko' ? 'taslint의 결함으로 이 규칙을 실행하지 못했습니다' : 'a defect of taslint kept this rule from running';
      const line = `${oneLine(failure.rule)}${where}: ${sentence}: ${shownValue(failure.error.message)}`;
      const stack = options.debug ? (failure.error.stack ?? '').split('\n').slice(1, 12) : [];
      return [line, ...stack.map((entry) => `    ${oneLine(entry.trim())}`)];
    }
  }
}

function verboseLines(result: LintResult, say: Sentences): readonly string[] {
  return [
    ...result.undecided.map(
      (undecided) =>
        `${reference(undecided.at)}: ${say.needs(undecided.variables.map(oneLine), undecided.lifecycle)} [${oneLine(undecided.rule)}]`,
    ),
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
