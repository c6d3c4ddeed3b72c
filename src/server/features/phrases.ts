import { plural, type Language, type Localized } from '../../base/language.ts';
import type { ConfigNode, UnknownReason } from '../../value/node.ts';

/** Why a variable is not renamed. */
export const RENAME_REFUSALS = {
  noVariable: {
    en: 'only variables are renamed: put the cursor inside ((…)) or on a key of a vars file',
    ko: '변수만 이름을 바꿀 수 있습니다. ((…)) 안이나 vars 파일의 키에 커서를 두세요',
  },
  badName: {
    en: 'a variable name has only letters, digits and _ - /',
    ko: '변수 이름에는 영문자, 숫자, _ - / 만 쓸 수 있습니다',
  },
  dottedName: {
    en: 'a dot in the name of a variable asks for a field of it: choose a name without one',
    ko: '변수 이름의 점은 그 변수의 필드를 뜻합니다. 점이 없는 이름을 쓰세요',
  },
  sameName: { en: 'that is its name already', ko: '지금 이름과 같습니다' },
  exists: (name: string): Localized => ({
    en: `there is a variable ${name} already: the two would become one`,
    ko: `${name} 변수가 이미 있어 두 변수가 하나로 합쳐집니다`,
  }),
  givenElsewhere: (name: string): Localized => ({
    en: `no vars file here gives ${name}: it comes from a credential store, a pipeline or the command line, where its name would stay`,
    ko: `${name} 값을 주는 vars 파일이 없습니다. credential store나 파이프라인, 명령줄에서 오는 변수라 그쪽 이름은 바뀌지 않습니다`,
  }),
  alsoElsewhere: (name: string, path: string): Localized => ({
    en: `in one of its foundations no vars file gives ${name} to ${path}: there it comes from a credential store, a pipeline or the command line, where its name would stay`,
    ko: `${path}의 파운데이션 가운데 vars 파일이 ${name} 값을 주지 않는 곳이 있습니다. 그곳에서는 credential store나 파이프라인, 명령줄에서 오는 변수라 그쪽 이름은 바뀌지 않습니다`,
  }),
  inCredentialStore: (name: string): Localized => ({
    en: `${name} is kept in the credential store: under another name BOSH would make a new one`,
    ko: `${name}은(는) credential store에 있는 변수입니다. 이름을 바꾸면 BOSH가 새로 만듭니다`,
  }),
  mergedKey: (name: string, path: string): Localized => ({
    en: `${path} gives ${name} by a merge key, an alias or an escape: rename it there by hand`,
    ko: `${path} 파일이 ${name}을(를) 병합 키, 별칭 또는 이스케이프로 정의합니다. 직접 바꾸세요`,
  }),
  twice: (name: string, path: string): Localized => ({
    en: `${name} is defined twice in ${path}: remove one of them first`,
    ko: `${path} 파일에 ${name}이(가) 두 번 있습니다. 먼저 하나를 지우세요`,
  }),
  escaped: (name: string, path: string): Localized => ({
    en: `${path} asks for ${name} in a text with escapes: rename it there by hand`,
    ko: `${path} 파일이 이스케이프가 있는 문자열에서 ${name}을(를) 사용합니다. 직접 바꾸세요`,
  }),
  tooMany: {
    en: 'too many foundations share this variable: rename it by hand',
    ko: '이 변수를 함께 쓰는 파운데이션이 너무 많습니다. 직접 바꾸세요',
  },
  changed: { en: 'the document changed meanwhile: ask again', ko: '그사이 문서가 바뀌었습니다. 다시 시도하세요' },
  unreadable: (path: string): Localized => ({
    en: `${path} cannot be read as it is now: correct it first`,
    ko: `${path} 파일을 지금은 읽을 수 없습니다. 먼저 고치세요`,
  }),
} as const;

interface HoverWords {
  readonly why: string;
  readonly fix: string;
  readonly inFoundations: (names: string) => string;
  readonly unknown: Readonly<Record<UnknownReason, (variables: string) => string>>;
  readonly typeOf: (node: ConfigNode) => string;
  /** Before the text that a variable is a part of. */
  readonly inText: string;
  readonly argument: (flag: string) => string;
  readonly unused: string;
  readonly usedAt: string;
  readonly moreUses: (count: number) => string;
}

/** What is said of a value under the pointer. */
export const HOVER: Readonly<Record<Language, HoverWords>> = {
  en: {
    why: 'Why:',
    fix: 'Fix:',
    inFoundations: (names) => `in ${names}`,
    unknown: {
      'missing-variable': (variables) => (variables === '' ? 'not known here' : `no file here gives \`${variables}\``),
      'credential-store': () => 'from the credential store',
      template: () => 'filled in by another tool',
      encrypted: () => 'encrypted',
      runtime: () => 'known at run time only',
    },
    typeOf: (node) => {
      switch (node.kind) {
        case 'map':
          return `map, ${plural(node.names.length, 'key')}`;
        case 'sequence':
          return `list, ${plural(node.items.length, 'item')}`;
        case 'scalar':
          return { string: 'text', integer: 'integer', float: 'number', boolean: 'boolean', null: 'null' }[node.resolved.type];
        case 'unknown':
          return 'unknown';
      }
    },
    inText: 'which makes',
    argument: (flag) => `given by ${flag}`,
    unused: 'no file here uses it',
    usedAt: 'used at',
    moreUses: (count) => `and ${count} more`,
  },
  ko: {
    why: '이유:',
    fix: '조치:',
    inFoundations: (names) => `(${names})`,
    unknown: {
      'missing-variable': (variables) => (variables === '' ? '여기서는 알 수 없습니다' : `\`${variables}\` 값을 주는 파일이 없습니다`),
      'credential-store': () => 'credential store에서 오는 값입니다',
      template: () => '다른 도구가 채우는 값입니다',
      encrypted: () => '암호화되어 있습니다',
      runtime: () => '실행할 때만 알 수 있습니다',
    },
    typeOf: (node) => {
      switch (node.kind) {
        case 'map':
          return `맵, 키 ${node.names.length}개`;
        case 'sequence':
          return `목록, 항목 ${node.items.length}개`;
        case 'scalar':
          return { string: '문자열', integer: '정수', float: '실수', boolean: '불리언', null: 'null' }[node.resolved.type];
        case 'unknown':
          return '알 수 없음';
      }
    },
    inText: '합쳐진 값:',
    argument: (flag) => `${flag}(으)로 지정`,
    unused: '사용하는 파일이 없습니다',
    usedAt: '사용 위치:',
    moreUses: (count) => `그 밖에 ${count}곳`,
  },
};

/** What a completion is, in a few words. */
export const COMPLETION = {
  en: {
    noValue: 'no value in these files',
    askedBy: (path: string): string => `${path} asks for it`,
    required: 'required',
    zone: 'availability zone of the director',
    network: 'network of the director',
  },
  ko: {
    noValue: '값을 주는 파일 없음',
    askedBy: (path: string): string => `${path}에서 사용`,
    required: '필수',
    zone: 'Director의 AZ',
    network: 'Director의 네트워크',
  },
} as const;
