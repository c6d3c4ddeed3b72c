import { plural, type Language, type Localized } from '../../base/language.ts';
import type { PlannedTile } from '../../foundation/plan.ts';
import type { Place } from '../../value/origin.ts';
import type { VersionDetails } from './version.ts';

/** The texts of the commands; those of options and usage are in `command-specs.ts`. */

interface TracePhrases {
  readonly steps: Readonly<Record<Place['step'], (name: string) => string>>;
  /** Before a value or a flag of the command line. */
  readonly argument: string;
}

/** The way of a value, step by step. */
export const TRACE: Readonly<Record<Language, TracePhrases>> = {
  en: {
    steps: {
      written: () => 'written at',
      'alias-use': (name) => `alias *${name} at`,
      'alias-definition': (name) => `anchor &${name} at`,
      'variable-use': (name) => `placeholder ((${name})) at`,
      'variable-value': (name) => `variable ${name} at`,
      'operation-target': () => 'applied to',
      operation: (name) => `operation ${name} at`,
      'operation-value': () => 'its value at',
    },
    argument: 'given by',
  },
  ko: {
    steps: {
      written: () => '작성 위치',
      'alias-use': (name) => `별칭 *${name}`,
      'alias-definition': (name) => `앵커 &${name}`,
      'variable-use': (name) => `자리표시자 ((${name}))`,
      'variable-value': (name) => `변수 ${name}의 값`,
      'operation-target': () => '적용 대상',
      operation: (name) => `연산 ${name}`,
      'operation-value': () => '연산의 값',
    },
    argument: '명령줄',
  },
};

interface VariablePhrases {
  readonly alone: string;
  readonly used: string;
  readonly unused: string;
  readonly unresolved: string;
  readonly usedAt: string;
  readonly givenAt: string;
  readonly wins: string;
  readonly count: (all: number, unresolved: number) => string;
}

/** The list of variables. */
export const VARIABLES: Readonly<Record<Language, VariablePhrases>> = {
  en: {
    alone: 'files outside any foundation',
    used: '',
    unused: 'not used',
    unresolved: 'not defined here',
    usedAt: 'used   ',
    givenAt: 'defined',
    wins: 'wins',
    count: (all, unresolved) => `${all} variable${all === 1 ? '' : 's'}, ${unresolved} not defined in the files seen`,
  },
  ko: {
    alone: '단독으로 검사하는 파일',
    used: '',
    unused: '사용되지 않음',
    unresolved: '정의 없음',
    usedAt: '사용',
    givenAt: '정의',
    wins: '적용됨',
    count: (all, unresolved) => `변수 ${all}개, 보이는 파일에 정의가 없는 변수 ${unresolved}개`,
  },
};

/** The list of foundations and their files. */
interface ListPhrases {
  readonly alone: string;
  readonly leftAlone: string;
  readonly none: string;
  /** Behind a heading: the folder in which all files below it lie. */
  readonly below: (folder: string) => string;
}

export const FOUNDATIONS: Readonly<Record<Language, ListPhrases>> = {
  en: {
    alone: 'Files outside any foundation',
    leftAlone: 'Not checked',
    none: 'No configuration files found.',
    below: (folder) => `, in ${folder}/`,
  },
  ko: {
    alone: '단독으로 검사하는 파일',
    leftAlone: '검사하지 않는 파일',
    none: '설정 파일을 찾지 못했습니다.',
    below: (folder) => `, ${folder}/`,
  },
};

interface EffectivePhrases {
  readonly head: (version: string, hasConfig: boolean) => string;
  readonly rules: (count: number) => string;
  readonly unignorable: string;
  readonly foundation: (name: string, from: string) => string;
  readonly severity: (severity: string, usual: string) => string;
  readonly files: (kind: string) => string;
  readonly none: string;
  readonly found: string;
  readonly default: string;
}

/** `taslint config` beside a folder of that name. */
export const FOLDER_OF_THAT_NAME: Localized = {
  en: '`config` is a command of taslint and a folder here: `taslint ./config` checks the folder, `taslint config .` shows the settings',
  ko: '`config`는 taslint의 명령이면서 여기에 있는 폴더입니다. 폴더를 검사하려면 `taslint ./config`, 설정을 보려면 `taslint config .`를 쓰세요',
};

/** What is in force, and who says so. */
export const EFFECTIVE: Readonly<Record<Language, EffectivePhrases>> = {
  en: {
    head: (version, hasConfig) => `Settings of taslint ${version}${hasConfig ? '' : ', without a taslint.yml'}`,
    rules: (count) => `Rules that differ from their default (${count})`,
    unignorable: 'Rules that nobody may suppress',
    foundation: (name, from) => (name === '' ? 'Files that stand alone' : `Foundation ${name}  ${from}`),
    severity: (severity, usual) => `${severity} (default: ${usual})`,
    files: (kind) => `${kind} files`,
    none: 'none',
    found: 'found',
    default: 'default',
  },
  ko: {
    head: (version, hasConfig) => `taslint ${version}의 설정${hasConfig ? '' : '(taslint.yml 없음)'}`,
    rules: (count) => `기본값과 다른 규칙(${count}개)`,
    unignorable: '예외로 둘 수 없는 규칙',
    foundation: (name, from) => (name === '' ? '단독으로 검사하는 파일' : `파운데이션 ${name}  ${from}`),
    severity: (severity, usual) => `${severity}(기본값: ${usual})`,
    files: (kind) => `${kind} 파일`,
    none: '없음',
    found: '자동으로 찾음',
    default: '기본값',
  },
};

interface TilePhrases {
  readonly how: Readonly<Record<PlannedTile['how'], string>>;
  readonly version: Readonly<Record<'same' | 'other' | 'unknown', string>>;
  readonly open: string;
  readonly unusable: string;
}

/** Which metadata holds for a product, and why. */
export const TILES: Readonly<Record<Language, TilePhrases>> = {
  en: {
    how: {
      argument: 'given on the command line',
      named: 'taslint.yml names it for this product',
      'own-folder': 'from the folder that taslint.yml names for this product',
      folder: 'from the metadata folder of taslint.yml',
      tree: 'it is next to the configs',
    },
    version: {
      same: 'same version as the config',
      other: 'not the version of the config, so its findings are likely, not certain',
      unknown: 'the version of the config is unknown',
    },
    open: 'none is used: several fit, and no version selects one',
    unusable: 'not used',
  },
  ko: {
    how: {
      argument: '명령줄에서 지정',
      named: 'taslint.yml에서 이 제품에 지정',
      'own-folder': 'taslint.yml에서 이 제품에 지정한 폴더의 파일',
      folder: 'taslint.yml에 지정한 메타데이터 폴더의 파일',
      tree: '설정과 같은 트리의 파일',
    },
    version: {
      same: '설정과 버전이 같음',
      other: '설정과 버전이 달라 결과가 확실하지 않을 수 있음',
      unknown: '설정의 버전은 알 수 없음',
    },
    open: '맞는 파일이 여러 개이고 버전으로 정할 수 없어 사용하지 않음',
    unusable: '사용하지 않음',
  },
};

interface ConfigNotes {
  readonly head: string;
  readonly purpose: string;
  readonly purposeGuess: (step: string) => string;
  readonly purposeQuestion: (step: string) => string;
  readonly schema: string;
  readonly vars: string;
  readonly metadata: (example: string) => string;
  readonly wrote: (path: string, foundations: number) => string;
  readonly wroteSchema: (path: string) => string;
}

/** What `taslint init` says, and the comments of the file that it writes. */
export const CONFIG_NOTES: Readonly<Record<Language, ConfigNotes>> = {
  en: {
    head: 'Written by taslint init from the files it found. Paths are relative to this file. Correct it, and set the purpose of each foundation.',
    purpose: 'production | lab | sandbox',
    purposeGuess: (step) => `the name ${step} suggests it; production | lab | sandbox`,
    purposeQuestion: (step) => `${step}: is it a lab, or kept like production? production | lab | sandbox`,
    schema:
      'For completion in an editor: taslint schema taslint > taslint.schema.json, and: yaml-language-server: $schema=taslint.schema.json',
    vars: 'no other vars files exist: a missing variable is an error',
    metadata: (example) => `the metadata of tiles lies there, such as ${example}`,
    wrote: (path, foundations) => `Wrote ${path} with ${plural(foundations, 'foundation')}.`,
    wroteSchema: (path) => `Wrote ${path}: editors complete and check taslint.yml by it. Commit both.`,
  },
  ko: {
    head: 'taslint가 찾은 구성입니다. 경로는 이 파일을 기준으로 합니다. 내용을 확인하고 각 파운데이션의 용도를 지정하세요.',
    purpose: 'production | lab | sandbox',
    purposeGuess: (step) => `${step}(이)라는 이름으로 추정. production | lab | sandbox`,
    purposeQuestion: (step) => `${step}: lab인가요, 운영처럼 관리하나요? production | lab | sandbox`,
    schema: '편집기 자동 완성: taslint schema taslint > taslint.schema.json, 그리고 yaml-language-server: $schema=taslint.schema.json',
    vars: '여기 적힌 vars 파일이 전부입니다. 정의되지 않은 변수는 오류가 됩니다',
    metadata: (example) => `타일 메타데이터가 있는 곳입니다. 예: ${example}`,
    wroteSchema: (path) => `편집기가 taslint.yml을 자동 완성하고 검사할 때 쓸 ${path}도 만들었습니다. 함께 커밋하세요.`,
    wrote: (path, foundations) => `파운데이션 ${foundations}개를 찾아 ${path}에 기록했습니다.`,
  },
};

interface FixPhrases {
  readonly fixed: (places: number, files: number) => string;
  /** `more`: findings that `--unsafe` would mend. */
  readonly nothing: (more: number) => string;
  readonly notFixed: Readonly<Record<NotFixed, string>>;
}

/** Why a file is left as it is. */
export type NotFixed = 'stdin' | 'elsewhere' | 'changed';

/** What `--fix` did, and what it did not. */
export const FIXING: Readonly<Record<Language, FixPhrases>> = {
  en: {
    fixed: (places, files) => `Fixed ${plural(places, 'place')} in ${plural(files, 'file')}.`,
    nothing: (more) => `Nothing to fix safely${more === 0 ? '' : `; --unsafe fixes ${plural(more, 'finding')}`}.`,
    notFixed: {
      stdin: 'not fixed: it was read from standard input',
      elsewhere: 'not fixed: it is read from elsewhere',
      changed: 'not fixed: it is not UTF-8 text, or it has changed since it was read',
    },
  },
  ko: {
    fixed: (places, files) => `${files}개 파일에서 ${places}곳을 고쳤습니다.`,
    nothing: (more) => `안전하게 고칠 곳이 없습니다${more === 0 ? '' : ` (--unsafe로 ${more}건)`}.`,
    notFixed: {
      stdin: '고치지 않음: 표준 입력에서 읽은 내용입니다',
      elsewhere: '고치지 않음: 다른 곳에서 읽은 파일입니다',
      changed: '고치지 않음: UTF-8 텍스트가 아니거나, 읽은 뒤에 바뀐 파일입니다',
    },
  },
};

/** That a comment was written. */
export const IGNORED: Readonly<Record<Language, (rule: string, path: string, line: number) => string>> = {
  en: (rule, path, line) => `${path}:${line}: ${rule} is now suppressed.`,
  ko: (rule, path, line) => `${path}:${line}: 이제 ${rule} 문제를 표시하지 않습니다.`,
};

interface BaselinePhrases {
  readonly holds: (path: string, counts: { readonly findings: number; readonly added: number; readonly gone: number }) => string;
  /** Findings of rules that nobody may hide. */
  readonly refused: (findings: number) => string;
  readonly isUsed: string;
  readonly mustBeNamed: (path: string) => string;
}

/** What a baseline holds now, and how it is used. */
export const BASELINE: Readonly<Record<Language, BaselinePhrases>> = {
  en: {
    holds: (path, { findings, added, gone }) => `${path}: ${plural(findings, 'finding')} (${added} added, ${gone} removed)`,
    refused: (findings) => `not recorded: ${plural(findings, 'finding')} of rules that taslint.yml lists as unignorable`,
    isUsed: 'From now on taslint hides these findings.',
    mustBeNamed: (path) => `To use it, pass --baseline ${path} or set \`baseline\` in taslint.yml.`,
  },
  ko: {
    holds: (path, { findings, added, gone }) => `${path}: 문제 ${findings}건 기록(추가 ${added}, 삭제 ${gone})`,
    refused: (findings) => `taslint.yml에서 unignorable로 지정한 규칙의 문제 ${findings}건은 기록하지 않았습니다`,
    isUsed: '이제부터 taslint는 이 문제를 표시하지 않습니다.',
    mustBeNamed: (path) => `사용하려면 --baseline ${path} 옵션을 주거나 taslint.yml의 baseline에 적어 주세요.`,
  },
};

export const RULE_TABLE_HEAD: Localized = {
  en: '| rule | severity | profile | finds |',
  ko: '| 규칙 | 심각도 | 프로필 | 설명 |',
};

/** What `version --verbose` says beside the version, a line each. */
export const VERSION_DETAILS: Readonly<Record<Language, (details: VersionDetails) => readonly string[]>> = {
  en: ({ engine, build, form, platform }) => [
    `engine: ${engine}`,
    `build: ${build}`,
    `form: ${form === 'executable' ? 'single executable' : 'npm package'}`,
    `platform: ${platform}`,
  ],
  ko: ({ engine, build, form, platform }) => [
    `엔진: ${engine}`,
    `빌드: ${build}`,
    `형태: ${form === 'executable' ? '단일 실행 파일' : 'npm 패키지'}`,
    `플랫폼: ${platform}`,
  ],
};
