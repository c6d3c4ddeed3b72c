import { SourceFile, type Span } from '../base/source.ts';
import { didYouMean } from '../base/did-you-mean.ts';
import { ScalarNode, type ConfigNode } from '../value/node.ts';
import type { Origin } from '../value/origin.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import type { YamlDocument } from '../yaml/yaml-document.ts';
import { applyOperations } from './apply-operations.ts';
import { NO_DEFINITIONS, readDefinitions } from './definitions.ts';
import { failed, find, problemAt } from './find.ts';
import { removeFoundDefinitions } from './found-definitions.ts';
import { VariableLookup } from './lookup.ts';
import { readOperations, type Operation } from './operations.ts';
import { placed, PlacedBudget, placeOf } from './origins.ts';
import type { Dialect } from './placeholders.ts';
import { parsePointer, type Pointer } from './pointer.ts';
import { NESTING_LIMIT, PLACED_LIMIT, type Problem } from './problem.ts';
import { PASTED_LIMIT } from './paste.ts';
import { VariablePass, type Collected } from './replace-variables.ts';
import type { VariableUse } from './variable-use.ts';
import { readVariables, type VariableArguments, type VariableScope } from './variables.ts';

/** Everything that `om interpolate` or `bosh int` is given. */
export interface InterpolateInput extends VariableArguments {
  readonly template: YamlDocument;
  readonly opsFiles?: readonly YamlDocument[];
  /** `--path`; left out is the whole document. */
  readonly path?: string | undefined;
  /** om's `--skip-missing`; bosh always leaves missing variables, unless `refuseMissing`. */
  readonly skipMissing?: boolean;
  /** bosh `--var-errs`. */
  readonly refuseMissing?: boolean;
  /** bosh `--var-errs-unused`. */
  readonly refuseUnused?: boolean;
}

export type Interpolated =
  | { readonly ok: true; readonly root: ConfigNode }
  /** The first problem is the one that the tool reports; several only where it would report one of them by chance. */
  | { readonly ok: false; readonly problems: readonly [Problem, ...Problem[]] };

/**
 * Does exactly what `om interpolate` (or `bosh int`) does, in its order of work: of several mistakes the earliest step's is reported.
 * A string as the result is what the tool prints raw.
 */
export function interpolate(input: InterpolateInput): Interpolated {
  const dialect = input.dialect ?? 'om';
  const variables = readVariables(input);
  if (isSome(variables.problems)) return refused(variables.problems.slice(0, 1));
  const operations: Operation[] = [];
  for (const file of input.opsFiles ?? []) {
    const read = readOperations(file);
    if (isSome(read.problems)) return refused(read.problems.slice(0, 1));
    operations.push(...read.operations);
  }
  const pointer = parsePointer(input.path ?? '');
  if (typeof pointer === 'string')
    return refused([
      { class: 'path-syntax', message: `cannot parse path: ${pointer}`, at: undefined, data: { path: input.path ?? '', reason: pointer } },
    ]);
  const unreadable = input.template.problems[0];
  if (unreadable !== undefined) return refused([unreadableTemplate(unreadable.detail, unreadable.at)]);
  const applied = applyOperations(input.template.root, operations, { stopAtFailure: true, dialect });
  if (isSome(applied.problems)) return refused(applied.problems.slice(0, 1));
  const run = new Run(input, variables.scope, dialect, input.template.file);
  return run.evaluate(applied.root ?? nothing(input.template.file), pointer);
}

class Run {
  readonly #input: InterpolateInput;
  readonly #scope: VariableScope;
  readonly #dialect: Dialect;
  readonly #file: SourceFile;
  readonly #collected: Collected = {
    uses: [] as VariableUse[],
    problems: [],
    budget: new PlacedBudget(PLACED_LIMIT),
    characters: PASTED_LIMIT,
    foreign: false,
  };

  /** True when the pass that was run last left placeholders: only then another one can change anything. */
  #leftOver = false;

  constructor(input: InterpolateInput, scope: VariableScope, dialect: Dialect, file: SourceFile) {
    this.#input = input;
    this.#scope = scope;
    this.#dialect = dialect;
    this.#file = file;
  }

  evaluate(root: ConfigNode, pointer: Pointer): Interpolated {
    const first = this.#pass(root, 1);
    if (!first.ok) return first;
    if (this.#dialect === 'bosh') return this.#at(first.root, pointer);
    const read = readAgain(first.root);
    if ('class' in read) return refused([read]);
    if (read === first.root && !this.#leftOver && !hasDefinitions(read)) return this.#at(read, pointer);
    const second = this.#pass(read, 2);
    return second.ok ? this.#at(second.root, pointer) : second;
  }

  #pass(root: ConfigNode, pass: 1 | 2): Interpolated {
    const definitions = readDefinitions(root);
    if ('class' in definitions) return refused([definitions]);
    const lookup = new VariableLookup(this.#scope, definitions, this.#dialect);
    for (const definition of definitions.list) {
      const found = definition.typed ? lookup.variable(definition.name) : undefined;
      if (found?.kind === 'bad-definition') return refused([badDefinition(definition.name, found.inner, definition.at)]);
    }
    const walk = new VariablePass(
      lookup,
      { dialect: this.#dialect, pass, lenient: false, stored: NO_DEFINITIONS.blocked },
      this.#collected,
    );
    const places = new Map<string, Span | undefined>();
    walk.onMissing = (name, at) => {
      if (!places.has(name)) places.set(name, at);
    };
    const replaced = walk.replace(root);
    this.#leftOver = walk.leftOver;
    if (isSome(this.#collected.problems)) return refused(this.#collected.problems);
    for (const definition of definitions.list) {
      const found = lookup.variable(definition.name);
      if (found.kind === 'bad-definition') return refused([badDefinition(definition.name, found.inner, definition.at)]);
    }
    const problems: Problem[] = [];
    const result = removeFoundDefinitions(replaced, definitions, lookup, problems);
    if (!isSome(problems)) problems.push(...this.#missing(lookup, places), ...this.#unused(lookup));
    return isSome(problems) ? refused(problems) : { ok: true, root: result };
  }

  #missing(lookup: VariableLookup, places: ReadonlyMap<string, Span | undefined>): readonly Problem[] {
    const allowed = this.#dialect === 'om' ? this.#input.skipMissing === true : this.#input.refuseMissing !== true;
    if (allowed || lookup.missing.size === 0) return [];
    const names = [...lookup.missing].sort();
    const near = names.slice(0, NEAR_NAMES).map((name) => didYouMean(name, this.#scope.names()));
    const suggestion = near.find((name) => name !== undefined);
    return [
      {
        class: 'var-missing',
        message: `Expected to find variables: ${names.join('\n')}`,
        at: places.get(names[0]!),
        data: { names: names.join(', '), name: names[0]!, ...(suggestion === undefined ? {} : { suggestion }) },
      },
    ];
  }

  #unused(lookup: VariableLookup): readonly Problem[] {
    if (this.#dialect === 'om' || this.#input.refuseUnused !== true) return [];
    const names = [...this.#scope.names()].filter((name) => !lookup.asked.has(name)).sort();
    if (names.length === 0) return [];
    return [
      {
        class: 'var-unused',
        message: `Expected to use variables: ${names.join('\n')}`,
        at: this.#scope.get(names[0]!)?.at,
        data: { names: names.join(', '), name: names[0]! },
      },
    ];
  }

  #at(root: ConfigNode, pointer: Pointer): Interpolated {
    const found = find(root, pointer, { kind: 'argument', flag: '--path' });
    if (failed(found)) return refused([problemAt(found, undefined)]);
    return { ok: true, root: found.value ?? nothing(this.#file) };
  }
}

/** Missing names for which a near one is looked for; looking costs their number times the number of variables. */
const NEAR_NAMES = 20;

/**
 * What om reads back after its first pass has printed the document. Only a document that is one string changes:
 * it is printed raw, so `"05"` comes back as the number 5, and text that is YAML comes back as that.
 */
function readAgain(root: ConfigNode): ConfigNode | Problem {
  if (root.kind !== 'scalar' || root.resolved.type !== 'string') return root;
  const at = placeOf(root);
  const path = at?.file.path ?? '';
  const { root: again, problems, file } = readYaml(new SourceFile(path, `${root.resolved.value}\n`));
  const problem = problems[0];
  if (problem !== undefined) return unreadableTemplate(problem.detail, at);
  if (again === undefined) return nothing(at?.file ?? file);
  return placed(again, () => root.origin, 0, new PlacedBudget(PLACED_LIMIT), NESTING_LIMIT) ?? again;
}

function hasDefinitions(root: ConfigNode): boolean {
  return root.kind === 'map' && root.entry('variables') !== undefined;
}

function nothing(file: SourceFile): ScalarNode {
  const origin: Origin = { kind: 'argument', flag: file.path };
  return new ScalarNode(origin, '', 'made', { type: 'null', value: null });
}

function unreadableTemplate(detail: string, at: Span | undefined): Problem {
  return { class: 'yaml', message: `yaml: ${detail}`, at, data: { detail } };
}

function badDefinition(name: string, inner: string, at: Span | undefined): Problem {
  const message = `Getting all variables from variable definitions sections: Interpolating variable '${name}' definition options: ${inner}`;
  return { class: 'definition-recursion', message, at, data: { name } };
}

function isSome(problems: readonly Problem[]): problems is readonly [Problem, ...Problem[]] {
  return problems.length > 0;
}

function refused(problems: readonly Problem[]): Interpolated {
  return { ok: false, problems: problems as readonly [Problem, ...Problem[]] }; // every caller has at least one
}
