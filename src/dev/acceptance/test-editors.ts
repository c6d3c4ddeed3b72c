import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from '../build/bundle.ts';
import { Checks, expectEqual } from './checks.ts';
import { needPrograms } from './need-programs.ts';
import { runWell } from './run-program.ts';

/** Real editors with the settings of `editors/`: the tour of docs/editors.md, step by step in both languages, and the same findings in all of them. */

needPrograms(
  [
    ['nvim', '--version'],
    ['vim', '--version'],
    ['emacs', '--version'],
    ['dpkg-query', '--show', 'vim-ale', 'elpa-eglot', 'elpa-yaml-mode'],
  ],
  ['neovim', 'vim', 'vim-ale', 'emacs-nox', 'elpa-eglot', 'elpa-yaml-mode'],
);

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const SCENARIO = join(ROOT, 'fixtures/foundations/domain-changed-cert-not');
const SCRIPTS = join(ROOT, 'src/dev/acceptance/editors');
const PAGES = [
  { page: 'docs/editors.md', locale: 'C.UTF-8' },
  { page: 'docs/editors.ko.md', locale: 'ko_KR.UTF-8' },
];

const folder = mkdtempSync(join(tmpdir(), 'taslint-editors-'));
const checks = new Checks();
await bundle(join(folder, 'dist'));
const bin = join(folder, 'bin');
mkdirSync(bin);
writeFileSync(join(bin, 'taslint'), `#!/bin/sh\nexec '${process.execPath}' '${join(folder, 'dist/taslint.js')}' "$@"\n`);
chmodSync(join(bin, 'taslint'), 0o755);

for (const { page, locale } of PAGES)
  await checks.check(`Neovim shows what the tour of ${page} says`, () => {
    const cwd = newTour();
    const args = ['--headless', '-u', 'NONE', '-i', 'NONE', '-n', '-c', `luafile ${join(SCRIPTS, 'neovim-tour.lua')}`];
    const said = runWell('nvim', args, { cwd, env: environment('neovim.lua', locale) });
    const steps = said.replaceAll(`file://${cwd}`, 'file:///…').split(/^## \d+\n/m);
    expectEqual('what the steps show', steps.slice(1).map(withoutEnd), blocksOf(page));
  });

const [firstStep = ''] = blocksOf('docs/editors.md');

await checks.check('Vim with ALE shows the same findings', () => {
  const cwd = newTour();
  const output = join(cwd, 'findings.txt');
  const env = { ...environment('ale.vim', 'C.UTF-8'), TASLINT_FINDINGS: output };
  runWell('vim', ['-u', 'NONE', '-N', '-n', '-e', '-s', '-S', join(SCRIPTS, 'ale-findings.vim')], { cwd, env, input: '' });
  expectEqual('the findings', readFileSync(output, 'utf8').trim(), firstStep);
});

await checks.check('Emacs with eglot shows the same findings', () => {
  const args = ['--batch', '--quick', '--load', join(SCRIPTS, 'eglot-findings.el')];
  const said = runWell('emacs', args, { cwd: newTour(), env: environment('eglot.el', 'C.UTF-8') });
  expectEqual('the findings', said.trim(), firstStep);
});

rmSync(folder, { recursive: true, force: true });
checks.finish();

/** The folder of the tour as its first command makes it. */
function newTour(): string {
  const cwd = mkdtempSync(join(folder, 'tour-'));
  cpSync(SCENARIO, cwd, { recursive: true });
  return cwd;
}

/** No settings but the ones that are tested. */
function environment(settings: string, locale: string): Readonly<Record<string, string | undefined>> {
  return {
    PATH: `${bin}:${process.env['PATH'] ?? ''}`,
    HOME: folder,
    XDG_CONFIG_HOME: undefined,
    XDG_STATE_HOME: undefined,
    LANGUAGE: undefined,
    LC_ALL: locale,
    LANG: locale,
    TASLINT_EDITOR_SETTINGS: join(ROOT, 'editors', settings),
  };
}

/** What a page says that the steps of its tour show, without the indentation of a list. */
function blocksOf(page: string): readonly string[] {
  const text = readFileSync(join(ROOT, page), 'utf8');
  return [...text.matchAll(/^ {3}```text\n(.*?)\n {3}```$/gms)].map(([, block = '']) => block.replaceAll(/^ {3}/gm, ''));
}

function withoutEnd(step: string): string {
  return step.replace(/\n+$/, '');
}
