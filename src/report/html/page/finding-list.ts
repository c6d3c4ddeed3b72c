import type { Language } from '../../../base/language.ts';
import type { PageData, PageFinding } from '../page-data.ts';
import { button, element, filled } from './dom.ts';
import { entryOf, fill, groupsOf, type Writing } from './entry.ts';
import { hashOf, matcher, SEVERITIES, stateOf, type State } from './state.ts';

/** Findings that are shown before a person asks for more. */
const PAGE_SIZE = 300;

/** The list of findings with its filters. */
export class FindingList {
  readonly #data: PageData;
  readonly #list = document.getElementById('list')!; // written by the page
  readonly #count = element('p', { id: 'count', 'aria-live': 'polite' });
  readonly #filters = element('div', { id: 'filters', role: 'search' });
  #state: State;
  #speak: (language: Language) => void = () => undefined;
  #most = PAGE_SIZE;

  constructor(data: PageData) {
    this.#data = data;
    this.#state = stateOf(location.hash, data.languages);
  }

  /** Takes the place of the list that needs no script. `speak` is called with the language of the page. */
  start(speak: (language: Language) => void): void {
    this.#speak = speak;
    this.#list.before(this.#filters, this.#count);
    addEventListener('hashchange', () => {
      // an address inside of the page, such as #files, says nothing of it
      if (location.hash === '' || location.hash.includes('=')) this.#set(stateOf(location.hash, this.#data.languages));
    });
    addEventListener('keydown', (event) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.target instanceof HTMLInputElement) return;
      event.preventDefault();
      document.getElementById('q')?.focus();
    });
    this.#show(true);
  }

  change(part: Partial<State>): void {
    const state = { ...this.#state, ...part };
    history.replaceState(null, '', `${location.pathname}${location.search}${hashOf(state, this.#data.languages)}`);
    this.#set(state);
  }

  #set(state: State): void {
    const isOtherLanguage = state.lang !== this.#state.lang;
    this.#state = state;
    this.#most = PAGE_SIZE;
    this.#show(isOtherLanguage);
  }

  /** All findings, opened as far as their texts go, for print. */
  showAll(): void {
    this.#most = Infinity;
    this.#showList();
    this.#fillAll(this.#list);
  }

  showSome(): void {
    this.#most = PAGE_SIZE;
    this.#showList();
  }

  /** An entry that is filled holds others. */
  #fillAll(within: ParentNode): void {
    for (const details of within.querySelectorAll<HTMLDetailsElement>('details.entry')) fill(details);
    for (const details of within.querySelectorAll<HTMLDetailsElement>('details.place')) fill(details);
  }

  get #writing(): Writing {
    const language = this.#state.lang as Language; // one of those of the page
    return { data: this.#data, language, words: this.#data.words[language]!, texts: this.#data.texts[language]! };
  }

  /** The controls are made anew only with the language, so that the one in use keeps the focus. */
  #show(isOtherLanguage: boolean): void {
    if (isOtherLanguage) {
      this.#speak(this.#state.lang as Language); // one of those of the page
      this.#showFilters();
    }
    this.#showCells();
    for (const control of this.#filters.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select'))
      control.value = this.#state[control.id as keyof State];
    this.#showList();
  }

  #showFilters(): void {
    const { words } = this.#writing;
    const { foundations, rules, kinds, isCompared } = this.#data;
    const search = element('input', {
      id: 'q',
      type: 'search',
      placeholder: words.search,
      'aria-label': words.search,
      'aria-keyshortcuts': '/',
    });
    search.addEventListener('input', () => this.change({ q: search.value }));
    const choice = (name: keyof State, label: string, values: readonly (readonly [string, string])[]): HTMLElement | undefined => {
      if (values.length < 2) return undefined;
      const made = element('select', { id: name, 'aria-label': label }, element('option', { value: '' }, `${label}: ${words.all}`));
      made.append(...values.map(([value, text]) => element('option', { value }, text)));
      made.addEventListener('change', () => this.change({ [name]: made.value }));
      return made;
    };
    const same = (names: readonly string[]): readonly (readonly [string, string])[] => names.toSorted().map((name) => [name, name]);
    const controls = [
      search,
      choice('foundation', words.foundation, same(foundations)),
      choice('rule', words.rule, same(rules.map(({ id }) => id))),
      choice('kind', words.kind, same(kinds)),
      isCompared
        ? choice('change', words.change, [
            ['new', words.isNew],
            ['known', words.isKnown],
          ])
        : undefined,
    ];
    this.#filters.replaceChildren(...controls.filter((control) => control !== undefined));
  }

  /** The counts above become switches for the severities. */
  #showCells(): void {
    const chosen = this.#state.severity.split(',').filter((each) => each !== '');
    for (const severity of SEVERITIES) {
      const cell = document.querySelector<HTMLElement>(`#cells > .${severity}`);
      if (cell === null) continue;
      let made = cell;
      if (cell.tagName !== 'BUTTON') {
        made = button('', () => this.#toggle(severity), { class: cell.className });
        made.append(...cell.childNodes);
        cell.replaceWith(made);
      }
      made.setAttribute('aria-pressed', String(chosen.includes(severity)));
    }
  }

  #toggle(severity: string): void {
    const chosen = new Set(this.#state.severity.split(',').filter((each) => each !== ''));
    if (!chosen.delete(severity)) chosen.add(severity);
    this.change({ severity: SEVERITIES.filter((each) => chosen.has(each)).join(',') });
  }

  #showList(): void {
    const { findings } = this.#data;
    if (findings.length === 0) return;
    const writing = this.#writing;
    const { words, texts } = writing;
    const fitting = findings.filter(matcher(this.#data, texts, this.#state));
    const text =
      fitting.length === findings.length ? filled(words.shown, findings.length) : filled(words.ofAll, fitting.length, findings.length);
    this.#count.replaceChildren(element('span', {}, text), ...this.#actions(fitting, writing));
    const shown: Node[] = [];
    let left = this.#most;
    for (const group of groupsOf(fitting)) {
      if (left <= 0) break;
      shown.push(entryOf(group, left, writing));
      left -= group.length;
    }
    const unseen = fitting.length - this.#most;
    if (unseen > 0)
      shown.push(
        button(
          filled(words.more, Math.min(PAGE_SIZE, unseen)),
          () => {
            this.#most += PAGE_SIZE;
            this.#showList();
          },
          { class: 'more' },
        ),
      );
    if (fitting.length === 0) shown.push(element('p', { class: 'none' }, words.none));
    this.#list.replaceChildren(...shown);
  }

  #actions(fitting: readonly PageFinding[], { words }: Writing): readonly HTMLElement[] {
    const { lang } = this.#state;
    const isFiltered = hashOf({ ...this.#state, lang: '' }, []) !== '';
    const clear = { severity: '', foundation: '', rule: '', kind: '', change: '', q: '' };
    let isOpen = false;
    const fold = button(words.open, () => {
      isOpen = !isOpen;
      for (const details of this.#list.querySelectorAll<HTMLDetailsElement>('details.entry')) details.open = isOpen;
      fold.textContent = isOpen ? words.close : words.open;
    });
    return [...(isFiltered ? [button(words.reset, () => this.change({ ...clear, lang }))] : []), ...(fitting.length > 0 ? [fold] : [])];
  }
}
