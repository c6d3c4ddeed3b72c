import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse, parseDocument, Scalar } from 'yaml';
import { folderWith, run } from './run.ts';

/**
 * What `taslint upgrade` says: every file of `fixtures/upgrade` is a list of cases: what the metadata of two versions of a tile has, a config, and what is said.
 * A new case needs an empty `says:`; `TASLINT_FILL=yes npx vitest run test/cli/upgrade` fills it in. Read it before you commit it.
 */

interface Case {
  readonly name: string;
  /** The older metadata below its name; none where it is left out. */
  readonly from?: string;
  readonly to: string;
  /** The product config below `product-name: demo`, which is line 1. */
  readonly config: string;
  /** `group line: sentence`, a line each; the line is left out where no line of the config is about it. */
  readonly says: string | null;
}

const FOLDER = fileURLToPath(new URL('../../fixtures/upgrade/', import.meta.url));

const metadata = (version: string, rest: string): string => `name: demo\nproduct_version: ${version}\nmetadata_version: "3.0"\n${rest}`;

describe.each(readdirSync(FOLDER))('%s', (topic) => {
  // our own file, in the form above
  const cases = parse(readFileSync(join(FOLDER, topic), 'utf8')) as readonly Case[];
  test.each(cases.map((one, index) => [one.name, one, index] as const))('%s', async (_, { from, to, config, says }, index) => {
    const cwd = folderWith({
      ...(from === undefined ? {} : { 'from.yml': metadata('1.4.2', from) }),
      'to.yml': metadata('2.0.1', to),
      'demo.yml': `product-name: demo\n${config}`,
    });
    const older = from === undefined ? [] : ['--from', 'from.yml'];
    const { code, stdout, stderr } = await run(['upgrade', 'demo', '--to', 'to.yml', ...older, '--format', 'json', 'demo.yml'], { cwd });
    if (stdout === '') throw new Error(stderr);
    const said = itemsOf(stdout).map(
      ({ group, message, place }) => `${group}${place === null ? '' : ` ${place.start.line}`}: ${message}\n`,
    );
    if (process.env['TASLINT_FILL'] === 'yes') fill(topic, index, said.join(''));
    else expect(said.join('')).toBe(says ?? '');
    expect(code).toBe(said.some((line) => line.startsWith('must')) ? 1 : 0);
  });
});

interface Item {
  readonly group: string;
  readonly kind: string;
  readonly message: string;
  readonly place: { readonly path: string; readonly start: { readonly line: number } } | null;
}

function itemsOf(json: string): readonly Item[] {
  const { upgrades } = JSON.parse(json) as { upgrades: readonly { items: readonly Item[] }[] }; // our own format
  return upgrades.flatMap(({ items }) => items);
}

/** Writes what a case says into its file, which stays as it is otherwise. */
function fill(topic: string, index: number, says: string): void {
  const file = join(FOLDER, topic);
  const document = parseDocument(readFileSync(file, 'utf8'));
  const text = new Scalar(says);
  text.type = 'BLOCK_LITERAL';
  document.setIn([index, 'says'], says === '' ? null : text);
  writeFileSync(file, document.toString({ lineWidth: 0, flowCollectionPadding: true }));
}

const OLD = `property_blueprints:
- { name: domain, type: wildcard_domain, configurable: true }
- { name: token, type: secret, configurable: true }
- { name: pin, type: string, configurable: true, optional: true }
- { name: rows, type: collection, configurable: true, optional: true, property_blueprints: [{ name: name, type: string }, { name: key, type: secret }] }
job_types: [{ name: web, instance_definition: { configurable: true, default: 1 } }]
`;
/** What the config has as text is a number, a pair or of another form now: all that could bring a value into a sentence. */
const NEW = `property_blueprints:
- { name: domain, type: wildcard_domain, configurable: true }
- { name: token, type: secret, configurable: true, constraints: [{ must_match_regex: '\\A[0-9]+\\z' }] }
- { name: pin, type: integer, configurable: true, optional: true }
- { name: rows, type: collection, configurable: true, optional: true, property_blueprints: [{ name: name, type: string }, { name: key, type: secret, constraints: [{ must_match_regex: '\\A[0-9]+\\z', error_message: Digits only. }] }] }
job_types: [{ name: web, instance_definition: { configurable: true, default: 1 } }]
`;
const FILES = {
  'old.yml': metadata('1.4.2', OLD),
  'new.yml': metadata('2.0.1', NEW),
  'demo.yml': `product-name: demo
product-properties:
  .properties.domain: { value: sys.example.com }
  .properties.token: { value: { secret: ((token)) } }
  .properties.pin: { value: ((admin_password)) }
  .properties.rows: { value: [{ name: one, key: { secret: S3cr3t-of-a-row } }, { name: two, key: S3cr3t-in-the-wrong-form }] }
`,
  'vars.yml': 'token: S3cr3t-of-vars\nadmin_password: S3cr3t-pin\n',
};
const CALL = ['upgrade', 'demo', '--to', 'new.yml', '--from', 'old.yml', '--vars-file', 'vars.yml', 'demo.yml'];

test.each([
  ['text', 'en'],
  ['text', 'ko'],
  ['json', 'en'],
  ['markdown', 'en'],
  ['markdown', 'ko'],
])('no secret is in the format %s, in the language %s', async (format, language) => {
  const { code, stdout, stderr } = await run([...CALL, '--format', format, '--lang', language], { cwd: folderWith(FILES) });
  expect(code).toBe(1);
  for (const told of ['token', 'pin', 'rows']) expect(stdout).toContain(`.properties.${told}`);
  expect(stdout + stderr).not.toContain('S3cr3t');
});

test('a value that a vars file gives is told in the vars file', async () => {
  const cwd = folderWith({
    ...FILES,
    'vars.yml': 'token: "1"\nadmin_password: "2"\nsome_number: x\n',
    'demo.yml': FILES['demo.yml'].replace('admin_password', 'some_number'),
  });
  const { stdout } = await run([...CALL, '--format', 'json'], { cwd });
  expect(itemsOf(stdout).find(({ message }) => message.includes('.pin'))?.message).toContain('is `x`, but its type changes from string');
  const { stdout: text } = await run(CALL, { cwd });
  expect(text).toContain('vars.yml:3 (used at demo.yml:5)');
});

test('a replicated tile is held against the metadata of what it is a copy of', async () => {
  const tile = (version: string, max: number): string =>
    `name: p-isolation-segment\nproduct_version: ${version}\nmetadata_version: "3.0"\njob_types: [{ name: cell, instance_definition: { configurable: true, constraints: { max: ${max} } } }]\n`;
  const cwd = folderWith({
    'old.yml': tile('5.0.0', 9),
    'new.yml': tile('6.0.0', 5),
    'blue.yml': 'product-name: p-isolation-segment-blue\nresource-config:\n  cell_blue: { instances: 7 }\n',
  });
  const { stdout } = await run(['upgrade', 'p-isolation-segment-blue', '--to', 'new.yml', '--from', 'old.yml', 'blue.yml'], { cwd });
  expect(stdout).toContain('  blue.yml:3\n      `cell_blue` has 7 instances, but the new tile accepts at most 5.\n');
});

test('nothing to do ends with 0, and says so', async () => {
  const cwd = folderWith({ ...FILES, 'new.yml': metadata('2.0.1', OLD) });
  const { code, stdout, stderr } = await run(CALL, { cwd });
  expect([code, stdout, stderr]).toEqual([
    0,
    'demo: 1.4.2 to 2.0.1\nNothing to do.\n',
    'Must do: 0. Changes automatically: 0. Good to know: 0.\n',
  ]);
});

test.each<readonly [string, readonly string[], RegExp]>([
  ['no product', ['upgrade'], /^taslint: no product is named\n {2}hint: /],
  ['no metadata to go to', ['upgrade', 'demo', 'demo.yml'], /^taslint: --to is missing\n {2}hint: /],
  ['a file that is not there', ['upgrade', 'demo', '--to', 'none.yml', 'demo.yml'], /^taslint: .*none\.yml/],
  ['a file that is no metadata', ['upgrade', 'demo', '--to', 'vars.yml', 'demo.yml'], /^taslint: .*vars\.yml/],
  [
    'metadata of another product',
    ['upgrade', 'demo', '--to', 'other.yml', 'demo.yml'],
    /^taslint: other\.yml is metadata of other, not of demo\n {2}hint: /,
  ],
  [
    'a product that no config is of',
    ['upgrade', 'other', '--to', 'other.yml', 'demo.yml'],
    /^taslint: no config of the product other is here\n {2}hint: products here: demo\n$/,
  ],
  ['no config at all', ['upgrade', 'demo', '--to', 'new.yml', 'old.yml'], /^taslint: no config of the product demo is here\n {2}hint: /],
])('%s ends with 2 and one line with a hint', async (_, call, says) => {
  const cwd = folderWith({ ...FILES, 'other.yml': FILES['new.yml'].replace('demo', 'other') });
  const { code, stdout, stderr } = await run(call, { cwd });
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(says);
});
