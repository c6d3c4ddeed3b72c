import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeExecutable } from '../executable/make-executable.ts';
import type { TargetName } from '../executable/targets.ts';
import { expectEqual, type Checks } from './checks.ts';
import { callOf, make, type Call, type Program } from './executable-calls.ts';

/** The executables that are not for this machine, as far as they can be run here, and the fast one. */

export interface Surroundings {
  /** The folder of the built program. */
  readonly dist: string;
  /** A copy of the fixtures. */
  readonly fixtures: string;
  /** For what is made. */
  readonly folder: string;
}

/** What runs executables of another machine. */
interface Emulator {
  /** What has to be installed, and a file by which that is seen. */
  readonly packages: string;
  readonly sign: string;
  readonly program: (executable: string, home: string) => Program;
}

/** Wine gives Node no pipe to write to, so it writes to files, which are shown then. */
const TO_FILES = `#!/bin/sh
"$@" >"$HOME/stdout" 2>"$HOME/stderr" </dev/null
code=$?
cat "$HOME/stdout"
cat "$HOME/stderr" >&2
exit $code
`;

const EMULATORS: Partial<Readonly<Record<TargetName, Emulator>>> = {
  'linux-arm64': {
    packages: 'qemu-user-static and libstdc++6-arm64-cross',
    sign: '/usr/aarch64-linux-gnu/lib/libstdc++.so.6',
    program: (executable) => ({ start: ['qemu-aarch64-static', '-L', '/usr/aarch64-linux-gnu', executable] }),
  },
  'win-x64': {
    packages: 'wine64',
    sign: '/usr/lib/wine/wine64',
    program: (executable, home) => {
      const script = join(home, 'to-files.sh');
      writeFileSync(script, TO_FILES);
      // It calls itself an older Windows than Node takes.
      return { start: ['sh', script, 'wine', executable], env: { NODE_SKIP_PLATFORM_CHECK: '1', WINEDEBUG: '-all', HOME: home } };
    },
  },
};

/** Few calls, because an emulator takes its time. */
const FEW: readonly Call[] = [
  callOf('.', '--version'),
  callOf('foundations', '--profile all --format json .'),
  callOf('foundations/a-day', '--lang ko'),
  callOf('foundations/lab-beside-production', 'diff -f lab -f production'),
  callOf('.', 'explain cert/san-missing-apps-domain --lang ko'),
];

/** Makes the executable for a target, and where an emulator is installed holds what it says against `dist`; says so where it is not run. */
export async function checkOther(target: TargetName, checks: Checks, { dist, fixtures, folder }: Surroundings): Promise<void> {
  let executable: string | undefined;
  await checks.check(`${target}: it can be made`, async () => {
    executable = (await makeExecutable({ target, dist, folder })).path;
  });
  const emulator = EMULATORS[target];
  if (executable === undefined || emulator === undefined || !existsSync(emulator.sign)) {
    console.log(`left out: ${target} was not run${emulator === undefined ? '' : `; that takes ${emulator.packages}`}`);
    return;
  }
  const program = emulator.program(executable, mkdtempSync(join(folder, 'home-')));
  make(FEW[0]!, program, fixtures); // what it says of its own first start
  for (const call of FEW) await checkCall(target, call, program, checks, { dist, fixtures });
}

/** Whether a call says what it says of `dist`. */
export async function checkCall(
  what: string,
  call: Call,
  program: Program,
  checks: Checks,
  { dist, fixtures }: Pick<Surroundings, 'dist' | 'fixtures'>,
): Promise<void> {
  await checks.check(`${what}: ${call.folder}: taslint ${call.words.join(' ')}`, () => {
    const wanted = make(call, { start: [process.execPath, join(dist, 'taslint.js')] }, fixtures);
    expectEqual('what it says', make(call, program, fixtures), wanted);
  });
}
