import { unchanged, type Localized } from '../base/language.ts';
import type { SourceFile } from '../base/source.ts';
import type { Classification } from '../foundation/classify.ts';
import type { DocumentKind } from '../foundation/kind.ts';
import type { FoundationPlan } from '../foundation/plan.ts';
import type { Failure, SetAside } from '../lint/lint-result.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import type { YamlDocument } from '../yaml/yaml-document.ts';
import type { Documents } from './documents.ts';
import type { Requested } from './find-requested.ts';
import type { LeftAlone } from './workspace.ts';

/** Kinds that taslint knows but does not judge. */
const UNJUDGED_KINDS: ReadonlySet<DocumentKind> = new Set<DocumentKind>(['other', 'pipeline', 'workflow', 'script', 'taslint']);

/** True for a kind of file that is looked at and never judged. */
export function isUnjudged(kind: DocumentKind): boolean {
  return UNJUDGED_KINDS.has(kind);
}

/** Files with which nothing can be checked, and why; each is told once. */
export class Unchecked {
  readonly failures: Failure[];
  readonly setAside: SetAside[];
  readonly leftAlone: LeftAlone[] = [];
  readonly templates: { file: SourceFile; tool: string }[] = [];
  readonly broken: YamlDocument[] = [];
  /** Files beside those that were asked for that could not be read, and why; told when one of them is needed. */
  readonly #unreadable = new Map<SourceFile, Localized>();
  readonly #told = new Set<SourceFile>();

  constructor({ failures, setAside }: Requested) {
    this.failures = [...failures];
    this.setAside = [...setAside];
  }

  /** Keeps why a file could not be read until it is needed. */
  couldNotRead(file: SourceFile, message: Localized): void {
    this.#unreadable.set(file, message);
  }

  /** Counts a file that was asked for and cannot be judged; of one that was named itself (`given`) it is told one by one. */
  sortOut(file: SourceFile, { kind, why }: Classification, given: boolean, documents: Pick<Documents, 'isSound' | 'read'>): void {
    if (!documents.isSound(file)) {
      const document = documents.read(file);
      const template = templateOf(document);
      const isUnusable = this.tell(document);
      if (given && template !== undefined) this.setAside.push({ path: file.path, because: 'template', detail: unchanged(template.detail) });
      if (isUnusable) return;
    }
    if (!isUnjudged(kind)) return;
    this.leftAlone.push({ file, kind, why });
    if (given && kind !== 'taslint') this.setAside.push({ path: file.path, because: kind === 'pipeline' ? kind : 'other', detail: why });
  }

  /** Takes back that a file was left alone: something says what it is. */
  isOfUse(file: SourceFile): void {
    remove(this.leftAlone, (left) => left.file === file);
    remove(this.setAside, ({ path }) => path === file.path);
  }

  /** Tells of a file that cannot be used as it stands: a template, broken YAML, one that could not be read. False for all others. */
  tell(document: YamlDocument): boolean {
    const { file } = document;
    const template = templateOf(document);
    const message = this.#unreadable.get(file);
    const isBroken = document.root === undefined && document.problems.length > 0;
    if (template === undefined && message === undefined && !isBroken) return false;
    if (this.#told.has(file)) return true;
    this.#told.add(file);
    if (template !== undefined) this.templates.push({ file, tool: template.detail });
    else if (message !== undefined) this.failures.push({ kind: 'unreadable', path: file.path, message });
    else {
      this.broken.push(document);
      this.failures.push({ kind: 'broken', file });
    }
    return true;
  }

  /** Who gives a file to be used says that it is ready: a template that is no YAML as it stands is as good as a broken file. */
  tellOfArgument(document: YamlDocument): void {
    const { file } = document;
    const isTemplate = templateOf(document) !== undefined;
    if (!this.tell(document) || !isTemplate || readYaml(file).root !== undefined) return;
    if (this.failures.some((failure) => failure.kind === 'broken' && failure.file === file)) return;
    this.failures.push({ kind: 'broken', file });
  }

  /** What feeds a config that was asked for, or one that a requested file feeds, must be readable: else the config was not checked as it will be used. */
  tellOfFeeding(plans: readonly FoundationPlan[], documents: Pick<Documents, 'isSound' | 'read'>): void {
    for (const plan of plans) {
      const requested = new Set(plan.documents.flatMap((document) => (document.requested ? [document.file] : [])));
      for (const document of plan.documents) {
        const feeding = [...document.varsFiles, ...document.opsFiles];
        if (!document.requested && !feeding.some((file) => requested.has(file))) continue;
        for (const file of [document.file, ...feeding]) if (!documents.isSound(file)) this.tell(documents.read(file));
      }
    }
  }
}

function templateOf(document: YamlDocument): YamlDocument['problems'][number] | undefined {
  return document.problems.find((problem) => problem.kind === 'template');
}

function remove<T>(from: T[], test: (one: T) => boolean): void {
  from.splice(0, from.length, ...from.filter((one) => !test(one)));
}
