import { plural, type Language } from '../../base/language.ts';
import type { ScalarType } from '../../diff/difference.ts';

/** What a comparison says, in both languages. */
interface Words {
  readonly types: Readonly<Record<ScalarType, string>>;
  readonly secret: string;
  readonly changed: string;
  /** The value of a secret became one of another type. */
  readonly otherType: (before: string, after: string) => string;
  readonly order: string;
  readonly moved: string;
  readonly was: (place: string) => string;
  /** Between two places. */
  readonly between: string;
  /** The place of the other side, when that is another foundation. */
  readonly there: (foundation: string, place: string) => string;
  readonly givenBy: (flag: string) => string;
  readonly until: (day: string) => string;
  readonly line: (line: number) => string;
  readonly lines: (count: number) => string;
  /** Instead of a line that the other side has. */
  readonly noLine: string;
  readonly added: (kind: string) => string;
  readonly removed: (kind: string) => string;
  readonly onlyIn: (foundation: string, kind: string) => string;
  readonly calledBefore: (path: string) => string;
  /** The files as they lie on disk, as one side of a comparison. */
  readonly disk: string;
  readonly compared: (from: string, to: string) => string;
  readonly same: (configs: number) => string;
  readonly different: (count: {
    readonly values: number;
    readonly within: number;
    readonly files: number;
    readonly configs: number;
  }) => string;
  readonly nothing: string;
  readonly unread: (files: number) => string;
  readonly broken: string;
  readonly template: (tool: string) => string;
  readonly refused: (problems: number) => string;
  readonly title: (from: string, to: string) => string;
  readonly head: readonly [setting: string, before: string, after: string, where: string];
  readonly more: (count: number) => string;
}

export const DIFF: Readonly<Record<Language, Words>> = {
  en: {
    types: { text: 'text', number: 'number', boolean: 'boolean', null: 'null' },
    secret: '(secret)',
    changed: '(changed)',
    otherType: (before, after) => `(changed: ${before} → ${after})`,
    order: 'order',
    moved: 'now from',
    was: (place) => `was ${place}`,
    between: '; ',
    there: (foundation, place) => `in ${foundation} ${place}`,
    givenBy: (flag) => `given by ${flag}`,
    until: (day) => `until ${day}`,
    line: (line) => `line ${line}: `,
    lines: (count) => `(${plural(count, 'line')})`,
    noLine: '(no line)',
    added: (kind) => `new (${kind})`,
    removed: (kind) => `gone (${kind})`,
    onlyIn: (foundation, kind) => `only in ${foundation} (${kind})`,
    calledBefore: (path) => `was ${path}`,
    disk: 'the current files',
    compared: (from, to) => `Compared ${from} with ${to}`,
    same: (configs) => `no difference in ${plural(configs, 'config')}.`,
    different: ({ values, within, files, configs }) => {
      const parts = [
        ...(values === 0 ? [] : [`${plural(values, 'value differs', 'values differ')} in ${within}`]),
        ...(files === 0 ? [] : [`${plural(files, 'is', 'are')} on one side only`]),
      ];
      return `${plural(configs, 'config')}; ${parts.join(', ')}.`;
    },
    nothing: 'nothing to compare: no configuration among the paths given.',
    unread: (files) => `${plural(files, 'file')} could not be compared, so this list is incomplete.`,
    broken: 'cannot be read as YAML',
    template: (tool) => `a template (${tool}) that has to be filled in first`,
    refused: (problems) => `om or bosh would reject ${plural(problems, 'place')}, so their result may differ.`,
    title: (from, to) => `taslint diff: ${from} → ${to}`,
    head: ['setting', 'before', 'after', 'where'],
    more: (count) => `… and ${count} more`,
  },
  ko: {
    types: { text: '문자열', number: '숫자', boolean: '불리언', null: 'null' },
    secret: '(시크릿)',
    changed: '(변경됨)',
    otherType: (before, after) => `(변경됨: ${before} → ${after})`,
    order: '순서',
    moved: '값의 위치만 바뀜:',
    was: (place) => `이전 ${place}`,
    between: ' · ',
    there: (foundation, place) => `${foundation}에서는 ${place}`,
    givenBy: (flag) => `명령줄 ${flag}`,
    until: (day) => `${day}까지`,
    line: (line) => `${line}번째 줄: `,
    lines: (count) => `(${count}줄)`,
    noLine: '(줄 없음)',
    added: (kind) => `새 파일 (${kind})`,
    removed: (kind) => `없어진 파일 (${kind})`,
    onlyIn: (foundation, kind) => `${foundation}에만 있음 (${kind})`,
    calledBefore: (path) => `이전 이름 ${path}`,
    disk: '현재 파일',
    compared: (from, to) => `${from} → ${to} 비교`,
    same: (configs) => `설정 ${configs}개에 차이가 없습니다.`,
    different: ({ values, within, files, configs }) => {
      const parts = [
        ...(values === 0 ? [] : [`${within}개에서 값 ${values}개가 다르고`]),
        ...(files === 0 ? [] : [`${files}개는 한쪽에만 있고`]),
      ];
      return `설정 ${configs}개 가운데 ${parts
        .join(', ')
        .replace(/다르고$/, '다릅니다')
        .replace(/있고$/, '있습니다')}.`;
    },
    nothing: '비교할 것이 없습니다. 지정한 경로에 설정 파일이 없습니다.',
    unread: (files) => `비교하지 못한 파일이 ${files}개 있어 이것이 전부가 아닙니다.`,
    broken: 'YAML로 읽을 수 없습니다',
    template: (tool) => `먼저 값을 채워야 하는 템플릿입니다(${tool})`,
    refused: (problems) => `om이나 bosh가 거부할 곳이 ${problems}개 있어 실제 값은 다를 수 있습니다.`,
    title: (from, to) => `taslint diff: ${from} → ${to}`,
    head: ['설정', '이전', '이후', '위치'],
    more: (count) => `… 외 ${count}개`,
  },
};
