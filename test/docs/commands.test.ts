import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/command-specs.ts';
import { argumentsOf, session } from '../../src/dev/docs/transcript.ts';
import { makeSite } from './site.ts';

/** What the pages and the help tell people to type is typed here, as it stands there. */

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PAGES = [
  'README.md',
  'README.ko.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'taslint-docs-'));
  makeSite(join(folder, 'made'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The lines of a page's blocks of shell commands, without the remarks at their ends. */
function shellLines(page: string): readonly string[] {
  const text = readFileSync(join(ROOT, page), 'utf8');
  return [...text.matchAll(/^```(?:sh|bash)\n([\s\S]*?)^```$/gm)]
    .flatMap(([, block = '']) => block.split('\n'))
    .map((line) => line.replace(/(^|\s)#.*$/, '').trim())
    .filter((line) => line !== '');
}

/** The files that a page links to, from its folder. */
function linksOf(page: string): readonly string[] {
  const text = readFileSync(join(ROOT, page), 'utf8');
  return [...text.matchAll(/\]\(([^)#:\s]+)(?:#[^)]*)?\)/g)].map(([, target = '']) => target);
}

/** A call without where its output goes: the streams of a session are kept anyway. */
function withoutRedirection(call: string): string {
  return call.replace(/ > \S+$/, '');
}

/** Each call once, with where it stands. */
const calls = new Map<string, string[]>();
for (const page of PAGES) for (const line of shellLines(page)) if (/^(npx )?taslint /.test(line)) noteCall(line, page);
for (const { name, examples } of COMMANDS) for (const call of examples) noteCall(call, `taslint ${name} --help`);

function noteCall(call: string, where: string): void {
  calls.set(call, [...(calls.get(call) ?? []), where]);
}

/** What a call writes is not there before it. */
const WRITTEN: readonly (readonly [string, string])[] = [
  ['taslint init', 'taslint.yml'],
  ['taslint baseline create', 'taslint-baseline.json'],
];

test.each([...calls.keys()])('%s', async (call) => {
  const own = mkdtempSync(join(folder, 'site-'));
  cpSync(join(folder, 'made'), own, { recursive: true });
  for (const [start, path] of WRITTEN) if (call.startsWith(start)) rmSync(join(own, 'site', path));
  // A call that shows an example of this repository is typed in it.
  const { output, code } = await session(argumentsOf(withoutRedirection(call)), call.includes('fixtures/') ? ROOT : join(own, 'site'));
  expect(code, `${calls.get(call)!.join(', ')}\n${output}`).not.toBe(2);
});

test('there are calls in the pages, and every command shows some, save the one that only editors call', () => {
  expect(calls.size).toBeGreaterThan(40);
  expect(COMMANDS.filter(({ examples }) => examples.length === 0).map(({ name }) => name)).toEqual(['lsp', 'version']);
});

test.each(PAGES)('%s names options that there are', (page) => {
  const options = new Map(COMMANDS.map(({ name, options: own }) => [name, new Set(own.map((option) => option.name))]));
  const text = readFileSync(join(ROOT, page), 'utf8');
  const unknown = [...text.matchAll(/`(?:npx )?taslint ([^`]*)`/g)].flatMap(([call, words = '']) => {
    const named = options.has(words.split(' ')[0] ?? '') ? words.split(' ')[0]! : 'lint';
    return [...words.matchAll(/(?:^|\s|\[)--([a-z-]+)/g)].flatMap(([, option = '']) => (options.get(named)!.has(option) ? [] : [call]));
  });
  expect(unknown).toEqual([]);
});

test.each(PAGES)('%s names scripts that there are', (page) => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>;
  }; // ours
  const text = readFileSync(join(ROOT, page), 'utf8');
  const named = [...text.matchAll(/\bnpm run (?:--silent )?([a-z][a-z:-]*)/g)].map(([, name = '']) => name);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

test('what users get links to nothing that they do not get', () => {
  const { files } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { readonly files: readonly string[] }; // ours
  const shipped = [...files, 'README.md', 'LICENSE'];
  const isShipped = (path: string): boolean => shipped.some((name) => path === name || path.startsWith(`${name}/`));
  const dead = PAGES.filter(isShipped).flatMap((page) =>
    linksOf(page)
      .map((target) => normalize(join(page, '..', target)))
      .filter((target) => !isShipped(target)),
  );
  expect(dead).toEqual([]);
});

test('both pages about sites without a network tell people to type the same', () => {
  expect(shellLines('docs/offline.ko.md')).toEqual(shellLines('docs/offline.md'));
});

test.each(PAGES)('%s links to what there is', (page) => {
  expect(linksOf(page).filter((target) => !existsSync(join(ROOT, page, '..', target)))).toEqual([]);
});
