import type { Language, Localized } from '../base/language.ts';
import type { RuleText } from '../rule/rule.ts';

/** What the findings of taslint itself say, by id. Data: `detail` (English) and `detail_ko` say what the YAML problem is, `limit` and `tool` are the problem's detail; `rule` is what the comment names; `near` is the nearest rule id (case 0). */
export const NOTICE_TEXTS = {
  'yaml/syntax': {
    en: {
      title: 'The file is not YAML that om and bosh can read',
      message: 'not valid YAML: {{detail}}',
      cases: [],
      why: 'om and bosh stop at this place, so nothing in this file was checked.',
      fix: 'Correct the line shown; the cause is often an indentation, a tab or a missing quote on the line above it.',
    },
    ko: {
      title: 'om과 bosh가 읽을 수 없는 YAML 파일',
      message: 'YAML 문법 오류: {{detail_ko}}',
      cases: [],
      why: 'om과 bosh가 이 위치에서 멈추므로 이 파일의 내용은 하나도 검사하지 못했습니다.',
      fix: '표시된 줄을 고치세요. 바로 윗줄의 들여쓰기, 탭 문자, 닫히지 않은 따옴표가 원인인 경우가 많습니다.',
    },
  },
  'yaml/unknown-anchor': {
    en: {
      title: 'An alias without its anchor',
      message: 'not valid YAML: {{detail}}',
      cases: [],
      why: 'om and bosh refuse a file with an alias (`*name`) before its anchor (`&name`).',
      fix: 'Define the anchor earlier in the same file, correct its name, or quote the value if `*` is meant as text.',
    },
    ko: {
      title: '앵커가 없는 별칭',
      message: 'YAML 오류: {{detail_ko}}',
      cases: [],
      why: '별칭(`*name`)보다 앞에 앵커(`&name`)가 없으면 om과 bosh가 파일을 거부합니다.',
      fix: '같은 파일의 더 앞쪽에 앵커를 정의하거나 이름을 바로잡으세요. `*`가 글자라면 값을 따옴표로 감싸세요.',
    },
  },
  'yaml/merge': {
    en: {
      title: 'A merge key that merges no map',
      message: 'not valid YAML: {{detail}}',
      cases: [],
      why: 'om and bosh refuse `<<` when its value is not a map or a list of maps.',
      fix: 'Let `<<` point at an anchor of a map, or write the keys out.',
    },
    ko: {
      title: '맵이 아닌 것을 병합하는 병합 키',
      message: 'YAML 오류: {{detail_ko}}',
      cases: [],
      why: '`<<`의 값이 맵이나 맵 목록이 아니면 om과 bosh가 파일을 거부합니다.',
      fix: '`<<`가 맵의 앵커를 가리키게 하거나 키를 직접 적으세요.',
    },
  },
  'yaml/tag': {
    en: {
      title: 'A tag that does not fit its value',
      message: 'not valid YAML: {{detail}}',
      cases: [],
      why: 'om and bosh refuse a value that cannot be read as the type its tag names.',
      fix: 'Remove the tag or correct the value.',
    },
    ko: {
      title: '값과 맞지 않는 태그',
      message: 'YAML 오류: {{detail_ko}}',
      cases: [],
      why: '태그가 가리키는 타입으로 읽을 수 없는 값이 있으면 om과 bosh가 파일을 거부합니다.',
      fix: '태그를 지우거나 값을 고치세요.',
    },
  },
  'yaml/limit': {
    en: {
      title: 'The file is beyond a limit of taslint',
      message: 'not checked, beyond a limit: {{limit}}',
      cases: [],
      why: 'taslint stops at this limit so that one file cannot take all memory or time; nothing in this file was checked.',
      fix: 'Split the file, or leave it out with `ignore:` in taslint.yml if it is not a configuration.',
    },
    ko: {
      title: 'taslint의 한도를 넘는 파일',
      message: '한도를 넘어 검사하지 않았습니다: {{limit}}',
      cases: [],
      why: '파일 하나가 메모리나 시간을 모두 쓰지 못하도록 taslint는 이 한도에서 멈춥니다. 이 파일의 내용은 검사하지 못했습니다.',
      fix: '파일을 나누세요. 설정 파일이 아니라면 taslint.yml의 `ignore:`에 넣으세요.',
    },
  },
  'yaml/template': {
    en: {
      title: 'A template of another tool is not checked',
      message: 'a template ({{tool}}): not checked',
      cases: [],
      why: 'What this file will say is known only after that tool has filled it in; om and bosh never read it as is.',
      fix: 'Check the rendered file instead, e.g. write it to a file in the pipeline and give that to taslint.',
    },
    ko: {
      title: '다른 도구의 템플릿은 검사하지 않음',
      message: '템플릿({{tool}})이므로 검사하지 않았습니다',
      cases: [],
      why: '이 파일의 실제 내용은 그 도구가 값을 채운 뒤에야 정해집니다. om과 bosh는 이 파일을 그대로 읽지 않습니다.',
      fix: '렌더링된 결과를 검사하세요. 예를 들어 파이프라인에서 결과를 파일로 쓰고 그 파일을 taslint에 넘기세요.',
    },
  },
  'taslint/unused-suppression': {
    en: {
      title: 'A suppression that suppresses nothing',
      message: '`{{rule}}` finds nothing here: this comment suppresses nothing',
      cases: [],
      why: 'A comment that outlives its problem would hide the next one on this line.',
      fix: 'Remove the comment, or move it to the line of the finding or the line above.',
    },
    ko: {
      title: '해당하는 문제가 없는 예외 주석',
      message: '여기에는 `{{rule}}`에 해당하는 문제가 없어 이 예외 주석이 필요하지 않습니다',
      cases: [],
      why: '문제가 사라진 뒤에도 남은 주석은 같은 줄에 생길 다음 문제를 가립니다.',
      fix: '주석을 지우거나, 문제가 있는 줄 또는 그 윗줄로 옮기세요.',
    },
  },
  'taslint/unknown-suppression': {
    en: {
      title: 'A suppression of a rule that does not exist',
      message: 'no rule is called `{{rule}}`: this comment suppresses nothing',
      cases: ['no rule is called `{{rule}}`: this comment suppresses nothing; did you mean `{{near}}`?'],
      why: 'The finding that this comment was written for is still reported.',
      fix: 'Write the id as the finding shows it in brackets; `taslint rules` lists all ids.',
    },
    ko: {
      title: '없는 규칙을 적은 예외 주석',
      message: '`{{rule}}`(이)라는 규칙이 없어 이 예외 주석은 효과가 없습니다',
      cases: ['`{{rule}}`(이)라는 규칙이 없어 이 예외 주석은 효과가 없습니다. `{{near}}`을(를) 쓰려던 것인지 확인하세요'],
      why: '이 주석으로 예외로 두려던 문제가 그대로 보고됩니다.',
      fix: '문제를 알리는 줄의 대괄호 안에 나온 id를 그대로 쓰세요. 전체 목록은 `taslint rules`로 볼 수 있습니다.',
    },
  },
  'taslint/suppression-without-reason': {
    en: {
      title: 'A suppression without a reason',
      message: 'this comment gives no reason, so it suppresses nothing',
      cases: [],
      why: 'Whoever reads the file next must be able to judge whether the risk is still accepted.',
      fix: 'Write the reason after a colon: `# taslint-ignore[rule-id]: reason`.',
    },
    ko: {
      title: '이유가 없는 예외 주석',
      message: '이유가 적혀 있지 않아 이 예외 주석은 효과가 없습니다',
      cases: [],
      why: '다음에 파일을 읽는 사람이 그 위험을 여전히 감수해도 되는지 판단할 수 있어야 합니다.',
      fix: '콜론 뒤에 이유를 적으세요: `# taslint-ignore[rule-id]: 이유`.',
    },
  },
  'taslint/suppression-form': {
    en: {
      title: 'A suppression that cannot be read',
      message: 'this comment is not of the form `taslint-ignore[rule-id]: reason`, so it suppresses nothing',
      cases: [],
      why: 'The finding that this comment was written for is still reported.',
      fix: 'Write the rule id in brackets and the reason after a colon: `# taslint-ignore[rule-id]: reason`.',
    },
    ko: {
      title: '읽을 수 없는 예외 주석',
      message: '`taslint-ignore[rule-id]: 이유` 형식이 아니어서 이 예외 주석은 효과가 없습니다',
      cases: [],
      why: '이 주석으로 예외로 두려던 문제가 그대로 보고됩니다.',
      fix: '대괄호 안에 규칙 id를, 콜론 뒤에 이유를 적으세요: `# taslint-ignore[rule-id]: 이유`.',
    },
  },
  'taslint/open-suppression': {
    en: {
      title: 'A suppression that is never closed',
      message: '`taslint-ignore-start[{{rule}}]` has no `taslint-ignore-end[{{rule}}]`: it covers the rest of the file',
      cases: [],
      why: 'Everything that is added below would be suppressed too, without anybody having decided so.',
      fix: 'Close it with `# taslint-ignore-end[rule-id]`, or use `taslint-ignore-file` for the whole file.',
    },
    ko: {
      title: '닫히지 않은 예외 구간',
      message: '`taslint-ignore-start[{{rule}}]`에 짝이 되는 `taslint-ignore-end[{{rule}}]` 주석이 없어 파일 끝까지 예외가 됩니다',
      cases: [],
      why: '아래에 새로 추가되는 내용도 아무도 결정하지 않은 채 함께 예외가 됩니다.',
      fix: '`# taslint-ignore-end[rule-id]`로 닫거나, 파일 전체라면 `taslint-ignore-file`을 쓰세요.',
    },
  },
  'taslint/expired-suppression': {
    en: {
      title: 'A suppression that has expired',
      message: '`{{rule}}` was accepted only until {{until}}: this comment no longer suppresses it',
      cases: [],
      why: 'The risk was accepted for a limited time, and that time is over.',
      fix: 'Fix the finding, or decide again and set a later day.',
    },
    ko: {
      title: '기한이 지난 예외',
      message: '`{{rule}}`은(는) {{until}}까지만 예외로 두기로 했으므로 이 예외는 더 이상 효과가 없습니다',
      cases: [],
      why: '정해진 기간만 감수하기로 한 위험이며 그 기간이 끝났습니다.',
      fix: '문제를 고치거나, 다시 결정하고 새 기한을 적으세요.',
    },
  },
  'taslint/unignorable-suppression': {
    en: {
      title: 'A suppression that the site does not allow',
      message: '`{{rule}}` must not be suppressed here: taslint.yml lists it under `unignorable`',
      cases: [],
      why: 'Your site decided that findings of this rule are never accepted.',
      fix: 'Fix the finding and remove the suppression.',
    },
    ko: {
      title: '허용되지 않는 예외',
      message: '`{{rule}}`은(는) 예외로 둘 수 없습니다. taslint.yml의 `unignorable`에 있습니다',
      cases: [],
      why: '이 사이트에서는 이 규칙의 문제를 예외로 두지 않기로 정했습니다.',
      fix: '문제를 고치고 예외 주석을 지우세요.',
    },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, RuleText>>>>;

/** What an edit does. */
export const FIX_TITLES = {
  remove: { en: 'take it out', ko: '항목 삭제' },
  quote: { en: 'put it in quotes', ko: '따옴표로 감싸기' },
  unquote: { en: 'take it out of its quotes', ko: '따옴표 제거' },
  rename: (text: string) => ({ en: `write it ${text}`, ko: `이름을 ${text}(으)로 수정` }),
  set: (text: string) => ({ en: `set it to ${text}`, ko: `${text}(으)로 변경` }),
} as const satisfies Readonly<Record<string, Localized | ((text: string) => Localized)>>;
