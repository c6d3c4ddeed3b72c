import type { Language, Localized } from '../base/language.ts';
import type { ProblemClass } from './problem.ts';

/** A problem phrased for a person. `{{name}}` takes a value of the problem's `data`; every one named here is always there. */
export interface ProblemText {
  /** What is wrong, in one sentence. */
  readonly what: string;
  /** What to do about it. */
  readonly advice: string;
}

export type LocalizedProblemText = Readonly<Record<Language, ProblemText>>;

/** Goes after `what` where the problem's data has a `suggestion`. */
export const SUGGESTION_TEXT = {
  en: 'Did you mean `{{suggestion}}`?',
  ko: '`{{suggestion}}`을(를) 쓰려던 것인가요?',
} as const satisfies Localized;

export const PROBLEM_TEXTS: Readonly<Record<ProblemClass, LocalizedProblemText>> = {
  'kv-format': {
    en: {
      what: '`--var` number {{position}} is not of the form `name=value`.',
      advice: 'Give a name, an equals sign and a value that is not empty.',
    },
    ko: { what: '{{position}}번째 `--var`가 `name=value` 형식이 아닙니다.', advice: '이름, 등호, 비어 있지 않은 값을 차례로 적으세요.' },
  },
  'env-prefix': {
    en: {
      what: 'The prefix given to `--vars-env` is empty.',
      advice: 'Name a prefix: `--vars-env P` takes `P_name` from the environment as `name`.',
    },
    ko: {
      what: '`--vars-env`에 준 접두사가 비어 있습니다.',
      advice: '접두사를 적으세요. `--vars-env P`는 환경 변수 `P_name`을 `name`으로 읽습니다.',
    },
  },
  'vars-yaml': {
    en: {
      what: 'The variables of `{{source}}` cannot be read: {{detail}}.',
      advice: 'A vars file is one YAML map from names to values; a value on the command line is YAML too.',
    },
    ko: {
      what: '`{{source}}`의 변수를 읽을 수 없습니다: {{detail}}.',
      advice: 'vars 파일은 이름과 값의 YAML 맵 하나여야 하고, 명령줄의 값도 YAML입니다.',
    },
  },
  'var-conflict': {
    en: {
      what: 'The variables `{{other}}` and `{{name}}` contradict each other: a dotted name makes a map, and om keeps one of the two at random.',
      advice: 'Write them as one map, or rename one.',
    },
    ko: {
      what: '변수 `{{other}}`과(와) `{{name}}`이(가) 서로 어긋납니다. 점이 든 이름은 맵을 만들며, om은 둘 중 하나를 임의로 남깁니다.',
      advice: '하나의 맵으로 쓰거나 한쪽 이름을 바꾸세요.',
    },
  },
  'ops-yaml': {
    en: {
      what: 'The ops-file `{{file}}` cannot be read: {{detail}}.',
      advice: 'An ops-file is a YAML list of operations. In flow style, quote a path that has a `?`.',
    },
    ko: {
      what: 'ops 파일 `{{file}}`을(를) 읽을 수 없습니다: {{detail}}.',
      advice: 'ops 파일은 연산의 YAML 목록입니다. 중괄호 안에서는 `?`가 든 경로를 따옴표로 묶으세요.',
    },
  },
  'ops-build/type': {
    en: {
      what: 'Operation {{index}} has the type `{{type}}`, which does not exist.',
      advice: 'The types are `replace`, `remove` and `test`, in lower case.',
    },
    ko: {
      what: '{{index}}번 연산의 type `{{type}}`은(는) 없는 종류입니다.',
      advice: '`replace`, `remove`, `test` 가운데 하나를 소문자로 쓰세요.',
    },
  },
  'ops-build/missing-path': {
    en: { what: 'Operation {{index}} has no `path`.', advice: 'Say where it acts: `path: /key/name=item/field`.' },
    ko: { what: '{{index}}번 연산에 `path`가 없습니다.', advice: '어디에 적용할지 `path: /key/name=item/field`처럼 적으세요.' },
  },
  'ops-build/missing-value': {
    en: {
      what: 'The replace of `{{path}}` has no value; `null` and an empty value count as none.',
      advice: 'Give a value. An operation cannot set a key to null; use `remove` to take the key away.',
    },
    ko: {
      what: '`{{path}}`의 replace에 값이 없습니다. `null`과 빈 값은 없는 것으로 봅니다.',
      advice: '값을 적으세요. 연산으로 null을 넣을 수는 없으며, 키를 없애려면 `remove`를 쓰세요.',
    },
  },
  'ops-build/missing-value-or-absent': {
    en: {
      what: 'The test of `{{path}}` has neither `value` nor `absent`.',
      advice: 'Give the expected `value`, or `absent: true` when the path must not exist.',
    },
    ko: {
      what: '`{{path}}`의 test에 `value`도 `absent`도 없습니다.',
      advice: '기대하는 `value`를 적거나, 경로가 없어야 하면 `absent: true`를 적으세요.',
    },
  },
  'ops-build/value-not-allowed': {
    en: { what: 'The remove of `{{path}}` has a value.', advice: 'Remove `value`, or use `replace`.' },
    ko: { what: '`{{path}}`의 remove에 값이 있습니다.', advice: '`value`를 지우거나 `replace`를 쓰세요.' },
  },
  'ops-build/path-syntax': {
    en: {
      what: 'The path `{{path}}` cannot be read: {{reason}}.',
      advice: 'A path begins with `/`. Write a slash in a key as `~1` and a colon as `~7`.',
    },
    ko: {
      what: '경로 `{{path}}`을(를) 읽을 수 없습니다("{{reason}}").',
      advice: '경로는 `/`로 시작합니다. 키 안의 슬래시(/)는 `~1`, 콜론(:)은 `~7`로 쓰세요.',
    },
  },
  'path-syntax': {
    en: {
      what: 'The path given to `--path` cannot be read: {{reason}}.',
      advice: 'A path begins with `/`, for example `/product-properties`.',
    },
    ko: { what: '`--path`에 준 경로를 읽을 수 없습니다("{{reason}}").', advice: '경로는 `/product-properties`처럼 `/`로 시작합니다.' },
  },
  yaml: {
    en: { what: 'The file is not YAML that om and bosh can read: {{detail}}.', advice: 'Correct the marked place; om reads YAML 1.1.' },
    ko: { what: 'om과 bosh가 읽을 수 있는 YAML이 아닙니다: {{detail}}.', advice: '표시된 곳을 고치세요. om은 YAML 1.1로 읽습니다.' },
  },
  'var-missing': {
    en: {
      what: 'No value is given for: {{names}}.',
      advice: 'Define it in a vars file, with `--var` or in the environment, or remove the placeholder.',
    },
    ko: {
      what: '값이 없는 변수: {{names}}.',
      advice: 'vars 파일, `--var`, 환경 변수 가운데 하나로 정의하거나 자리표시자를 지우세요.',
    },
  },
  'var-field': {
    en: {
      what: '`{{name}}` asks for a field that the variable `{{variable}}` does not have.',
      advice: 'Correct the field or the value; `--skip-missing` does not help here.',
    },
    ko: {
      what: '`{{name}}`이(가) 가리키는 필드가 변수 `{{variable}}`에 없습니다.',
      advice: '필드 이름이나 값을 고치세요. `--skip-missing`으로는 넘어갈 수 없습니다.',
    },
  },
  'var-embed-type': {
    en: {
      what: 'The variable `{{name}}` is a {{type}} inside a longer string, where only strings and whole numbers are allowed.',
      advice: 'Quote the value in the vars file, or use the placeholder alone.',
    },
    ko: {
      what: '변수 `{{name}}`의 값은 {{type}}(이)라서 문자열 중간에 넣을 수 없습니다. 그 자리에는 문자열과 정수만 올 수 있습니다.',
      advice: 'vars 파일의 값을 따옴표로 묶거나, 자리표시자를 단독으로 쓰세요.',
    },
  },
  'definition-recursion': {
    en: {
      what: 'The definition of the variable `{{name}}` refers to itself.',
      advice: 'Break the cycle in the options under `variables:`.',
    },
    ko: { what: '변수 `{{name}}`의 정의가 자기 자신을 가리킵니다.', advice: '`variables:` 아래 options의 순환을 끊으세요.' },
  },
  'not-a-map': {
    en: {
      what: 'The path `{{path}}` points to a key, but the value there is a {{type}}.',
      advice: 'Compare the path with the file; a null or a scalar never becomes a map, `?` or not.',
    },
    ko: {
      what: '경로 `{{path}}`은(는) 키를 찾지만 그 자리의 값은 {{type}}입니다.',
      advice: '경로를 파일과 비교해 보세요. null이나 스칼라는 `?`를 붙여도 맵이 되지 않습니다.',
    },
  },
  'not-an-array': {
    en: {
      what: 'The path `{{path}}` points to a list item, but the value there is a {{type}}.',
      advice: 'Compare the path with the file. A number in a path is always a position in a list; `?` after it makes it a key.',
    },
    ko: {
      what: '경로 `{{path}}`은(는) 목록의 항목을 찾지만 그 자리의 값은 {{type}}입니다.',
      advice: '경로를 파일과 비교해 보세요. 경로의 숫자는 언제나 목록의 위치이며, 뒤에 `?`를 붙이면 키가 됩니다.',
    },
  },
  'key-missing': {
    en: { what: 'There is no key `{{key}}` at `{{path}}`.', advice: 'Correct the path, or put `?` after the key to create it.' },
    ko: { what: '`{{path}}`에 키 `{{key}}`이(가) 없습니다.', advice: '경로를 고치거나, 새로 만들려면 키 뒤에 `?`를 붙이세요.' },
  },
  'index-missing': {
    en: {
      what: 'The list at `{{path}}` has {{length}} items; position {{position}} is out of range.',
      advice: 'Address the item by name (`name=…`), or append with `/-`.',
    },
    ko: {
      what: '`{{path}}`의 목록은 항목이 {{length}}개뿐이라 {{position}}번 위치가 없습니다.',
      advice: '항목을 이름(`name=…`)으로 가리키거나 `/-`로 덧붙이세요.',
    },
  },
  'match-count': {
    en: {
      what: '`{{path}}` must match exactly one item, but matches {{count}}.',
      advice: 'Correct the name. Only texts are compared: a number in the file never matches.',
    },
    ko: {
      what: '`{{path}}`에 맞는 항목은 정확히 하나여야 하는데 {{count}}개입니다.',
      advice: '이름을 고치세요. 문자열끼리만 비교하므로 파일의 숫자와는 일치하지 않습니다.',
    },
  },
  'not-creatable': {
    en: {
      what: 'Nothing can be created at `{{path}}`: a missing list has no positions.',
      advice: 'Use `/-` or `name=…` below the new key.',
    },
    ko: {
      what: '`{{path}}`에는 만들 수 없습니다. 없는 목록에는 위치가 없습니다.',
      advice: '새로 만들 키 아래에는 `/-`나 `name=…`을 쓰세요.',
    },
  },
  'append-not-last': {
    en: { what: '`{{path}}` ends in `/-`, which means a new item and finds nothing.', advice: 'Name the item by position or by `name=…`.' },
    ko: { what: '`{{path}}` 끝의 `/-`는 새 항목을 뜻하므로 찾을 것이 없습니다.', advice: '항목을 위치나 `name=…`으로 가리키세요.' },
  },
  modifier: {
    en: {
      what: 'The modifier `:{{modifier}}` is not allowed in `{{path}}` like this.',
      advice: '`:before` and `:after` come last on the last step of a replace; elsewhere only `:prev` and `:next` are allowed.',
    },
    ko: {
      what: '`{{path}}`에는 `:{{modifier}}`을(를) 이렇게 쓸 수 없습니다.',
      advice: '`:before`와 `:after`는 replace 경로의 마지막 단계 끝에만 올 수 있고, 다른 곳에는 `:prev`와 `:next`만 올 수 있습니다.',
    },
  },
  'token-not-allowed': {
    en: { what: 'A remove cannot end in `/-`: `{{path}}`.', advice: 'Name the item to remove; `/-1` is the last one.' },
    ko: { what: 'remove의 경로 `{{path}}`은(는) `/-`로 끝날 수 없습니다.', advice: '지울 항목을 지정하세요. 마지막 항목은 `/-1`입니다.' },
  },
  'remove-root': {
    en: { what: 'A remove with an empty path would remove the whole document.', advice: 'Name the part to remove.' },
    ko: { what: '경로가 빈 remove는 문서 전체를 지우게 됩니다.', advice: '지울 부분을 지정하세요.' },
  },
  'test-failed': {
    en: {
      what: 'The test at `{{path}}` fails: the document does not have what the operation expects.',
      advice: 'The document has changed since the ops-file was written; look at both.',
    },
    ko: {
      what: '`{{path}}`의 test가 실패합니다. 문서가 연산이 기대하는 것과 다릅니다.',
      advice: 'ops 파일을 쓴 뒤에 문서가 바뀌었을 수 있으니 둘을 함께 확인하세요.',
    },
  },
  'var-unused': {
    en: { what: 'Given but never used: {{names}}.', advice: 'Remove the variables, or leave `--var-errs-unused` out.' },
    ko: { what: '지정했지만 쓰이지 않은 변수: {{names}}.', advice: '변수를 지우거나 `--var-errs-unused`를 빼세요.' },
  },
  limit: {
    en: {
      what: 'Operations and variables make the document larger or deeper than taslint evaluates.',
      advice: 'Look for variables that hold each other many times over.',
    },
    ko: {
      what: '연산과 변수 때문에 문서가 taslint의 한도보다 크거나 깊어집니다.',
      advice: '서로를 여러 번 포함하는 변수가 있는지 확인하세요.',
    },
  },
};
