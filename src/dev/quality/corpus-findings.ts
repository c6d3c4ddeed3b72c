import { unchanged } from '../../base/language.ts';
import { SourceFile } from '../../base/source.ts';
import type { FactInput } from '../../facts/input.ts';
import { tables } from '../../facts/tables.ts';
import { builtinRules } from '../../run/builtin-rules.ts';
import { buildFoundation } from '../../foundation/build-foundation.ts';
import { classify } from '../../foundation/classify.ts';
import type { DocumentKind } from '../../foundation/kind.ts';
import { unconfigured, type FoundationPlan } from '../../foundation/plan.ts';
import { lint } from '../../lint/lint.ts';
import { selectRules, type SelectedRule } from '../../lint/select-rules.ts';
import { TableSet } from '../../rule/fact-rows.ts';
import type { Rule } from '../../rule/rule.ts';
import { readConfiguration } from '../../yaml/foreign-expressions.ts';
import type { YamlDocument } from '../../yaml/yaml-document.ts';
import type { CorpusFile } from './corpus-files.ts';

export interface RuleCount {
  findings: number;
  readonly files: Set<string>;
  undecided: number;
}

/** What a rule said about a line of the corpus. */
export interface CorpusFinding {
  readonly rule: string;
  readonly file: string;
  readonly line: number;
  /** The file that was taken for its earlier revision, for findings about a change. */
  readonly before?: string;
}

/** What the rules said over a corpus, file by file. */
export interface CorpusFindings {
  readonly rules: Map<string, RuleCount>;
  readonly findings: CorpusFinding[];
  readonly defects: string[];
}

/** A foundation of one file, as `taslint FILE` makes it. */
export function planOf(document: YamlDocument, kind: DocumentKind): FoundationPlan {
  const planned = { file: document.file, kind, why: unchanged(''), varsFiles: [], opsFiles: [], requested: true };
  return { ...unconfigured(''), documents: [planned] };
}

/** Facts are made as of this day, so that counts do not change with the calendar. */
export const CORPUS_DAY = new Date('2026-01-01T00:00:00Z');

/** Every rule, whatever its profile. */
export async function everyRule(): Promise<{ readonly rules: readonly Rule[]; readonly selected: readonly SelectedRule[] }> {
  const { rules } = await builtinRules();
  return { rules, selected: selectRules(rules, 'all', []) };
}

/** Lints each file of a verdict about a change against the file that it was compared with, and adds what the rules for changes say. */
export function countChanges(
  files: readonly CorpusFile[],
  verdicts: readonly CorpusFinding[],
  rules: { readonly rules: readonly Rule[]; readonly selected: readonly SelectedRule[] },
  counts: CorpusFindings,
): void {
  const byName = new Map(files.map((file) => [file.file, file]));
  const changes = { rules: rules.rules, selected: rules.selected.filter(({ rule }) => rule.id.startsWith('change/')) };
  for (const pair of new Set(verdicts.flatMap(({ file, before }) => (before === undefined ? [] : [`${file}\n${before}`])))) {
    const [file = '', before = ''] = pair.split('\n');
    const [now, earlier] = [byName.get(file)?.read(), byName.get(before)?.read()];
    if (now === undefined || earlier === undefined) continue;
    const document = readConfiguration(now);
    const { kind } = classify(document, now.path);
    const previous = readConfiguration(new SourceFile(now.path, earlier.text, 'before'));
    countFindings(file, document, kind, changes, counts, { before, document: previous });
  }
}

/** Lints one file alone, without git, and adds what was found; a rule that fails is a defect. `earlier` is the same file as it was, for rules about change. */
export function countFindings(
  file: string,
  document: YamlDocument,
  kind: DocumentKind,
  rules: { readonly rules: readonly Rule[]; readonly selected: readonly SelectedRule[] },
  counts: CorpusFindings,
  earlier?: { readonly before: string; readonly document: YamlDocument },
): void {
  const lifecycle: FactInput['lifecycle'] = () => ({ state: 'operating', because: 'no-git' });
  const foundation = buildFoundation(planOf(document, kind), () => document);
  const previous = earlier === undefined ? undefined : buildFoundation(planOf(earlier.document, kind), () => earlier.document);
  const result = lint({
    foundations: [{ open: () => ({ foundation, ...(previous === undefined ? {} : { previous }) }), lifecycle }],
    read: (file) => (earlier?.document.file === file ? earlier.document : document),
    rules: rules.selected,
    allRules: rules.rules,
    tables: new TableSet(tables),
    now: CORPUS_DAY,
    unread: [],
    leftAlone: [],
    failures: [],
    suppressing: { configured: [], unignorable: new Set(), comments: true },
    clock: undefined,
  });
  const countOf = (rule: string): RuleCount => {
    let count = counts.rules.get(rule);
    if (count === undefined) counts.rules.set(rule, (count = { findings: 0, files: new Set(), undecided: 0 }));
    return count;
  };
  for (const { rule, primary } of result.diagnostics) {
    countOf(rule).findings++;
    countOf(rule).files.add(file);
    const before = earlier === undefined ? {} : { before: earlier.before };
    counts.findings.push({ rule, file, line: primary.file.position(primary.start).line, ...before });
  }
  for (const { rule } of result.undecided) countOf(rule).undecided++;
  for (const failure of result.failures)
    if (failure.kind === 'defect') counts.defects.push(`${file}: rule ${failure.rule}: ${failure.error.stack ?? failure.error.message}`);
}
