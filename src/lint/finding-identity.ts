import type { SourceFile, Span } from '../base/source.ts';
import type { Diagnostic } from './diagnostic.ts';
import { keysTo, parentLines } from './structural-path.ts';

/**
 * What each finding is, apart from where its lines happen to stand and how it is phrased: rule, path, keys on the way to the place, number among equals.
 * `pathOf` names a file, so that one that was renamed can keep its name.
 */
export function identitiesOf(diagnostics: readonly Diagnostic[], pathOf: (file: SourceFile) => string): ReadonlyMap<Diagnostic, string> {
  const parents = new Map<SourceFile, Uint32Array>();
  const seen = new Map<string, number>();
  const identities = new Map<Diagnostic, string>();
  for (const diagnostic of diagnostics) {
    const { file } = diagnostic.primary;
    let above = parents.get(file);
    if (above === undefined) parents.set(file, (above = parentLines(file)));
    const identity = [diagnostic.rule, pathOf(file), ...keysTo(diagnostic.primary, above)].join('\0');
    const ordinal = (seen.get(identity) ?? 0) + 1;
    seen.set(identity, ordinal);
    identities.set(diagnostic, `${identity}\0${ordinal}`);
  }
  return identities;
}

/** How the names of an earlier time are found from those of now. */
export interface EarlierNames {
  /** The path that a file had; that of now for a file that is new. */
  readonly pathOf: (file: SourceFile) => string;
  /** The name that a foundation had. */
  readonly foundationOf: (name: string) => string;
}

/**
 * The findings that were not there earlier, and the earlier ones that are not there any more. A finding was there when the same rule spoke of the same place to edit, else of a value that is used at the same
 * place (it moved into a vars file, or its variable was renamed), else said the same of the same foundation (an ops-file was worked into the config), else
 * spoke of the same long text, wherever it stands now. Each earlier finding stands for one of now.
 */
export function compareFindings(
  now: readonly Diagnostic[],
  before: readonly Diagnostic[],
  names: EarlierNames,
): { readonly fresh: ReadonlySet<Diagnostic>; readonly gone: readonly Diagnostic[] } {
  const keysOfNow = new Keys(names);
  const keysBefore = new Keys({ pathOf: ({ path }) => path, foundationOf: (name) => name });
  let [fresh, gone] = [now, before];
  for (const kind of ['place', 'use', 'words', 'text'] as const) {
    const known = new Map<string, Diagnostic[]>();
    for (const diagnostic of gone) {
      const key = keysBefore[kind](diagnostic);
      const same = known.get(key);
      if (same === undefined) known.set(key, [diagnostic]);
      else same.push(diagnostic);
    }
    const matched = new Set<Diagnostic>();
    fresh = fresh.filter((diagnostic) => {
      const counterpart = known.get(keysOfNow[kind](diagnostic))?.shift();
      if (counterpart !== undefined) matched.add(counterpart);
      return counterpart === undefined;
    });
    gone = gone.filter((diagnostic) => !matched.has(diagnostic));
    if (fresh.length === 0) break;
  }
  return { fresh: new Set(fresh), gone };
}

const LONG_TEXT = 8;

/** What a finding is known by. */
class Keys {
  readonly #names: EarlierNames;
  readonly #parents = new Map<SourceFile, Uint32Array>();

  constructor(names: EarlierNames) {
    this.#names = names;
  }

  /** Where it is edited. */
  place(diagnostic: Diagnostic): string {
    return this.#at(diagnostic, diagnostic.primary);
  }

  /** Where the value is used. */
  use(diagnostic: Diagnostic): string {
    return this.#at(diagnostic, diagnostic.trail[0]?.span ?? diagnostic.primary);
  }

  /** What is said. */
  words({ rule, case: decided, foundation, data }: Diagnostic): string {
    return [rule, decided ?? '', this.#names.foundationOf(foundation), ...Object.entries(data).flat()].join('\0');
  }

  /** What stands at the place to edit, where it is so long that no other value is the same by chance. */
  text(diagnostic: Diagnostic): string {
    const { rule, foundation, primary } = diagnostic;
    const text = primary.file.text.slice(primary.start, primary.end).replaceAll(/^["']|["']$/g, '');
    return text.length < LONG_TEXT ? this.place(diagnostic) : [rule, this.#names.foundationOf(foundation), text].join('\0');
  }

  #at({ rule }: Diagnostic, span: Span): string {
    let parents = this.#parents.get(span.file);
    if (parents === undefined) this.#parents.set(span.file, (parents = parentLines(span.file)));
    return [rule, this.#names.pathOf(span.file), ...keysTo(span, parents)].join('\0');
  }
}
