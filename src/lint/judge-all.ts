import type { SourceFile } from '../base/source.ts';
import type { Lifecycle } from '../facts/input.ts';
import type { Foundation } from '../foundation/foundation.ts';
import { Secrets, SecretsOfFoundation, type Evaluated } from '../foundation/secrets.ts';
import type { ConfigNode } from '../value/node.ts';
import type { YamlDocument } from '../yaml/yaml-document.ts';
import { judge, type Judgement, type JudgeRequest } from './judge.ts';
import { References } from './references.ts';
import { reportedFiles } from './reported-files.ts';
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
}

/** What the rules found in all foundations. */
export interface Judged {
  /** In the order of the foundations. */
  readonly judgements: readonly Judgement[];
  readonly secrets: Secrets;
  /** The files of all foundations, pipelines included. */
  readonly files: readonly Commented[];
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
  const references = new References(outlines, (index) => foundations[index]!.open().foundation);
  const parts = foundations.map(({ open }) => new SecretsOfFoundation(() => evaluated(open())));
  const rootOf = (file: SourceFile): ConfigNode | undefined => read(file).root;
  const judgements: Judgement[] = [];
  let isAnythingFound = false;
  const judgeOne = (index: number, secrets: Secrets): void => {
    const { open, lifecycle } = foundations[index]!;
    const opened = open();
    references.hold(index, opened.foundation);
    parts[index]!.while(evaluated(opened), () => {
      const judgement = judge(opened, request, { lifecycle, reference: () => references.of(index), secrets, reported });
      judgements[index] = judgement;
      isAnythingFound ||= judgement.diagnostics.length + judgement.aside.length > 0;
      // who reports something must know what to hide, and here the files are at hand
      if (isAnythingFound) parts[index]!.walk();
    });
  };
  const all = new Secrets(parts, rootOf);
  const own = new Map<number, Secrets>();
  for (const index of new Set([...references.places, ...foundations.keys()])) {
    const secrets = foundations.length === 1 ? all : new Secrets([parts[index]!], rootOf);
    judgeOne(index, secrets);
    if (secrets !== all && secrets.isAsked) own.set(index, secrets);
  }
  for (const [index, few] of own) if (all.saysMoreThan(few)) judgeOne(index, all);
  return { judgements, secrets: all, files: outlines.flatMap((outline) => commentedFiles(outline, read)), isReported: reported.has };
}

function evaluated({ foundation, previous }: OpenFoundation): readonly Evaluated[] {
  return [...foundation.documents, ...(previous?.documents ?? [])];
}

function commentedFiles({ documents, pipelines = [] }: Foundation, read: JudgeAllRequest['read']): readonly Commented[] {
  return [...documents.map(({ file }) => ({ file, comments: () => read(file).comments() })), ...pipelines.map(({ yaml }) => yaml)];
}
