import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ExitCode } from '../../run/exit-code.ts';
import type { Io } from '../../run/io.ts';
import { serve } from '../../server/serve.ts';
import { localeOf, spokenLanguage } from '../environment.ts';
import type { ParsedArguments } from '../options.ts';

/** `taslint lsp`: speaks the language server protocol over standard input and output until the editor says goodbye or is gone. */
export function lspCommand(args: ParsedArguments, io: Io): Promise<ExitCode> {
  return serve({
    ...io,
    input: process.stdin,
    output: process.stdout,
    language: spokenLanguage(args.value('lang')),
    locale: localeOf(io),
    pages: pagesOf(process.argv[1]),
    interruptible: (work) => work(),
    after: (milliseconds, work) => {
      const timer = setTimeout(work, milliseconds);
      return () => clearTimeout(timer);
    },
    isAlive,
  });
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'; // of another user, and alive
  }
}

/** The pages that a release brings beside the program. */
function pagesOf(program: string | undefined): string | undefined {
  try {
    const pages = join(dirname(realpathSync(program ?? '')), 'docs/rules');
    return existsSync(pages) ? pages : undefined;
  } catch {
    return undefined; // a program that is no file
  }
}
