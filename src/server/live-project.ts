import { resolve } from 'node:path';
import type { Language } from '../base/language.ts';
import { UsageError } from '../base/usage-error.ts';
import type { Foundation } from '../foundation/foundation.ts';
import { Session } from '../run/session.ts';
import type { Run } from '../run/run.ts';
import { pathOfConfig } from '../workspace/config/config.ts';
import type { Tree } from '../workspace/files/tree.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { YamlDocument } from '../yaml/yaml-document.ts';
import type { Buffers } from './buffers.ts';
import type { ServerWorld } from './world.ts';

/** What the open documents below one taslint.yml came to. */
export interface ProjectRun {
  /** The run over the documents as they are now, or the last one that worked; undefined when none did. */
  readonly ran: Run | undefined;
  /** Why the files could not be linted as they are now: a mistake in taslint.yml, in a rule file, in a baseline. */
  readonly problem: UsageError | undefined;
}

/** The files of the open documents, opened. */
export interface OpenProject {
  readonly workspace: Workspace;
  readonly foundations: readonly Foundation[];
}

/** A file with the text that is read in its place. */
type Instead = Parameters<Buffers['tree']>[0];

/** The open documents below one taslint.yml, or those without one in one folder of the editor. */
export class LiveProject {
  /** The folder that shown paths start at. */
  readonly cwd: string;
  readonly #buffers: Buffers;
  readonly #world: ServerWorld;
  readonly #session: Session;
  #last: Run | undefined;
  /** taslint.yml as it was when all of it could be used. */
  #goodConfig: Instead;

  constructor(cwd: string, buffers: Buffers, world: ServerWorld, language: Language | undefined) {
    this.cwd = cwd;
    this.#buffers = buffers;
    this.#world = { ...world, cwd };
    const look = { color: false, width: 80, hyperlinks: false, verbose: false, timing: false, debug: false };
    this.#session = new Session({ paths: [], language, locale: world.locale, now: world.now(), look }, this.#world);
  }

  /** The last run that worked. */
  get last(): Run | undefined {
    return this.#last;
  }

  /** Opens the files as they are now, without judging them. A taslint.yml that cannot be used is read as it was when it could. Throws a UsageError where that does not help. */
  async open(paths: readonly string[]): Promise<OpenProject> {
    const workspace = await this.#withLastConfig((instead) => this.#open(paths, this.#buffers.tree(instead)));
    return { workspace, foundations: this.#session.foundations };
  }

  /** Judges the files as they are now. */
  async lint(paths: readonly string[]): Promise<ProjectRun> {
    let problem: UsageError | undefined;
    try {
      this.#last = await this.#withLastConfig(
        async (instead) => this.#session.judge(this.#world.now(), await this.#open(paths, this.#buffers.tree(instead)), { paths }),
        (error) => (problem = error),
      );
      const { config } = this.#last.workspace;
      if (problem === undefined) this.#goodConfig = config && { path: pathOfConfig(config), text: config.file.text };
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      problem ??= error;
    }
    return { ran: this.#last, problem };
  }

  /** The absolute path that a mistake is about: of the file that it names, else of taslint.yml. */
  placeOf({ at }: UsageError): string | undefined {
    return at === undefined ? this.#goodConfig?.path : resolve(this.cwd, at.file.path);
  }

  /** Does the work with the files as they are; where they cannot be used, with the last taslint.yml that could. */
  async #withLastConfig<T>(work: (instead: Instead) => Promise<T>, told?: (problem: UsageError) => void): Promise<T> {
    try {
      return await work(undefined);
    } catch (error) {
      if (!(error instanceof UsageError) || this.#goodConfig === undefined) throw error;
      told?.(error);
      return work(this.#goodConfig);
    }
  }

  /** Opens the files; those that cannot be read, in the last text that could. */
  async #open(paths: readonly string[], tree: Tree): Promise<Workspace> {
    const workspace = await this.#session.open({ paths, tree });
    return this.#buffers.note(paths, unreadableOf(workspace)) ? this.#session.open({ paths, tree }) : workspace;
  }
}

/** The files that were asked for and cannot be read as they stand, by absolute path. */
function unreadableOf({ broken, templates, absoluteOf, read }: Workspace): ReadonlyMap<string, YamlDocument> {
  const documents = [...broken, ...templates.map(({ file }) => read(file))];
  return new Map(documents.map((document) => [absoluteOf(document.file) ?? '', document]));
}
