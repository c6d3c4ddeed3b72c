import { expect, test } from 'vitest';
import { onBase } from '../../../src/rule/example-base.ts';
import type { RuleExample } from '../../../src/rule/example.ts';
import { read, ruleText } from './build.ts';

const BASE = new Map([
  ['cf.yml', 'product-name: cf\nresource-config:\n  router: { instances: 3 }\n  diego_cell:\n    instances: 3\n'],
  ['director.yml', 'az-configuration:\n  - name: az1\n  - name: az2\n'],
]);

/** The one example of a rule, as it stands on the base. */
function laid(example: string): RuleExample {
  const result = read(ruleText({ examples: `\n  - { name: it, base: tas, ${example} }` }));
  if (!result.ok) throw new Error(result.problems[0]!.message.en);
  return onBase(result.file.examples[0]!, (base) => (base === 'tas' ? BASE : undefined))!;
}

test('an example without files is its base', () => {
  expect(laid('purpose: lab').files).toEqual(BASE);
});

test('keys are merged, and a marker goes where its line went', () => {
  const { files, markers } = laid('files: { cf.yml: "resource-config: { diego_cell: { instances: 1 } } # <- finding: error" }');
  expect(files.get('cf.yml')).toBe('product-name: cf\nresource-config:\n  router: { instances: 3 }\n  diego_cell:\n    instances: 1\n');
  expect(files.get('director.yml')).toBe(BASE.get('director.yml'));
  expect(markers).toEqual([{ path: 'cf.yml', lines: new Set([2, 4, 5]), severity: 'error', case: undefined }]);
});

test('elements of a list are merged by their name', () => {
  const { files } = laid('files: { director.yml: "az-configuration: [{ name: az2, iaas: b }]" }');
  expect(files.get('director.yml')).toBe('az-configuration:\n  - name: az1\n  - name: az2\n    iaas: b\n');
});

test('a file that the base lacks is added as it is written', () => {
  const { files, markers } = laid('files: { more.yml: "a: 1 # <- finding" }');
  expect(files.get('more.yml')).toBe('a: 1 # <- finding');
  expect(markers[0]!.lines).toEqual(new Set([1]));
});

test('a file that no merge can keep takes the place of the other', () => {
  expect(laid('files: { cf.yml: "a: 1\\na: 2" }').files.get('cf.yml')).toBe('a: 1\na: 2');
});

test('what was before lies on the same base', () => {
  const { previous } = laid('previous: { cf.yml: "product-name: cf\\nresource-config: { router: { instances: 5 } }" }, files: {}');
  expect(previous!.get('cf.yml')).toContain('router:\n    instances: 5\n');
  expect(previous!.get('director.yml')).toBe(BASE.get('director.yml'));
});

test('a base that is not there is no foundation', () => {
  const result = read(ruleText({ examples: '\n  - { name: it, base: nowhere }' }));
  expect(result.ok && onBase(result.file.examples[0]!, () => undefined)).toBeUndefined();
});
