import { expect, test } from 'vitest';
import { SourceFile } from '../../src/base/source.ts';
import type { Language } from '../../src/base/language.ts';
import type { LintResult } from '../../src/lint/lint-result.ts';
import { html } from '../../src/report/html/html.ts';
import type { PageData } from '../../src/report/html/page-data.ts';
import type { PageParts } from '../../src/report/html/page-parts.ts';
import { pageAssets } from '../../src/run/page-assets.ts';
import { diagnostic, options, resultOf, spanOf } from './build.ts';
import { seoulScenario } from './scenario.ts';

/** The page as text; what a browser makes of it is asked by `npm run test:browser`. */

const assets = await pageAssets();

function page(result: LintResult, languages: readonly Language[] = ['en', 'ko'], more: Partial<PageParts> = {}): string {
  const speaking = languages.map((language) => ({ language, textOf: options({ language }).textOf, referencesOf: () => [] }));
  const parts: PageParts = { assets, day: '2026-01-31', speaking, unignorable: new Set(), pictures: [], ...more };
  return html.render(result, options({ language: languages[0] ?? 'en', page: parts }));
}

function dataOf(text: string): PageData {
  const json = /<script type="application\/json" id="data">(.*?)<\/script>/s.exec(text)?.[1] ?? '';
  return JSON.parse(json) as PageData; // the page writes it so
}

/** The page without its data, script and style. */
function markupOf(text: string): string {
  return text.replaceAll(/<(script|style)[^>]*>.*?<\/\1>/gs, '');
}

test('the same result gives the same page, byte for byte', () => {
  expect(page(seoulScenario())).toBe(page(seoulScenario()));
});

test('the page holds both languages unless one was asked for, and opens in that of the run', () => {
  expect(dataOf(page(seoulScenario())).languages).toEqual(['en', 'ko']);
  const korean = page(seoulScenario(), ['ko']);
  expect(dataOf(korean).languages).toEqual(['ko']);
  expect(korean).toContain('<html lang="ko"');
  expect(markupOf(korean)).not.toMatch(/\b(Error|Warning|Findings|Undecided|Suppressed|Files)\b/);
});

test('every finding is in the data and in the list that needs no script, worst first', () => {
  const text = page(seoulScenario());
  const { findings } = dataOf(text);
  expect(findings.map(({ severity }) => severity)).toEqual([0, 1, 2, 2]);
  expect([...markupOf(text).matchAll(/<li><span class="severity (\w+)"/g)].map((match) => match[1])).toEqual([
    'error',
    'warning',
    'info',
    'info',
  ]);
});

test('with an earlier state new findings come first, and mended ones are listed', () => {
  const result = seoulScenario();
  const last = result.diagnostics.findLast(({ severity }) => severity === 'info')!;
  const gone = { ...last, data: { errand: 'gone' } };
  const text = page(result, ['en'], { change: { name: 'main', fresh: new Set([last]), mended: [gone] } });
  const { findings, isCompared } = dataOf(text);
  expect(isCompared).toBe(true);
  expect(findings.map(({ isNew }) => isNew === true)).toEqual([true, false, false, false]);
  expect(markupOf(text)).toContain('<code>gone</code>');
  expect(markupOf(text)).toContain('compared with main');
});

test('no secret of a file is in the page', () => {
  expect(page(seoulScenario())).not.toContain('hunter2');
});

/** What a file, a message or a path may hold. */
const HOSTILE = [
  '</script><script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'><svg onload=alert(1)>",
  '<!--',
  '-->',
  ']]>',
  '<style>*{display:none}</style>',
  '&lt;b&gt;&amp;',
  '\u2028\u2029',
  '\u202eevil\u2066',
  '\u001b[31mred\u001b[0m',
  '\u0000\u0007',
  '::error::x',
  '##vso[task.complete]x',
  '<a href="javascript:alert(1)">x</a>',
  '`<b>`',
  '`',
  '{{name}}',
  '\ud800',
  'x'.repeat(10_000),
];

test('hostile texts start no markup: the tags of the page are those of a harmless one', () => {
  const tagsOf = (texts: readonly string[]): readonly string[] => {
    const findings = texts.map((text, index) => {
      const file = new SourceFile(`config/${text.slice(0, 60)}${index}.yml`, `key: ${text}\nmarked: here\n`);
      return diagnostic(spanOf(file, 'marked'), { data: { name: text, instances: text }, foundation: text.slice(0, 60) });
    });
    const text = page(resultOf(findings));
    expect(dataOf(text).findings).toHaveLength(texts.length);
    return markupOf(text).match(/<[a-z!/][^\s>]*/gi) ?? [];
  };
  // what backticks mark is code, and nothing else
  const isNoCode = (tag: string): boolean => !/^<\/?code/.test(tag);
  expect(tagsOf(HOSTILE).filter(isNoCode)).toEqual(tagsOf(HOSTILE.map(() => 'harmless')).filter(isNoCode));
});

test('a page is small: 40 KB, and 2 KB for each finding and language', () => {
  const file = new SourceFile('config/cf.yml', Array.from({ length: 400 }, (_, line) => `key_${line}: value\n`).join(''));
  const findings = Array.from({ length: 400 }, (_, line) =>
    diagnostic(spanOf(file, `key_${line}:`), { data: { name: `job_${line}`, instances: '1' } }),
  );
  expect(page(resultOf([])).length).toBeLessThan(40_000);
  expect(page(resultOf(findings)).length).toBeLessThan(40_000 + 400 * 2 * 2000);
});

test('beyond 5,000 findings the rest is told as a number', () => {
  const file = new SourceFile('config/cf.yml', 'key: value\n');
  const one = diagnostic(spanOf(file, 'key'));
  const text = page(resultOf(Array.from({ length: 5003 }, () => one)));
  expect(dataOf(text)).toMatchObject({ left: 3, findings: { length: 5000 } });
  expect(markupOf(text)).toContain('3 more findings');
});
