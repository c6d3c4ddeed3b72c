import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expectEqual, type Checks } from './checks.ts';
import { run } from './run-program.ts';

/** Types what `docs/offline.md` tells people to type, in a copy of a release; where it names places of a machine, a folder of ours stands for them. */

const PAGE = fileURLToPath(new URL('../../../docs/offline.md', import.meta.url));

/** Headings whose commands need no registry, no server and no program that is not everywhere; a pattern of the file that they start from, when not every release has it. */
const SECTIONS = [
  { heading: 'Verify' },
  { heading: 'The executable', needs: (version: string) => `taslint-${version}-linux-x64.tar.xz` },
  { heading: 'Remove' },
  { heading: 'With Node' },
  { heading: 'A mirror in git, for pre-commit, Concourse and GitLab' },
  { heading: 'Remove' },
] as const;

/** `folder` is empty, or does not exist yet. */
export async function checkOfflinePage(checks: Checks, release: string, folder: string): Promise<void> {
  const [copy, machine, mirror] = [join(folder, 'release'), join(folder, 'machine'), join(folder, 'mirror.git')];
  mkdirSync(join(machine, 'usr/local/bin'), { recursive: true });
  mkdirSync(join(machine, 'opt'));
  cpSync(release, copy, { recursive: true });
  execFileSync('git', ['init', '--quiet', '--bare', mirror]);
  const [version = ''] =
    /\d+\.\d+\.\d+/.exec(readFileSync(join(release, 'SHA256SUMS'), 'utf8').match(/taslint-[\d.]+\.tgz/)?.[0] ?? '') ?? [];
  for (const { heading, ...rest } of SECTIONS) {
    if ('needs' in rest && !existsSync(join(release, rest.needs(version)))) continue;
    await checks.check(`docs/offline.md, ${heading}: its commands do what they say`, () => {
      const script = commandsBelow(heading)
        .replaceAll(/\bsudo /g, '')
        .replaceAll(/(?<= )\/(opt|usr\/local)\//g, `${machine}/$1/`)
        .replaceAll(/https:\/\/git\.example\.com\/\S+/g, mirror);
      if (/[\s'"=]\/(?:opt|usr)\b/.test(script)) throw new Error(`these commands would reach into this machine:\n${script}`);
      const env = {
        PATH: `${join(machine, 'usr/local/bin')}:${process.env['PATH'] ?? ''}`,
        HOME: join(folder, 'home'),
        npm_config_cache: join(folder, 'npm'),
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_AUTHOR_NAME: 'Operator',
        GIT_AUTHOR_EMAIL: 'operator@example.com',
        GIT_COMMITTER_NAME: 'Operator',
        GIT_COMMITTER_EMAIL: 'operator@example.com',
      };
      const { code, stdout, stderr } = run('bash', ['-euo', 'pipefail', '-c', script], { cwd: copy, env });
      expectEqual(`exit code of\n${script}\n${stdout}${stderr}\n`, code, 0);
      if (script.includes('taslint --version')) expectEqual('the version', stdout.trim().split('\n').at(-1), version);
    });
  }
  await checks.check('docs/offline.md: nothing is left on the machine', () => {
    expectEqual('what is left', run('find', [machine, '-not', '-type', 'd']).stdout, '');
  });
}

/** The shell commands under a heading, up to the next one. Throws when there are none. */
function commandsBelow(heading: string): string {
  const sections = readFileSync(PAGE, 'utf8').split(/^#+ /m);
  const section = sections.find((text) => text.startsWith(`${heading}\n`)) ?? '';
  const commands = [...section.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block).join('');
  if (commands === '') throw new Error(`docs/offline.md has no commands under “${heading}”`);
  return commands;
}
