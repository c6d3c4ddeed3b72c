import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bin, checks, folder, NO_SERVER, write } from './ci-setting.ts';
import { expectEqual, expectIncludes } from './checks.ts';
import { concourse } from './ci-concourse.ts';
import { githubAction } from './ci-github.ts';
import { run } from './run-program.ts';

/** A repository whose names and texts are commands of CI servers, and would repaint a terminal. */
function hostileRepository(): string {
  const repository = join(folder, 'hostile');
  const commands = [
    '::error::owned',
    '::stop-commands::x',
    '##[add-mask]owned',
    '##vso[task.complete result=Succeeded;]',
    "##teamcity[buildStatus status='SUCCESS']",
  ];
  const texts = commands.flatMap((command) => [command, `\\n${command}`, `\\e[2J\\r${command}`, `\\u2028${command}\\u202e`]);
  const errands = texts.map((text) => `  "push-${text}":\n    post-deploy-state: true\n`).join('');
  const jobs = texts.map((text, index) => `  "${text}${index}":\n    instances: -1\n    instance_type: { id: "${text}" }\n`).join('');
  const product = `product-name: cf\nproduct-version: "${texts[1]!}"\nproduct-properties:\n  ".properties.${texts[5]!}": { value: 1 }\n  ".properties.${texts[5]!}": { value: 2 }\nresource-config:\n${jobs}errand-config:\n${errands}`;
  write(join(repository, 'config/cf.yml'), product);
  for (const command of commands) {
    const name = command.replaceAll('/', '');
    write(join(repository, `config/${name}.yml`), product);
    write(join(repository, `config/x\n${name}.yml`), `product-name: cf\n${command}: [\n`);
    write(join(repository, name, 'cf.yml'), product);
  }
  return repository;
}

/** Fails when a log holds a command of a CI server that taslint does not mean, or a character that moves a cursor. */
function expectHarmless(what: string, log: string, ours: RegExp): void {
  const control = /[^\n\x20-\x7e\u00a1-\u00ac\u00ae-\u2027\u2030-\uffff]/.exec(log);
  expectEqual(
    `control characters in ${what}`,
    control === null ? '' : JSON.stringify(log.slice(control.index - 20, control.index + 20)),
    '',
  );
  const commands = log.split('\n').filter((line) => /^\s*::/.test(line) || /##(\[|vso\[|teamcity\[)/i.test(line));
  expectEqual(`commands in ${what} that are not ours`, commands.filter((line) => !ours.test(line)).slice(0, 3), []);
  const within = commands.filter((line) => /##(\[|vso\[|teamcity\[)/i.test(line.slice(2)));
  expectEqual(`commands inside commands in ${what}`, within.slice(0, 3), []);
}

/** What a repository may try on every server. */
export async function checkHostileRepository(): Promise<void> {
  await checks.check('no text of a repository starts a command or moves a cursor, on any server', () => {
    const repository = hostileRepository();
    const github = githubAction(repository, { 'sarif-file': 'taslint.sarif', args: '--profile all --verbose' });
    expectIncludes('the log', github.stdout, '::error title=');
    expectHarmless('the log of GitHub', github.stdout + github.stderr, /^::(error|warning|notice) title=[^\n]*$/);
    expectHarmless('the summary page', github.summary, /^(?!)/);
    expectHarmless('SARIF', readFileSync(join(repository, 'taslint.sarif'), 'utf8'), /^(?!)/);
    const task = concourse('hostile', { config: repository }, { TASLINT_ARGS: '--profile all --verbose' });
    expectHarmless('the log of Concourse', task.stdout + task.stderr, /^(?!)/);
    const servers = [
      ['azure', /^##vso\[task\.logissue type=(error|warning);/],
      ['teamcity', /^##teamcity\[inspection(Type)? /],
      ['gitlab', /^(?!)/],
      ['junit', /^(?!)/],
      ['checkstyle', /^(?!)/],
      ['rdjsonl', /^(?!)/],
      ['unix', /^(?!)/],
    ] as const;
    for (const [format, ours] of servers) {
      const ended = run(join(bin, 'taslint'), ['--format', format, '--profile', 'all', '--verbose', '.'], {
        cwd: repository,
        env: NO_SERVER,
      });
      expectIncludes('the log', ended.stdout, 'owned');
      expectHarmless(`the log in the format ${format}`, ended.stdout + ended.stderr, ours);
    }
  });
}
