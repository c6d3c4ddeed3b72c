import { plural, type Language, type Localized } from '../base/language.ts';
import type { LifecycleReason } from '../facts/input.ts';
import type { SetAside } from '../lint/lint-result.ts';
import type { Severity } from '../rule/rule.ts';
import type { Place } from '../value/origin.ts';

/** The words that reports put around the texts of rules, in both languages. */
interface Words {
  readonly severity: Readonly<Record<Severity, string>>;
  readonly why: string;
  readonly fix: string;
  readonly uncertain: string;
  readonly because: string;
  readonly known: string;
  readonly byDefault: string;
  readonly notSet: string;
  readonly steps: Readonly<Record<Place['step'], string>>;
  /** The same in a few words, beside a message. */
  readonly places: Readonly<Record<Place['step'], string>>;
  /** The step `variable-use` where the variable is only a part of a text. */
  readonly usedIn: string;
  /** What a text with variables came to. */
  readonly madeOf: string;
  /** What the rule says of the same cause in other words: of other foundations, of another use. */
  readonly also: string;
  readonly alsoIn: string;
  readonly related: string;
}

export const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    severity: { error: 'error', warning: 'warning', info: 'info' },
    why: 'why',
    fix: 'fix',
    uncertain: 'a hint, not certain: check before you change anything',
    because: 'because',
    known: 'because `{{column}}` of {{row}} is {{value}} ({{at}})',
    byDefault: 'because `{{column}}` of {{row}} is {{value}} by default (not set in this file)',
    notSet: 'because `{{column}}` of {{row}} is not set ({{at}})',
    steps: {
      written: 'written at {{at}}',
      'alias-use': 'used through alias `*{{name}}` at {{at}}',
      'alias-definition': 'anchor `&{{name}}` defined at {{at}}',
      'variable-use': 'value of variable `{{name}}`, used at {{at}}',
      'variable-value': 'variable `{{name}}` is defined at {{at}}',
      'operation-target': 'applied to {{at}}',
      operation: 'set by operation `{{name}}` at {{at}}',
      'operation-value': 'the value of the operation is at {{at}}',
    },
    places: {
      written: 'written at {{at}}',
      'alias-use': 'alias at {{at}}',
      'alias-definition': '`&{{name}}` at {{at}}',
      'variable-use': 'used at {{at}}',
      'variable-value': '`{{name}}` at {{at}}',
      'operation-target': 'applied to {{at}}',
      operation: 'operation at {{at}}',
      'operation-value': 'value at {{at}}',
    },
    usedIn: 'value of variable `{{name}}`, used at {{at}} in `{{text}}`',
    madeOf: 'the result is `{{text}}`',
    also: 'also: {{message}}',
    alsoIn: 'in {{foundations}}: {{message}}',
    related: 'see also {{at}} ({{name}})',
  },
  ko: {
    severity: { error: '오류', warning: '경고', info: '정보' },
    why: '이유',
    fix: '조치',
    uncertain: '추정에 따른 안내이므로 바꾸기 전에 확인하세요',
    because: '근거:',
    known: '근거: {{row}}의 `{{column}}` 값이 {{value}} ({{at}})',
    byDefault: '근거: {{row}}의 `{{column}}` 값이 {{value}}(파일에 적힌 값이 아닌 기본값)',
    notSet: '근거: {{row}}의 `{{column}}` 값이 없음 ({{at}})',
    steps: {
      written: '{{at}}에 적힌 값',
      'alias-use': '{{at}}에서 별칭 `*{{name}}`(으)로 사용',
      'alias-definition': '앵커 `&{{name}}` 정의: {{at}}',
      'variable-use': '{{at}}에서 사용하는 변수 `{{name}}`의 값',
      'variable-value': '변수 `{{name}}`의 값: {{at}}',
      'operation-target': '적용 대상: {{at}}',
      operation: '{{at}}의 연산 `{{name}}`이(가) 설정',
      'operation-value': '연산의 값: {{at}}',
    },
    places: {
      written: '작성 위치 {{at}}',
      'alias-use': '별칭 위치 {{at}}',
      'alias-definition': '앵커 `&{{name}}` {{at}}',
      'variable-use': '사용 위치 {{at}}',
      'variable-value': '`{{name}}` 값 {{at}}',
      'operation-target': '적용 대상 {{at}}',
      operation: '연산 {{at}}',
      'operation-value': '연산의 값 {{at}}',
    },
    usedIn: '{{at}}의 `{{text}}`에 쓰인 변수 `{{name}}`의 값',
    madeOf: '합쳐진 값: `{{text}}`',
    also: '같은 원인: {{message}}',
    alsoIn: '{{foundations}}: {{message}}',
    related: '참고: {{at}} ({{name}})',
  },
};

/** Said after the message of a value that nobody wrote, since a person looks for it in vain at the place of the finding. */
export const BY_DEFAULT: Localized = {
  en: 'This is the default; the file does not set it.',
  ko: '이 파일에 적힌 값이 아니라 기본값입니다.',
};

/** How many findings of a severity there are; and that there are none. */
export const COUNTS: Readonly<
  Record<Language, Readonly<Record<Severity | 'notShown', (count: number) => string>> & { readonly none: string }>
> = {
  en: {
    error: (count) => plural(count, 'error'),
    warning: (count) => plural(count, 'warning'),
    info: (count) => plural(count, 'info', 'info'),
    none: 'no problems',
    notShown: (count) => ` (${count} not shown)`,
  },
  ko: {
    error: (count) => `오류 ${count}건`,
    warning: (count) => `경고 ${count}건`,
    info: (count) => `정보 ${count}건`,
    none: '문제 없음',
    notShown: (count) => ` (${count}건은 표시하지 않음)`,
  },
};

/** The sentences of the summary at the end of a run. Lists come as text, each part phrased already. */
interface SummaryPhrases {
  readonly checked: (count: {
    readonly files: number;
    /** The most frequent first; just the name of one kind alone. */
    readonly kinds: readonly (readonly [kind: string, files: number])[];
    readonly foundations: number;
    readonly rules: number;
  }) => string;
  readonly found: (findings: string, suppressed: number) => string;
  /** How many findings `--fix` mends, and how many more with `--unsafe`. */
  readonly fixable: (safe: number, unsafe: number) => string;
  readonly baseline: (path: string, entries: { readonly known: number; readonly unfit: number }) => string;
  /** What was found and is not shown, and how many findings over the most of a rule. */
  readonly notShown: (parts: string) => string;
  readonly overMost: (count: number) => string;
  readonly undecided: (count: number) => string;
  /** Between the parts of a line. */
  readonly between: string;
  /** Variables that would settle the most questions, with how many. */
  readonly wouldSettle: (variables: readonly (readonly [name: string, count: number])[]) => string;
  /** How many questions the lifecycle would settle; `because` says why it is not known. */
  readonly needsLifecycle: (count: number, because: string) => string;
  readonly lifecycleReasons: Readonly<Partial<Record<LifecycleReason, string>>>;
  readonly leftAlone: (parts: string) => string;
  readonly unknownFiles: (count: number) => string;
  readonly templates: (count: number, tools: string) => string;
  readonly failed: (parts: string) => string;
  readonly nothingChecked: string;
  readonly unreadable: (count: number) => string;
  readonly broken: (count: number) => string;
  readonly defects: (count: number) => string;
  /** What kept a rule from running. */
  readonly defect: string;
  /** The lifecycle as one of the values that a question needs. */
  readonly lifecycle: string;
  readonly needs: (values: string) => string;
  readonly needsUnknown: string;
  readonly suppressedBecause: (reason: string) => string;
  /** Where the undecided are listed. */
  readonly more: string;
  /** An environment takes a config from a folder for several. */
  readonly joined: (environment: string, config: string, vars: string, more: number) => string;
  readonly leftAloneFile: string;
  readonly template: (tool: string) => string;
  /** Why a file that was named is not checked. */
  readonly setAside: Readonly<Record<SetAside['because'], (detail: string) => string>>;
  readonly tiles: {
    /** Several files of metadata fit. */
    readonly open: (product: string, paths: string) => string;
    readonly unusable: (product: string, path: string, detail: string) => string;
    /** `version`: that of the config; undefined when nobody says one. */
    readonly doubtful: (product: string, path: string, tileVersion: string, version: string | undefined) => string;
    readonly more: (count: number) => string;
  };
}

/** `(3 product, 5 vars)`; one kind alone needs no number. */
function inParentheses(kinds: readonly (readonly [kind: string, files: number])[], told: (kind: string, files: number) => string): string {
  if (kinds.length === 0) return '';
  return `(${kinds.length === 1 ? kinds[0]![0] : kinds.map(([kind, files]) => told(kind, files)).join(', ')})`;
}

export const SUMMARY: Readonly<Record<Language, SummaryPhrases>> = {
  en: {
    checked({ files, kinds, foundations, rules }) {
      const where = foundations === 0 ? '' : ` in ${plural(foundations, 'foundation')}`;
      const which = inParentheses(kinds, (kind, count) => `${count} ${kind}`);
      return `Checked ${plural(files, 'file')}${which === '' ? '' : ` ${which}`}${where} with ${plural(rules, 'rule')}.`;
    },
    found: (findings, suppressed) => `Found ${findings}${suppressed === 0 ? '' : `; ${suppressed} suppressed`}.`,
    fixable: (safe, unsafe) =>
      safe === 0
        ? `Fixable with --fix --unsafe: ${unsafe}.`
        : `Fixable with --fix: ${safe}${unsafe === 0 ? '' : `, with --unsafe ${unsafe} more`}.`,
    baseline: (path, { known, unfit }) =>
      `Baseline ${path}: ${plural(known, 'known finding')} hidden${unfit === 0 ? '' : `; ${plural(unfit, 'entry is', 'entries are')} obsolete: taslint baseline prune`}.`,
    notShown: (parts) => `Not shown, but counted for the exit code: ${parts}.`,
    overMost: (count) => `${count} over --max-problems`,
    undecided: (count) => `Undecided: ${count}`,
    between: '; ',
    wouldSettle: (variables) => `values most needed: ${variables.map(([name, count]) => `\`${name}\` (${count})`).join(', ')}`,
    needsLifecycle: (count, because) => `${count} ${count === 1 ? 'needs' : 'need'} \`lifecycle\` in taslint.yml${because}`,
    lifecycleReasons: { 'no-git': 'no git history', 'shallow-history': 'shallow git history', 'root-commit': 'file of the first commit' },
    leftAlone: (parts) => `Not checked: ${parts}.`,
    unknownFiles: (count) => plural(count, 'file of unknown kind', 'files of unknown kind'),
    templates: (count, tools) => `${plural(count, 'template')} (${tools})`,
    failed: (parts) => `Could not check everything: ${parts}.`,
    nothingChecked: 'only templates and pipelines were read',
    unreadable: (count) => plural(count, 'unreadable path'),
    broken: (count) => plural(count, 'broken file'),
    defects: (count) => plural(count, 'rule that failed', 'rules that failed'),
    defect: 'a defect of taslint kept this rule from running',
    lifecycle: 'the lifecycle',
    needs: (values) => `undecided without ${values}`,
    needsUnknown: 'undecided',
    suppressedBecause: (reason) => `suppressed: ${reason}`,
    more: '--verbose lists them.',
    joined: (environment, config, vars, more) =>
      `${environment}: shares ${config} with other environments, joined by ${vars}${more === 0 ? '' : ` and ${more} more`}`,
    leftAloneFile: 'not checked: unknown kind',
    template: (tool) => `not checked: template (${tool})`,
    setAside: {
      ignored: (config) => `not checked: ${config} ignores it`,
      template: (tool) => `not checked: a template (${tool})`,
      pipeline: (why) => `not checked: a pipeline; ${why}`,
      other: (why) => `not checked: of unknown kind; ${why}`,
    },
    tiles: {
      open: (product, paths) =>
        `${product}: no metadata is used, because several files fit (${paths}): set \`version\` or \`metadata\` of the product in taslint.yml, or pass --metadata FILE`,
      unusable: (product, path, detail) => `${product}: ${path} is not used as metadata: ${detail}`,
      doubtful: (product, path, tileVersion, version) =>
        `${product}: ${path} is version ${tileVersion}, but ${version === undefined ? 'the version of the config is unknown' : `the config is ${version}`}: its findings are likely, not certain`,
      more: (count) => `${plural(count, 'more note')} on metadata: --verbose lists them`,
    },
  },
  ko: {
    checked({ files, kinds, foundations, rules }) {
      const where = foundations === 0 ? '' : `파운데이션 ${foundations}개의 `;
      const which = inParentheses(kinds, (kind, count) => `${kind} ${count}`);
      return `${where}파일 ${files}개${which}를 규칙 ${rules}개로 검사했습니다.`;
    },
    found: (findings, suppressed) => `결과: ${findings}${suppressed === 0 ? '' : ` (예외 ${suppressed}건)`}.`,
    fixable: (safe, unsafe) =>
      safe === 0
        ? `--fix --unsafe로 ${unsafe}건 수정 가능.`
        : `--fix로 ${safe}건${unsafe === 0 ? '' : `, --fix --unsafe로 ${unsafe}건 더`} 수정 가능.`,
    baseline: (path, { known, unfit }) =>
      `baseline ${path}: 이미 아는 문제 ${known}건 제외${unfit === 0 ? '' : `. 더 이상 맞지 않는 항목 ${unfit}건은 taslint baseline prune으로 지우세요`}.`,
    notShown: (parts) => `표시하지 않았지만 종료 코드에 반영됨: ${parts}.`,
    overMost: (count) => `--max-problems를 넘은 ${count}건`,
    undecided: (count) => `판단하지 못함: ${count}건`,
    between: '. ',
    wouldSettle: (variables) => `필요한 변수 ${variables.map(([name, count]) => `\`${name}\`(${count}건)`).join(', ')}`,
    needsLifecycle: (count, because) => `${count}건은 taslint.yml에 \`lifecycle\` 필요${because}`,
    lifecycleReasons: { 'no-git': 'git 이력 없음', 'shallow-history': 'shallow clone', 'root-commit': '첫 커밋에 포함된 파일' },
    leftAlone: (parts) => `검사하지 않음: ${parts}.`,
    unknownFiles: (count) => `알 수 없는 종류의 파일 ${count}개`,
    templates: (count, tools) => `템플릿 ${count}개(${tools})`,
    failed: (parts) => `전부 검사하지는 못했습니다: ${parts}.`,
    nothingChecked: '템플릿과 파이프라인만 있음',
    unreadable: (count) => `읽을 수 없는 경로 ${count}개`,
    broken: (count) => `문법이 깨진 파일 ${count}개`,
    defects: (count) => `실행에 실패한 규칙 ${count}개`,
    defect: 'taslint의 결함으로 이 규칙을 실행하지 못했습니다',
    lifecycle: '설치 단계',
    needs: (values) => `판단하지 못함, 필요한 값: ${values}`,
    needsUnknown: '판단하지 못함',
    suppressedBecause: (reason) => `예외로 둠: ${reason}`,
    more: '목록은 --verbose.',
    joined: (environment, config, vars, more) =>
      `${environment}: 다른 환경과 함께 쓰는 설정 ${config}, 이어 주는 파일 ${vars}${more === 0 ? '' : ` 외 ${more}개`}`,
    leftAloneFile: '검사하지 않음: 알 수 없는 종류',
    template: (tool) => `검사하지 않음: 템플릿(${tool})`,
    setAside: {
      ignored: (config) => `검사하지 않음: ${config}의 ignore에 해당합니다`,
      template: (tool) => `검사하지 않음: 템플릿(${tool})`,
      pipeline: (why) => `검사하지 않음: 파이프라인입니다. ${why}`,
      other: (why) => `검사하지 않음: 알 수 없는 종류입니다. ${why}`,
    },
    tiles: {
      open: (product, paths) =>
        `${product}: 맞는 메타데이터 파일이 여러 개라 사용하지 않았습니다(${paths}). taslint.yml에서 이 제품의 \`version\`이나 \`metadata\`를 지정하거나 --metadata FILE을 주세요`,
      unusable: (product, path, detail) => `${product}: ${path} 파일은 메타데이터로 사용하지 않았습니다: ${detail}`,
      doubtful: (product, path, tileVersion, version) =>
        `${product}: ${path}의 버전은 ${tileVersion}이고, ${version === undefined ? '설정의 버전은 알 수 없습니다' : `설정의 버전은 ${version}입니다`}. 이 메타데이터에서 나온 결과는 확실하지 않을 수 있습니다`,
      more: (count) => `메타데이터에 대한 알림 ${count}건이 더 있습니다: --verbose로 볼 수 있습니다`,
    },
  },
};
