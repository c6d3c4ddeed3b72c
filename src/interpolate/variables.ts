import { SourceFile, type Span } from '../base/source.ts';
import { MapNode, ScalarNode, SequenceNode, type ConfigNode, type MapEntry } from '../value/node.ts';
import { editSpan, type Origin } from '../value/origin.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import type { YamlDocument } from '../yaml/yaml-document.ts';
import { goTypeName } from './go-text.ts';
import { placeOf } from './origins.ts';
import type { Problem } from './problem.ts';

/** Where the variables of a document come from, in om's order: environment, vars files, `--var`. A later source wins by top-level name. */
export interface VariableScope {
  readonly sources: readonly VariableSource[];
  /** The value that wins, or undefined. */
  readonly get: (name: string) => Variable | undefined;
  readonly names: () => Iterable<string>;
}

export type VariableSource =
  | { readonly kind: 'file'; readonly file: SourceFile; readonly root: ConfigNode | undefined }
  | { readonly kind: 'argument'; readonly flag: string; readonly name: string; readonly value: ConfigNode };

export interface Variable {
  readonly name: string;
  readonly value: ConfigNode;
  /** The key in the vars file; undefined for arguments. */
  readonly at: Span | undefined;
}

/** No variables at all: every placeholder is unknown. */
export const EMPTY_SCOPE: VariableScope = { sources: [], get: () => undefined, names: () => [] };

/**
 * The variables that win. A dotted name on the giving side (`a.b: 1`) makes a map, shared by all names that begin alike;
 * where such names contradict each other om's answer is random, ours is that the plain name wins (see `conflictingNames`).
 */
export function scopeOf(sources: readonly VariableSource[]): VariableScope {
  let winners: ReadonlyMap<string, Variable> | undefined;
  const all = (): ReadonlyMap<string, Variable> => (winners ??= nested(writtenNames(sources)));
  return { sources, get: (name) => all().get(name), names: () => all().keys() };
}

/** What one source gives, under the names as they are written there (dots included). */
export function definitionsOf(source: VariableSource): readonly Variable[] {
  if (source.kind === 'argument') return [{ name: source.name, value: source.value, at: undefined }];
  if (source.root?.kind !== 'map') return [];
  return source.root.entries.map(({ key, value }) => ({ name: variableName(key), value, at: editSpan(key.origin) }));
}

/** A vars file's key is taken by its text: `5:` and `yes:` give the names `5` and `yes`. */
function variableName(key: ScalarNode): string {
  return key.resolved.type === 'null' ? '' : key.text;
}

function writtenNames(sources: readonly VariableSource[]): Map<string, Variable> {
  const byName = new Map<string, Variable>();
  for (const source of sources) for (const variable of definitionsOf(source)) byName.set(variable.name, variable);
  return byName;
}

function nested(byName: ReadonlyMap<string, Variable>): ReadonlyMap<string, Variable> {
  const dotted: Variable[] = [];
  const winners = new Map<string, Variable>();
  for (const variable of byName.values()) {
    if (variable.name.includes('.')) dotted.push(variable);
    else winners.set(variable.name, variable);
  }
  const trees = new Map<string, Branch>();
  for (const variable of dotted) {
    const [first, ...rest] = variable.name.split('.') as [string, ...string[]];
    if (winners.has(first)) continue;
    let branch = trees.get(first);
    if (branch === undefined) trees.set(first, (branch = new Branch(variable)));
    branch.add(rest, variable);
  }
  for (const [name, branch] of trees) winners.set(name, { name, value: branch.node(), at: branch.first.at });
  return winners;
}

/** A map made of dotted names. */
class Branch {
  readonly first: Variable;
  readonly #children = new Map<string, Branch | Variable>();

  constructor(first: Variable) {
    this.first = first;
  }

  /** Puts a variable at the end of the rest of its name. */
  add(path: readonly string[], variable: Variable): void {
    const [part, ...rest] = path as [string, ...string[]]; // a dotted name has a rest
    if (rest.length === 0 || rest.length > LONGEST_NAME) {
      this.#children.set(path.join('.'), variable);
      return;
    }
    const child = this.#children.get(part);
    const branch = child instanceof Branch ? child : new Branch(variable);
    this.#children.set(part, branch);
    branch.add(rest, variable);
  }

  node(): MapNode {
    const { origin } = this.first.value;
    const entries = Array.from(this.#children, ([name, child]): MapEntry => {
      const value = child instanceof Branch ? child.node() : child.value;
      return { key: new ScalarNode(value.origin, name, 'made', { type: 'string', value: name }), value };
    });
    return new MapNode(origin, entries);
  }
}

/** Parts of a dotted name that are looked at. */
const LONGEST_NAME = 100;

/** A set of names for which om's result depends on chance: `a` beside `a.b`, or `a.b.c` beside `a.b.d`. */
export interface NameConflict {
  readonly name: string;
  readonly at: Span | undefined;
  readonly other: string;
  readonly otherAt: Span | undefined;
}

/** Names that contradict each other; om loses one of them at random or crashes. */
export function conflictingNames(scope: VariableScope): readonly NameConflict[] {
  const byName = writtenNames(scope.sources);
  if (![...byName.keys()].some((name) => name.includes('.'))) return [];
  const conflicts: NameConflict[] = [];
  const deep = new Map<string, Variable>();
  for (const variable of byName.values()) {
    const parts = variable.name.split('.');
    if (parts.length === 1) continue;
    for (let length = 1; length < parts.length; length++) {
      const other = byName.get(parts.slice(0, length).join('.'));
      if (other !== undefined) conflicts.push({ name: variable.name, at: variable.at, other: other.name, otherAt: other.at });
    }
    if (parts.length < 3) continue;
    const stem = parts.slice(0, 2).join('.');
    const counterpart = deep.get(stem);
    if (counterpart === undefined) deep.set(stem, variable);
    else conflicts.push({ name: variable.name, at: variable.at, other: counterpart.name, otherAt: counterpart.at });
  }
  return conflicts;
}

/** What is given on the command line, besides the template. */
export interface VariableArguments {
  /** `--vars-env`: prefixes, without the underscore. */
  readonly varsEnv?: readonly string[];
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** `--vars-file`, read. */
  readonly varsFiles?: readonly YamlDocument[];
  /** bosh `--var-file`: name and the content of the file. */
  readonly varFiles?: readonly { readonly name: string; readonly file: SourceFile }[];
  /** `--var`: `name=value` as given. */
  readonly vars?: readonly string[];
  readonly dialect?: 'om' | 'bosh';
}

/** Collects variables in om's order: environment, files, `--var-file`, `--var`. The problems are those that om would stop at, in its order. */
export function readVariables(given: VariableArguments): { readonly scope: VariableScope; readonly problems: readonly Problem[] } {
  const sources: VariableSource[] = [];
  const problems: Problem[] = [];
  const take = (result: VariableSource | Problem): void => {
    if ('class' in result) problems.push(result);
    else sources.push(result);
  };
  const dialect = given.dialect ?? 'om';
  for (const prefix of given.varsEnv ?? []) for (const result of environmentVariables(prefix, given.env ?? {}, dialect)) take(result);
  for (const document of given.varsFiles ?? []) take(varsFile(document));
  for (const { name, file } of given.varFiles ?? []) {
    const value = new ScalarNode({ kind: 'argument', flag: `--var-file ${name}` }, file.text, 'made', { type: 'string', value: file.text });
    take({ kind: 'argument', flag: `--var-file ${name}`, name, value });
  }
  for (const [position, text] of (given.vars ?? []).entries()) take(variableArgument(text, position, dialect));
  const scope = scopeOf(sources);
  if (problems.length === 0) problems.push(...conflictingNames(scope).map(conflictProblem));
  return { scope, problems };
}

/** Reads `--var name=value`; the value is YAML, but a text that is not quoted is kept as given. */
export function variableArgument(text: string, position: number, dialect: 'om' | 'bosh' = 'om'): VariableSource | Problem {
  const equals = text.indexOf('=');
  const name = text.slice(0, Math.max(equals, 0));
  const refuse = (reason: string): Problem => ({
    class: 'kv-format',
    message: `Expected --var number ${position + 1} ${reason}`,
    at: undefined,
    data: { name, position: String(position + 1) },
  });
  if (equals < 0) return refuse("to be in format 'name=value'");
  if (name === '') return refuse('to specify a non-empty name');
  const raw = text.slice(equals + 1);
  if (raw === '') return refuse('to specify a non-empty value');
  const flag = `--var ${name}`;
  const value = argumentValue(flag, raw, dialect === 'bosh' ? cutQuotes : keepUnquoted);
  return 'class' in value
    ? { ...value, message: `Deserializing variable '${name}': ${value.message}` }
    : { kind: 'argument', flag, name, value };
}

function* environmentVariables(
  prefix: string,
  env: Readonly<Record<string, string | undefined>>,
  dialect: 'om' | 'bosh',
): Generator<VariableSource | Problem> {
  if (prefix === '') {
    yield { class: 'env-prefix', message: 'Expected environment variable prefix to be non-empty', at: undefined, data: {} };
    return;
  }
  for (const key of Object.keys(env).sort()) {
    const raw = env[key];
    if (raw === undefined || !key.startsWith(`${prefix}_`)) continue;
    const flag = `environment variable ${key}`;
    const value = argumentValue(flag, raw, dialect === 'bosh' ? (_, parsed) => parsed : keepUnquoted);
    if ('class' in value) yield { ...value, message: `Deserializing YAML from environment variable '${key}': ${value.message}` };
    else yield { kind: 'argument', flag, name: key.slice(prefix.length + 1), value };
  }
}

/** om keeps the text of an argument as given unless it begins or ends with a quote. */
function keepUnquoted(raw: string, parsed: string): string {
  return /^['"]|['"]$/.test(raw) ? parsed : raw;
}

/** bosh cuts one pair of quotes off and looks no further. */
function cutQuotes(raw: string): string {
  const quoted = (raw.startsWith('"') && raw.endsWith('"')) || (raw.startsWith("'") && raw.endsWith("'"));
  return quoted ? raw.slice(1, -1) : raw;
}

function argumentValue(flag: string, raw: string, text: (raw: string, parsed: string) => string): ConfigNode | Problem {
  const { root, problems } = readYaml(new SourceFile(flag, raw));
  const origin: Origin = { kind: 'argument', flag };
  const problem = problems[0];
  if (problem !== undefined)
    return { class: 'vars-yaml', message: problem.detail, at: undefined, data: { source: flag, detail: problem.detail } };
  if (root === undefined) return new ScalarNode(origin, '', 'made', { type: 'null', value: null });
  if (root.kind === 'scalar' && root.resolved.type === 'string') {
    const value = text(raw, root.resolved.value);
    return new ScalarNode(origin, value, 'made', { type: 'string', value });
  }
  return fromArgument(root, origin);
}

/** The same values, coming from an argument instead of a file. */
function fromArgument(node: ConfigNode, origin: Origin): ConfigNode {
  const scalar = (from: ScalarNode): ScalarNode => new ScalarNode(origin, from.text, from.style, from.resolved);
  switch (node.kind) {
    case 'scalar':
      return scalar(node);
    case 'sequence':
      return new SequenceNode(
        origin,
        node.items.map((item) => fromArgument(item, origin)),
      );
    case 'map':
      return new MapNode(
        origin,
        node.entries.map((entry) => ({ key: scalar(entry.key), value: fromArgument(entry.value, origin) })),
      );
    case 'unknown':
      return node;
  }
}

function varsFile(document: YamlDocument): VariableSource | Problem {
  const { file, root, problems } = document;
  const refuse = (detail: string, at: Span | undefined): Problem => ({
    class: 'vars-yaml',
    message: `Deserializing variables file '${file.path}': ${detail}`,
    at,
    data: { source: file.path, detail },
  });
  const problem = problems[0];
  if (problem !== undefined) return refuse(problem.detail, problem.at);
  const isEmpty = root === undefined || (root.kind === 'scalar' && root.resolved.type === 'null');
  if (!isEmpty && root.kind !== 'map') return refuse(`cannot unmarshal ${goTypeName(root)} into a map of variables`, placeOf(root));
  return { kind: 'file', file, root };
}

function conflictProblem(conflict: NameConflict): Problem {
  return {
    class: 'var-conflict',
    message: `Variables '${conflict.other}' and '${conflict.name}' cannot both be given: which one wins is left to chance`,
    at: conflict.at ?? conflict.otherAt,
    data: { name: conflict.name, other: conflict.other },
  };
}
