import type { SourceFile } from '../base/source.ts';
import { buildFoundation } from '../foundation/build-foundation.ts';
import type { Foundation } from '../foundation/foundation.ts';
import type { FoundationPlan } from '../foundation/plan.ts';
import type { JudgementMemory, Question, Remembered } from '../lint/judgement-memory.ts';
import type { SelectedRule } from '../lint/select-rules.ts';
import type { Tree } from '../workspace/files/tree.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { argumentVariables } from './argument-variables.ts';
import { commonOf, dayOf, filesOf, planOf } from './cache/judgement-key.ts';
import type { RunWorld } from './io.ts';
import { openRun } from './open-inputs.ts';
import type { RunOptions } from './run-options.ts';
import { run, type Run } from './run.ts';

/** What a session hands from one of its runs to the next. */
export interface Kept {
  /** The files, opened already. */
  readonly workspace: Workspace;
  /** What these rules found in foundations that are the same as in the last run. */
  readonly judgements: (selected: readonly SelectedRule[], workspace: Workspace) => JudgementMemory;
  /** The foundation of a plan, which shares with the one that was opened before what is made from the same files. */
  readonly foundationOf: (plan: FoundationPlan) => Foundation;
}

/** What one run of a session is asked for, beside what holds for all of them. */
export interface AskedNow {
  /** In place of the paths of the session. */
  readonly paths?: readonly string[];
  /** Where files are read from, e.g. the disk with the open buffers of an editor laid over it. */
  readonly tree?: Tree;
}

/**
 * Runs over the same paths again and again in one process, as an editor asks for them: what did not change since the last run is neither parsed, evaluated
 * nor judged again. Each run finds what a fresh one finds. Runs of one session come one after another. Meant for few foundations: it keeps their trees.
 */
export class Session {
  readonly #options: RunOptions;
  readonly #world: RunWorld;
  #workspace: Workspace | undefined;
  #foundations: ReadonlyMap<string, Foundation> = new Map();
  #judgements: ReadonlyMap<string, Remembered> = new Map();
  /** What cannot be told from each other by what it holds has a number. */
  readonly #numbers = new WeakMap<object, number>();
  #last = 0;

  /** `options` hold for all runs of the session; what they say of a cache does not count. */
  constructor(options: RunOptions, world: RunWorld) {
    this.#options = { ...options, cache: undefined };
    this.#world = world;
  }

  /** The foundations of the files that were opened last. Nothing of them is evaluated before somebody asks. */
  get foundations(): readonly Foundation[] {
    return [...this.#foundations.values()];
  }

  /** Opens the files as they are now, without judging them: what `foundations` are made of. Throws what opening throws; what was opened before stays. */
  async open({ paths = this.#options.paths, tree }: AskedNow = {}): Promise<Workspace> {
    const { workspace } = await openRun({ ...this.#options, paths }, this.#world, undefined, {
      ...(this.#workspace === undefined ? {} : { previous: this.#workspace }),
      ...(tree === undefined ? {} : { tree }),
    });
    const variables = argumentVariables(this.#options, this.#world);
    const foundations = new Map<string, Foundation>();
    for (const plan of workspace.plans) {
      const id = idOf(plan);
      if (!foundations.has(id)) foundations.set(id, buildFoundation(plan, workspace.read, variables, this.#foundations.get(id)));
    }
    this.#workspace = workspace;
    this.#foundations = foundations;
    return workspace;
  }

  /** Judges the files as they are now. `now` is the time of the run; its day counts, which begins at midnight UTC. Throws what `run` throws; the session goes on. */
  async run(now: Date, asked: AskedNow = {}): Promise<Run> {
    return this.judge(now, await this.open(asked), asked);
  }

  /** The same for files that `open` gave, as long as it gave no others since. */
  async judge(now: Date, workspace: Workspace, { paths = this.#options.paths }: AskedNow = {}): Promise<Run> {
    const options = { ...this.#options, paths, now: dayOf(now) };
    const foundations = this.#foundations;
    const judgements = new Map<string, Remembered>();
    const kept: Kept = {
      workspace,
      foundationOf: (plan) => foundations.get(idOf(plan))!,
      judgements: (selected, { config }) => {
        const common = commonOf(selected, config, options, this.#world);
        return {
          recall: (question) => {
            const id = this.#idOf(question, common);
            const known = this.#judgements.get(id);
            if (known !== undefined) judgements.set(id, known);
            return known;
          },
          keep: (question, remembered) => void judgements.set(this.#idOf(question, common), remembered),
        };
      },
    };
    const ran = await run(options, this.#world, undefined, kept);
    this.#judgements = judgements;
    return ran;
  }

  /** Files are told from each other as objects: one whose text did not change is the same object as in the last run. */
  #idOf(question: Question, common: string): string {
    const { foundation, previous, reference, isReference, isReported } = question;
    const files = filesOf(question).map((file: SourceFile) => [this.#numberOf(file), isReported(file)]);
    const compared = reference === undefined ? 0 : this.#numberOf(reference);
    return JSON.stringify([common, planOf(foundation), previous === undefined ? 0 : planOf(previous), files, isReference, compared]);
  }

  #numberOf(thing: object): number {
    let number = this.#numbers.get(thing);
    if (number === undefined) this.#numbers.set(thing, (number = ++this.#last));
    return number;
  }
}

/** By what a foundation is known again. */
function idOf({ name, documents }: FoundationPlan): string {
  return `${name}\0${documents[0]?.file.path ?? ''}`;
}
