import { anchorOf } from '../../foundation/cell-of.ts';
import type { Document } from '../../foundation/foundation.ts';
import { sentDirectorProblems } from '../../foundation/sent-director.ts';
import { strictDirectorProblems } from '../../foundation/strict-director.ts';
import { strictProductProblems } from '../../foundation/strict-product.ts';
import { isSkipped, shapeOf, type StrictProblem } from '../../foundation/strict-reading.ts';
import { readOperations } from '../../interpolate/operations.ts';
import type { Problem } from '../../interpolate/problem.ts';
import { conflictingNames } from '../../interpolate/variables.ts';
import { absent, known, type Cell } from '../../value/cell.ts';
import { startOf } from '../document.ts';
import { flag, Row, table, text } from '../table.ts';

/** One row per reason why om or bosh would refuse a document: while they evaluate it, while om reads the result strictly, or when om sends it. */
export const problems = table(
  'problem',
  {
    doc: 'What om or bosh would stop at: a failing operation, a value that cannot be pasted, a shape that om does not read.',
    label: ['class', 'file'],
    columns: {
      class: text(
        'class of the error, e.g. key-missing, match-count, ops-build/type, var-embed-type, strict-type, removed-key; sent-…: it fails only when om sends the section',
      ),
      name: text('the variable, path or key it is about; absent when there is none'),
      pointer: text('path of the operation as written; absent for what is no operation'),
      key: text('the key that is missing or not known, with the keys above it joined by dots where om reads strictly; absent for others'),
      type: text('what stands at the place: map, list, string, integer, float, boolean or null; absent where it does not matter'),
      count: text('for match-count: how many items match; for index-missing: how many items the list has'),
      detail: text('what is wrong with a path or a file, in English; absent for others'),
      numeric: flag('true when a number in a path asks for an item of a list where a map stands'),
      other: text('the name or place it contradicts; absent for others'),
      wanted: text('for strict-type and sent-type: what om or Ops Manager reads there'),
      found: text('for strict-type, sent-type and sent-assignment: what stands there'),
      suggestion: text('the nearest name that exists; absent when none is near'),
    },
  },
  (input) =>
    input.foundation.documents.flatMap((document) =>
      [
        ...scopeProblems(document, input.foundation.varsComplete),
        ...operationFileProblems(document),
        ...document.problems.filter(isOwn),
        ...strictProblems(document),
      ].map((problem) => problemRow(document, problem)),
    ),
);

/** What is wrong with an ops-file itself, whether or not anything uses it. One that is not readable as YAML is a finding of its own. */
function operationFileProblems(document: Document): readonly Problem[] {
  return document.kind === 'ops' && document.yaml.problems.length === 0 ? readOperations(document.yaml).problems : [];
}

/** False for what is told once for the ops-file. */
function isOwn(problem: Problem): boolean {
  return problem.class !== 'ops-yaml' && !problem.class.startsWith('ops-build/');
}

/**
 * Vars files that om cannot take, and dotted names that contradict each other. Names of two files only do so where it is certain that both are used.
 * A vars file that is not readable as YAML is a finding of its own.
 */
function scopeProblems(document: Document, areComplete: boolean): readonly Problem[] {
  const { scope } = document;
  const shapes = scope.sources.flatMap((source): Problem[] => {
    if (source.kind !== 'file' || source.root === undefined || source.root.kind === 'map' || isSkipped(source.root)) return [];
    const at = anchorOf(source.root, { file: source.file, start: 0, end: 0 });
    return [
      { class: 'vars-yaml', message: 'the vars file is not a map', at, data: { name: source.file.path, type: shapeOf(source.root) } },
    ];
  });
  const conflicts = conflictingNames(scope)
    .filter(({ at, otherAt }) => areComplete || (at !== undefined && at.file === otherAt?.file))
    .map(({ name, other, at, otherAt }): Problem => ({
      class: 'var-conflict',
      message: `the names ${name} and ${other} contradict each other`,
      at: at ?? otherAt,
      data: { name, other },
    }));
  return [...shapes, ...conflicts];
}

function strictProblems(document: Document): readonly StrictProblem[] {
  // A file that cannot be read has a problem of its own; om never gets as far as its shape.
  if (document.root === undefined) return [];
  if (document.kind === 'product') return strictProductProblems(document.root);
  return document.kind === 'director' ? [...strictDirectorProblems(document.root), ...sentDirectorProblems(document.root)] : [];
}

function problemRow(document: Document, problem: Problem | StrictProblem): Row {
  const anchor = problem.at ?? startOf(document);
  const optional = (value: string | undefined): Cell<string> => (value === undefined ? absent(anchor) : known(value, anchor));
  const { data } = problem;
  return new Row(anchor, {
    class: known(problem.class, anchor),
    name: optional(data['name'] ?? data['path'] ?? data['key']),
    pointer: optional(data['pointer'] ?? (problem.class.startsWith('ops-build/') ? data['path'] : undefined)),
    key: optional(data['key']),
    type: optional(data['type']),
    count: optional(data['count'] ?? data['length']),
    detail: optional(data['reason'] ?? data['detail']),
    numeric: known(
      problem.class === 'not-an-array' && data['type'] === 'map' && /\/[-+]?[0-9]+(:[a-z]+)*$/.test(data['path'] ?? ''),
      anchor,
    ),
    other: optional(data['other']),
    wanted: optional(data['wanted']),
    found: optional(data['found']),
    suggestion: optional(data['suggestion']),
  });
}
