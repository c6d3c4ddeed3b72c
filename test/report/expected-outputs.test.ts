import { expect, test } from 'vitest';
import { displayWidth } from '../../src/base/display-width.ts';
import { reporters } from '../../src/report/reporters.ts';
import { summary } from '../../src/report/summary.ts';
import { options, resultOf } from './build.ts';
import { seoulScenario } from './scenario.ts';

/** The whole outputs are files beside this one: read them before accepting a change (`vitest run -u`). */
const formats = [...reporters.keys()].filter((name) => name !== 'json-v1');

test.each(formats.flatMap((format) => (['en', 'ko'] as const).map((language) => [format, language] as const)))(
  '%s in %s',
  async (format, language) => {
    const output = reporters.get(format)!.render(seoulScenario(), options({ language }));
    await expect(output).toMatchFileSnapshot(`expected/${format}.${language}.txt`);
  },
);

test.each(['en', 'ko'] as const)('the summary in %s', async (language) => {
  await expect(summary(seoulScenario(), options({ language }))).toMatchFileSnapshot(`expected/summary.${language}.txt`);
  await expect(summary(seoulScenario(), options({ language, verbose: true, timing: true }))).toMatchFileSnapshot(
    `expected/summary-verbose.${language}.txt`,
  );
});

test.each([
  ['en', 'Checked 0 files with 30 rules.\nFound no problems.\n'],
  ['ko', '파일 0개를 규칙 30개로 검사했습니다.\n결과: 문제 없음.\n'],
] as const)('a clean run in %s says that all is well', (language, expected) => {
  expect(summary(resultOf([]), options({ language }))).toBe(expected);
});

test.each([40, 80, 120, 500])('no line of the text is wider than a terminal of %i columns, nor than 120', (width) => {
  for (const language of ['en', 'ko'] as const) {
    const output =
      reporters.get('text')!.render(seoulScenario(), options({ language, width })) + summary(seoulScenario(), options({ language, width }));
    // A path stays whole, so that it can be clicked.
    const wide = output.split('\n').filter((line) => displayWidth(line) > Math.min(width, 120) && !/^ *-->/.test(line));
    expect(wide).toEqual([]);
  }
});

test('colour adds codes and changes nothing else', () => {
  for (const format of ['text', 'unix'] as const) {
    const colored = reporters.get(format)!.render(seoulScenario(), options({ color: true }));
    expect(colored).toContain('\u001b[31m');
    // oxlint-disable-next-line no-control-regex
    expect(colored.replace(/\u001b\[[0-9;]*m/g, '')).toBe(reporters.get(format)!.render(seoulScenario(), options()));
  }
});

test('the rule id is a link on terminals that can', () => {
  const output = reporters.get('text')!.render(seoulScenario(), options({ hyperlinks: true, pageOf: (id) => `https://example.com/${id}` }));
  expect(output).toContain(
    '\u001b]8;;https://example.com/cert/san-missing-system-domain\u001b\\[cert/san-missing-system-domain]\u001b]8;;\u001b\\',
  );
});

test('a defect shows its stack only when asked', () => {
  const failed = resultOf([], { failures: [{ kind: 'defect', rule: 'a/b', foundation: 'seoul', error: new Error('boom') }] });
  expect(summary(failed, options())).toBe(
    'a/b (seoul): a defect of taslint kept this rule from running: boom\nChecked 0 files with 30 rules.\nFound no problems.\nCould not check everything: 1 rule that failed.\n',
  );
  expect(summary(failed, options({ debug: true }))).toMatch(/\n {4}at /);
});
