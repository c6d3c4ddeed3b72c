import { expect, test } from 'vitest';
import { compileIllustrations, illustrationIn } from '../../../src/rule/compiled-rules.ts';
import type { Illustration } from '../../../src/rule/illustration.ts';

function illustration(text: string): Illustration {
  return { bad: { files: { 'cf.yml': text } }, good: undefined, values: { own: { name: text } } };
}

test('what a rule looks like is found again by its id, whatever letters it has', () => {
  const chunk = compileIllustrations([
    ['dns/domain-format', illustration('도메인: "a\\nb"')],
    ['dns/domain', illustration('x')],
  ]);
  expect(chunk).toMatch(/^[\n -~]*$/);
  expect(illustrationIn(chunk, 'dns/domain-format')).toEqual(JSON.parse(JSON.stringify(illustration('도메인: "a\\nb"'))));
  expect(illustrationIn(chunk, 'dns/domain')?.values['own']).toEqual({ name: 'x' });
  expect(illustrationIn(chunk, 'dns/none')).toBeUndefined();
});
