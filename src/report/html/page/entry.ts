import type { Language } from '../../../base/language.ts';
import type { PageData, PageEdit, PageFinding } from '../page-data.ts';
import type { ScriptWords } from '../phrases.ts';
import { button, element, filled, prose } from './dom.ts';
import { SEVERITIES } from './state.ts';

/** What an entry of the list is written with. */
export interface Writing {
  readonly data: PageData;
  readonly language: Language;
  readonly words: ScriptWords;
  readonly texts: readonly string[];
}

/** Findings that say the same of several places, or of one rule. */
export type Group = readonly PageFinding[];

/** Findings of one rule and severity together, in the order of the first of each; new ones apart from known ones. */
export function groupsOf(findings: readonly PageFinding[]): readonly Group[] {
  const groups = new Map<string, PageFinding[]>();
  for (const finding of findings) {
    const key = `${finding.isNew === true} ${finding.severity} ${finding.rule}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups.values()];
}

/** An entry that opens: the rule, then its places. `most`: how many places are shown. */
export function entryOf(group: Group, most: number, writing: Writing): HTMLElement {
  const { data, words, texts } = writing;
  const first = group[0]!; // a group is made of one at least
  const severity = SEVERITIES[first.severity]!;
  const rule = data.rules[first.rule]!;
  const isOne = group.every(({ message }) => message === first.message);
  const mark = data.isCompared
    ? element('span', { class: first.isNew ? 'mark new' : 'mark' }, first.isNew ? words.isNew : words.isKnown)
    : undefined;
  const where = group.length === 1 ? placeText(first, data) : filled(words.places, group.length);
  const head = element(
    'summary',
    {},
    element('span', { class: `severity ${severity}` }, words.severity[severity]),
    element('span', { class: 'what' }, prose(texts[isOne ? first.message : rule.title]!)),
    element(
      'span',
      { class: 'where' },
      mark,
      element('code', { class: 'id' }, rule.id),
      ' ',
      element('span', {}, where),
      foundationsOf(group, data),
    ),
  );
  const made = element('details', { class: `entry ${severity}` }, head);
  whenOpened(made, () => {
    const advice = adviceOf(group, writing);
    const body = element('div', { class: 'body' });
    if (group.length === 1) body.append(frameOf(first, data), advice, ...placeDetails(first, writing));
    else
      body.append(
        advice,
        element('ul', { class: 'places' }, ...group.slice(0, most).map((finding) => element('li', {}, placeOf(finding, isOne, writing)))),
      );
    made.append(body);
  });
  return made;
}

/** Its content is made when it is opened for the first time: most never are. */
function whenOpened(details: HTMLDetailsElement, fill: () => void): void {
  details.addEventListener('fill', fill, { once: true });
  details.addEventListener('toggle', () => details.open && details.dispatchEvent(new Event('fill')));
}

/** Makes the content of an entry without waiting for it to be opened. */
export function fill(details: HTMLDetailsElement): void {
  details.dispatchEvent(new Event('fill'));
}

function placeOf(finding: PageFinding, isOne: boolean, writing: Writing): HTMLElement {
  const { data, texts } = writing;
  const message = isOne ? undefined : element('span', { class: 'said' }, prose(texts[finding.message]!));
  const made = element('details', { class: 'place' }, element('summary', {}, element('code', {}, placeText(finding, data)), ' ', message));
  whenOpened(made, () => made.append(element('div', { class: 'body' }, frameOf(finding, data), ...placeDetails(finding, writing))));
  return made;
}

function placeText({ path, line }: PageFinding, { paths }: PageData): string {
  return `${paths[path]}:${line}`;
}

function foundationsOf(group: Group, { foundations }: PageData): HTMLElement | undefined {
  if (foundations.length < 2) return undefined;
  const names = [...new Set(group.flatMap((finding) => finding.foundations.map((at) => foundations[at])))];
  return names.length === 0 ? undefined : element('span', {}, names.length > 4 ? `${names.slice(0, 3).join(', ')} …` : names.join(', '));
}

/** Why and what to do, once where all findings say the same. */
function adviceOf(group: Group, { data, words, texts }: Writing): HTMLElement {
  const made = element('div', { class: 'advice' });
  const say = (title: string, numbers: readonly (number | undefined)[]): void => {
    const all = [...new Set(numbers.filter((number) => number !== undefined))].slice(0, 3);
    if (all.length > 0) made.append(element('h3', {}, title), ...all.map((number) => element('p', {}, prose(texts[number]!))));
  };
  say(
    words.why,
    group.map(({ why }) => why),
  );
  say(
    words.fix,
    group.map(({ fix }) => fix),
  );
  const { references } = data.rules[group[0]!.rule]!;
  if (references.length > 0) {
    const links = references.map(({ title, url }) => element('li', {}, element('a', { href: url, rel: 'noreferrer' }, texts[title])));
    made.append(element('h3', {}, words.references), element('ul', {}, ...links));
  }
  return made;
}

/** What a place shows below its lines: the way of the value, the cells, the change, the comment that suppresses it. */
function placeDetails(finding: PageFinding, { data, words, texts }: Writing): readonly HTMLElement[] {
  const list = (title: string, kind: 'ol' | 'ul', numbers: readonly number[] | undefined): readonly HTMLElement[] =>
    numbers === undefined
      ? []
      : [element('h3', {}, title), element(kind, {}, ...numbers.map((number) => element('li', {}, prose(texts[number]!))))];
  return [
    ...list(words.steps, 'ol', finding.steps),
    ...list(words.notes, 'ul', finding.notes),
    ...(finding.edits ?? []).flatMap((edit) => editOf(edit, texts, words)),
    ...(finding.mayBeAccepted
      ? acceptance(`# taslint-ignore[${data.rules[finding.rule]!.id}]: ${words.reason} (until ${data.acceptUntil})`, words)
      : []),
  ];
}

function frameOf(finding: PageFinding, data: PageData): HTMLElement {
  const { lines, mark } = finding.frame;
  const made = element('div', { class: 'frame' });
  let previous = (lines[0]?.[0] ?? 1) - 1;
  for (const [index, [number, code]] of lines.entries()) {
    if (number > previous + 1) made.append(element('div', { class: 'gap' }, element('span', { class: 'number' }, '⋯')));
    previous = number;
    const isOwn = index === lines.length - 1;
    const [from, to] = mark;
    const text = isOwn ? [code.slice(0, from), element('mark', {}, code.slice(from, to)), code.slice(to)] : [code];
    made.append(
      element('div', isOwn ? { class: 'own' } : {}, element('span', { class: 'number' }, String(number)), element('code', {}, ...text)),
    );
  }
  return element('figure', {}, element('figcaption', {}, element('code', {}, placeText(finding, data))), made);
}

function editOf({ title, before, after }: PageEdit, texts: readonly string[], words: ScriptWords): readonly HTMLElement[] {
  const line = (sign: string, name: 'del' | 'ins') => (text: string) =>
    element('div', { class: name }, element('span', { class: 'number' }, sign), element(name, {}, element('code', {}, text)));
  return [
    element('h3', {}, words.edits),
    element('p', {}, prose(texts[title]!)),
    element('div', { class: 'frame' }, ...before.map(line('−', 'del')), ...after.map(line('+', 'ins'))),
  ];
}

function acceptance(comment: string, words: ScriptWords): readonly HTMLElement[] {
  const code = element('code', {}, comment);
  const copy = button(words.copy, () => {
    getSelection()?.selectAllChildren(code);
    const copied = (): void => void (copy.textContent = words.copied);
    if (navigator.clipboard !== undefined) navigator.clipboard.writeText(comment).then(copied, () => undefined);
  });
  return [element('h3', { class: 'accept' }, words.accept), element('div', { class: 'snippet' }, code, copy)];
}
