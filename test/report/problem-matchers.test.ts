import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SourceFile } from '../../src/base/source.ts';
import type { Severity } from '../../src/rule/rule.ts';
import { reporters } from '../../src/report/reporters.ts';
import { diagnostic, options, resultOf, spanOf } from './build.ts';

interface Pattern {
  readonly regexp: string;
  readonly file: number;
  readonly line: number;
  readonly column: number;
  readonly severity: number;
  readonly message: number;
  readonly code: number;
}

function read(path: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));
}

// The two files are ours; the shapes are those that GitHub and VS Code document.
const github = (read('.github/taslint-matcher.json') as { problemMatcher: { pattern: Pattern[] }[] }).problemMatcher[0]!.pattern[0]!;
const vscode = (read('editors/vscode/tasks.json') as { tasks: { problemMatcher: { pattern: Pattern } }[] }).tasks[0]!.problemMatcher
  .pattern;

/** A line as the format prints it, read back through a matcher. */
function matched(pattern: Pattern, path: string, name: string, severity: Severity, language: 'en' | 'ko', color: boolean) {
  const file = new SourceFile(path, 'first: 1\nkey: 값\n');
  const found = diagnostic(spanOf(file, '값'), { severity, data: { name, instances: '1' } });
  const line = reporters
    .get('unix')!
    .render(resultOf([found]), options({ language, color }))
    .trimEnd();
  const match = new RegExp(pattern.regexp).exec(line);
  if (match === null) return undefined;
  return {
    file: match[pattern.file],
    line: match[pattern.line],
    column: match[pattern.column],
    severity: match[pattern.severity],
    message: match[pattern.message],
    code: match[pattern.code],
  };
}

const cases = [
  ['config/cf.yml', 'nfs_server'],
  ['C:/foundations/prod/cf.yml', 'nfs_server'],
  ['파운데이션/서울 1/cf.yml', '한글 이름'],
  ['config/cf.yml', 'a [bracketed] name: with: colons [x/y]'],
  ['weird:12:3/cf.yml', 'x'],
] as const;

for (const [name, pattern] of [
  ['GitHub', github],
  ['VS Code', vscode],
] as const) {
  for (const color of [false, true]) {
    for (const language of ['en', 'ko'] as const) {
      test.each(cases)(`${name} reads ${color ? 'coloured' : 'plain'} output in ${language}: %s, %s`, (path, value) => {
        for (const severity of ['error', 'warning'] as const) {
          const read = matched(pattern, path, value, severity, language, color);
          expect(read).toMatchObject({ file: path, line: '2', column: '6', severity, code: 'availability/blobstore-single-instance' });
          expect(read?.message).toContain(value);
        }
      });
    }
  }
}

test('info is for VS Code only: GitHub drops lines with other words', () => {
  expect(matched(vscode, 'cf.yml', 'x', 'info', 'en', false)?.severity).toBe('info');
  expect(matched(github, 'cf.yml', 'x', 'info', 'en', false)).toBeUndefined();
});
