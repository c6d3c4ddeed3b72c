import type { SourceFile } from '../base/source.ts';
import type { Lifecycle } from '../facts/input.ts';
import type { Foundation } from '../foundation/foundation.ts';
import { Secrets, SecretsOfFoundation, type Evaluated } from '../foundation/secrets.ts';
import type { YamlDocument } from '../yaml/yaml-document.ts';
import { judgeFoundation, type Judgement, type JudgeRequest } from './judge-foundation.ts';
import type { JudgementMemory } from './judgement-memory.ts';
import { References } from './references.ts';
import { reportedFiles, type Reported } from './reported-files.ts';
import { commentsOfScript } from './script-comments.ts';
import type { Commented } from './suppression-comments.ts';

/** A foundation that is read when its turn comes and forgotten when the rules have run. */
export interface FoundationToLint {
  /** Each call gives it anew. Nothing is read or evaluated before a fact asks for it. */
  readonly open: () => OpenFoundation;
  /** Memoised by the caller; asked only when a rule's outcome depends on it. */
  readonly lifecycle: () => Lifecycle;
}

export interface OpenFoundation {
  readonly foundation: Foundation;
  readonly previous?: Foundation;
}

export interface JudgeAllRequest extends JudgeRequest {
  readonly foundations: readonly FoundationToLint[];
  /** The YAML of a file of one of them. */
  readonly read: (file: SourceFile) => YamlDocument;
  /** What earlier runs found; left out means that nothing is remembered. */
  readonly memory?: JudgementMemory | undefined;
}

/** What the rules found in all foundations. */
export interface Judged {
  /** In the order of the foundations. */
  readonly judgements: readonly Judgement[];
  readonly secrets: Secrets;
  /** The files of all foundations, pipelines and scripts included. */
  readonly files: readonly Commented[];
  /** Their files and settings; nothing of them is evaluated. */
  readonly foundations: readonly Foundation[];
  /** True for files whose findings are all reported. */
  readonly isReported: (file: SourceFile) => boolean;
}

/**
 * Judges the foundations one by one, first those that others are compared with. Each is judged by its own secrets; one in which the others make more secret
 * than it does by itself is judged again in the end.
 */
export function judgeAll(request: JudgeAllRequest): Judged {
  const { foundations, read } = request;
  const outlines = foundations.map(({ open }) => open().foundation);
  const reported = reportedFiles(outlines);
  const run = new Run(request, new References(outlines, (index) => foundations[index]!.open().foundation), reported);
  for (const index of run.order) run.judge(index);
  run.judgeAgain();
  return {
    judgements: run.judgements,
    secrets: run.secrets,
    files: outlines.flatMap((outline) => commentedFiles(outline, read)),
    foundations: outlines,
    isReported: reported.has,
  };
}

/** The state of a run between its foundations. */
class Run {
  readonly judgements: Judgement[] = [];
  readonly secrets: Secrets;
  readonly #parts: readonly SecretsOfFoundation[];
  /** What foundations by themselves say about secrets, where their judgement rests on it. */
  readonly #own = new Map<number, Secrets>();
  readonly #request: JudgeAllRequest;
  readonly #references: References;
  readonly #reported: Reported;
  #isAnythingFound = false;

  constructor(request: JudgeAllRequest, references: References, reported: Reported) {
    this.#request = request;
    this.#references = references;
    this.#reported = reported;
    this.#parts = request.foundations.map(({ open }) => new SecretsOfFoundation(() => evaluated(open())));
    this.secrets = new Secrets(this.#parts);
  }

  /** Places of the foundations in the order in which they are judged. */
  get order(): Iterable<number> {
    return new Set([...this.#references.places, ...this.#request.foundations.keys()]);
  }

  judge(index: number): void {
    const { memory, foundations } = this.#request;
    const opened = foundations[index]!.open();
    const own = foundations.length === 1 ? this.secrets : new Secrets([this.#parts[index]!]);
    if (memory === undefined) this.#judge(index, opened, own);
    else this.#remember(index, opened, own, memory);
    if (foundations.length > 1 && own.isAsked) this.#own.set(index, own);
  }

  /** Where others make more secret than the foundation itself. */
  judgeAgain(): void {
    for (const [index, own] of this.#own)
      if (this.secrets.saysMoreThan(own)) this.#judge(index, this.#request.foundations[index]!.open(), this.secrets);
  }

  #judge(index: number, opened: OpenFoundation, secrets: Secrets, mustFind = false): void {
    const part = this.#parts[index]!;
    this.#references.hold(index, opened.foundation);
    part.while(evaluated(opened), () => {
      const judgement = judgeFoundation(opened, this.#request, {
        lifecycle: this.#request.foundations[index]!.lifecycle,
        reference: () => this.#references.of(index),
        secrets,
        reported: this.#reported,
      });
      this.#keep(index, judgement);
      // who reports something must know what to hide, and here the files are at hand
      if (this.#isAnythingFound || mustFind) part.find();
    });
  }

  #remember(index: number, opened: OpenFoundation, own: Secrets, memory: JudgementMemory): void {
    const question = {
      ...opened,
      reference: this.#references.of(index),
      isReference: this.#references.places.has(index),
      isReported: this.#reported.has,
    };
    const known = memory.recall(question);
    const { lifecycle } = this.#request.foundations[index]!;
    if (known !== undefined && isSameLifecycle(known.judgement.lifecycle, lifecycle)) {
      this.#parts[index]!.know(known.secrets);
      if (known.summary !== undefined) this.#references.know(index, known.summary);
      if (known.isSecretAsked) own.ask();
      this.#keep(index, known.judgement);
      return;
    }
    this.#judge(index, opened, own, true);
    memory.keep(question, {
      judgement: this.judgements[index]!,
      secrets: this.#parts[index]!.find(),
      isSecretAsked: own.isAsked,
      summary: question.isReference ? this.#references.summaryOf(index) : undefined,
    });
  }

  #keep(index: number, judgement: Judgement): void {
    this.judgements[index] = judgement;
    this.#isAnythingFound ||= judgement.diagnostics.length + judgement.aside.length > 0;
  }
}

/** True when git, or taslint.yml, says what it said when it was asked; asks only where it was. */
function isSameLifecycle(then: Lifecycle | undefined, now: () => Lifecycle): boolean {
  if (then === undefined) return true;
  const { state, because } = now();
  return state === then.state && because === then.because;
}

function evaluated({ foundation, previous }: OpenFoundation): readonly Evaluated[] {
  return [...foundation.documents, ...(previous?.documents ?? [])];
}

function commentedFiles({ documents, automation = [] }: Foundation, read: JudgeAllRequest['read']): readonly Commented[] {
  return [
    ...documents.map(({ file }) => ({ file, comments: () => read(file).comments() })),
    ...automation.map(({ file, yaml }) => yaml ?? { file, comments: () => commentsOfScript(file) }),
  ];
}
