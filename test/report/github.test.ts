import { expect, test } from 'vitest';
import { SourceFile } from '../../src/base/source.ts';
import { reporters } from '../../src/report/reporters.ts';
import { diagnostic, options, resultOf, spanOf } from './build.ts';

const render = (...diagnostics: Parameters<typeof resultOf>[0]): readonly string[] =>
  reporters.get('github')!.render(resultOf(diagnostics), options()).split('\n');

test('columns are given only when the place is on one line', () => {
  const file = new SourceFile('a.yml', 'a:\n  b: 1\n  c: 2\n');
  expect(render(diagnostic(spanOf(file, 'b: 1')))[0]).toContain(',file=a.yml,line=2,endLine=2,col=3,endColumn=7::');
  expect(render(diagnostic(spanOf(file, 'b: 1\n  c: 2')))[0]).toContain(',file=a.yml,line=2,endLine=3::');
  expect(render(diagnostic(spanOf(file, 'b: 1\n')))[0]).toContain(',line=2,endLine=2,col=3,endColumn=7::');
});

test('percent, colon and comma are escaped once', () => {
  const file = new SourceFile('C:/서울, 100%/a.yml', 'a: 1\n');
  const [line] = render(diagnostic(spanOf(file, '1'), { data: { name: '50%,x:y', instances: '1' } }));
  expect(line).toContain('file=C%3A/서울%2C 100%25/a.yml,');
  expect(line).toContain('`50%25,x:y` runs on');
});

test('errors come first, and the plain line says that GitHub hides some', () => {
  const file = new SourceFile('a.yml', 'a: 1\n');
  const info = diagnostic(spanOf(file, '1'), { severity: 'info' });
  const error = diagnostic(spanOf(file, '1'), { severity: 'error' });
  const lines = render(...Array.from({ length: 11 }, () => info), error);
  expect(lines[0]).toMatch(/^::error /);
  expect(lines.at(-2)).toBe('taslint: 1 error, 11 info (GitHub shows ten annotations of each level)');
});

test('the file is named as seen from the root of the repository', () => {
  const file = new SourceFile('cf.yml', 'a: 1\n');
  const output = reporters
    .get('github')!
    .render(resultOf([diagnostic(spanOf(file, '1'))]), options({ repositoryPath: (path) => `config/${path}` }));
  expect(output).toContain('file=config/cf.yml,');
});
