import type { Table } from '../facts/table.ts';
import type { ConfigNode, MapNode } from '../value/node.ts';
import type { CelScope } from './cel.ts';
import { LANGUAGES, type Localized } from '../base/language.ts';
import { missingFrom, noRow, PARTS } from './phrases.ts';
import { placeholdersOf, type RuleReference } from './rule.ts';
import { columnNamed } from './rule-rows.ts';
import { LISTS, suggest } from './suggest.ts';
import type { YamlForm } from './yaml-form.ts';

/** Reads what a rule says to people. A built-in rule says it in both languages; a site's own may be one text, shown whatever the language. */

/** Reads messages and collects what they mention. */
export class Messages {
  readonly #form: YamlForm;
  readonly #table: Table;
  readonly #scope: CelScope;
  readonly #mentions = new Set<string>();

  constructor(form: YamlForm, table: Table, scope: CelScope) {
    this.#form = form;
    this.#table = table;
    this.#scope = scope;
  }

  get mentions(): readonly string[] {
    return [...this.#mentions].sort();
  }

  read(node: ConfigNode | undefined, what: string): Localized | undefined {
    const message = readTexts(this.#form, node, what);
    if (message === undefined || node === undefined) return undefined;
    const [english, korean] = [placeholdersOf(message.en), placeholdersOf(message.ko)];
    for (const name of english) if (!korean.includes(name)) this.#form.refuse(node, missingFrom('ko', name, what));
    for (const name of korean) if (!english.includes(name)) this.#form.refuse(node, missingFrom('en', name, what));
    for (const name of english) this.mention(name, node);
    for (const text of [message.en, message.ko]) {
      if (text.replace(/\{\{ ?[a-z_0-9.]{1,80} ?\}\}/g, '').includes('{{'))
        this.#form.refuse(node, {
          en: `a placeholder in ${what} is not written {{name}}`,
          ko: `${what}의 자리표시자는 {{name}} 형식으로 써야 합니다`,
        });
    }
    return message;
  }

  /** Checks a name that a text mentions. */
  mention(name: string, at: ConfigNode): void {
    const [owner = '', column, ...rest] = name.split('.');
    const known = [...Object.keys(this.#table.allColumns), ...this.#scope.options.map((option) => option.name), ...this.#scope.letNames];
    if (column === undefined) {
      if (known.includes(name)) this.#mentions.add(name);
      else
        this.#form.refuse(
          at,
          { en: `nothing is called \`${name}\``, ko: `\`${name}\`(이)라는 이름이 없습니다` },
          suggest(name, known, LISTS.names),
        );
      return;
    }
    const table = this.#scope.tableOfLet(owner);
    if (table === undefined || rest.length > 0) this.#form.refuse(at, noRow(owner), suggest(owner, this.#scope.letNames, LISTS.lets));
    else if (columnNamed(this.#form, column, at, table) !== undefined) this.#mentions.add(name);
  }
}

/** A text in both languages that mentions nothing. */
export function readLocalized(form: YamlForm, node: ConfigNode | undefined, what: string): Localized | undefined {
  const texts = readTexts(form, node, what);
  if (texts === undefined || node === undefined) return undefined;
  if (LANGUAGES.some((language) => texts[language].includes('{{')))
    return form.refuse(
      node,
      { en: `${what} has no placeholders`, ko: `${what}에는 자리표시자를 쓸 수 없습니다` },
      { en: 'only messages are filled', ko: '값은 `message`에만 채워집니다' },
    );
  return texts;
}

function readTexts(form: YamlForm, node: ConfigNode | undefined, what: string): Localized | undefined {
  if (form.isSite && node?.kind === 'scalar') {
    const text = form.text(node, what)?.trim();
    return text === undefined ? undefined : { en: text, ko: text };
  }
  const map = form.map(node, what, LANGUAGES);
  if (map === undefined) return undefined;
  const en = form.text(form.required(map, 'en', what), `${what}.en`);
  const ko = form.text(form.required(map, 'ko', what), `${what}.ko`);
  if (en === undefined || ko === undefined) return undefined;
  if (!/\p{Script=Hangul}/u.test(ko))
    return form.refuse(map.get('ko')!, { en: `${what}.ko is not Korean`, ko: `${what}.ko에 한글이 없습니다` });
  return { en: en.trim(), ko: ko.trim() };
}

/** `references`: where it was learnt. */
export function readReferences(form: YamlForm, root: MapNode): readonly RuleReference[] {
  const node = form.required(root, 'references', PARTS.rule);
  const references = form.items(node, 'references').flatMap((item) => {
    const map = form.map(item, PARTS.reference, ['title', 'url']);
    if (map === undefined) return [];
    const title = form.text(form.required(map, 'title', PARTS.reference), 'title');
    const urlNode = form.required(map, 'url', PARTS.reference);
    const url = form.text(urlNode, 'url');
    if (title === undefined || url === undefined || urlNode === undefined) return [];
    return isWebAddress(url) ? [{ title, url }] : (form.refuse(urlNode, NO_ADDRESS) ?? []);
  });
  if (node?.kind === 'sequence' && node.items.length === 0)
    form.refuse(
      node,
      { en: 'references are empty', ko: '`references` 목록이 비어 있습니다' },
      { en: 'say where this was learnt', ko: '근거가 된 자료를 적으세요' },
    );
  return references;
}

const NO_ADDRESS: Localized = {
  en: 'url must be a web address that starts with https://',
  ko: 'url에는 https://로 시작하는 웹 주소를 적어야 합니다',
};

function isWebAddress(text: string): boolean {
  return text.startsWith('https://') && !/\s/.test(text) && URL.canParse(text);
}
