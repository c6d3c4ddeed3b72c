import type { Language, Localized } from '../base/language.ts';
import { problemTexts } from '../yaml/phrases.ts';
import type { YamlProblem } from '../yaml/yaml-document.ts';

/** What the parts of a rule file are called in a sentence about a mistake. A key is called as it is written. */
export const PARTS = {
  rule: { en: 'a rule', ko: '규칙' },
  topic: { en: 'a topic', ko: '주제' },
  alias: { en: 'an alias', ko: '이전 id' },
  case: { en: 'a case', ko: '`cases` 항목' },
  edit: { en: 'an edit', ko: '`edit`' },
  editElsewhere: { en: 'an edit of other rows', ko: '다른 행을 고치는 `edit`' },
  reference: { en: 'a reference', ko: '`references` 항목' },
  example: { en: 'an example', ko: '예제' },
  exampleFile: { en: 'a file of examples', ko: '예제 파일' },
  element: { en: 'an element', ko: '목록의 항목' },
} as const satisfies Readonly<Record<string, Localized>>;

/** An option of a rule, by its name. */
export function optionPart(name: string): Localized {
  return { en: `option \`${name}\``, ko: `옵션 \`${name}\`` };
}

/** The type of a column, an option or a value, for people. */
export function describeType(type: string): Localized {
  return TYPES[type] ?? { en: type, ko: type };
}

const TEXT: Localized = { en: 'a text', ko: '문자열' };
const FLAG: Localized = { en: 'true or false', ko: 'true나 false' };
const TYPES: Readonly<Record<string, Localized>> = {
  text: TEXT,
  string: TEXT,
  integer: { en: 'a whole number', ko: '정수' },
  number: { en: 'a number', ko: '숫자' },
  flag: FLAG,
  boolean: FLAG,
  texts: { en: 'a list of texts', ko: '문자열 목록' },
  scalar: { en: 'a text, a number, true or false', ko: '문자열, 숫자, true, false 중 하나' },
};

/** What one of these words is. */
export function oneOf(choices: readonly string[]): Localized {
  const all = choices.join(', ');
  return { en: `one of ${all}`, ko: choices.length === 1 ? all : `${all} 중 하나` };
}

/** What to do where YAML takes the `!` of an expression for a tag. */
export const QUOTE_NOT: Localized = {
  en: 'put an expression that starts with ! in quotes: YAML reads a tag there',
  ko: '!로 시작하는 식은 따옴표로 감싸세요. YAML이 태그로 읽습니다',
};
export const PUT_IN_QUOTES: Localized = { en: 'put it in quotes', ko: '따옴표로 감싸세요' };
export const SMALL_LETTERS: Localized = { en: 'use small letters, digits and _', ko: '영문 소문자, 숫자, _만 쓰세요' };

/** What people write from habit, and what to write here instead. */
export const INSTEAD: Readonly<Record<string, Localized>> = {
  matches: {
    en: 'regular expressions are not offered, because they can take for ever; use startsWith, endsWith, contains or glob(text, pattern)',
    ko: '정규식은 끝없이 오래 걸릴 수 있어 지원하지 않습니다. startsWith, endsWith, contains, `glob(text, pattern)` 중 하나를 쓰세요',
  },
  lowerAscii: { en: 'use lower(text)', ko: '`lower(text)`를 쓰세요' },
  upperAscii: { en: 'use upper(text)', ko: '`upper(text)`를 쓰세요' },
  count: { en: 'use size(list)', ko: '`size(list)`를 쓰세요' },
  len: { en: 'use size(list)', ko: '`size(list)`를 쓰세요' },
  length: { en: 'use size(list)', ko: '`size(list)`를 쓰세요' },
  bind: { en: 'use `let:` of the rule', ko: '규칙의 `let:`을 쓰세요' },
  dyn: { en: 'compare the column itself; its values keep their type', ko: '열을 그대로 비교하세요. 값의 타입은 유지됩니다' },
};

/** A column that a table lacks. */
export function noColumn(table: string, name: string): Localized {
  return { en: `table ${table} has no column \`${name}\``, ko: `표 ${table}에는 \`${name}\` 열이 없습니다` };
}

/** A name that a rule cannot give to something else. */
export function takenName(name: string): Localized {
  return { en: `\`${name}\` already means something else`, ko: `\`${name}\`은(는) 이미 다른 뜻으로 쓰이는 이름입니다` };
}

/** A name that stands for no row. */
export function noRow(name: string): Localized {
  return { en: `\`${name}\` is no row found by \`let\``, ko: `\`${name}\`은(는) \`let\`으로 찾은 행이 아닙니다` };
}

/** A file, or a part of it, that is no YAML. */
export function notReadable(problem: YamlProblem): Localized {
  return { en: `not readable as YAML: ${problem.detail}`, ko: `YAML로 읽을 수 없습니다. ${problemTexts(problem).ko}` };
}

/** A key that a map has twice. */
export function writtenTwice(name: string): Localized {
  return { en: `key \`${name}\` is written twice`, ko: `\`${name}\` 키가 두 번 나옵니다` };
}

/** A text that cannot be a rule's id. */
export function noRuleId(text: string): Localized {
  return { en: `\`${text}\` is no rule id`, ko: `\`${text}\`은(는) 규칙 id로 쓸 수 없습니다` };
}

/** A placeholder that the message in one language lacks. */
export function missingFrom(language: Language, name: string, what: string): Localized {
  const [english, korean] = language === 'en' ? ['English', '영어'] : ['Korean', '한국어'];
  return { en: `\`{{${name}}}\` is missing from the ${english} ${what}`, ko: `${korean} ${what}에 \`{{${name}}}\`이(가) 없습니다` };
}

/** An option that a rule does not declare. */
export function noOption(name: string): Localized {
  return { en: `the rule has no option \`${name}\``, ko: `규칙에 \`${name}\` 옵션이 없습니다` };
}

/** What the CEL library refuses, by the code of its error: it speaks English only, so that its own words are quoted. `summary` starts with a capital. */
export function fromLibrary(code: string, summary: string): Localized {
  if (code === 'no_such_overload') {
    const types = summary.replace(/^no such overload: /, '');
    return { en: `types do not fit: ${types}`, ko: `타입이 맞지 않습니다: \`${types}\`` };
  }
  if (code === 'no_matching_overload') {
    const call = summary.replace(/^found no matching overload for ?/, '');
    return { en: `arguments do not fit: ${call}`, ko: `인수가 맞지 않습니다: ${call}` };
  }
  const own = summary.charAt(0).toLowerCase() + summary.slice(1);
  return { en: own, ko: `${REFUSED[code] ?? '식이 올바르지 않습니다'}: "${own}"` };
}

const REFUSED: Readonly<Record<string, string>> = {
  unexpected_token: '식을 여기부터 읽을 수 없습니다',
  unexpected_character: '식에 쓸 수 없는 문자가 있습니다',
  invalid_number: '숫자가 올바르지 않습니다',
  invalid_exponent: '숫자의 지수가 올바르지 않습니다',
  newline_in_string: '문자열 안에서 줄을 바꿀 수 없습니다',
  unterminated_string: '문자열의 닫는 따옴표가 없습니다',
  unterminated_triple_quoted_string: '문자열의 닫는 따옴표가 없습니다',
  reserved_identifier: '예약어라서 이름으로 쓸 수 없습니다',
  limit_exceeded: '식이 너무 크거나 깊습니다',
  invalid_condition_type: '조건은 true나 false가 되는 식이어야 합니다',
  invalid_logical_operand: '`&&`와 `||`의 양쪽은 true나 false가 되는 식이어야 합니다',
  invalid_comprehension_range: '목록이 아니어서 하나씩 살펴볼 수 없습니다',
  incompatible_ternary_branches: '`? :`의 두 결과는 타입이 같아야 합니다',
};

/** What is wrong with an example, behind its name. */
export function inExample(name: string, { en, ko }: Localized): Localized {
  return { en: `example \`${name}\`: ${en}`, ko: `예제 \`${name}\`: ${ko}` };
}

/** What does not come true when the examples of a rule are run. `at` is `path:line`; `which` names severity and case in brackets, or is empty. */
export const TESTED = {
  emptyBase: (base: string): Localized => ({
    en: `the base \`${base}\` is no folder with files in it`,
    ko: `base \`${base}\`은(는) 파일이 든 폴더가 아닙니다`,
  }),
  unknownFiles: { en: 'none of its files is of a known kind', ko: '알려진 종류의 파일이 하나도 없습니다' },
  notYaml: (path: string, problem: YamlProblem): Localized => ({
    en: `${path} is not YAML: ${problem.detail}`,
    ko: `${path}은(는) 올바른 YAML이 아닙니다. ${problemTexts(problem).ko}`,
  }),
  misfit: (name: string): Localized => ({
    en: `option \`${name}\` does not fit its type`,
    ko: `옵션 \`${name}\`의 값이 타입에 맞지 않습니다`,
  }),
  nothingUndecided: { en: 'nothing was undecided', ko: '판단을 보류한 것이 없습니다' },
  noFix: { en: 'no fix was offered', ko: '수정이 제안되지 않았습니다' },
  otherFix: (path: string, made: string): Localized => ({
    en: `the fixes make something else of ${path}: ${made}`,
    ko: `수정한 뒤의 ${path}이(가) 예제와 다릅니다: ${made}`,
  }),
  leftAfterFixes: (count: number): Localized => ({
    en: `${count} findings are left after their fixes are applied`,
    ko: `수정을 적용한 뒤에도 문제 ${count}건이 남습니다`,
  }),
  noneHurts: { en: 'no example has a finding', ko: '문제가 있는 예제가 없습니다' },
  noneFine: { en: 'no example is fine', ko: '문제가 없는 예제가 없습니다' },
  noneUndecided: { en: 'no example is undecided', ko: '판단을 보류하는 예제가 없습니다' },
  shownBy: {
    en: 'a rule is shown by an example that hurts, one that is fine and one with `undecided: true`',
    ko: '규칙마다 문제가 있는 예제, 문제가 없는 예제, `undecided: true` 예제가 하나씩 필요합니다',
  },
  notFound: (at: string, which: string): Localized => ({
    en: `no finding at ${at}${which}`,
    ko: `${at}에서 문제를 찾지 못했습니다${which}`,
  }),
  notAskedFor: (at: string, which: string): Localized => ({
    en: `a finding at ${at} that no marker asks for${which}`,
    ko: `${at}에 표시하지 않은 문제가 있습니다${which}`,
  }),
  guessed: (cell: string): Localized => ({
    en: `the finding rests on ${cell}, but stays when that is unknown`,
    ko: `이 문제는 ${cell}에 근거하는데, 그 값을 알 수 없을 때도 사라지지 않습니다`,
  }),
} as const;
