import { following, type Localized } from '../base/language.ts';
import { didYouMean, meant } from '../base/did-you-mean.ts';
import { UsageError } from '../base/usage-error.ts';
import { COMMON_COLUMNS, type Table } from '../facts/table.ts';
import { tables } from '../facts/tables.ts';
import type { FactInput } from '../facts/input.ts';
import { buildFoundation } from '../foundation/build-foundation.ts';
import { Secrets, SecretsOfFoundation } from '../foundation/secrets.ts';
import { References } from '../lint/references.ts';
import { VIEWS } from '../views/every-view.ts';
import { PRINTED_COLUMNS, shownRows, type Mask, type ShownTable } from '../views/shown-table.ts';
import type { VariableSource } from '../interpolate/variables.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Compared } from './compare.ts';
import { argumentVariables } from './argument-variables.ts';
import { hiddenBy } from './hidden-lines.ts';
import type { RunWorld } from './io.ts';
import { openRun, type OnProgress } from './open-inputs.ts';
import type { RunOptions } from './run-options.ts';

/** What is asked for: a view or a table, in its own columns or in these. */
export interface FactsOptions extends Pick<
  RunOptions,
  'paths' | 'stdin' | 'config' | 'allowOutside' | 'foundations' | 'varsFiles' | 'opsFiles' | 'varsEnv' | 'vars' | 'comparedWith' | 'now'
> {
  readonly table: string;
  readonly columns: readonly string[];
}

/** A table that can be printed, and the columns that are printed unless others are asked for. */
export interface Printable {
  readonly name: string;
  readonly table: Table;
  readonly columns: readonly string[];
}

/** Every view, then every table that rules can ask and that no view is called like. */
export function printables(): readonly Printable[] {
  const names = new Set(VIEWS.map(({ name }) => name));
  const plain = tables.filter(({ name }) => !names.has(name)).sort((one, other) => (one.name < other.name ? -1 : 1));
  return [...VIEWS, ...plain.map((table) => ({ name: table.name, table, columns: Object.keys(table.columns) }))];
}

/** The rows of a view or table in every foundation. Throws a UsageError for a table, a column, a path or a foundation that does not exist. */
export async function facts(
  options: FactsOptions,
  world: RunWorld,
  onProgress?: OnProgress,
): Promise<{ readonly table: ShownTable; readonly workspace: Workspace }> {
  const { table, columns: own } = printableNamed(options.table);
  const columns = options.columns.length === 0 ? own : options.columns.map((column) => columnNamed(column, table));
  const { workspace, compared } = await openRun({ ...options, only: undefined }, world, onProgress);
  const variables = argumentVariables(options, world);
  const rows = world.interruptible(() => {
    const { inputs, mask } = factInputs(workspace, variables, options.now, compared);
    return inputs.flatMap((input) => shownRows(table, columns, input(), mask));
  });
  return { table: { name: options.table, columns, isChosen: options.columns.length > 0, rows }, workspace };
}

/** What facts are made from, one for each foundation and made when it is asked for; with what may not be shown of it. */
export function factInputs(
  workspace: Workspace,
  variables: readonly VariableSource[],
  now: Date,
  compared?: Compared,
): { readonly inputs: readonly (() => FactInput)[]; readonly mask: Mask } {
  const open = (index: number): ReturnType<typeof buildFoundation> => buildFoundation(workspace.plans[index]!, workspace.read, variables); // one for each plan
  const secrets = new Secrets(workspace.plans.map((_, index) => new SecretsOfFoundation(() => open(index).documents)));
  const references = new References(workspace.plans, open);
  const inputs = workspace.plans.map((plan, index) => (): FactInput => {
    const foundation = open(index);
    const previous = compared?.previousOf(plan, foundation, variables);
    return {
      foundation,
      ...(previous === undefined ? {} : { previous }),
      reference: () => references.of(index),
      lifecycle: workspace.lifecycle(plan),
      now,
      secrets,
    };
  });
  return { inputs, mask: { secrets, isHidden: hiddenBy([workspace], secrets) } };
}

function printableNamed(name: string): Printable {
  const all = printables();
  const found = all.find((printable) => printable.name === name || printable.table.plural === name);
  if (found !== undefined) return found;
  const near = didYouMean(
    name,
    all.map((printable) => printable.name),
  );
  const names = VIEWS.map((view) => view.name).join(', ');
  const views: Localized = {
    en: `views: ${names}; taslint facts lists all tables`,
    ko: `보기: ${names}. 모든 표의 목록은 taslint facts`,
  };
  throw new UsageError(
    { en: `no table is called ${name}`, ko: `없는 표입니다: ${name}` },
    { hint: near === undefined ? views : following(meant(near), views) },
  );
}

/** A column of a table, or one that every row has. */
function columnNamed(column: string, { name, columns }: Table): string {
  const known = [...Object.keys(columns), ...Object.keys(COMMON_COLUMNS), ...PRINTED_COLUMNS];
  if (known.includes(column)) return column;
  const near = didYouMean(column, known);
  const listed: Localized = { en: `columns: ${Object.keys(columns).join(', ')}`, ko: `열: ${Object.keys(columns).join(', ')}` };
  throw new UsageError(
    { en: `${name} has no column ${column}`, ko: `${name}에 없는 열입니다: ${column}` },
    { hint: near === undefined ? listed : following(meant(near), listed) },
  );
}
