import { readFileSync } from 'node:fs';
import { SourceFile, textOf } from '../../../src/base/source.ts';
import { buildFoundation } from '../../../src/foundation/build-foundation.ts';
import type { DocumentKind } from '../../../src/foundation/kind.ts';
import type { FactInput } from '../../../src/facts/input.ts';
import type { Row } from '../../../src/facts/table.ts';
import type { Purpose } from '../../../src/foundation/plan.ts';
import { editSpan } from '../../../src/value/origin.ts';
import { readYaml } from '../../../src/yaml/read-yaml.ts';

/** The day that the certificates of `fixtures/certs` are made around. */
export const NOW = new Date('2026-01-01T00:00:00Z');

export interface TestFile {
  readonly kind: DocumentKind;
  readonly text: string;
  readonly path?: string;
  /** Text of the vars file that goes with it; equal texts are one file. */
  readonly vars?: string;
}

/** A foundation of a few texts, each with at most one vars file. */
export function inputOf(files: readonly TestFile[], purpose: Purpose = 'unknown'): FactInput {
  const varsFiles = new Map<string, SourceFile>();
  const documents = files.flatMap(({ kind, text, path, vars }, index) => {
    const file = new SourceFile(path ?? `${kind}-${index}.yml`, text);
    const varsFile = vars === undefined ? undefined : (varsFiles.get(vars) ?? new SourceFile(`vars-${index}.yml`, vars));
    const isNew = vars !== undefined && varsFile !== undefined && !varsFiles.has(vars);
    if (isNew) varsFiles.set(vars, varsFile);
    const common = { why: { en: 'test', ko: 'test' }, opsFiles: [], requested: true } as const;
    const own = { ...common, file, kind, varsFiles: varsFile === undefined ? [] : [varsFile] };
    return varsFile === undefined || !isNew ? [own] : [own, { ...common, file: varsFile, kind: 'vars' as const, varsFiles: [] }];
  });
  const foundation = buildFoundation(
    { name: 'test', purpose, lifecycle: 'auto', varsComplete: false, facts: undefined, documents },
    readOnce(),
  );
  return { foundation, lifecycle: () => ({ state: 'unknown', because: 'no-git' }), now: NOW };
}

function readOnce() {
  const read = new Map<SourceFile, ReturnType<typeof readYaml>>();
  return (file: SourceFile) => {
    const known = read.get(file) ?? readYaml(file);
    read.set(file, known);
    return known;
  };
}

/** Columns of the rows as plain values: unknown is `?`, with the variables that would settle it; absent is left out. */
export function plain(rows: readonly Pick<Row, 'cell'>[], ...columns: readonly string[]): readonly Record<string, unknown>[] {
  return rows.map((row) =>
    Object.fromEntries(
      columns.flatMap((column) => {
        const cell = row.cell(column);
        if (cell.state === 'absent') return [];
        return [[column, cell.state === 'known' ? cell.value : ['?', ...cell.variables].join(' ')]];
      }),
    ),
  );
}

/** Rows of a table, whatever its columns. */
export function rowsOf(
  table: { readonly rows: (input: FactInput) => readonly Pick<Row, 'cell' | 'anchor'>[] },
  input: FactInput,
): readonly Pick<Row, 'cell' | 'anchor'>[] {
  return table.rows(input);
}

/** Where a person edits a cell: file and line, and how the text there begins. */
export function placeOf(row: Pick<Row, 'cell'>, column: string): string {
  const cell = row.cell(column);
  const span = (cell.state === 'absent' || cell.origin === undefined ? undefined : editSpan(cell.origin)) ?? cell.anchor;
  return `${span.file.path}:${span.file.position(span.start).line} ${textOf(span).slice(0, 30).split('\n')[0]}`;
}

/** A certificate of `fixtures/certs` as a double-quoted YAML text on one line. */
export function pem(name: string): string {
  return JSON.stringify(readFileSync(`fixtures/certs/${name}`, 'utf8'));
}
