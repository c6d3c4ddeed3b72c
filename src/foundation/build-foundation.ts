import type { Localized } from '../base/language.ts';
import type { SourceFile } from '../base/source.ts';
import type { AppliedOperation } from '../interpolate/apply-operations.ts';
import { evaluateDocument, type Evaluation } from '../interpolate/evaluate.ts';
import type { Problem } from '../interpolate/problem.ts';
import type { VariableUse } from '../interpolate/variable-use.ts';
import { scopeOf, type VariableScope, type VariableSource } from '../interpolate/variables.ts';
import type { ConfigNode } from '../value/node.ts';
import type { YamlDocument } from '../yaml/yaml-document.ts';
import type { Document, Foundation } from './foundation.ts';
import { BOSH_KINDS, type DocumentKind } from './kind.ts';
import type { FoundationPlan, PlannedDocument } from './plan.ts';

/**
 * Turns a plan into a foundation. `read` gives the parsed file and is asked once for each; `base` are variables of the command line (`--var`,
 * `--vars-file`), which win over the files of the plan. Nothing is read or evaluated before a fact asks for it, and all of it is forgotten with the
 * foundation. A document that is made of the same files in `later`, the same foundation at a later time, shares its evaluation.
 */
export function buildFoundation(
  plan: FoundationPlan,
  read: (file: SourceFile) => YamlDocument,
  base: readonly VariableSource[] = [],
  later?: Foundation,
): Foundation {
  const counterparts = new Map(later?.documents.map((document) => [document.file, document]));
  for (const counterpart of counterparts.values()) if (counterpart instanceof PlannedFile) counterpart.trees.letGo();
  const trees = new Trees(read, counterparts);
  return {
    name: plan.name,
    purpose: plan.purpose,
    lifecycle: plan.lifecycle,
    varsComplete: plan.varsComplete,
    facts: plan.facts,
    ...(plan.automation === undefined ? {} : { automation: plan.automation }),
    ...(plan.tiles === undefined ? {} : { tiles: plan.tiles }),
    ...(plan.joined === undefined ? {} : { joined: plan.joined }),
    ...(plan.sharedElsewhere === undefined ? {} : { sharedElsewhere: plan.sharedElsewhere }),
    ...(plan.beside === undefined ? {} : { beside: plan.beside.map((planned) => new PlannedFile(planned, trees, base)) }),
    documents: plan.documents.map((planned) => {
      const counterpart = counterparts.get(planned.file);
      return new PlannedFile(planned, trees, base, counterpart instanceof PlannedFile ? counterpart : undefined);
    }),
  };
}

/** Kinds whose double parentheses mean something else, or which nobody interpolates: taken as they stand. */
const TAKEN_AS_WRITTEN: readonly DocumentKind[] = ['tile-metadata', 'pipeline', 'workflow', 'script', 'taslint', 'other'];

/** True for a kind of file in which double parentheses are no variables of om or bosh. */
export function isTakenAsWritten(kind: DocumentKind): boolean {
  return TAKEN_AS_WRITTEN.includes(kind);
}

/** The YAML of the files of a foundation, each read once; that of files which a later state of it has, too, is taken from there. */
class Trees {
  readonly #known = new Map<SourceFile, YamlDocument>();
  readonly #read: (file: SourceFile) => YamlDocument;
  #later: ReadonlyMap<SourceFile, Document>;

  constructor(read: (file: SourceFile) => YamlDocument, later: ReadonlyMap<SourceFile, Document>) {
    this.#read = read;
    this.#later = later;
  }

  of(file: SourceFile): YamlDocument {
    let document = this.#known.get(file);
    if (document === undefined) this.#known.set(file, (document = this.#later.get(file)?.yaml ?? this.#read(file)));
    return document;
  }

  /** Takes nothing from the other state any more, so that of many states one after another each holds at most one. */
  letGo(): void {
    this.#later = new Map();
  }
}

/** A document that reads, and evaluates, when asked. */
class PlannedFile implements Document {
  readonly #planned: PlannedDocument;
  readonly trees: Trees;
  readonly #base: readonly VariableSource[];
  #scope: VariableScope | undefined;
  readonly #counterpart: PlannedFile | undefined;
  #evaluation: Evaluation | undefined;

  constructor(planned: PlannedDocument, trees: Trees, base: readonly VariableSource[], counterpart?: PlannedFile) {
    this.#planned = planned;
    this.trees = trees;
    this.#base = base;
    const isSame = counterpart !== undefined && isMadeOfTheSame(counterpart.#planned, planned);
    this.#evaluation = isSame ? counterpart.#evaluation : undefined;
    // what is evaluated already is taken over, and of what is not the first is asked, so that one does not hold all that were before
    this.#counterpart = isSame && this.#evaluation === undefined ? (counterpart.#counterpart ?? counterpart) : undefined;
  }

  get file(): Document['file'] {
    return this.#planned.file;
  }
  get kind(): Document['kind'] {
    return this.#planned.kind;
  }
  get why(): Localized {
    return this.#planned.why;
  }
  get requested(): boolean {
    return this.#planned.requested;
  }
  get varsFiles(): readonly SourceFile[] {
    return this.#planned.varsFiles;
  }
  get opsFiles(): readonly SourceFile[] {
    return this.#planned.opsFiles;
  }
  get version(): Document['version'] {
    return this.#planned.version;
  }

  get yaml(): YamlDocument {
    return this.trees.of(this.#planned.file);
  }

  get root(): ConfigNode | undefined {
    return this.#evaluated.root;
  }
  get problems(): readonly Problem[] {
    return this.#evaluated.problems;
  }
  get operations(): readonly AppliedOperation[] {
    return this.#evaluated.operations;
  }
  get uses(): readonly VariableUse[] {
    return this.#evaluated.uses;
  }
  get unsettled(): ReadonlySet<string> {
    return this.#planned.unsettled ?? NOTHING;
  }

  get scope(): VariableScope {
    if (this.#scope === undefined) {
      const files = this.#planned.varsFiles.map((file) => ({ kind: 'file', file, root: this.trees.of(file).root }) as const);
      this.#scope = settled(scopeOf([...files, ...this.#base]), this.unsettled, this.#base);
    }
    return this.#scope;
  }

  get #evaluated(): Evaluation {
    this.#evaluation ??= this.#counterpart === undefined ? this.#evaluate() : this.#counterpart.#evaluated;
    return this.#evaluation;
  }

  #evaluate(): Evaluation {
    const { kind, opsFiles } = this.#planned;
    const document = this.yaml;
    if (isTakenAsWritten(kind)) return { root: document.root, problems: [], operations: [], uses: [] };
    return evaluateDocument({
      document,
      operations: opsFiles.map((file) => this.trees.of(file)),
      scope: this.scope,
      dialect: BOSH_KINDS.includes(kind) ? 'bosh' : 'om',
    });
  }
}

const NOTHING: ReadonlySet<string> = new Set();

type MadeOf = Pick<PlannedDocument, 'file' | 'kind' | 'varsFiles' | 'opsFiles' | 'unsettled'>;

/** True when both are the same files put together in the same way, so that they evaluate to the same. */
export function isMadeOfTheSame(one: MadeOf, other: MadeOf): boolean {
  const isSameList = (left: readonly SourceFile[], right: readonly SourceFile[]): boolean =>
    left.length === right.length && left.every((file, index) => file === right[index]);
  const [mine, theirs] = [one.unsettled ?? NOTHING, other.unsettled ?? NOTHING];
  return (
    one.file === other.file &&
    one.kind === other.kind &&
    isSameList(one.varsFiles, other.varsFiles) &&
    isSameList(one.opsFiles, other.opsFiles) &&
    mine.size === theirs.size &&
    [...mine].every((name) => theirs.has(name))
  );
}

/** The scope without the names that nobody can settle: their placeholders stay unknown. What is given on the command line is settled. */
function settled(scope: VariableScope, unsettled: ReadonlySet<string>, base: readonly VariableSource[]): VariableScope {
  if (unsettled.size === 0) return scope;
  const given = scopeOf(base);
  return { ...scope, get: (name) => (unsettled.has(name) && given.get(name) === undefined ? undefined : scope.get(name)) };
}
