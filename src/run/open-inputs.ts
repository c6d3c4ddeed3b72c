import { openWorkspace } from '../workspace/open-workspace.ts';
import type { Workspace, WorkspaceOptions } from '../workspace/workspace.ts';
import type { Compared } from './compare.ts';
import type { RunWorld } from './io.ts';
import type { InputOptions, RunOptions } from './run-options.ts';

/** Told how far the reading of files has come. */
export type OnProgress = (read: number, total: number) => void;

/** Opens the files that the options name. Throws a UsageError for paths, files and foundations that do not exist. */
export async function openInputs(options: InputOptions, world: RunWorld, onProgress?: OnProgress): Promise<Workspace> {
  return openWorkspace(workspaceOptions(options, world, onProgress));
}

/** The same, with the files as they were where an earlier state is asked for. */
export async function openRun(
  options: InputOptions & Pick<RunOptions, 'comparedWith' | 'only'>,
  world: RunWorld,
  onProgress?: OnProgress,
  more: Partial<WorkspaceOptions> = {},
): Promise<{ readonly workspace: Workspace; readonly compared?: Compared }> {
  const asked = { ...workspaceOptions(options, world, onProgress), ...more };
  if (options.comparedWith === undefined && options.only === undefined) return { workspace: await openWorkspace(asked) };
  const { openBoth } = await import('./compare.ts'); // lazy: most runs compare nothing
  return openBoth(options, asked, world);
}

/** The same for those who open more than one state of the files. */
export function workspaceOptions(
  options: InputOptions,
  { cwd, env, interruptible }: RunWorld,
  onProgress: OnProgress = () => {},
): WorkspaceOptions {
  const { paths, config, allowOutside = false, foundations = [], varsFiles = [], opsFiles = [], metadata, stdin } = options;
  return {
    cwd,
    env,
    interruptible,
    paths,
    allowOutside,
    foundations,
    varsFiles,
    opsFiles,
    onProgress,
    ...(config === undefined ? {} : { config }),
    ...(metadata === undefined ? {} : { metadata }),
    ...(stdin === undefined ? {} : { stdin }),
  };
}
