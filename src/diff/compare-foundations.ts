import type { SourceFile } from '../base/source.ts';
import { isMadeOfTheSame } from '../foundation/build-foundation.ts';
import type { Document, Foundation } from '../foundation/foundation.ts';
import { takingPart } from '../foundation/taking-part.ts';
import type { Problem } from '../interpolate/problem.ts';
import { compareDocuments, compareUnsettled, touches } from './compare-documents.ts';
import type { FileDifference, FoundationDifference } from './difference.ts';
import { pairFoundations, pairOverTime, type DocumentPair, type EarlierPath, type FoundationPair } from './pair-documents.ts';
import type { Showing } from './shown-value.ts';

/** Compares foundations config by config, and keeps what there is to say about the whole. */
export class Comparing {
  /** Why om or bosh would refuse a config that is not what it was. */
  readonly problems: Problem[] = [];
  /** Configs that were compared, and told as new or gone. */
  compared = 0;
  readonly #showing: Showing;
  readonly #moves: boolean;

  constructor(showing: Showing, moves: boolean) {
    this.#showing = showing;
    this.#moves = moves;
  }

  /** Foundations at two times. */
  overTime(foundations: readonly FoundationPair[], earlierPath: EarlierPath): readonly FoundationDifference[] {
    return pairOverTime(foundations, earlierPath).map((pairs, index) => {
      const foundation = foundations[index]!; // pairs of each
      const files = [...this.#files(pairs, foundation, earlierPath), ...this.#unsettled(foundation, earlierPath)];
      return { name: (foundation.after ?? foundation.before)?.name ?? '', files };
    });
  }

  /** Two foundations of today. */
  sideBySide(before: Foundation, after: Foundation): FoundationDifference {
    return { name: '', files: this.#files(pairFoundations(before, after), { before, after }, ({ path }) => path) };
  }

  #files(pairs: readonly DocumentPair[], { before, after }: FoundationPair, earlierPath: EarlierPath): readonly FileDifference[] {
    const asked = [before, after].flatMap((foundation) => (foundation === undefined ? [] : [...takingPart(foundation).files]));
    const requested = [before, after].flatMap((foundation) => foundation?.documents.filter((document) => document.requested) ?? []);
    const scope = { asked: new Set(asked), requested: new Set(requested.map(({ file }) => file)) };
    return pairs.flatMap((pair) => this.#compare(pair, scope, earlierPath) ?? []);
  }

  #compare({ before, after }: DocumentPair, { asked, requested }: Scope, earlierPath: EarlierPath): FileDifference | undefined {
    const sides = [before, after].filter((document) => document !== undefined);
    if (!sides.some((document) => asked.has(document.file))) return undefined;
    const isSame = before !== undefined && after !== undefined && isMadeOfTheSame(before, after);
    if (!isSame && sides.some(isTemplate)) return undefined;
    this.compared++;
    if (isSame) return undefined;
    if (before === undefined || after === undefined) {
      const { file, kind } = (after ?? before)!; // one side is there
      return { kind: after === undefined ? 'removed' : 'added', file, is: kind };
    }
    this.problems.push(...before.problems, ...after.problems);
    const question = { before, after, showing: this.#showing, moves: this.#moves, earlierPath };
    const all = compareDocuments(question);
    const isWhole = after.requested || before.requested;
    return changed(question, isWhole ? all : all.filter((value) => touches(value, requested, question)));
  }

  /** Changes of variables that two files give and of which nothing says which one is used: no config shows them. */
  #unsettled({ before, after }: FoundationPair, earlierPath: EarlierPath): readonly FileDifference[] {
    if (before === undefined || after === undefined) return [];
    const names = new Set([...before.documents, ...after.documents].flatMap(({ unsettled }) => [...unsettled]));
    if (names.size === 0) return [];
    const { files, feeding } = takingPart(after);
    const isFeeding = ({ file, kind }: Document): boolean => kind === 'vars' && (files.has(file) || feeding.has(file));
    const byPath = new Map(before.documents.map((document) => [document.file.path, document]));
    return after.documents.filter(isFeeding).flatMap((document) => {
      const then = byPath.get(earlierPath(document.file) ?? '');
      if (then === undefined || then.file === document.file) return [];
      const question = { before: then, after: document, showing: this.#showing, moves: false, earlierPath };
      return changed(question, compareUnsettled(question, names)) ?? [];
    });
  }
}

/** True for what another tool has to fill in first: it evaluates to nothing here, which would look like the same on both sides. */
function isTemplate({ yaml }: Document): boolean {
  return yaml.problems.some(({ kind }) => kind === 'template');
}

interface Scope {
  /** Files that were asked for, and the configs that they feed. */
  readonly asked: ReadonlySet<SourceFile>;
  readonly requested: ReadonlySet<SourceFile>;
}

function changed(
  { before, after }: { readonly before: Document; readonly after: Document },
  values: Extract<FileDifference, { kind: 'changed' }>['values'],
): FileDifference | undefined {
  return values.length === 0 ? undefined : { kind: 'changed', file: after.file, before: before.file, is: after.kind, values };
}
