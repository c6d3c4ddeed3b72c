import type { RuleExample } from './example.ts';
import { placeholdersOf, type Rule, type RuleText } from './rule.ts';
import { sayings } from './sayings.ts';

/** What `explain` shows of a rule's examples: one that hurts, one that is fine, and what its messages say there. */
export interface Illustration {
  /** Undefined where a rule has no such example. */
  readonly bad: ShownExample | undefined;
  readonly good: ShownExample | undefined;
  /** What the placeholders of the messages stand for, by number of the case, `own` for the rule's own message. */
  readonly values: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface ShownExample {
  readonly files: Files;
  /** The files at the earlier revision, of rules about change. */
  readonly before?: Files;
}

/** Path to text. */
type Files = Readonly<Record<string, string>>;

/** What an example gave: the case of each finding and what its placeholders stand for. */
export type RunExample = (example: RuleExample) => Promise<readonly ExampleFill[]>;

export interface ExampleFill {
  readonly case: number | undefined;
  readonly data: Readonly<Record<string, string>>;
}

/**
 * Chooses the examples to show and runs examples until every message of the rule is filled. `more`: examples that stand elsewhere. A message that no example
 * brings takes values of another one, of the options, else an ellipsis.
 */
export async function illustrate(
  rule: Rule,
  text: RuleText,
  own: readonly RuleExample[],
  more: readonly RuleExample[],
  run: RunExample,
): Promise<Illustration> {
  const wanted = new Map(sayings(rule, text).map((saying) => [keyOf(saying.case), placeholdersOf(saying.message)]));
  const found = new Map<string, Readonly<Record<string, string>>>();
  const isWhole = (key: string): boolean => wanted.get(key)?.every((name) => isTold(found.get(key)?.[name])) ?? true;
  const isWanted = (key: string): boolean => !isWhole(key);
  for (const example of [...own, ...more].filter(({ markers }) => markers.length > 0)) {
    if (![...wanted.keys()].some(isWanted)) break;
    for (const { case: number, data } of await run(example)) {
      const key = number === undefined || text.cases[number] === undefined ? 'own' : String(number);
      if (isWanted(key)) found.set(key, data);
    }
  }
  const others = Object.assign({}, ...found.values()) as Readonly<Record<string, string>>; // texts all of them
  const options = Object.fromEntries(rule.options.map((option) => [option.name, String(option.default)]));
  const values = [...wanted].flatMap(([key, names]) => {
    if (names.length === 0) return [];
    const own = found.get(key) ?? {};
    return [[key, Object.fromEntries(names.map((name) => [name, [own[name], others[name], options[name]].find(isTold) ?? '…']))] as const];
  });
  return { ...shownExamples(own), values: Object.fromEntries(values) };
}

/** False for what stands in a message in the place of a value that is not there. */
function isTold(value: string | undefined): value is string {
  return value !== undefined && value !== '' && value !== '?';
}

/** The first example that hurts and the first that is fine. */
export function shownExamples(examples: readonly RuleExample[]): Pick<Illustration, 'bad' | 'good'> {
  const filesOf = (example: RuleExample | undefined): ShownExample | undefined =>
    example && {
      files: Object.fromEntries(example.files),
      ...(example.previous === undefined ? {} : { before: Object.fromEntries(example.previous) }),
    };
  return {
    bad: filesOf(examples.find(({ markers }) => markers.length > 0)),
    good: filesOf(examples.find(({ markers, undecided }) => markers.length === 0 && !undecided)),
  };
}

export function keyOf(number: number | undefined): string {
  return number === undefined ? 'own' : String(number);
}
