import { expect, test } from 'vitest';
import { GLOSSARY, type Term } from '../../src/catalog/glossary.ts';
import { koreanTexts, proseOf } from './korean-texts.ts';

const texts = koreanTexts();

/** What of the refused forms of a term stands in a text. */
function refusedIn(prose: string, { refused, unless }: Term): string[] {
  const rest = unless === undefined ? prose : prose.replace(unless, '§');
  return refused.filter((form) =>
    /^[\w -]+$/.test(form) ? new RegExp(`(?<![\\w.:/-])${form}(?![\\w:/-]|\\.[\\w])`).test(rest) : rest.includes(form),
  );
}

test('one thing has one name in every Korean text', () => {
  const wrong = texts.flatMap(({ file, line, text }) => {
    const prose = proseOf(text);
    return GLOSSARY.flatMap((term) => refusedIn(prose, term).map((form) => `${file}:${line}: ${form}: write ${term.ko}`));
  });
  expect(wrong).toEqual([]);
});

test('every text asks politely, in the style of the others: -세요', () => {
  const stiff = texts.filter(({ text }) => /십시오|십니까/.test(text));
  expect(stiff).toEqual([]);
});

test('a particle behind a value is written with both forms, of which the value chooses', () => {
  // Behind a count stands a remark in parentheses, which nobody reads aloud.
  const fixed = /(?<!개\{\{…)\}\}(?:\)\))?[`"']?(?:은|는|이|가|을|를|과|와|으로|로)(?![(\p{Script=Hangul}])/u;
  expect(texts.filter(({ file, text }) => !file.startsWith('docs/') && fixed.test(text))).toEqual([]);
});

test('a form is refused for one term only, and never what another term is called', () => {
  const names = new Map<string, string>();
  const twice: string[] = [];
  for (const { ko, refused, also = [] } of GLOSSARY) {
    for (const name of [ko, ...refused, ...also]) {
      if (names.has(name)) twice.push(`${name}: ${names.get(name)!} and ${ko}`);
      names.set(name, ko);
    }
  }
  expect(twice).toEqual([]);
});

test('the texts are found where they stand', () => {
  const places = new Set(texts.map(({ file }) => file.replace(/^(\w+)\/.*$/, '$1')));
  expect([...places].sort()).toEqual(['README.ko.md', 'docs', 'editors', 'rules', 'src']);
  expect(texts.length).toBeGreaterThan(2000);
});
