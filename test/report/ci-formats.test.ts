import { unchanged } from '../../src/base/language.ts';
import { fc } from '../random.ts';
import { describe, expect, test } from 'vitest';
import { SourceFile } from '../../src/base/source.ts';
import type { LintResult } from '../../src/lint/lint-result.ts';
import type { ReportOptions } from '../../src/report/reporter.ts';
import { reporters } from '../../src/report/reporters.ts';
import { diagnostic, options, resultOf, spanOf } from './build.ts';
import { seoulScenario } from './scenario.ts';

/** What each CI server breaks on. Whole outputs are in `expected/`. */

function render(format: string, result: LintResult, given: Partial<ReportOptions> = {}): string {
  return reporters.get(format)!.render(result, options(given));
}

const file = new SourceFile('config/cf.yml', 'networks:\n- name: infra\n  azs: [a]\n- name: "서울 망"\n  azs: [a, b]\nrouter: 1\n');

interface SarifLog {
  readonly version: string;
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string; readonly help: { readonly text: string } }[] } };
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly message: { readonly text: string };
      readonly locations: readonly {
        readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } };
        readonly logicalLocations?: readonly { readonly fullyQualifiedName: string }[];
      }[];
      readonly partialFingerprints: Readonly<Record<string, string>>;
      readonly suppressions?: readonly unknown[];
    }[];
  }[];
}

// The shape is that of our own output; the tests below look at what a consumer relies on.
const sarifOf = (result: LintResult, given: Partial<ReportOptions> = {}) => JSON.parse(render('sarif', result, given)) as SarifLog;

describe('sarif', () => {
  test('every result points at its rule, and every rule has the help that GitHub requires', () => {
    const { runs } = sarifOf(seoulScenario(), { rules: [{ id: 'cert/san-missing-system-domain', severity: 'error' }] });
    const [run] = runs;
    expect(runs).toHaveLength(1);
    for (const result of run!.results) expect(run!.tool.driver.rules[result.ruleIndex]?.id).toBe(result.ruleId);
    for (const rule of run!.tool.driver.rules) expect(rule.help.text).not.toBe('');
  });

  test('rules that ran without findings are listed too', () => {
    const [run] = sarifOf(resultOf([]), { rules: [{ id: 'errands/left-on-after-first-install', severity: 'warning' }] }).runs;
    expect(run!.tool.driver.rules.map((rule) => rule.id)).toEqual(['errands/left-on-after-first-install']);
    expect(run!.results).toEqual([]);
  });

  test.each([
    ['config/cf.yml', 'config/cf.yml'],
    ['./서울 1/cf.yml', '%EC%84%9C%EC%9A%B8%201/cf.yml'],
    ['a:b/100%.yml', 'a%3Ab/100%25.yml'],
    ['/etc/cf.yml', 'file:///etc/cf.yml'],
    ['C:/repo/cf.yml', 'file:///C:/repo/cf.yml'],
    ['C:\\repo\\cf.yml', 'file:///C:/repo/cf.yml'],
  ])('the path %s is the address %s', (path, uri) => {
    const source = new SourceFile(path, 'a: 1');
    const [run] = sarifOf(resultOf([diagnostic(spanOf(source, '1'))])).runs;
    expect(run!.results[0]?.locations[0]?.physicalLocation.artifactLocation.uri).toBe(uri);
  });

  test('a suppressed finding says so', () => {
    const suppressed = sarifOf(seoulScenario()).runs[0]!.results.filter((result) => result.suppressions !== undefined);
    expect(suppressed).toHaveLength(1);
  });

  test('a value cannot make a link', () => {
    const found = diagnostic(spanOf(file, '1'), { data: { name: '[click](https://evil.example.com)', instances: '1' } });
    expect(sarifOf(resultOf([found])).runs[0]!.results[0]!.message.text).toContain('[click] (https://evil.example.com)');
  });

  test('the place has the keys that lead to it, list items by name', () => {
    const names = [spanOf(file, 'azs', 2), spanOf(file, 'infra'), spanOf(file, '1')].map(
      (span) => sarifOf(resultOf([diagnostic(span)])).runs[0]!.results[0]!.locations[0]!.logicalLocations![0]!.fullyQualifiedName,
    );
    expect(names).toEqual(['networks/서울 망/azs', 'networks/infra/name', 'router']);
  });
});

describe('fingerprints', () => {
  const fingerprints = (result: LintResult) =>
    (JSON.parse(render('gitlab', result)) as { fingerprint: string }[]).map((issue) => issue.fingerprint);

  test('stay when lines move, and when values change', () => {
    const moved = new SourceFile(file.path, `# a comment\n\n${file.text.replace('router: 1', 'router: 2')}`);
    expect(fingerprints(resultOf([diagnostic(spanOf(moved, '2'))]))).toEqual(fingerprints(resultOf([diagnostic(spanOf(file, '1'))])));
  });

  test('differ for equal findings, and do not depend on the language', () => {
    const twice = resultOf([diagnostic(spanOf(file, '1')), diagnostic(spanOf(file, '1'))]);
    expect(new Set(fingerprints(twice)).size).toBe(2);
    expect((JSON.parse(render('gitlab', twice, { language: 'ko' })) as { fingerprint: string }[])[0]?.fingerprint).toBe(
      fingerprints(twice)[0],
    );
  });

  test('differ for the same key of two list items', () => {
    const both = resultOf([diagnostic(spanOf(file, 'azs')), diagnostic(spanOf(file, 'azs', 2))]);
    expect(new Set(fingerprints(both)).size).toBe(2);
  });
});

describe('gitlab', () => {
  test('a clean run is an empty array', () => {
    expect(render('gitlab', resultOf([]))).toBe('[]\n');
  });

  test('severities are words that GitLab knows', () => {
    const severities = (JSON.parse(render('gitlab', seoulScenario())) as { severity: string }[]).map((issue) => issue.severity);
    expect(severities).toEqual(['critical', 'info', 'info', 'major']);
  });
});

/** Checks that tags are closed in order and that nothing unescaped is left; enough for XML that we write ourselves. */
function expectWellFormed(xml: string): void {
  const open: string[] = [];
  const body = xml.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '');
  const rest = body.replace(
    /<(\/?)([a-z-]+)((?: [a-zA-Z]+="[^"<>]*")*)(\/?)>/g,
    (_tag, close: string, name: string, _attributes, single: string) => {
      if (close === '/') expect(open.pop()).toBe(name);
      else if (single === '') open.push(name);
      return '';
    },
  );
  expect(open).toEqual([]);
  expect(rest).not.toMatch(/[<>]|&(?!amp;|lt;|gt;|quot;|apos;|#\d+;)/);
}

test.each(['junit', 'checkstyle'])('%s is well-formed whatever the file contains', (format) => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('<', '>', '&', '"', "'", ']]>', 'a', '\n', '\ufffe', '\u0000', '한') }), (text) => {
      const source = new SourceFile(`${text}.yml`, text);
      const found = diagnostic({ file: source, start: 0, end: text.length }, { data: { name: text, instances: text } });
      expectWellFormed(render(format, resultOf([found], { failures: [{ kind: 'unreadable', path: text, message: unchanged(text) }] })));
    }),
  );
});

describe('junit', () => {
  test('only findings at the fail level fail', () => {
    const counts = (failOn: NonNullable<ReportOptions['failOn']>) =>
      /failures="(\d+)"/.exec(render('junit', seoulScenario(), { failOn }))?.[1];
    expect([counts('info'), counts('warning'), counts('error'), counts('never')]).toEqual(['4', '2', '1', '0']);
  });

  test('a clean file is a passing test', () => {
    const clean = resultOf([], { checked: { ...resultOf([]).checked, files: [{ file, kind: 'product', foundation: '', why: '' }] } });
    expect(render('junit', clean)).toContain('<testcase name="taslint" classname="config/cf" file="config/cf.yml" time="0"/>');
  });
});

test('azure escapes what ends a property', () => {
  const source = new SourceFile('a;b]100%.yml', 'a: 1');
  expect(render('azure', resultOf([diagnostic(spanOf(source, '1'))]))).toContain(
    'sourcepath=a%3Bb%5D100%AZP25.yml;linenumber=1;columnnumber=4;',
  );
});

test('teamcity reads quotes, brackets, bars and Korean back', () => {
  const output = render('teamcity', resultOf([diagnostic(spanOf(file, '1'), { data: { name: "a'b|c[d]한", instances: '1' } })]));
  expect(output).toContain("message='`a|'b||c|[d|]|0xD55C` runs on");
  expect(output.split('\n').filter((line) => line.startsWith('##teamcity[inspectionType '))).toHaveLength(1);
});

test('reviewdog counts columns in bytes', () => {
  const source = new SourceFile('a.yml', '도메인: 값\n');
  const [line] = render('rdjsonl', resultOf([diagnostic(spanOf(source, '값'))])).split('\n');
  expect(JSON.parse(line!)).toMatchObject({ location: { range: { start: { line: 1, column: 12 }, end: { line: 1, column: 15 } } } });
});

test('markdown keeps cells whole and starts no markup, mention or tag from a file', () => {
  const found = diagnostic(spanOf(file, '1'), { data: { name: 'a|b` <img src=x> @admin [x](y) `', instances: '1' } });
  const row = render('markdown', resultOf([found])).split('\n')[4]!;
  expect(row.replaceAll('\\|', '').split('|')).toHaveLength(6);
  expect(row).not.toMatch(/[^\\]<img|@admin|\[x\]\(y\)/);
});
