import type { Table } from '../facts/table.ts';
import type { ConfigNode, MapNode } from '../value/node.ts';
import type { CelScope } from './cel.ts';
import { LANGUAGES, type Localized } from '../base/language.ts';
import { placeholdersOf, type RuleReference } from './rule.ts';
import { columnNamed, suggest } from './rule-rows.ts';
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
    for (const name of english) if (!korean.includes(name)) this.#form.refuse(node, `\`{{${name}}}\` is missing from the Korean ${what}`);
    for (const name of korean) if (!english.includes(name)) this.#form.refuse(node, `\`{{${name}}}\` is missing from the English ${what}`);
    for (const name of english) this.mention(name, node);
    for (const text of [message.en, message.ko]) {
      if (text.replace(/\{\{ ?[a-z_0-9.]{1,80} ?\}\}/g, '').includes('{{'))
        this.#form.refuse(node, `a placeholder in ${what} is not written {{name}}`);
    }
    return message;
  }

  /** Checks a name that a text mentions. */
  mention(name: string, at: ConfigNode): void {
    const [owner = '', column, ...rest] = name.split('.');
    const known = [...Object.keys(this.#table.allColumns), ...this.#scope.options.map((option) => option.name), ...this.#scope.letNames];
    if (column === undefined) {
      if (known.includes(name)) this.#mentions.add(name);
      else this.#form.refuse(at, `nothing is called \`${name}\``, suggest(name, known, 'known are'));
      return;
    }
    const table = this.#scope.tableOfLet(owner);
    if (table === undefined || rest.length > 0)
      this.#form.refuse(at, `\`${owner}\` is no row found by \`let\``, suggest(owner, this.#scope.letNames, 'lets are'));
    else if (columnNamed(this.#form, column, at, table) !== undefined) this.#mentions.add(name);
  }
}

/** A text in both languages that mentions nothing. */
export function readLocalized(form: YamlForm, node: ConfigNode | undefined, what: string): Localized | undefined {
  const texts = readTexts(form, node, what);
  if (texts === undefined || node === undefined) return undefined;
  if (LANGUAGES.some((language) => texts[language].includes('{{')))
    return form.refuse(node, `${what} has no placeholders`, 'only messages are filled');
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
  if (!/\p{Script=Hangul}/u.test(ko)) return form.refuse(map.get('ko')!, `${what}.ko is not Korean`);
  return { en: en.trim(), ko: ko.trim() };
}

/** `references`: where it was learnt. */
export function readReferences(form: YamlForm, root: MapNode): readonly RuleReference[] {
  const node = form.required(root, 'references', 'a rule');
  const references = form.items(node, 'references').flatMap((item) => {
    const map = form.map(item, 'a reference', ['title', 'url']);
    if (map === undefined) return [];
    const title = form.text(form.required(map, 'title', 'a reference'), 'title');
    const urlNode = form.required(map, 'url', 'a reference');
    const url = form.text(urlNode, 'url');
    if (title === undefined || url === undefined || urlNode === undefined) return [];
    return isWebAddress(url) ? [{ title, url }] : (form.refuse(urlNode, 'url must be a web address that starts with https://') ?? []);
  });
  if (node?.kind === 'sequence' && node.items.length === 0) form.refuse(node, 'references are empty', 'say where this was learnt');
  return references;
}

function isWebAddress(text: string): boolean {
  return text.startsWith('https://') && !/\s/.test(text) && URL.canParse(text);
}
