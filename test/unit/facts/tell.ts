import { SourceFile } from '../../../src/base/source.ts';
import type { FactInput, Lifecycle } from '../../../src/facts/input.ts';
import type { Table } from '../../../src/facts/table.ts';
import { buildFoundation } from '../../../src/foundation/build-foundation.ts';
import { classify } from '../../../src/foundation/classify.ts';
import type { DocumentKind } from '../../../src/foundation/kind.ts';
import type { Purpose } from '../../../src/foundation/plan.ts';
import { readYaml } from '../../../src/yaml/read-yaml.ts';
import { FactRow } from '../../../src/rule/fact-row.ts';
import type { YamlDocument } from '../../../src/yaml/yaml-document.ts';

interface Scenario {
  readonly purpose?: Purpose;
  readonly lifecycle?: Lifecycle;
  readonly facts?: string;
  /** Vars files and ops-files that feed every document of another kind. */
  readonly vars?: readonly string[];
  readonly ops?: readonly string[];
  readonly version?: string;
  readonly unsettled?: readonly string[];
}

/** A foundation of a few files, their kinds told by their content. */
export function foundationOf(files: Readonly<Record<string, string>>, scenario: Scenario = {}): FactInput {
  const sources = new Map(Object.entries(files).map(([path, text]) => [path, new SourceFile(path, text)]));
  const read = new Map<SourceFile, YamlDocument>();
  const readOnce = (file: SourceFile): YamlDocument => {
    const known = read.get(file) ?? readYaml(file);
    read.set(file, known);
    return known;
  };
  const fed = (kind: DocumentKind): boolean => kind !== 'vars' && kind !== 'ops';
  const at = (path: string): SourceFile => sources.get(path)!;
  const documents = [...sources.values()].map((file) => {
    const { kind } = classify(readOnce(file), file.path);
    return {
      file,
      kind,
      why: { en: 'test', ko: 'test' },
      varsFiles: fed(kind) ? (scenario.vars ?? []).map(at) : [],
      opsFiles: fed(kind) ? (scenario.ops ?? []).map(at) : [],
      requested: true,
      ...(scenario.unsettled === undefined ? {} : { unsettled: new Set(scenario.unsettled) }),
      ...(scenario.version === undefined || kind !== 'product'
        ? {}
        : { version: { text: scenario.version, at: { file, start: 0, end: 0 } } }),
    };
  });
  const facts = scenario.facts === undefined ? undefined : readYaml(new SourceFile('taslint.yml', scenario.facts)).root;
  return {
    foundation: buildFoundation(
      { name: 'test', purpose: scenario.purpose ?? 'unknown', lifecycle: 'auto', varsComplete: false, facts, documents },
      readOnce,
    ),
    lifecycle: () => scenario.lifecycle ?? { state: 'unknown', because: 'no-git' },
    now: new Date('2026-01-01T00:00:00Z'),
  };
}

/** The named columns of every row as plain values: unknown is `?` and the variables that would settle it, absent is `-`. */
export function tell(table: Table | Table<never>, input: FactInput, ...columns: readonly string[]): readonly unknown[][] {
  const rows = (table as Table).rows(input);
  return rows.map((row, index) =>
    columns.map((column) => {
      const cell = new FactRow(table, index, row, input).cell(column);
      if (cell.state === 'known') return cell.value;
      return cell.state === 'absent' ? '-' : `?${cell.variables.join(',')}`;
    }),
  );
}
