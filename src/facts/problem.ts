import type { Document } from '../foundation/foundation.ts';
import { isSample } from '../foundation/product-config.ts';
import { strictDirectorProblems } from '../foundation/strict-director.ts';
import { strictProductProblems } from '../foundation/strict-product.ts';
import type { StrictProblem } from '../foundation/strict-reading.ts';
import type { Problem } from '../interpolate/problem.ts';
import { absent, known, type Cell } from '../value/cell.ts';
import { startOf } from './document.ts';
import { flag, Row, table, text } from './table.ts';

/** One row per reason why om or bosh would refuse a document: while they evaluate it, or while om reads the result strictly. */
export const problems = table(
  'problem',
  {
    doc: 'What om or bosh would stop at: a failing operation, a value that cannot be pasted, a shape that om does not read.',
    label: ['class', 'file'],
    columns: {
      file: text('path of the document that is evaluated'),
      kind: text('kind of that document'),
      stage: text('evaluation (operations and variables) or reading (the strict read of configure-product and configure-director)'),
      class: text('class of the error, e.g. key-missing, match-count, ops-build/type, var-embed-type, strict-type, removed-key'),
      says: text('what the tool would say, without values; absent for the stage reading'),
      name: text('the variable, path or key it is about; absent when there is none'),
      wanted: text('for strict-type: what om reads there'),
      found: text('for strict-type: what stands there'),
      suggestion: text('the nearest name that exists; absent when none is near'),
      sample: flag('true in folders of documentation, examples and tests'),
    },
  },
  (input) => input.foundation.documents.flatMap((document) => [...document.problems.map((problem) => problemRow(document, problem)), ...strictProblems(document).map((problem) => problemRow(document, problem))]),
);

function strictProblems(document: Document): readonly StrictProblem[] {
  // A file that cannot be read has a problem of its own; om never gets as far as its shape.
  if (document.root === undefined) return [];
  if (document.kind === 'product') return strictProductProblems(document.root);
  return document.kind === 'director' ? strictDirectorProblems(document.root) : [];
}

function problemRow(document: Document, problem: Problem | StrictProblem): Row {
  const anchor = problem.at ?? startOf(document);
  const optional = (value: string | undefined): Cell<string> => (value === undefined ? absent(anchor) : known(value, anchor));
  const { data } = problem;
  return new Row(anchor, {
    file: known(document.file.path, anchor),
    kind: known(document.kind, anchor),
    stage: known('message' in problem ? 'evaluation' : 'reading', anchor),
    class: known(problem.class, anchor),
    says: optional('message' in problem ? problem.message : undefined),
    name: optional(data['name'] ?? data['path'] ?? data['key']),
    wanted: optional(data['wanted']),
    found: optional(data['found']),
    suggestion: optional(data['suggestion']),
    sample: known(isSample(document.file.path), anchor),
  });
}
