import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Checks, expectEqual } from '../acceptance/checks.ts';
import { checkOfflinePage } from '../acceptance/offline-page.ts';
import { runWell } from '../acceptance/run-program.ts';
import { differences, filesBelow, sha256Of } from './checksums.ts';

/**
 * `npm run release:check` proves that a release depends on the commit alone: two clones of it, in folders of other names and depths, are released without a network
 * and with another umask, zone, language and home, and have to give the same bytes. Then what `docs/offline.md` says is done with one of them, and executables are run.
 * Options are those of `npm run release`.
 */

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** What must not make a difference. */
const SURROUNDINGS = [
  { folder: 'one', umask: '022', TZ: 'UTC', LC_ALL: 'C.UTF-8', LANGUAGE: 'en' },
  { folder: 'another/and deeper', umask: '077', TZ: 'Asia/Seoul', LC_ALL: 'ko_KR.UTF-8', LANGUAGE: 'ko' },
] as const;

const folder = mkdtempSync(join(tmpdir(), 'taslint-release-check-'));
const options = process.argv.slice(2);
const checks = new Checks();
const releases: string[] = [];
// Whoever works on here meanwhile commits on.
const commit = runWell('git', ['rev-parse', 'HEAD'], { cwd: ROOT }).trim();

for (const { folder: name, umask, ...env } of SURROUNDINGS) {
  await checks.check(`a release in a folder \`${name}\`, with umask ${umask} and no network`, () => {
    const clone = join(folder, name);
    mkdirSync(clone, { recursive: true });
    runWell('git', ['clone', '--quiet', ROOT, clone]);
    runWell('git', ['checkout', '--quiet', '--detach', commit], { cwd: clone });
    // What is installed, with what executables are made from; where a link leads elsewhere, what is there.
    cpSync(realpathSync(join(ROOT, 'node_modules')), join(clone, 'node_modules'), { recursive: true, verbatimSymlinks: true });
    const home = join(clone, '..', `home-${umask}`);
    mkdirSync(home);
    const release = join(folder, `release-${umask}`);
    const words = ['npm', 'run', '--silent', 'release', '--', release, ...options];
    const script = `umask ${umask}; exec ${words.map((word) => `'${word}'`).join(' ')}`;
    runWell('unshare', ['--map-root-user', '--net', 'sh', '-c', script], { cwd: clone, env: { ...env, HOME: home } });
    runWell('sha256sum', ['--check', '--strict', '--quiet', 'SHA256SUMS'], { cwd: release });
    releases.push(release);
  });
}

await checks.check('the two are the same: files, modes, times', () => {
  const [one = '', other = ''] = releases;
  expectEqual('what differs', differences(describe(one), describe(other)), []);
});

await checkOfflinePage(checks, releases[0] ?? '', join(folder, 'offline'));

await checks.check('the executables say what `dist` says, as far as they can be run here', () => {
  const said = runWell('npm', ['run', '--silent', 'test:executable', '--', '--all'], { cwd: ROOT });
  console.log(
    said
      .split('\n')
      .filter((line) => line.startsWith('left out'))
      .join('\n'),
  );
});

rmSync(folder, { recursive: true, force: true });
checks.finish();

/** Each file with all that a copy of the folder would carry on. */
function describe(release: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    filesBelow(release).map((path) => {
      const { mode, mtimeMs } = statSync(join(release, path));
      return [path, `${sha256Of(join(release, path))} ${mode.toString(8)} ${mtimeMs}`];
    }),
  );
}
