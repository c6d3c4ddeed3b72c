import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith, run } from './run.ts';

const BAD = 'product-name: cf\nproduct-properties:\n  .cloud_controller.system_domain: { value: "https://sys.example.com" }\n';

test('taslint.yml alone asks for all that it holds for: what it names, and without a foundation what lies around it', async () => {
  const unnamed = folderWith({ 'taslint.yml': 'profile: strict\n', 'lab/cf.yml': BAD });
  const ran = await run(['taslint.yml'], { cwd: unnamed });
  expect(ran.code).toBe(1);
  expect(ran.stderr).toContain('Checked 1 file (product)');
  const named = folderWith({
    'taslint.yml': 'foundations: { a: { products: { cf: { config: a/cf.yml } } } }\n',
    'a/cf.yml': BAD,
    'b/cf.yml': BAD,
  });
  expect((await run(['taslint.yml'], { cwd: named })).stderr).toContain('Checked 1 file (product)');
  const beside = await run(['taslint.yml', 'lab/cf.yml'], { cwd: unnamed });
  expect(beside.stderr).toContain('Checked 1 file (product)');
});

test('the same when a commit changes nothing else', async () => {
  const cwd = folderWith({ 'taslint.yml': 'rules: { dns/domain-format: off }\n', 'lab/cf.yml': BAD });
  const git = (...words: readonly string[]): void =>
    void execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...words], { cwd, stdio: 'ignore' });
  git('init');
  git('add', '.');
  git('commit', '-m', 'begin');
  writeFileSync(join(cwd, 'taslint.yml'), 'rules: { dns/domain-format: warning }\n');
  git('add', '.');
  const ran = await run(['--staged', 'taslint.yml'], { cwd });
  expect([ran.code, ran.stderr]).toEqual([1, expect.stringContaining('Found 1 warning')]);
});
