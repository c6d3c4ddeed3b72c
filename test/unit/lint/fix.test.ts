import { expect, test } from 'vitest';
import { SourceFile, textOf } from '../../../src/base/source.ts';
import { fixOf } from '../../../src/lint/fix.ts';
import { known } from '../../../src/value/cell.ts';
import { descend } from '../../../src/value/node.ts';
import { evaluate } from '../interpolate/build.ts';

/** Which texts a `set: false` would replace, and how safe that is. */
function edited(template: string, vars: readonly string[] = [], ops: readonly string[] = []): readonly string[] {
  const { origin } = descend(evaluate({ template, vars, ops }).root, 'a')!;
  const cell = known(true, { file: new SourceFile('a.yml', ''), start: 0, end: 0 }, origin);
  const fix = fixOf({ change: { kind: 'set', value: false } }, [cell], { data: {}, isTaken: () => false });
  return fix === undefined ? [] : [fix.safety, ...fix.edits.map(({ span }) => `${span.file.path} ${textOf(span)}`)];
}

test('a value is edited where it is written, safely only where nothing else can use it', () => {
  expect(edited('a: true\n')).toEqual(['safe', 'config.yml true']);
  expect(edited('a: ((x))\n', ['x: true\n'])).toEqual(['unsafe', 'vars-0.yml true']);
  expect(edited('a: 1\n', [], ['- {type: replace, path: /a, value: true}\n'])).toEqual(['unsafe', 'ops-0.yml true']);
});

test('a text that was put together is not edited, since what is written is only a part of it', () => {
  expect(edited('a: t((x))\n', ['x: rue\n'])).toEqual([]);
  expect(edited('a: ((x))\n', ['x: t((y))\ny: rue\n'])).toEqual([]);
  expect(edited('a: ((x))((y))\n', ['x: t\ny: rue\n'])).toEqual([]);
  expect(edited('a: 1\n', ['x: rue\n'], ['- {type: replace, path: /a, value: t((x))}\n'])).toEqual([]);
});
