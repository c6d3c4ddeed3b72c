import type { Localized } from '../base/language.ts';
import type { Column, ColumnType, Table } from '../facts/table.ts';
import type { ConfigNode, MapNode } from '../value/node.ts';
import type { CelScope } from './cel.ts';
import { isIndexable } from './table-index.ts';
import { describeType, noColumn, noRow, PARTS } from './phrases.ts';
import type { Rule } from './rule.ts';
import { LISTS, suggest } from './suggest.ts';
import type { YamlForm } from './yaml-form.ts';

/** Reads which rows a rule is about by equality: `for`, `samples`, `purpose`; and names of columns wherever a rule says one. */

/** `for: { table, column: value … }`. */
export function readFor(form: YamlForm, root: MapNode, tables: readonly Table[]): { table: Table; pick: Rule['pick'] } | undefined {
  const node = form.required(root, 'for', PARTS.rule);
  const entries = form.entries(node, '`for`');
  const named = entries.find((entry) => entry.name === 'table');
  if (named === undefined)
    return node === undefined ? undefined : form.refuse(node, { en: '`for` has no `table`', ko: '`for`에 `table` 키가 없습니다' });
  const name = form.text(named.value, 'table');
  if (name === undefined) return undefined;
  const table = tables.find((candidate) => candidate.name === name);
  if (table === undefined) {
    return form.refuse(
      named.value,
      { en: `there is no table \`${name}\``, ko: `\`${name}\`(이)라는 표가 없습니다` },
      suggest(
        name,
        tables.map((candidate) => candidate.name),
        LISTS.tables,
      ),
    );
  }
  const pick = entries.flatMap((entry) => {
    if (entry.name === 'table') return [];
    if (Object.hasOwn(GUARDED, entry.name)) return form.refuse(entry.key, notAskedFor(entry.name), GUARDED[entry.name]) ?? [];
    const column = columnNamed(form, entry.name, entry.key, table);
    if (column === undefined) return [];
    if (column.costly === true || !isIndexable(column.type)) {
      return form.refuse(entry.key, notAskedFor(entry.name), { en: 'ask for it in `where:`', ko: '`where:`에서 확인하세요' }) ?? [];
    }
    const nodes = entry.value.kind === 'sequence' ? entry.value.items : [entry.value];
    if (nodes.length === 0)
      return form.refuse(entry.value, { en: `\`${entry.name}\` lists no value`, ko: `\`${entry.name}\` 목록에 값이 없습니다` }) ?? [];
    return [{ column: entry.name, values: nodes.flatMap((item) => readColumnValue(form, item, entry.name, column.type)) }];
  });
  return { table, pick };
}

/** What picks rows by a key of its own. */
const GUARDED: Readonly<Record<string, Localized>> = {
  sample: {
    en: 'rows of samples are left out unless the rule says `samples: true`',
    ko: '샘플의 행은 규칙에 `samples: true`가 있어야 포함됩니다',
  },
  purpose: {
    en: 'write `purpose: production` or `purpose: not-lab` beside `for`',
    ko: '`for` 옆에 `purpose: production`이나 `purpose: not-lab`을 쓰세요',
  },
};

function notAskedFor(name: string): Localized {
  return { en: `\`for\` cannot ask for \`${name}\``, ko: `\`for\`에서는 \`${name}\`을(를) 조건으로 쓸 수 없습니다` };
}

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
  const [expected, given] = [describeType(type), describeType(typeof value)];
  form.refuse(node, {
    en: `column \`${name}\` is ${expected.en}, this is ${given.en}`,
    ko: `\`${name}\` 열의 값은 ${expected.ko}인데, 여기에는 ${given.ko}이(가) 있습니다`,
  });
  return [];
}

/** The column of a table by its name; refuses one that does not exist, with a near name. */
export function columnNamed(form: YamlForm, name: string, at: ConfigNode, table: Table): Column | undefined {
  const column = Object.hasOwn(table.allColumns, name) ? table.allColumns[name] : undefined;
  return column ?? form.refuse(at, noColumn(table.name, name), suggest(name, Object.keys(table.allColumns), LISTS.columns));
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
  if (reported === undefined || rest.length > 0) return form.refuse(node, noRow(owner), suggest(owner, scope.letNames, LISTS.lets));
  return columnNamed(form, column ?? owner, node, reported) === undefined ? undefined : name;
}
