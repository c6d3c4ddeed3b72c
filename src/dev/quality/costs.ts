import { tables } from '../../facts/tables.ts';
import { referenceAmong } from '../../facts/change/reference.ts';
import type { FactInput, Reference } from '../../facts/input.ts';
import { buildFoundation } from '../../foundation/build-foundation.ts';
import { evaluateRule } from '../../rule/evaluate-rule.ts';
import { Facts, TableSet } from '../../rule/fact-rows.ts';
import { builtinRules } from '../../run/builtin-rules.ts';
import { openInputs } from '../../run/open-inputs.ts';
import { CORPUS_DAY, everyRule } from './corpus-findings.ts';

/**
 * `npm run costs -- PATH…`: what each table and each rule takes over the foundations in PATH, dearest first, with the rows of each table. Reading is done
 * before. A table pays for what it shares with others when it is asked first; it comes in the order of `tables.ts`.
 */

/** Few foundations are gone through more often, so that what is measured is warm. */
const LEAST_ROUNDS = 5;
const LEAST_FOUNDATIONS = 300;
const SHOWN = 30;

const world = { cwd: process.cwd(), env: process.env, clock: () => 0, interruptible: <T>(work: () => T): T => work(), rules: builtinRules };
const workspace = await openInputs({ paths: process.argv.slice(2) }, world);
const { selected } = await everyRule();
const tableSet = new TableSet(tables);

/** Milliseconds of the fastest round, and rows. */
interface Cost {
  ms: number;
  rows: number;
}

const count = Math.max(LEAST_ROUNDS, Math.ceil(LEAST_FOUNDATIONS / workspace.plans.length));
const rounds = Array.from({ length: count }, round);
const best = (pick: (costs: Round) => number): number => Math.min(...rounds.map(pick));
const last = rounds.at(-1)!;
console.log(`${workspace.plans.length} foundations, ${selected.length} rules; milliseconds, the fastest of ${count} rounds`);
console.log(
  `reading ${best(({ reading }) => reading).toFixed(1)}, tables ${best((costs) => sum(costs.tables)).toFixed(1)}, rules ${best((costs) => sum(costs.rules)).toFixed(1)}`,
);
const empty = [...last.tables].filter(([, { rows }]) => rows === 0).map(([name]) => name);
console.log(
  `${empty.length} of ${last.tables.size} tables are empty and take ${best(({ tables: costs }) => empty.reduce((total, name) => total + costs.get(name)!.ms, 0)).toFixed(1)}`,
);
show('table', last.tables, (name) => best((costs) => costs.tables.get(name)!.ms));
show('rule', last.rules, (name) => best((costs) => costs.rules.get(name)!.ms));

/** Milliseconds of CPU, which a busy machine makes longer only a little. */
function now(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

interface Round {
  reading: number;
  readonly tables: Map<string, Cost>;
  readonly rules: Map<string, Cost>;
}

function round(): Round {
  const costs: Round = { reading: 0, tables: new Map(), rules: new Map() };
  let started = now();
  const foundations = workspace.plans.map((plan) => buildFoundation(plan, workspace.read));
  for (const { documents } of foundations) for (const { root } of documents) void root;
  costs.reading = now() - started;
  for (const foundation of foundations) {
    let reference: Reference | undefined;
    const input: FactInput = {
      foundation,
      reference: () => (reference ??= referenceAmong(foundation, foundations)),
      lifecycle: () => ({ state: 'operating', because: 'no-git' }),
      now: CORPUS_DAY,
    };
    const facts = new Facts(input, tableSet);
    for (const { name } of tables) {
      started = now();
      const { length } = facts.of(name);
      add(costs.tables, name, now() - started, length);
    }
    for (const { rule, options } of selected) {
      started = now();
      const { violations, undecided } = evaluateRule(rule, facts, { options });
      add(costs.rules, rule.id, now() - started, violations.length + undecided.length);
    }
  }
  return costs;
}

function add(costs: Map<string, Cost>, name: string, ms: number, rows: number): void {
  const cost = costs.get(name);
  if (cost === undefined) costs.set(name, { ms, rows });
  else {
    cost.ms += ms;
    cost.rows += rows;
  }
}

function sum(costs: ReadonlyMap<string, Cost>): number {
  return [...costs.values()].reduce((total, { ms }) => total + ms, 0);
}

function show(what: string, costs: ReadonlyMap<string, Cost>, msOf: (name: string) => number): void {
  const dearest = [...costs].map(([name, { rows }]) => ({ name, rows, ms: msOf(name) })).sort((one, other) => other.ms - one.ms);
  for (const { name, rows, ms } of dearest.slice(0, SHOWN))
    console.log(`${ms.toFixed(2).padStart(9)}  ${String(rows).padStart(6)} rows  ${what} ${name}`);
}
