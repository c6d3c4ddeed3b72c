import type { SourceFile, Span } from '../base/source.ts';
import { didYouMean } from '../base/did-you-mean.ts';
import type { MapNode } from '../value/node.ts';
import { type ConfigNode, type MapEntry, type ScalarNode } from '../value/node.ts';
import type { Origin } from '../value/origin.ts';
import type { YamlDocument } from '../yaml/yaml-document.ts';
import { goScalarText, goTypeName } from './go-text.ts';
import { placeOf } from './origins.ts';
import { parsePointer, type Pointer } from './pointer.ts';
import type { Problem, ProblemClass } from './problem.ts';

export type OperationType = 'replace' | 'remove' | 'test';

/** One entry of an ops-file that can be applied. */
export interface Operation {
  readonly file: SourceFile;
  /** Position in its file, from 0. */
  readonly index: number;
  readonly type: OperationType;
  /** The path as written. */
  readonly path: string;
  readonly pointer: Pointer;
  /** undefined means null; `remove` has none. */
  readonly value: ConfigNode | undefined;
  /** `test` only: the path must not exist. */
  readonly absent: boolean;
  /** The operator's own words for a failure. */
  readonly error: string | undefined;
  readonly node: MapNode;
  /** The whole operation. */
  readonly at: Span;
  readonly typeAt: Span;
  readonly pathAt: Span;
  readonly valueAt: Span | undefined;
  /** Where the path came from: keys that the path creates have this origin. */
  readonly pathOrigin: Origin;
}

export interface OperationsFile {
  readonly operations: readonly Operation[];
  /** In om's order: what makes the file unreadable first, then the operations that cannot be built. */
  readonly problems: readonly Problem[];
}

const TYPES: readonly OperationType[] = ['replace', 'remove', 'test'];
const ATTRIBUTES = ['type', 'path', 'value', 'absent', 'error'];

/** Reads an ops-file. Operations that are in order are given even where others are not, so that a linter can go on. */
export function readOperations(document: YamlDocument): OperationsFile {
  const { file, root } = document;
  const unreadable = document.problems[0];
  if (unreadable !== undefined) return { operations: [], problems: [unreadableFile(file, unreadable.at, unreadable.detail)] };
  if (root === undefined || (root.kind === 'scalar' && root.resolved.type === 'null')) return { operations: [], problems: [] };
  if (root.kind !== 'sequence') {
    return {
      operations: [],
      problems: [unreadableFile(file, placeOf(root), `cannot unmarshal ${goTypeName(root)} into a list of operations`)],
    };
  }
  const operations: Operation[] = [];
  const shape: Problem[] = [];
  const build: Problem[] = [];
  for (const [index, item] of root.items.entries()) {
    const attributes = readAttributes(file, item, shape);
    if (attributes === undefined) continue;
    const result = buildOperation(file, index, item, attributes);
    if ('class' in result) build.push(result);
    else operations.push(result);
  }
  return { operations, problems: [...shape, ...build] };
}

/** Attributes of an operation by name; om reads known fields by the text of the key. */
interface Attributes {
  readonly type: ScalarNode | undefined;
  readonly path: ScalarNode | undefined;
  readonly value: ConfigNode | undefined;
  readonly absent: boolean | undefined;
  readonly error: string | undefined;
  readonly entries: ReadonlyMap<string, MapEntry>;
}

/** undefined when the shape alone makes the file unreadable; the reasons are added to `problems`. */
function readAttributes(file: SourceFile, item: ConfigNode, problems: Problem[]): Attributes | undefined {
  const entries = new Map<string, MapEntry>();
  if (item.kind === 'map') for (const entry of item.entries) if (ATTRIBUTES.includes(entry.key.text)) entries.set(entry.key.text, entry);
  const before = problems.length;
  const wrong = (node: ConfigNode, wanted: string): undefined => {
    problems.push(unreadableFile(file, placeOf(node), `cannot unmarshal ${goTypeName(node)} into ${wanted}`));
    return undefined;
  };
  if (item.kind !== 'map' && !isNull(item)) wrong(item, 'an operation');
  const given = (name: string): ConfigNode | undefined => {
    const node = entries.get(name)?.value;
    return node === undefined || isUnset(node) ? undefined : node;
  };
  const text = (name: string): ScalarNode | undefined => {
    const node = given(name);
    return node === undefined || node.kind === 'scalar' ? node : wrong(node, 'string');
  };
  const value = given('value');
  // A quoted "null" or "~" right after `value:` trips the loader over its own null check.
  if (value?.kind === 'scalar' && value.style !== 'plain' && (value.text === 'null' || value.text === '~')) wrong(value, 'interface {}');
  const absent = given('absent');
  if (absent !== undefined && !isBoolean(absent) && !isNull(absent)) wrong(absent, 'bool');
  const [type, path, error] = [text('type'), text('path'), text('error')];
  if (problems.length > before) return undefined;
  return {
    type,
    path,
    value,
    absent: absent === undefined ? undefined : absent.kind === 'scalar' && absent.value === true,
    error: error === undefined ? undefined : stringField(error),
    entries,
  };
}

function buildOperation(file: SourceFile, index: number, item: ConfigNode, attributes: Attributes): Operation | Problem {
  const at = placeOf(item) ?? { file, start: 0, end: 0 };
  const place = (name: string): Span | undefined => {
    const value = attributes.entries.get(name)?.value;
    return value === undefined ? undefined : placeOf(value);
  };
  const typeText = attributes.type === undefined ? '' : stringField(attributes.type);
  const refuse = (problem: ProblemClass, reason: string, where: Span | undefined, data: Record<string, string> = {}): Problem => ({
    class: problem,
    message: `Building ops (${capitalized(typeText)} operation [${index}]: ${reason})`,
    at: where ?? at,
    data: { index: String(index), type: typeText, file: file.path, reason, ...data },
  });
  const type = TYPES.find((known) => known === typeText);
  if (type === undefined) {
    const suggestion = didYouMean(typeText, TYPES) ?? TYPES.find((known) => known === typeText.toLowerCase());
    return {
      ...refuse('ops-build/type', `unknown type '${typeText}'`, place('type'), suggestion === undefined ? {} : { suggestion }),
      message: `Building ops (Unknown operation [${index}] with type '${typeText}')`,
    };
  }
  if (attributes.path === undefined) return refuse('ops-build/missing-path', 'Missing path', undefined);
  const path = stringField(attributes.path);
  if (type === 'replace' && attributes.value === undefined)
    return refuse('ops-build/missing-value', 'Missing value', place('value'), { path });
  if (type === 'remove' && attributes.value !== undefined)
    return refuse('ops-build/value-not-allowed', 'Cannot specify value', place('value'), { path });
  if (type === 'test' && attributes.value === undefined && attributes.absent === undefined) {
    return refuse('ops-build/missing-value-or-absent', 'Missing value or absent', place('value'), { path });
  }
  const pointer = parsePointer(path);
  if (typeof pointer === 'string')
    return refuse('ops-build/path-syntax', `Invalid path: ${pointer}`, place('path'), { path, reason: pointer });
  return {
    file,
    index,
    type,
    path,
    pointer,
    value: attributes.value,
    absent: type === 'test' && attributes.absent === true,
    error: attributes.error,
    node: item as MapNode, // only a map has a path
    at,
    typeAt: place('type') ?? at,
    pathAt: place('path') ?? at,
    valueAt: place('value'),
    pathOrigin: attributes.path.origin,
  };
}

/** What om calls unset: `~`, `null` and nothing. `Null` and `NULL` count as given, since the loader compares the text. */
function isUnset(node: ConfigNode): boolean {
  return isNull(node) && !(node.kind === 'scalar' && (node.text === 'Null' || node.text === 'NULL'));
}

function isNull(node: ConfigNode): boolean {
  return node.kind === 'scalar' && node.resolved.type === 'null';
}

function isBoolean(node: ConfigNode): boolean {
  return node.kind === 'scalar' && node.resolved.type === 'boolean';
}

/** A scalar read into a text field: numbers and booleans give their text as written, null gives nothing. */
function stringField(node: ScalarNode): string {
  const { type } = node.resolved;
  if (type === 'string') return node.resolved.value;
  if (type === 'null') return '';
  return node.style === 'made' ? goScalarText(node.resolved) : node.text;
}

function unreadableFile(file: SourceFile, at: Span | undefined, detail: string): Problem {
  return { class: 'ops-yaml', message: `could not unmarshal file (${file.path}): ${detail}`, at, data: { file: file.path, detail } };
}

function capitalized(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
