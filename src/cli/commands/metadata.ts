import { unchanged } from '../../base/language.ts';
import { didYouMean, meant } from '../../base/did-you-mean.ts';
import { UsageError } from '../../base/usage-error.ts';
import type { ExitCode } from '../../run/exit-code.ts';
import type { Io } from '../../run/io.ts';
import type { ParsedArguments } from '../options.ts';

interface Action {
  readonly load: () => Promise<(args: ParsedArguments, io: Io) => Promise<ExitCode>>;
  /** Those of the options below that it knows. */
  readonly options: readonly string[];
}

const ACTIONS: Readonly<Record<string, Action>> = {
  extract: { load: async () => (await import('./metadata/extract.ts')).extractCommand, options: ['output', 'with-labels'] },
  show: { load: async () => (await import('./metadata/show.ts')).showCommand, options: [] },
  schema: { load: async () => (await import('./metadata/schema.ts')).schemaCommand, options: ['output'] },
};

/** Options that not every action has. */
const OWN_OPTIONS = ['output', 'with-labels'];

/** `taslint metadata extract|show|schema FILE`: what a tile's own metadata says. */
export async function metadataCommand(args: ParsedArguments, io: Io): Promise<ExitCode> {
  const [word, ...rest] = args.positionals;
  const action = word === undefined || !Object.hasOwn(ACTIONS, word) ? undefined : ACTIONS[word];
  if (action === undefined) {
    const near = word === undefined ? undefined : didYouMean(word, Object.keys(ACTIONS));
    throw new UsageError(
      { en: 'metadata needs extract, show or schema', ko: '`metadata`에는 extract, show, schema 중 하나를 지정해야 합니다' },
      {
        hint: near === undefined ? unchanged('taslint metadata extract TILE.pivotal -o metadata/cf.yml') : meant(near),
      },
    );
  }
  const superfluous = OWN_OPTIONS.find((name) => args.has(name) && !action.options.includes(name));
  if (superfluous !== undefined)
    throw new UsageError(
      { en: `metadata ${word} takes no --${superfluous}`, ko: `\`metadata ${word}\`에는 --${superfluous}을(를) 쓸 수 없습니다` },
      { hint: { en: 'taslint metadata --help shows what each takes', ko: '쓸 수 있는 옵션은 `taslint metadata --help`' } },
    );
  const command = await action.load();
  return command({ ...args, positionals: rest }, io);
}
