import { didYouMean } from '../base/did-you-mean.ts';
import type { Column, ColumnType, Table } from '../facts/table.ts';
import type { ConfigNode, MapNode } from '../value/node.ts';
import type { CelScope } from './cel.ts';
import { isIndexable } from './table-index.ts';
import type { Rule } from './rule.ts';
import type { YamlForm } from './yaml-form.ts';

/** Reads which rows a rule is about by equality: `for`, `samples`, `purpose`; and names of columns wherever a rule says one. */

/** `for: { table, column: value … }`. */
export function readFor(form: YamlForm, root: MapNode, tables: readonly Table[]): { table: Table; pick: Rule['pick'] } | undefined {
  const node = form.required(root, 'for', 'a rule');
  const entries = form.entries(node, '`for`');
  const named = entries.find((entry) => entry.name === 'table');
  if (named === undefined) return node === undefined ? undefined : form.refuse(node, '`for` has no `table`');
  const name = form.text(named.value, 'table');
  if (name === undefined) return undefined;
  const table = tables.find((candidate) => candidate.name === name);
  if (table === undefined) {
    return form.refuse(
      named.value,
      `there is no table \`${name}\``,
      suggest(
        name,
        tables.map((candidate) => candidate.name),
        'tables are',
      ),
    );
  }
  const pick = entries.flatMap((entry) => {
    if (entry.name === 'table') return [];
    if (Object.hasOwn(GUARDED, entry.name))
      return form.refuse(entry.key, `\`for\` cannot ask for \`${entry.name}\``, GUARDED[entry.name]) ?? [];
    const column = columnNamed(form, entry.name, entry.key, table);
    if (column === undefined) return [];
    if (column.costly === true || !isIndexable(column.type)) {
      return form.refuse(entry.key, `\`for\` cannot ask for \`${entry.name}\``, 'ask for it in `where:`') ?? [];
    }
    const nodes = entry.value.kind === 'sequence' ? entry.value.items : [entry.value];
    if (nodes.length === 0) return form.refuse(entry.value, `\`${entry.name}\` lists no value`) ?? [];
    return [{ column: entry.name, values: nodes.flatMap((item) => readColumnValue(form, item, entry.name, column.type)) }];
  });
  return { table, pick };
}

/** What picks rows by a key of its own. */
const GUARDED: Readonly<Record<string, string>> = {
  sample: 'rows of samples are left out unless the rule says `samples: true`',
  purpose: 'write `purpose: production` or `purpose: not-lab` beside `for`',
};

const PURPOSES = { production: ['production'], 'not-lab': ['production', 'unknown'] } as const;

/** `samples: true` also picks rows of documentation, examples and tests; `purpose` picks by what kind of installation it is. */
export function readGuards(form: YamlForm, root: MapNode): Rule['pick'] {
  const samples = form.flag(root.get('samples'), 'samples') ?? false;
  const purpose = form.choice(root.get('purpose'), 'purpose', ['production', 'not-lab'] as const);
  return [
    ...(samples ? [] : [{ column: 'sample', values: [false] }]),
    ...(purpose === undefined ? [] : [{ column: 'purpose', values: PURPOSES[purpose] }]),
  ];
}

function readColumnValue(form: YamlForm, node: ConfigNode, name: string, type: ColumnType): readonly (string | number | boolean)[] {
  const value = form.scalar(node, `\`${name}\``);
  if (value === undefined) return [];
  const wanted = ({ text: 'string', integer: 'number', number: 'number', flag: 'boolean' } as Partial<Record<ColumnType, string>>)[type];
  if (typeof value === wanted) return [value];
  form.refuse(node, `column \`${name}\` is ${describeType(type)}, this is ${describeType(typeof value)}`);
  return [];
}

/** The type of a column or value, for people. */
export function describeType(type: string): string {
  const words: Readonly<Record<string, string>> = {
    text: 'a text',
    string: 'a text',
    integer: 'a whole number',
    number: 'a number',
    flag: 'true or false',
    boolean: 'true or false',
    texts: 'a list of texts',
    scalar: 'a text, a number, true or false',
  };
  return words[type] ?? type;
}

/** The column of a table by its name; refuses one that does not exist, with a near name. */
export function columnNamed(form: YamlForm, name: string, at: ConfigNode, table: Table): Column | undefined {
  const column = Object.hasOwn(table.allColumns, name) ? table.allColumns[name] : undefined;
  return (
    column ??
    form.refuse(at, `table ${table.name} has no column \`${name}\``, suggest(name, Object.keys(table.allColumns), 'its columns are'))
  );
}

/** `report`: a column, or `LET.column` for that of the row, or the first of the rows, that a `let` found. */
export function readPlace(
  form: YamlForm,
  node: ConfigNode | undefined,
  what: 'report' | 'at',
  table: Table,
  scope: CelScope,
): string | undefined {
  const name = form.text(node, what);
  if (name === undefined || node === undefined) return undefined;
  const [owner = '', column, ...rest] = name.split('.');
  const reported = column === undefined ? table : scope.tableOfRows(owner);
  if (reported === undefined || rest.length > 0)
    return form.refuse(node, `\`${owner}\` is no row found by \`let\``, suggest(owner, scope.letNames, 'lets are'));
  return columnNamed(form, column ?? owner, node, reported) === undefined ? undefined : name;
}

/** `did you mean …`, else the names there are. */
export function suggest(name: string, candidates: readonly string[], otherwise: string): string | undefined {
  const near = didYouMean(name, candidates);
  if (near !== undefined) return `did you mean \`${near}\`?`;
  return candidates.length === 0 ? undefined : `${otherwise} ${[...candidates].sort().join(', ')}`;
}
