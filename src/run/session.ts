import type { SourceFile } from '../base/source.ts';
import { buildFoundation } from '../foundation/build-foundation.ts';
import type { Document, Foundation } from '../foundation/foundation.ts';
import type { FoundationPlan } from '../foundation/plan.ts';
import type { Diagnostic } from '../lint/diagnostic.ts';
import type { JudgementMemory, Question, Remembered } from '../lint/judgement-memory.ts';
import type { SelectedRule } from '../lint/select-rules.ts';
import type { Tree } from '../workspace/files/tree.ts';
import type { Config } from '../workspace/config/config.ts';
import { HistoryMemory } from '../workspace/history/file-history.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { argumentVariables } from './argument-variables.ts';
import { commonOf, dayOf, filesOf, planOf } from './cache/judgement-key.ts';
import type { RunWorld } from './io.ts';
import { openRun } from './open-inputs.ts';
import type { RunOptions } from './run-options.ts';
import { run, type ChosenRules, type Run } from './run.ts';

/** What a session hands from one of its runs to the next. */
export interface Kept {
  /** The files, opened already. */
  readonly workspace: Workspace;
  /** What these rules found in foundations that are the same as in the last run. */
  readonly judgements: (selected: readonly SelectedRule[], workspace: Workspace) => JudgementMemory;
  /** The foundation of a plan, which shares with the one that was opened before what is made from the same files. */
  readonly foundationOf: (plan: FoundationPlan) => Foundation;
  /** The rules that run, as they were chosen for the last run where nothing else is said of them. */
  readonly rulesOf: (config: Config | undefined, choose: () => Promise<ChosenRules>) => Promise<ChosenRules>;
}

/** What one run of a session is asked for, beside what holds for all of them. */
export interface AskedNow {
  /** In place of the paths of the session. */
  readonly paths?: readonly string[];
  /** Where files are read from, e.g. the disk with the open buffers of an editor laid over it. */
  readonly tree?: Tree;
  /**
   * How many foundations that changed are judged again at most, beside those with a config that was asked for: one vars file may feed a hundred. Of the others
   * the last findings stand, save those in files that changed. Left out: all.
   */
  readonly most?: number | undefined;
}

/** What was found in a foundation. */
interface Known {
  readonly foundation: string;
  readonly remembered: Remembered;
}

/**
 * Runs over the same paths again and again in one process, as an editor asks for them: what did not change since the last run is neither parsed, evaluated
 * nor judged again. Each run finds what a fresh one finds. Runs of one session come one after another. Meant for few foundations: it keeps their trees.
 */
export class Session {
  readonly #options: RunOptions;
  readonly #world: RunWorld;
  readonly #histories = new HistoryMemory();
  #workspace: Workspace | undefined;
  #foundations: ReadonlyMap<string, Foundation> = new Map();
  #judgements: ReadonlyMap<string, Known> = new Map();
  /** What cannot be told from each other by what it holds has a number. */
  readonly #numbers = new WeakMap<object, number>();
  #last = 0;
  #common: { readonly text: string; readonly number: number } | undefined;
  #chosen: { readonly by: string; readonly rules: ChosenRules } | undefined;

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
      histories: this.#histories,
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
  async judge(now: Date, workspace: Workspace, { paths = this.#options.paths, most = Infinity }: AskedNow = {}): Promise<Run> {
    const options = { ...this.#options, paths, now: dayOf(now) };
    const foundations = this.#foundations;
    const judgements = new Map<string, Known>();
    const kept: Kept = {
      workspace,
      foundationOf: (plan) => foundations.get(idOf(plan))!,
      rulesOf: (config, choose) => this.#rulesOf(config, choose),
      judgements: (selected, { config }) => {
        const common = this.#commonOf(selected, config, options);
        const before = this.#judgements;
        const lastOf = new Map([...before].map(([id, { foundation }]) => [foundation, id]));
        let left = most;
        return {
          recall: (question) => {
            const id = this.#idOf(question, common);
            const isOld = !before.has(id) && left <= 0 && !isAskedFor(question.foundation);
            const meant = isOld ? (lastOf.get(idOf(question.foundation)) ?? id) : id;
            const known = before.get(meant);
            if (known === undefined) {
              left--;
              return undefined;
            }
            judgements.set(meant, known);
            return meant === id ? known.remembered : withoutChangedFiles(known.remembered, workspace);
          },
          keep: (question, remembered) =>
            void judgements.set(this.#idOf(question, common), { foundation: idOf(question.foundation), remembered }),
        };
      },
    };
    const ran = await run(options, this.#world, undefined, kept);
    this.#judgements = judgements;
    return ran;
  }

  /** The rules that run, chosen anew when taslint.yml is another; those of rule folders are read each time. */
  async #rulesOf(config: Config | undefined, choose: () => Promise<ChosenRules>): Promise<ChosenRules> {
    if (config !== undefined && config.ruleFolders.length > 0) return choose();
    const by = JSON.stringify(config?.layers.map(({ file }) => [file.path, file.text]) ?? []);
    if (this.#chosen?.by !== by) this.#chosen = { by, rules: await choose() };
    return this.#chosen.rules;
  }

  /** What all foundations of a run share. It says how each rule is set, so it is long, and mostly the same as in the run before. */
  #commonOf(selected: readonly SelectedRule[], config: Config | undefined, { now }: { readonly now: Date }): number {
    const common = commonOf(selected, config, { now }, this.#world);
    if (this.#common?.text !== common) this.#common = { text: common, number: ++this.#last };
    return this.#common.number;
  }

  /** Files are told from each other as objects: one whose text did not change is the same object as in the last run. */
  #idOf(question: Question, common: number): string {
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
function idOf({ name, documents }: Pick<FoundationPlan, 'name'> & { readonly documents: readonly Pick<Document, 'file'>[] }): string {
  return `${name}\0${documents[0]?.file.path ?? ''}`;
}

/** True for a foundation of which a person asked for more than files that others share. */
function isAskedFor({ documents }: Foundation): boolean {
  return documents.some(({ requested, kind }) => requested && kind !== 'vars' && kind !== 'ops');
}

/** Older findings, without those in files that are others by now: their places would be wrong. */
function withoutChangedFiles(remembered: Remembered, { absoluteOf }: Workspace): Remembered {
  const { judgement } = remembered;
  const stands = ({ primary }: Diagnostic): boolean => absoluteOf(primary.file) !== undefined;
  return {
    ...remembered,
    judgement: { ...judgement, diagnostics: judgement.diagnostics.filter(stands), aside: judgement.aside.filter(stands) },
  };
}
