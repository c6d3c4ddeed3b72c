import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { folderWith, run } from '../cli/run.ts';
import { englishIn } from './english-in.ts';

/** What taslint prints about whole repositories in Korean is Korean, whatever it is asked. */

const FOUNDATIONS = fileURLToPath(new URL('../../fixtures/foundations/', import.meta.url));

const CALLS = [
  '--profile all --verbose',
  '--profile all --group-by rule',
  '--group-by file',
  '--group-by foundation --timing',
  '--statistics',
  '--profile all --format markdown',
  '--format html',
  '--format junit',
  '--format github',
  '--format unix',
  '--format azure',
  '--format checkstyle',
  '--fix-dry-run',
  'foundations',
  'vars',
  'facts ports',
  'facts ports --format markdown',
  'facts certs --format ical',
  'facts capacity',
  'facts domains',
  'facts job-change',
  'review',
  'review --format html',
  'picture',
  'picture --format mermaid',
  'check --kind product config/cf.yml',
  'interpolate --trace config/cf.yml',
  'init --force',
  'baseline create',
  'baseline update',
  'baseline prune',
  '--fix',
];

const repositories = readdirSync(FOUNDATIONS, { withFileTypes: true }).filter((entry) => entry.isDirectory());

test.each(repositories.map(({ name }) => name))('%s', async (name) => {
  const cwd = mkdtempSync(join(tmpdir(), 'taslint-korean-'));
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }));
  cpSync(join(FOUNDATIONS, name), cwd, { recursive: true });
  const own = readFileSync(join(cwd, 'expected.txt'), 'utf8')
    .split('\n')
    .flatMap((line) => /^\$ taslint (.*?)(?: --lang \w+)?$/.exec(line)?.[1] ?? []);
  expect(await spokenBy([...own, ...CALLS], cwd)).toEqual([]);
});

test('broken, strange and missing files', async () => {
  const cwd = folderWith({
    'config/cf.yml': 'product-name: cf\nproduct-properties: { a: [1 }\n',
    'config/tab.yml': 'product-name: cf\n\tx: 1\n',
    'config/twice.yml': 'product-name: cf\nproduct-name: cf\n',
    'config/binary.yml': 'a\0b',
    'config/list.yml': '- 1\n',
    'config/template.yml': '{{ if x }}\nproduct-name: cf\n{{ end }}\n',
    'ops/ha.yml': '- { type: replcae, path: /a }\n- { type: replace, path: a, value: 1 }\n',
    'vars/cf.yml': '[1]\n',
    'config/ops-manager.yml': 'opsman-configuration: { vsphere: {} }\n',
  });
  expect(await spokenBy(['--profile all --verbose', 'foundations', 'vars', 'facts jobs', 'review', '--format markdown'], cwd)).toEqual([]);
});

/** The English that these calls print, each in front of what it was found in. */
async function spokenBy(calls: readonly string[], cwd: string): Promise<readonly string[]> {
  const english: string[] = [];
  for (const call of calls) {
    const { stdout, stderr } = await run([...call.split(' '), '--lang', 'ko'], { cwd });
    english.push(...englishIn(`${visible(stdout, call)}${stderr}`).map((words) => `${call}: ${words}`));
  }
  return english;
}

/** What a reader sees of the output: of a page its words, of a patch nothing. */
function visible(output: string, call: string): string {
  if (call === '--fix-dry-run') return '';
  if (!output.startsWith('<!doctype html>')) return output;
  return output
    .replace(/<(script|style|code|pre|time)\b[\s\S]*?<\/\1>/g, '§')
    .replace(/<[^>]*>/g, '\n')
    .replace(/&(?:quot|#34);/g, '"')
    .replace(/&(?:apos|#39);/g, "'");
}
