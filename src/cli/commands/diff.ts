import { UsageError } from '../../base/usage-error.ts';
import { differenceCount, isSame } from '../../diff/difference.ts';
import { diffJson } from '../../report/diff/json.ts';
import { diffMarkdown } from '../../report/diff/markdown.ts';
import { diffSummary } from '../../report/diff/summary.ts';
import { diffText } from '../../report/diff/text.ts';
import { diff, type Diffed, type DiffOptions } from '../../run/diff.ts';
import { EXIT, type ExitCode } from '../../run/exit-code.ts';
import type { Io } from '../../run/io.ts';
import { widthOf } from '../../run/terminal.ts';
import { noSuchFoundation } from '../../workspace/grouping/plan-foundations.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { ambiguous, diffWords, unreadable, type DiffWords } from '../diff-words.ts';
import { useColor } from '../environment.ts';
import { languageOf } from '../language.ts';
import type { ParsedArguments } from '../options.ts';
import { withProgress } from '../progress.ts';
import { variableOptionsOf } from '../run-arguments.ts';

/** `taslint diff`: what the evaluated configs of two times, or of two foundations, say differently. Exit code 1 when they do, 2 when something could not be read. */
export async function diffCommand(args: ParsedArguments, io: Io): Promise<ExitCode> {
  const words = diffWords(args, io);
  const { difference, workspace } = await opened(words, args, io);
  refuseFoundations(words, workspace);
  const language = languageOf(args, io, workspace.config?.language);
  io.stdout.write(
    io.interruptible(() => {
      switch (args.value('format')) {
        case 'json':
          return diffJson(difference);
        case 'markdown':
          return diffMarkdown(difference, language);
        default: {
          const width = io.stdout.isTerminal ? widthOf(io.env, io.stdout) : undefined;
          return diffText(difference, { language, color: useColor(args, io, io.stdout), width });
        }
      }
    }),
  );
  io.stderr.write(diffSummary(difference, language));
  const { failures, templates, problems, compared } = difference;
  if (failures.length + templates.length + problems.length > 0 || compared === 0) return EXIT.failed;
  return isSame(differenceCount(difference)) ? EXIT.clean : EXIT.findings;
}

async function opened({ sides, paths, foundations, guessed }: DiffWords, args: ParsedArguments, io: Io): Promise<Diffed> {
  const options: DiffOptions = {
    sides,
    moves: args.has('moves'),
    paths,
    config: args.value('config'),
    allowOutside: args.has('allow-outside'),
    foundations,
    varsFiles: args.values('vars-file'),
    opsFiles: args.values('ops-file'),
    ...variableOptionsOf(args),
  };
  try {
    return await withProgress(io, (onProgress) => diff(options, io, onProgress));
  } catch (error) {
    const word = error instanceof UsageError ? guessed.find((guess) => error.message === noSuchFoundation(guess).en) : undefined;
    throw word === undefined || !(error instanceof UsageError) ? error : unreadable(word, error);
  }
}

/** A word that was read as a revision or a path, and is the name of a foundation, too. A foundation that is called by its folder is what the path says. */
function refuseFoundations({ read }: DiffWords, { config, plans }: Workspace): void {
  const configured = new Set(config?.foundations.map(({ name }) => name));
  const names = new Set([...configured, ...plans.map(({ name }) => name)]);
  const both = read.find(({ word, as }) => (as === 'path' ? configured : names).has(word));
  if (both !== undefined) throw ambiguous(both.word, [both.as, 'foundation']);
}
