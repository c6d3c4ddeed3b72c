import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { buildFoundation } from '../foundation/build-foundation.ts';
import type { Foundation } from '../foundation/foundation.ts';
import type { FoundationPlan } from '../foundation/plan.ts';
import { referenceAmong } from '../facts/change/reference.ts';
import type { FactInput, Lifecycle } from '../facts/input.ts';
import { tables } from '../facts/tables.ts';
import { chooseParticles } from '../base/korean-particles.ts';
import type { Language, Localized } from '../base/language.ts';
import { SourceFile } from '../base/source.ts';
import { applyEdits } from '../lint/apply-edits.ts';
import { diagnose } from '../lint/diagnose.ts';
import type { Diagnostic } from '../lint/diagnostic.ts';
import type { SelectedRule } from '../lint/select-rules.ts';
import type { BaseReader } from '../rule/example-base.ts';
import { evaluateRule, type RuleOutcome } from '../rule/evaluate-rule.ts';
import type { RuleExample } from '../rule/example.ts';
import { TableSet, type Facts } from '../rule/fact-rows.ts';
import { factsOf } from '../rule/high-risks.ts';
import { TESTED } from '../rule/phrases.ts';
import { showPlace } from '../rule/rule-problem.ts';
import type { Rule } from '../rule/rule.ts';
import type { RuleSet } from '../rule/rule-set.ts';
import { testRule, type ExampleOutcome, type ExampleRunner } from '../rule/test-rule.ts';
import { openWorkspace } from '../workspace/open-workspace.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import type { Io } from './io.ts';
import { TESTED_RULES } from './phrases.ts';
import { loadRuleFolder } from './rules.ts';

/** `taslint rules --test DIR`: runs the examples of the rule files of a folder, and all that is checked for every rule; says what is wrong in `language`. */
export async function testRuleFolder(folder: string, builtin: RuleSet, io: Io, language: Language): Promise<ExitCode> {
  const loaded = await loadRuleFolder(folder, io, builtin);
  const problems = [...loaded.problems];
  const readBase: BaseReader = (base, { path }) => filesBelow(resolve(io.cwd, dirname(path), base));
  const runExample = exampleRunner([...builtin.rules, ...loaded.set.rules]);
  for (const file of loaded.files) problems.push(...(await testRule(file, runExample, readBase)));
  const told = (text: Localized): string => (language === 'ko' ? chooseParticles(text.ko, '') : text.en);
  for (const problem of problems) {
    const hint = problem.hint === undefined ? '' : ` (${told(problem.hint)})`;
    io.stdout.write(`${showPlace(problem)}: ${told(problem.message)}${hint}\n`);
  }
  const examples = loaded.files.reduce((sum, file) => sum + file.examples.length, 0);
  io.stderr.write(`${TESTED_RULES[language](loaded.files.length, examples, problems.length)}\n`);
  if (loaded.problems.length > 0) return EXIT.failed;
  return problems.length === 0 ? EXIT.clean : EXIT.findings;
}

/** The YAML files of a folder, each by its path below it; undefined when there is no such folder. */
export function filesBelow(folder: string): ReadonlyMap<string, string> | undefined {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return undefined;
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => /\.ya?ml$/.test(path));
  return new Map(paths.sort().map((path) => [path.replaceAll('\\', '/'), readFileSync(join(folder, path), 'utf8')]));
}

/** Lints an example as if its files lay in a folder of their own: written to disk, found and grouped like a user's. `rules` are all that there are. */
export function exampleRunner(rules: readonly Rule[]): ExampleRunner {
  return async (example, rule, options) => {
    const folder = mkdtempSync(join(tmpdir(), 'taslint-example-'));
    const lint = (one: RuleExample): Promise<Linted> => lintExample(folder, one, { rule, severity: undefined, options }, rules);
    try {
      const first = await lint(example);
      let fixed: RuleExample | undefined;
      let { diagnostics } = first;
      for (let round = 0; round < MOST_FIX_ROUNDS; round++) {
        const next = withFixes(fixed ?? example, diagnostics);
        if (next === undefined) break;
        ({ diagnostics } = await lint((fixed = next)));
      }
      if (fixed === undefined) return first.outcome;
      const left = diagnostics.filter(({ fixes }) => fixes.length > 0).length;
      return { ...first.outcome, fixing: { files: fixed.files, left } };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
}

/** A fix may uncover another finding that can be fixed. */
const MOST_FIX_ROUNDS = 5;

interface Linted {
  readonly diagnostics: readonly Diagnostic[];
  readonly outcome: ExampleOutcome;
}

async function lintExample(folder: string, example: RuleExample, selected: SelectedRule, rules: readonly Rule[]): Promise<Linted> {
  const now = await open(join(folder, 'now'), example.files, example);
  const before = example.previous === undefined ? undefined : await open(join(folder, 'before'), example.previous, example);
  const tableSet = new TableSet(tables);
  const runs: { facts: Facts; outcome: RuleOutcome }[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [index, foundation] of now.foundations.entries()) {
    const previous = before?.foundations[index];
    const input: FactInput = {
      foundation,
      ...(previous === undefined ? {} : { previous }),
      reference: () => referenceAmong(foundation, now.foundations),
      lifecycle: () => lifecycleOf(example),
      now: example.now ?? EXAMPLE_DAY,
    };
    const facts = factsOf(input, tableSet, rules);
    const outcome = evaluateRule(selected.rule, facts, selected);
    runs.push({ facts, outcome });
    diagnostics.push(...outcome.violations.map((violation) => diagnose(violation, selected, foundation)));
  }
  const findings = diagnostics.map((diagnostic) => ({
    path: diagnostic.primary.file.path,
    line: diagnostic.primary.file.position(diagnostic.primary.start).line,
    severity: diagnostic.severity,
    case: diagnostic.case,
  }));
  const failure = now.failure ?? (now.foundations.length === 0 ? TESTED.unknownFiles : undefined);
  return { diagnostics, outcome: { findings, runs, fixing: undefined, failure } };
}

/** The day on which examples run that name none, so that certificates in them do not age. */
const EXAMPLE_DAY = new Date('2026-01-31T00:00:00Z');

async function open(
  folder: string,
  files: ReadonlyMap<string, string>,
  example: RuleExample,
): Promise<{ readonly foundations: readonly Foundation[]; readonly failure: Localized | undefined }> {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const workspace = await openWorkspace({ cwd: folder, paths: ['.'], env: {} });
  const broken = workspace.broken[0];
  const problem = broken?.problems[0];
  const failure = broken === undefined || problem === undefined ? undefined : TESTED.notYaml(broken.file.path, problem);
  return { foundations: workspace.plans.map((plan) => buildFoundation(withExample(plan, example), workspace.read)), failure };
}

function withExample(plan: FoundationPlan, example: RuleExample): FoundationPlan {
  return {
    ...plan,
    purpose: example.purpose === 'unknown' ? plan.purpose : example.purpose,
    varsComplete: plan.varsComplete || example.varsComplete,
    facts: example.facts ?? plan.facts,
  };
}

function lifecycleOf(example: RuleExample): Lifecycle {
  if (example.lifecycle === 'auto') return { state: 'operating', because: 'no-git' };
  return { state: example.lifecycle, because: 'configured' };
}

/** The example with its fixes applied; undefined when there is none. */
function withFixes(example: RuleExample, diagnostics: readonly Diagnostic[]): RuleExample | undefined {
  const edits = diagnostics.flatMap(({ fixes }) => fixes.flatMap((fix) => fix.edits));
  if (edits.length === 0) return undefined;
  const files = new Map(example.files);
  for (const [path, text] of files) {
    const own = edits.filter(({ span }) => span.file.path === path);
    if (own.length > 0) files.set(path, applyEdits(new SourceFile(path, text), own));
  }
  return { ...example, files };
}
