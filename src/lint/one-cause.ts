import type { Span } from '../base/source.ts';
import type { Severity } from '../rule/rule.ts';
import type { Diagnostic, RelatedPlace } from './diagnostic.ts';
import { fixesOfAll } from './shared-fixes.ts';

/**
 * One finding for each cause, where the first of its findings stood. Findings of one rule with the same place to edit have one cause when they say the same,
 * when one written value is used at several places, and when no foundation has two of them: then it is one value that is wrong in each. Two findings about
 * one use in one foundation are two causes (two names that a list lacks).
 */
export function oneForEachCause(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const byPlace = groupedBy(diagnostics, ({ rule, primary }) => `${rule}\0${keyOf(primary)}`);
  if (byPlace.length === diagnostics.length) return diagnostics;
  const causes = new Map<Diagnostic, Diagnostic>();
  for (const group of byPlace) for (const cause of causesOf(group)) causes.set(cause[0]![0]!, asOne(cause));
  return diagnostics.flatMap((diagnostic) => causes.get(diagnostic) ?? []);
}

/** Findings that say the same. */
type Alike = readonly Diagnostic[];

/** The causes among findings of one rule and place. */
function causesOf(group: readonly Diagnostic[]): readonly (readonly Alike[])[] {
  const distinct = groupedBy(group, ({ case: decided, data }) => [decided ?? '', ...Object.entries(data).flat()].join('\0'));
  const owners = distinct.flatMap((alike) => [...new Set(alike.map(({ foundation }) => foundation))]);
  if (owners.length === new Set(owners).size) return [distinct];
  const seen = new Map<string, number>();
  return groupedBy(distinct, ([first]) => {
    const { case: decided, trail, primary, foundation } = first!;
    const use = trail[0]?.span ?? primary;
    const key = `${foundation}\0${decided ?? ''}\0${keyOf(use)}`;
    const ordinal = (seen.get(key) ?? 0) + 1;
    seen.set(key, ordinal);
    return keyOf(use) === keyOf(primary) ? `${key}\0${ordinal}` : `${decided ?? ''}\0${ordinal}`;
  });
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** The worst finding of a cause, and what there is beside it. */
function asOne(cause: readonly Alike[]): Diagnostic {
  const [worst, ...others] = [...cause].sort(([one], [other]) => RANK[one!.severity] - RANK[other!.severity]);
  const first = worst![0]!;
  const all = cause.flat();
  if (all.length === 1) return first;
  return {
    ...first,
    foundations: foundationsOf(all),
    fixes: fixesOfAll(first, all),
    also: others.map((alike) => ({ foundations: foundationsOf(alike), case: alike[0]!.case, data: alike[0]!.data })),
    related: [...first.related, ...otherPlaces(first, all)],
  };
}

/** Where else the value is used, and what else it is put together from in other foundations, each place once. */
function otherPlaces(first: Diagnostic, all: readonly Diagnostic[]): readonly RelatedPlace[] {
  const known = new Set([first.primary, ...first.trail.map(({ span }) => span), ...first.related.map(({ span }) => span)].map(keyOf));
  return all
    .flatMap(({ trail }) => trail)
    .flatMap(({ span, step, name }) => {
      if (step === 'operation' || step === 'alias-definition' || known.has(keyOf(span))) return [];
      known.add(keyOf(span));
      return { span, name: step === 'variable-value' && name !== undefined ? name : 'used here too' };
    });
}

function foundationsOf(alike: Alike): readonly string[] {
  return [...new Set(alike.flatMap(({ foundations }) => foundations))].sort();
}

function keyOf({ file, start, end }: Span): string {
  return `${file.revision ?? ''}\0${file.path}\0${start}\0${end}`;
}

/** In the order in which each group begins. */
function groupedBy<T>(items: readonly T[], keyFor: (item: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyFor(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups.values()];
}
