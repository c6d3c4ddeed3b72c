import type { ConfigNode } from '../value/node.ts';
import type { YamlDocument } from '../yaml/yaml-document.ts';
import { applyOperations, type AppliedOperation } from './apply-operations.ts';
import { NO_DEFINITIONS, readDefinitions, type Definitions } from './definitions.ts';
import { VariableLookup } from './lookup.ts';
import { readOperations, type Operation } from './operations.ts';
import { PlacedBudget } from './origins.ts';
import { mayHoldPlaceholders, type Dialect } from './placeholders.ts';
import { PLACED_LIMIT, type Problem } from './problem.ts';
import { NeverReplaced } from './never-replaced.ts';
import { PASTED_LIMIT } from './paste.ts';
import { PlaceholderPlaces } from './placeholder-places.ts';
import { VariablePass, type Collected } from './replace-variables.ts';
import type { VariableUse } from './variable-use.ts';
import { markUnknowns, mayHoldUnknowns } from './unknowns.ts';
import { removeFoundDefinitions } from './found-definitions.ts';
import { EMPTY_SCOPE, type VariableScope } from './variables.ts';

export interface EvaluateInput {
  readonly document: YamlDocument;
  /** In om's order. */
  readonly operations?: readonly YamlDocument[];
  /** Left out: nothing is known, as for a file that stands alone. */
  readonly scope?: VariableScope;
  readonly dialect?: Dialect;
}

export interface Evaluation {
  /** With origins, and with unknown nodes where nobody here can know; undefined when the file is empty or broken. */
  readonly root: ConfigNode | undefined;
  /** Why om or bosh would refuse the file, save missing variables: those are uses with the outcome `missing`. */
  readonly problems: readonly Problem[];
  readonly operations: readonly AppliedOperation[];
  readonly uses: readonly VariableUse[];
}

/**
 * Evaluates a document for linting: operations, then variables twice (once for bosh), going on where the tools would stop.
 * A document without operations and placeholders comes back as the very same nodes.
 */
export function evaluateDocument({ document, operations = [], scope = EMPTY_SCOPE, dialect = 'om' }: EvaluateInput): Evaluation {
  const collected: Collected = { uses: [], problems: [], budget: new PlacedBudget(PLACED_LIMIT), characters: PASTED_LIMIT, foreign: false };
  const changed = operate(document, operations, dialect, collected);
  if (changed.root === undefined) return { root: undefined, problems: collected.problems, operations: changed.applied, uses: [] };
  let { root } = changed;
  const texts = [document, ...operations].map(({ file }) => file.text);
  if (texts.some(mayHoldPlaceholders)) {
    const places = root === document.root ? PlaceholderPlaces.of(document.file) : undefined;
    root = replace(root, { scope, dialect, places }, collected);
  }
  if (collected.foreign || texts.some(mayHoldUnknowns) || givesUnknowns(scope, collected.uses)) root = markUnknowns(root);
  return { root, problems: collected.problems, operations: changed.applied, uses: collected.uses };
}

function operate(
  document: YamlDocument,
  files: readonly YamlDocument[],
  dialect: Dialect,
  collected: Collected,
): { root: ConfigNode | undefined; applied: readonly AppliedOperation[] } {
  const operations: Operation[] = [];
  for (const file of files) {
    const read = readOperations(file);
    operations.push(...read.operations);
    collected.problems.push(...read.problems);
  }
  if (document.problems.length > 0 && document.root === undefined) return { root: undefined, applied: [] };
  const result = applyOperations(document.root, operations, { dialect });
  collected.problems.push(...result.problems);
  return { root: result.root, applied: result.applied };
}

interface Replacing {
  readonly scope: VariableScope;
  readonly dialect: Dialect;
  readonly places: PlaceholderPlaces | undefined;
}

function replace(root: ConfigNode, { scope, dialect, places }: Replacing, collected: Collected): ConfigNode {
  let result = root;
  for (const pass of dialect === 'om' ? ([1, 2] as const) : ([1] as const)) {
    const definitions = definitionsIn(result, collected);
    const lookup = new VariableLookup(scope, definitions, dialect);
    const stored = new Set(dialect === 'bosh' ? definitions.byName.keys() : []);
    const walk = new VariablePass(lookup, { dialect, pass, lenient: true, stored, places }, collected);
    result = removeFoundDefinitions(walk.replace(result), definitions, lookup, []);
    if (!walk.leftOver) return result;
  }
  const because = dialect === 'om' ? 'missing-variable' : 'credential-store';
  return new NeverReplaced(because, dialect, collected.uses, places).mark(result);
}

function definitionsIn(root: ConfigNode, collected: Collected): Definitions {
  const definitions = readDefinitions(root);
  if (!('class' in definitions)) return definitions;
  collected.problems.push(definitions);
  return NO_DEFINITIONS;
}

/** True when a value that came from elsewhere may be another tool's template. */
function givesUnknowns(scope: VariableScope, uses: readonly VariableUse[]): boolean {
  if (uses.length === 0) return false;
  return scope.sources.some((source) => source.kind === 'argument' || mayHoldUnknowns(source.file.text));
}
