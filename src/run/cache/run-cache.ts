import { scryptSync } from 'node:crypto';
import { resolve } from 'node:path';
import { UsageError } from '../../base/usage-error.ts';
import type { JudgementMemory } from '../../lint/judgement-memory.ts';
import type { SelectedRule } from '../../lint/select-rules.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { BUILD } from '../build-id.ts';
import type { RunWorld } from '../io.ts';
import type { RunOptions } from '../run-options.ts';
import { givenVariables } from '../argument-variables.ts';
import { VERSION } from '../../base/version.ts';
import { CacheFolder } from './cache-folder.ts';
import { Digests } from './digests.ts';
import { FileKinds } from './file-kinds.ts';
import { judgementsIn } from './judgements.ts';
import { commonOf, dayOf } from './judgement-key.ts';

/** What one run takes from the folder of `--cache` and leaves there. */
export class RunCache {
  /** What the files are. */
  readonly files: FileKinds;
  /** When the run takes place: what is remembered holds for a day, so the day begins at midnight. */
  readonly day: Date;
  readonly #folder: CacheFolder;
  readonly #shown: string;
  readonly #digests = new Digests();
  readonly #options: RunOptions;
  readonly #world: RunWorld;

  /** `folder` is relative to the folder of the run. Throws a UsageError for an empty name. */
  constructor(folder: string, options: RunOptions, world: RunWorld) {
    if (folder === '')
      throw new UsageError(
        { en: '--cache needs a folder', ko: '--cache에 폴더를 지정해야 합니다' },
        { hint: { en: 'write --cache .taslint-cache', ko: '--cache .taslint-cache처럼 쓰세요' } },
      );
    this.#folder = new CacheFolder(resolve(world.cwd, folder));
    this.#shown = folder;
    this.day = dayOf(options.now);
    this.#options = options;
    this.#world = world;
    this.files = new FileKinds(this.#folder, this.#digests, JSON.stringify([VERSION, BUILD, options.paths, options.config ?? null]));
  }

  /** What these rules found in foundations of a workspace. */
  judgements(selected: readonly SelectedRule[], { config }: Workspace): JudgementMemory {
    const given = JSON.stringify(givenVariables(this.#options, this.#world));
    // values from the environment are secrets that stand in no file: whoever has the files shall not find them by trying
    const variables = given === '[]' ? '' : scryptSync(given, BUILD, 32).toString('hex');
    const common = commonOf(selected, config, { now: this.day }, this.#world);
    return judgementsIn(this.#folder, this.#digests, JSON.stringify([VERSION, BUILD, variables, common]));
  }

  /** Writes what is left to write and throws away what is old; says in one sentence when that was not possible. */
  finish(): string | undefined {
    this.files.save();
    this.#folder.prune();
    const { problem } = this.#folder;
    return problem === undefined
      ? undefined
      : `--cache ${this.#shown}: nothing could be kept there (${problem}); the run itself is complete`;
  }
}
