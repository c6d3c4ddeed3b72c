import type { Language } from '../../../base/language.ts';
import type { PageData } from '../page-data.ts';
import { button, element, prose } from './dom.ts';
import { FindingList } from './finding-list.ts';
import { stateOf } from './state.ts';

/** The script of the page. Without it the page is a list; with it the list is searched, opened and read in both languages. */

const languages = (document.documentElement.dataset['languages'] ?? 'en').split(' ') as Language[]; // written by the page
const data = document.getElementById('data')?.textContent;
const list = data === null || data === undefined ? undefined : new FindingList(JSON.parse(data) as PageData); // written by the page

/** What speakers call each language. */
const names = (document.documentElement.dataset['names'] ?? '').split(' ');

let spoken = languages[0];

/** Shows all texts of the page in a language. */
function speak(language: Language): void {
  if (language !== spoken) {
    for (const text of document.querySelectorAll<HTMLElement>('[data-other]')) {
      const { other = '', shown = text.textContent } = text.dataset;
      text.dataset['other'] = shown ?? '';
      text.dataset['shown'] = other;
      text.replaceChildren(prose(other));
    }
    document.documentElement.lang = spoken = language;
  }
  document.getElementById('languages')?.replaceChildren(
    ...(languages.length < 2
      ? []
      : languages.map((each, index) => {
          const made = button(names[index] ?? each, () => (list === undefined ? speak(each) : list.change({ lang: each })), { lang: each });
          made.setAttribute('aria-pressed', String(each === spoken));
          return made;
        })),
  );
}

// All that is folded is printed open, and is folded again behind it.
let unfolded: HTMLDetailsElement[] = [];
addEventListener('beforeprint', () => {
  list?.showAll();
  unfolded = [...document.querySelectorAll('details')].filter((details) => !details.open);
  for (const details of unfolded) details.open = true;
});
addEventListener('afterprint', () => {
  for (const details of unfolded) details.open = false;
  list?.showSome();
});

if (list === undefined) speak(stateOf(location.hash, languages).lang as Language); // one of those of the page
else list.start(speak);

document.body.append(element('div', { hidden: '', id: 'ready' }));
