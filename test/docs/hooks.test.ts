import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { argumentsOf, session } from '../../src/dev/docs/transcript.ts';
import { makeSite } from './site.ts';

/** The hooks of the pages are run as they stand there: by git, and by the calls that pre-commit would make. */

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FAULT = 'product-properties:\n  .cloud_controller.system_domain: { value: "https://sys.example.com" }\n';
const CONFIG = 'config/cf.yml';

/** Each call of git starts taslint from source: seconds, on a busy machine many. */
const PATIENCE = 300_000;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'taslint-hooks-'));
  mkdirSync(join(folder, 'bin'));
  const program = `"${process.execPath}" --import "${import.meta.resolve('tsx')}" "${join(ROOT, 'src/cli/bin.ts')}"`;
  writeFileSync(join(folder, 'bin/taslint'), `#!/bin/sh\nexec ${program} "$@"\n`, { mode: 0o755 });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Hook {
  readonly id: string;
  readonly entry?: string;
  readonly args?: readonly string[];
  readonly pass_filenames?: boolean;
}

/** The blocks of a page in a language. */
function blocksOf(page: string, language: string): readonly string[] {
  const text = readFileSync(join(ROOT, page), 'utf8');
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(([, block = '']) => block);
}

function hooksIn(yaml: string): readonly Hook[] {
  const { repos } = parse(yaml) as { readonly repos: readonly { readonly hooks: readonly Hook[] }[] }; // ours
  return repos.flatMap(({ hooks }) => hooks);
}

const PAGE = 'docs/hooks.md';
const [hook = '', push = ''] = blocksOf(PAGE, 'sh').filter((block) => block.startsWith('#!/bin/sh'));
const [installing = ''] = blocksOf(PAGE, 'sh').filter((block) => block.includes('core.hooksPath'));
const hooks = blocksOf(PAGE, 'yaml').flatMap(hooksIn);

/** A site with the hooks of the page switched on. */
function siteWithHooks(): { readonly root: string; readonly git: (...args: readonly string[]) => number | null; readonly written: string } {
  const root = makeSite(mkdtempSync(join(folder, 'site-')));
  const env = { ...process.env, PATH: `${folder}/bin:${process.env['PATH']}`, GIT_CONFIG_GLOBAL: '/dev/null' };
  const call = (program: string, args: readonly string[]): number | null => spawnSync(program, args, { cwd: root, env }).status;
  const git = (...args: readonly string[]): number | null =>
    call('git', ['-c', 'user.name=kim', '-c', 'user.email=kim@example.com', ...args]);
  mkdirSync(join(root, '.githooks'));
  writeFileSync(join(root, '.githooks/pre-commit'), hook);
  writeFileSync(join(root, '.githooks/pre-push'), push, { mode: 0o755 });
  expect(call('sh', ['-ec', installing])).toBe(0);
  return { root, git, written: readFileSync(join(root, CONFIG), 'utf8') };
}

test('the hooks of git stop a commit and a push that add a fault, and no other commit', { timeout: PATIENCE }, () => {
  const { root, git, written } = siteWithHooks();
  git('add', '.');
  expect(git('commit', '--message', 'hooks'), 'a commit without YAML').toBe(0);
  writeFileSync(join(root, CONFIG), written + FAULT);
  expect(git('commit', '--all', '--message', 'a URL'), 'a commit with a fault').not.toBe(0);
  expect(git('commit', '--all', '--no-verify', '--message', 'a URL')).toBe(0);
  writeFileSync(join(root, CONFIG), `# checked\n${written}${FAULT}`);
  expect(git('commit', '--all', '--message', 'a remark'), 'a commit beside a fault that HEAD has').toBe(0);
  expect(git('init', '--quiet', '--bare', '../other')).toBe(0);
  expect(git('push', '../other', 'HEAD:refs/heads/work'), 'a push of a fault').not.toBe(0);
});

test('the hooks of pre-commit are there, and what they call stops a fault', { timeout: PATIENCE }, async () => {
  const shipped = (parse(readFileSync(join(ROOT, '.pre-commit-hooks.yaml'), 'utf8')) as readonly Hook[]).map(({ id }) => id); // ours
  expect(hooks.length).toBe(2);
  const { root, git, written } = siteWithHooks();
  writeFileSync(join(root, CONFIG), written + FAULT);
  git('add', '.');
  for (const { id, entry = 'taslint', args = [], pass_filenames: passes = true } of hooks) {
    expect(shipped).toContain(id);
    const call = [...argumentsOf(entry), ...args, ...(passes ? [CONFIG] : [])];
    expect((await session(call, root)).code, call.join(' ')).toBe(1);
  }
});

test('both languages show the same hooks', () => {
  const withoutRemarks = (blocks: readonly string[]): readonly string[] =>
    blocks.map((block) => block.replaceAll(/^# .*\n| +#.*$| --reason .*$/gm, ''));
  for (const language of ['sh', 'yaml'])
    expect(withoutRemarks(blocksOf('docs/hooks.ko.md', language))).toEqual(withoutRemarks(blocksOf(PAGE, language)));
});
