import { expect, test } from 'vitest';
import { SourceFile, type Span } from '../../../src/base/source.ts';
import type { Diagnostic } from '../../../src/lint/diagnostic.ts';
import { oneForEachCause } from '../../../src/lint/one-cause.ts';
import { diagnostic, spanOf } from '../../report/build.ts';

const vars = new SourceFile('vars.yml', 'n: 1\nm: 1\n');
const config = new SourceFile('cf.yml', 'router: ((n))\nuaa: ((n))\nclock: 1\n');
const definition = spanOf(vars, '1');

/** A finding at the definition of `n`, whose value is used at the placeholder after `job`. */
function usedBy(job: string, given: Partial<Diagnostic> = {}): Diagnostic {
  const use = spanOf(config, `${job}: ((n))`);
  const span = { ...use, start: use.end - '((n))'.length };
  return diagnostic(definition, {
    foundation: 'prod',
    data: { name: job },
    trail: [
      { span, step: 'variable-use', name: 'n' },
      { span: definition, step: 'variable-value', name: 'n' },
    ],
    ...given,
  });
}

/** A finding at a value that is written where it is used. */
function here(foundation: string, name: string, given: Partial<Diagnostic> = {}): Diagnostic {
  return diagnostic(spanOf(config, '1'), { foundation, data: { name }, ...given });
}

const told = (found: readonly Diagnostic[]): readonly unknown[] =>
  oneForEachCause(found).map(({ data, foundations, also }) => [data['name'], foundations, also.map((said) => said.data['name'])]);

test('the same of two foundations is one finding with both names', () => {
  expect(told([here('prod', 'clock'), here('lab', 'clock')])).toEqual([['clock', ['lab', 'prod'], []]]);
});

test('one value that says another thing in each foundation is one finding, the worst first', () => {
  const found = [here('lab', 'small', { severity: 'info', case: 0 }), here('prod', 'large', { severity: 'error' })];
  expect(told(found)).toEqual([['large', ['lab', 'prod'], ['small']]]);
});

test('two things of one place in one foundation are two findings', () => {
  expect(told([here('prod', 'one'), here('prod', 'two'), here('lab', 'two')])).toEqual([
    ['one', ['prod'], []],
    ['two', ['lab', 'prod'], []],
  ]);
});

test('one written value that is used twice is one finding, and the other use is a related place', () => {
  const [one, ...others] = oneForEachCause([usedBy('router'), usedBy('uaa')]);
  expect(others).toEqual([]);
  expect(one).toMatchObject({ data: { name: 'router' }, also: [{ data: { name: 'uaa' } }] });
  expect(one!.related.map(({ span }) => span.file.position(span.start).line)).toEqual([2]);
});

test('what a text is put together from in another foundation is a related place', () => {
  const [prod, lab] = [spanOf(vars, 'n: 1'), spanOf(vars, 'm: 1')];
  const part = (foundation: string, span: Span) =>
    here(foundation, foundation, { trail: [{ span, step: 'variable-value', name: foundation }] });
  expect(oneForEachCause([part('prod', prod), part('lab', lab)])).toMatchObject([{ related: [{ span: lab, name: 'lab' }] }]);
});

test('two things that one use of a value is wrong in stay two, however often it is used', () => {
  const found = [usedBy('router'), usedBy('router', { data: { name: 'again' } }), usedBy('uaa'), usedBy('uaa', { data: { name: 'also' } })];
  expect(told(found)).toEqual([
    ['router', ['prod'], ['uaa']],
    ['again', ['prod'], ['also']],
  ]);
});

test('another rule, another place and another case in one foundation are other findings', () => {
  const found = [usedBy('router'), usedBy('uaa', { rule: 'a/b' }), usedBy('uaa', { case: 1 }), here('prod', 'router')];
  expect(oneForEachCause(found)).toHaveLength(4);
});

test('findings that belong to no foundation are told apart by what they say', () => {
  expect(told([here('', 'one', { foundations: [] }), here('', 'two', { foundations: [] })])).toEqual([
    ['one', [], []],
    ['two', [], []],
  ]);
});

test('nothing is lost or said twice, in whatever order', () => {
  const found = [usedBy('uaa'), here('prod', 'clock'), usedBy('router'), here('lab', 'clock')];
  expect(oneForEachCause(found)).toHaveLength(2);
  expect(oneForEachCause(oneForEachCause(found))).toEqual(oneForEachCause(found));
});
