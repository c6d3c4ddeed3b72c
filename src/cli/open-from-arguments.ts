import { UsageError } from '../base/usage-error.ts';
import { openWorkspace } from '../workspace/open-workspace.ts';
import type { Workspace, WorkspaceOptions } from '../workspace/workspace.ts';
import type { Io } from '../run/io.ts';
import type { ParsedArguments } from './options.ts';

/** Opens what the arguments of `lint`, `foundations` and `vars` name. Throws a UsageError for paths, files and foundations that do not exist. */
export async function openFromArguments(
  args: ParsedArguments,
  io: Io,
  onProgress: (read: number, total: number) => void = () => {},
): Promise<Workspace> {
  return openWorkspace({ ...(await workspaceOptions(args, io)), onProgress });
}

/** What the arguments say about the files to open. Standard input can be read once. */
export async function workspaceOptions(args: ParsedArguments, io: Io): Promise<WorkspaceOptions> {
  const config = args.value('config');
  const stdin = await stdinOf(args, io);
  return {
    cwd: io.cwd,
    paths: args.positionals.filter((path) => path !== '-'),
    ...(config === undefined ? {} : { config }),
    allowOutside: args.has('allow-outside'),
    env: io.env,
    interruptible: io.interruptible,
    foundations: args.values('foundation'),
    varsFiles: args.values('vars-file'),
    opsFiles: args.values('ops-file'),
    ...(stdin === undefined ? {} : { stdin }),
  };
}

async function stdinOf(args: ParsedArguments, io: Io): Promise<{ path: string; text: string } | undefined> {
  const name = args.value('stdin-filename');
  if (!args.has('stdin') && !args.positionals.includes('-')) {
    if (name !== undefined) throw new UsageError('--stdin-filename without --stdin', { hint: 'add --stdin, or give the file as a path' });
    return undefined;
  }
  if (args.positionals.some((path) => path !== '-'))
    throw new UsageError('--stdin takes no paths', { hint: 'name the text with --stdin-filename PATH' });
  return { path: name ?? 'stdin.yml', text: await io.readStdin() };
}
