import type { Language, Localized } from '../base/language.ts';
import type { YamlProblemCode } from './yaml-document.ts';

/** What each problem means to the person who has to mend it. No text names file content: it may be a secret. */
const TEXTS: Readonly<Record<YamlProblemCode, Localized>> = {
  'tab-indentation': {
    en: 'there is a tab where YAML needs spaces; indent with spaces',
    ko: '들여쓰기 자리에 탭이 있습니다. 공백으로 들여쓰세요',
  },
  'control-character': {
    en: 'there is a control character here; YAML text cannot contain it',
    ko: 'YAML에 쓸 수 없는 제어 문자가 있습니다',
  },
  'colon-in-value': {
    en: 'a `: ` inside a value looks like a second key; quote the value or start a new line',
    ko: '값 안에 `: `가 있어 다른 키의 시작처럼 보입니다. 값을 따옴표로 감싸거나 줄을 바꾸세요',
  },
  'colon-without-key': { en: 'this `:` has no key before it', ko: '`:` 앞에 키가 없습니다' },
  'key-without-colon': {
    en: 'a `key: value` line was expected, but this text is not followed by `:` and a space',
    ko: '`키: 값` 형태여야 하는데 뒤에 공백이 따르는 `:`가 없습니다',
  },
  'key-too-long': { en: 'this key is longer than the 1024 characters that YAML allows', ko: '키가 YAML이 허용하는 1024자보다 깁니다' },
  'key-over-lines': { en: 'a key and its `:` must be on one line', ko: '키와 `:`는 한 줄에 있어야 합니다' },
  'key-not-scalar': {
    en: 'there is a map or a list where a key must be a plain word; quote text that begins with `{` or `[`',
    ko: '키 자리에 맵이나 목록이 있습니다. `{`나 `[`로 시작하는 글은 따옴표로 감싸세요',
  },
  'list-in-value': {
    en: 'a list cannot begin on the line of its key; start a new line for `-`',
    ko: '목록은 키와 같은 줄에서 시작할 수 없습니다. `-`를 새 줄에 쓰세요',
  },
  'question-in-value': { en: 'a `? ` cannot begin here; quote the value', ko: '여기에는 `? `를 쓸 수 없습니다. 값을 따옴표로 감싸세요' },
  indentation: {
    en: 'the indentation matches none of the maps above; align this line with its siblings',
    ko: '들여쓰기가 위의 어떤 맵과도 맞지 않습니다. 같은 수준의 줄에 맞추세요',
  },
  'list-indentation': { en: 'a list item `- ` was expected at this place', ko: '여기에는 목록 항목 `- `가 와야 합니다' },
  'after-value': {
    en: 'something follows a value that was already complete; quote the whole value',
    ko: '끝난 값 뒤에 다른 내용이 있습니다. 값 전체를 따옴표로 감싸세요',
  },
  'after-document': { en: 'something follows the document that was already complete', ko: '끝난 문서 뒤에 다른 내용이 있습니다' },
  'missing-comma': { en: 'a comma or the closing bracket was expected here', ko: '쉼표나 닫는 괄호가 와야 합니다' },
  'missing-value': { en: 'a value was expected here', ko: '값이 와야 합니다' },
  'question-in-flow': {
    en: 'an unquoted `?` ends a value inside `{…}` and `[…]`; quote the value',
    ko: '`{…}`와 `[…]` 안에서는 따옴표 없는 `?`가 값을 끝냅니다. 값을 따옴표로 감싸세요',
  },
  'unclosed-bracket': { en: 'this bracket is never closed', ko: '괄호가 닫히지 않았습니다' },
  'unclosed-quote': { en: 'this quote is never closed', ko: '따옴표가 닫히지 않았습니다' },
  'quote-closed-late': {
    en: 'this quote is closed only on a later line, and more text follows there',
    ko: '이 따옴표는 몇 줄 아래에서야 닫히고, 그 뒤에 다른 내용이 있습니다',
  },
  'reserved-character': {
    en: 'an unquoted value cannot begin with this character; quote the value',
    ko: '따옴표 없는 값은 이 문자로 시작할 수 없습니다. 값을 따옴표로 감싸세요',
  },
  'escape-unknown': {
    en: 'om does not know this escape in double quotes; write the character itself or use single quotes',
    ko: 'om이 지원하지 않는 큰따옴표 이스케이프입니다. 문자를 그대로 쓰거나 작은따옴표를 쓰세요',
  },
  'escape-hexadecimal': { en: 'this escape needs more hexadecimal digits', ko: '이스케이프에 16진수 숫자가 더 필요합니다' },
  'escape-surrogate': {
    en: 'om refuses half a surrogate pair; write the character itself or `\\U` with eight digits',
    ko: 'om은 서로게이트 이스케이프를 거부합니다. 문자를 그대로 쓰거나 `\\U`와 8자리로 쓰세요',
  },
  'block-header': {
    en: 'nothing but `+`, `-` and a digit from 1 to 9 may follow `|` or `>` on its line',
    ko: '`|`나 `>` 뒤에는 `+`, `-`, 1-9 숫자만 올 수 있습니다',
  },
  'anchor-name': {
    en: 'a value that begins with `*` or `&` names an anchor (letters, digits, `_`, `-`); quote the value',
    ko: '`*`나 `&`로 시작하는 값은 앵커 이름입니다(영문자, 숫자, `_`, `-`). 값을 따옴표로 감싸세요',
  },
  'tag-form': {
    en: 'a value that begins with `!` is a tag, and this one is not well formed; quote the value',
    ko: '`!`로 시작하는 값은 태그인데 형식이 맞지 않습니다. 값을 따옴표로 감싸세요',
  },
  'tag-handle': { en: 'this tag has a handle that the file does not declare', ko: '선언되지 않은 태그 핸들입니다' },
  'property-twice': { en: 'a value cannot have two anchors or two tags', ko: '값 하나에 앵커나 태그를 두 개 달 수 없습니다' },
  'property-of-alias': { en: 'an alias cannot have an anchor or a tag of its own', ko: '별칭에는 앵커나 태그를 달 수 없습니다' },
  directive: {
    en: 'a line that begins with `%` is a YAML directive, and this one is unknown',
    ko: '`%`로 시작하는 줄은 YAML 지시어인데 알 수 없는 지시어입니다',
  },
  'yaml-version': { en: 'om reads YAML 1.1 only; remove the `%YAML` line', ko: 'om은 YAML 1.1만 읽습니다. `%YAML` 줄을 지우세요' },
  'document-start': { en: 'a `---` line must follow the directives', ko: '지시어 뒤에는 `---` 줄이 와야 합니다' },
  'limit-size': { en: 'the size of one file', ko: '파일 하나의 크기' },
  'limit-nesting': { en: 'the nesting of maps and lists', ko: '맵과 목록의 중첩 깊이' },
  'limit-aliases': { en: 'the number of values that aliases stand for', ko: '별칭이 만들어 내는 값의 수' },
  template: { en: 'this is a template of another tool, not YAML yet', ko: '다른 도구의 템플릿이며 아직 YAML이 아닙니다' },
  'unknown-anchor': {
    en: 'there is no anchor with this name above; move or add it there, or quote the value if it is text that begins with `*`',
    ko: '위에 이 이름의 앵커가 없습니다. 앵커를 이 줄보다 위에 두거나, `*`로 시작하는 글이면 따옴표로 감싸세요',
  },
  'alias-in-itself': { en: 'this alias is inside the value of its own anchor', ko: '별칭이 자기 앵커의 값 안에 있습니다' },
  'merge-value': {
    en: '`<<` merges a map or a list of maps; something else is here',
    ko: '`<<`에는 맵이나 맵의 목록만 쓸 수 있습니다',
  },
  'tag-mismatch': { en: 'the value is not of the type that its tag names', ko: '값이 태그가 말하는 형식이 아닙니다' },
  'tag-base64': { en: 'the value is tagged !!binary but is not base64', ko: '!!binary 태그가 붙었지만 base64가 아닙니다' },
};

/** What is wrong with a file, in every language; of templates the tool, of limits the limit. */
export function problemTexts({ code }: { readonly code: YamlProblemCode }): Localized {
  return TEXTS[code];
}

/** The sentence for a problem in the reader's language; for limits a noun phrase that names the limit. */
export function problemText(code: YamlProblemCode, language: Language): string {
  return TEXTS[code][language];
}
