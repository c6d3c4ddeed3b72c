import { resolve } from 'node:path';
import type { Language } from '../base/language.ts';
import { UsageError } from '../base/usage-error.ts';
import type { Foundation } from '../foundation/foundation.ts';
import { Session } from '../run/session.ts';
import { checkConfig, type Run } from '../run/run.ts';
import type { RunOptions } from '../run/run-options.ts';
import { pathOfConfig } from '../workspace/config/config.ts';
import { readConfig } from '../workspace/config/config-file.ts';
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
  readonly #options: RunOptions;
  readonly #session: Session;
  #last: Run | undefined;
  /** What was opened last, and what for: questions between two changes are answered from one opening. */
  #opened: { readonly asked: string; readonly project: OpenProject } | undefined;
  /** taslint.yml as it was when all of it could be used. */
  #goodConfig: Instead;

  constructor(cwd: string, buffers: Buffers, world: ServerWorld, language: Language | undefined) {
    this.cwd = cwd;
    this.#buffers = buffers;
    this.#world = { ...world, cwd };
    const look = { color: false, width: 80, hyperlinks: false, verbose: false, timing: false, debug: false };
    this.#options = { paths: [], language, locale: world.locale, now: world.now(), look };
    this.#session = new Session(this.#options, this.#world);
  }

  /** The last run that worked. */
  get last(): Run | undefined {
    return this.#last;
  }

  /** Opens the files as they are now, without judging them. A taslint.yml that cannot be used is read as it was when it could. Throws a UsageError where that does not help. */
  async open(paths: readonly string[]): Promise<OpenProject> {
    const asked = this.#askedFor(paths);
    if (this.#opened?.asked !== asked) {
      const workspace = await this.#withLastConfig((instead) => this.#open(paths, this.#buffers.tree(instead)));
      this.#opened = { asked, project: { workspace, foundations: this.#session.foundations } };
    }
    return this.#opened.project;
  }

  /** Judges the files as they are now; `most`: how many foundations at most (`AskedNow`). */
  async lint(paths: readonly string[], most: number | undefined): Promise<ProjectRun> {
    let problem: UsageError | undefined;
    const asked = this.#askedFor(paths);
    this.#opened = undefined;
    try {
      this.#last = await this.#withLastConfig(
        async (instead) => this.#session.judge(this.#world.now(), await this.#open(paths, this.#buffers.tree(instead)), { paths, most }),
        (error) => (problem = error),
      );
      const { workspace } = this.#last;
      this.#opened = { asked, project: { workspace, foundations: this.#session.foundations } };
      const { config } = workspace;
      if (problem === undefined) this.#goodConfig = config && { path: pathOfConfig(config), text: config.file.text };
    } catch (error) {
      problem ??= mistakeOf(error);
    }
    return { ran: this.#last, problem };
  }

  /** Only looks whether taslint.yml can be used: nothing that it is for is open. */
  async checkConfig(path: string): Promise<ProjectRun> {
    try {
      const config = await readConfig(path, { cwd: this.cwd, allowOutside: false, tree: this.#buffers.tree() });
      await checkConfig(config, this.#options, this.#world);
      this.#goodConfig = { path, text: config.file.text };
      return { ran: undefined, problem: undefined };
    } catch (error) {
      return { ran: undefined, problem: mistakeOf(error) };
    }
  }

  /** The absolute path that a mistake is about: of the file that it names, else of taslint.yml. */
  placeOf({ at }: UsageError): string | undefined {
    return at === undefined ? this.#goodConfig?.path : resolve(this.cwd, at.file.path);
  }

  #askedFor(paths: readonly string[]): string {
    return JSON.stringify([this.#buffers.version, paths]);
  }

  /** Does the work with the files as they are; where they cannot be used, with the last taslint.yml that could. */
  async #withLastConfig<T>(work: (instead: Instead) => Promise<T>, told?: (problem: UsageError) => void): Promise<T> {
    try {
      return await work(undefined);
    } catch (error) {
      const mistake = mistakeOf(error);
      if (this.#goodConfig === undefined) throw mistake;
      told?.(mistake);
      return work(this.#goodConfig);
    }
  }

  /** Opens the files; those that cannot be read, in the last text that could. */
  async #open(paths: readonly string[], tree: Tree): Promise<Workspace> {
    const workspace = await this.#session.open({ paths, tree });
    return this.#buffers.note(paths, unreadableOf(workspace)) ? this.#session.open({ paths, tree }) : workspace;
  }
}

/** The mistake of a person. Throws what is none. */
function mistakeOf(error: unknown): UsageError {
  if (error instanceof UsageError) return error;
  throw error;
}

/** The files that were asked for and cannot be read as they stand, by absolute path. */
function unreadableOf({ broken, templates, absoluteOf, read }: Workspace): ReadonlyMap<string, YamlDocument> {
  const documents = [...broken, ...templates.map(({ file }) => read(file))];
  return new Map(documents.map((document) => [absoluteOf(document.file) ?? '', document]));
}
