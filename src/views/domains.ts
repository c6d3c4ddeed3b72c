import { requiredNames } from '../facts/certificates/required-name.ts';
import { domains as domainTable } from '../facts/domains/domain.ts';
import { internalDomains } from '../facts/domains/internal-domain.ts';
import type { FactInput } from '../facts/input.ts';
import { Row, table, text, texts } from '../facts/table.ts';
import { absent, combine, known, mapCell, type Cell } from '../value/cell.ts';
import type { View } from './view.ts';

const columns = {
  product: text('product slug'),
  kind: text('system, apps, segment (of an isolation segment), or internal (apps among themselves, answered by BOSH DNS)'),
  name: text('the domain as written'),
  wildcards: texts('names below it that name servers and certificates must have; absent for internal domains'),
  uncovered: texts('those that no certificate of the files covers; absent without certificates'),
  property: text('property that holds it'),
};

/** Domains of the products, with the names that each of them needs. */
export const domains: View = {
  name: 'domains',
  columns: ['product', 'kind', 'name', 'wildcards', 'uncovered', 'property'],
  table: table(
    'domains',
    {
      doc: 'Domains of the products, and the names below them that name servers and certificates must have.',
      plural: 'domains_of_products',
      columns,
    },
    (input) => [...domainRows(input), ...internalRows(input)],
  ),
};

/** What stands before a domain in the names that its certificate needs (TAS 6.0, "Providing a certificate for your TLS termination point"). */
const BELOW: Readonly<Record<string, readonly string[]>> = { system: ['*.', '*.login.', '*.uaa.'], apps: ['*.'], segment: ['*.'] };
/** Names that a certificate needs, by the kind of their domain. */
const DOMAIN_OF: Readonly<Record<string, string>> = { login: 'system', uaa: 'system', saml: 'system' };

function domainRows(input: FactInput): readonly Row<typeof columns>[] {
  const needed = requiredNames.rows(input);
  return domainTable.rows(input).map((domain) => {
    const { anchor } = domain;
    const [product, kind, bare] = [domain.cell('product'), domain.cell('kind'), domain.cell('bare')];
    const isMine = (row: Row): boolean =>
      sameText(row.cell('product'), product) && textIn(kind) === (DOMAIN_OF[textIn(row.cell('kind'))] ?? textIn(row.cell('kind')));
    const mine = needed.filter(isMine);
    return new Row<typeof columns>(anchor, {
      product: product as Cell<string>, // the columns of that table have these types
      kind: kind as Cell<string>,
      name: domain.cell('name') as Cell<string>,
      wildcards: mapCell(bare, (name) => (BELOW[textIn(kind)] ?? []).map((before) => before + String(name))),
      uncovered: uncoveredOf(mine, anchor),
      property: domain.cell('property') as Cell<string>,
    });
  });
}

function uncoveredOf(needed: readonly Row[], anchor: Row['anchor']): Cell<readonly string[]> {
  const cells = needed.map((row) => row.cell('covered')).filter((cell) => cell.state !== 'absent');
  if (cells.length === 0) return absent(anchor);
  return combine(cells, anchor, () =>
    needed.flatMap((row) => {
      const covered = row.cell('covered');
      return covered.state === 'known' && covered.value === false ? [textIn(row.cell('name'))] : [];
    }),
  );
}

function internalRows(input: FactInput): readonly Row<typeof columns>[] {
  return internalDomains.rows(input).flatMap((row) => {
    const names = row.cell('names');
    const { anchor } = row;
    const of = (name: Cell<string>): Row<typeof columns> =>
      new Row<typeof columns>(anchor, {
        product: row.cell('product') as Cell<string>, // the columns of that table have these types
        kind: known('internal', anchor),
        name,
        wildcards: absent(anchor),
        uncovered: absent(anchor),
        property: row.cell('property') as Cell<string>,
      });
    if (names.state !== 'known') return names.state === 'unknown' ? [of(names)] : [];
    return (names.value as readonly string[]).map((name) => of({ ...names, value: name }));
  });
}

function textIn(cell: Cell): string {
  return cell.state === 'known' ? String(cell.value) : '';
}

function sameText(one: Cell, other: Cell): boolean {
  return one.state === 'known' && other.state === 'known' && one.value === other.value;
}
