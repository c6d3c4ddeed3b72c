import type { SourceFile } from '../base/source.ts';
import { buildFoundation } from '../foundation/build-foundation.ts';
import type { Foundation } from '../foundation/foundation.ts';
import type { FoundationPlan } from '../foundation/plan.ts';
import type { VariableSource } from '../interpolate/variables.ts';
import type { JudgementMemory, Question, Remembered } from '../lint/judgement-memory.ts';
import type { SelectedRule } from '../lint/select-rules.ts';
import type { Tree } from '../workspace/files/tree.ts';
import type { Workspace, WorkspaceOptions } from '../workspace/workspace.ts';
import { commonOf, dayOf, filesOf, planOf } from './cache/judgement-key.ts';
import type { RunWorld } from './io.ts';
import type { RunOptions } from './run-options.ts';
import { run, type Run } from './run.ts';

/** What a session hands from one of its runs to the next. */
export interface Kept {
  readonly workspaceOptions: Partial<WorkspaceOptions>;
  /** What these rules found in foundations that are the same as in the last run. */
  readonly judgements: (selected: readonly SelectedRule[], workspace: Workspace) => JudgementMemory;
  /** The foundation of a plan, which shares with the one of the last run what is made from the same files. */
  readonly foundationOf: (plan: FoundationPlan, read: Workspace['read'], variables: readonly VariableSource[]) => Foundation;
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

  /**
   * `now` is the time of the run; its day counts, which begins at midnight UTC. `tree`: where files are read from, e.g. the disk with the open buffers of an
   * editor laid over it. Throws what `run` throws; the session goes on.
   */
  async run(now: Date, tree?: Tree): Promise<Run> {
    const options = { ...this.#options, now: dayOf(now) };
    const foundations = new Map<string, Foundation>();
    const judgements = new Map<string, Remembered>();
    const kept: Kept = {
      workspaceOptions: {
        ...(this.#workspace === undefined ? {} : { previous: this.#workspace }),
        ...(tree === undefined ? {} : { tree }),
      },
      foundationOf: (plan, read, variables) => {
        const id = `${plan.name}\0${plan.documents[0]?.file.path ?? ''}`;
        let foundation = foundations.get(id);
        if (foundation === undefined) foundations.set(id, (foundation = buildFoundation(plan, read, variables, this.#foundations.get(id))));
        return foundation;
      },
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
    this.#workspace = ran.workspace;
    this.#foundations = foundations;
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
