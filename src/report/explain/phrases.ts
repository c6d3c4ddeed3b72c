import type { Language } from '../../base/language.ts';
import type { Confidence, Profile } from '../../rule/rule.ts';

/** The words around the texts of rules and topics in `taslint explain`. */
interface Words {
  readonly confidence: Readonly<Record<Confidence, string>>;
  readonly profile: Readonly<Record<Profile, string>>;
  readonly since: (version: string) => string;
  readonly message: string;
  readonly why: string;
  readonly fix: string;
  readonly options: string;
  readonly standard: string;
  readonly bad: string;
  readonly good: string;
  readonly before: string;
  /** In the place of the marker that a finding stands there. */
  readonly here: string;
  readonly more: (lines: number) => string;
  readonly references: string;
  readonly topics: string;
  readonly aliases: string;
  readonly suppress: string;
  readonly reason: string;
  readonly decide: string;
  readonly rulesNaming: (word: string) => string;
  readonly rules: string;
  readonly otherRules: string;
  readonly moreRules: (count: number) => string;
  readonly topicList: string;
  readonly findsAlso: string;
  readonly unknown: (word: string) => string;
  readonly didYouMean: (words: string) => string;
  readonly topicsHint: string;
}

export const EXPLAIN: Readonly<Record<Language, Words>> = {
  en: {
    confidence: { certain: 'certain', likely: 'likely', hint: 'a hint' },
    profile: { recommended: 'in every run', strict: 'with --profile strict', 'opt-in': 'with --profile all' },
    since: (version) => `since ${version}`,
    message: 'Message',
    why: 'Why it matters',
    fix: 'What to do',
    options: 'Options',
    standard: 'default',
    bad: 'Reported',
    good: 'Not reported',
    before: 'before',
    here: '# <- here',
    more: (lines) => `… ${lines} more lines`,
    references: 'References',
    topics: 'Topics',
    aliases: 'Earlier names',
    suppress: 'To suppress it in one place',
    reason: 'why it is acceptable here',
    decide: 'What your site has to decide',
    rulesNaming: (word) => `Rules that mention ${word}`,
    rules: 'Rules',
    otherRules: 'Related rules',
    moreRules: (count) => `… and ${count} more: taslint rules`,
    topicList: 'Topics',
    findsAlso:
      'taslint explain also takes a rule, a property (.router.drain_wait), a job, an errand, any word (zipkin, gslb) and an error text of om or bosh.',
    unknown: (word) => `nothing found for ${word}`,
    didYouMean: (words) => `did you mean ${words}?`,
    topicsHint: 'taslint explain --topics lists the topics, taslint rules the rules',
  },
  ko: {
    confidence: { certain: '확실함', likely: '가능성 높음', hint: '추정' },
    profile: { recommended: '기본 실행에 포함', strict: '--profile strict에 포함', 'opt-in': '--profile all에 포함' },
    since: (version) => `${version}부터`,
    message: '메시지',
    why: '왜 중요한가',
    fix: '조치 방법',
    options: '옵션',
    standard: '기본값',
    bad: '문제가 되는 예',
    good: '올바른 예',
    before: '변경 전',
    here: '# <- 여기',
    more: (lines) => `… ${lines}줄 더 있음`,
    references: '참고 자료',
    topics: '관련 주제',
    aliases: '이전 이름',
    suppress: '한 곳에서만 예외로 두려면',
    reason: '예외로 두는 이유',
    decide: '직접 정해야 할 것',
    rulesNaming: (word) => `${word} 관련 규칙`,
    rules: '규칙',
    otherRules: '같은 주제의 다른 규칙',
    moreRules: (count) => `… 외 ${count}개: taslint rules`,
    topicList: '주제',
    findsAlso:
      'taslint explain에는 규칙, 속성(.router.drain_wait), job, errand, 낱말(zipkin, gslb, 인증서), om이나 bosh의 오류 메시지도 쓸 수 있습니다.',
    unknown: (word) => `찾을 수 없습니다: ${word}`,
    didYouMean: (words) => `${words}을(를) 찾으셨나요?`,
    topicsHint: '주제 목록은 taslint explain --topics, 규칙 목록은 taslint rules로 볼 수 있습니다',
  },
};

/** What is said of a name that the catalogue knows, in a few words each. */
interface NameWords {
  readonly property: string;
  readonly job: (product: string) => string;
  readonly errand: (product: string) => string;
  readonly standard: (value: string) => string;
  readonly values: (values: string) => string;
  readonly least: (count: number) => string;
  readonly redundant: (count: number) => string;
  readonly singleton: string;
  readonly removed: (version: string) => string;
  readonly purposes: Readonly<Record<'push' | 'test' | 'task', string>>;
  readonly byDefault: (on: boolean) => string;
}

export const KNOWN_NAMES: Readonly<Record<Language, NameWords>> = {
  en: {
    property: 'a property of TAS',
    job: (product) => `a job of ${product}`,
    errand: (product) => `an errand of ${product}`,
    standard: (value) => `default ${value}`,
    values: (values) => `one of ${values}`,
    least: (count) => `at least ${count}`,
    redundant: (count) => `${count} or more for high availability`,
    singleton: 'cannot be scaled out',
    removed: (version) => `removed in ${version}`,
    purposes: { push: 'pushes an app', test: 'only tests', task: 'runs once when needed' },
    byDefault: (on) => (on ? 'on by default' : 'off by default'),
  },
  ko: {
    property: 'TAS 속성',
    job: (product) => `${product}의 job`,
    errand: (product) => `${product}의 errand`,
    standard: (value) => `기본값 ${value}`,
    values: (values) => `${values} 중 하나`,
    least: (count) => `최소 ${count}대`,
    redundant: (count) => `이중화하려면 ${count}대 이상`,
    singleton: '스케일 아웃할 수 없음',
    removed: (version) => `${version}부터 없음`,
    purposes: { push: '앱을 push함', test: '시험만 함', task: '필요할 때 한 번 실행함' },
    byDefault: (on) => (on ? '기본값은 켜짐' : '기본값은 꺼짐'),
  },
};
