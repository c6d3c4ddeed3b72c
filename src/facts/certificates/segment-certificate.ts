import type { Span } from '../../base/source.ts';
import { textsCell } from '../../foundation/cell-of.ts';
import { productsOf, type ProductConfig } from '../../foundation/product-config.ts';
import { absent, known, type Cell } from '../../value/cell.ts';
import { descend } from '../../value/node.ts';
import { bareDomain, domainPlaces } from '../domains/domain.ts';
import type { FactInput } from '../input.ts';
import { coverageOf, covers, type Coverage } from './required-name.ts';
import { flag, integer, Row, table, text, texts } from '../table.ts';

/** One row per isolation segment with certificates of its own. */
export const segmentCertificates = table(
  'segment-certificate',
  {
    doc: 'The certificates of the routers of an isolation segment, and the domains that its apps may have.',
    label: ['product'],
    few: true,
    looksAt: { kinds: ['product'], sections: ['product-properties'] },
    columns: {
      product: text('product slug'),
      routers: integer('routers of the segment; absent when the file does not name their job'),
      domains: texts('domains its apps may have: isolation_segment_domain, segment-domains of taslint.yml, else the apps domain of TAS'),
      covered: flag('true when the certificates cover one of these domains, or the apps domain of TAS; absent without any domain'),
    },
  },
  (input) =>
    productsOf(input.foundation).flatMap((product) => {
      if (product.base !== 'p-isolation-segment') return [];
      const coverage = coverageOf(product, 'router', input);
      if (coverage === undefined) return [];
      const { anchor, origin } = coverage;
      const domains = domainsOf(product, input, anchor);
      const own = domains.filter(({ ofSegment }) => ofSegment);
      const shown = (own.length > 0 ? own : domains).flatMap(({ name }) => (name.state === 'known' ? [bareDomain(name.value)] : []));
      return [
        new Row(anchor, {
          product: product.slug,
          routers: routersOf(product, anchor),
          domains: known([...new Set(shown)], anchor, origin),
          covered: coversAny(
            coverage,
            domains.map(({ name }) => name),
          ),
        }),
      ];
    }),
);

function routersOf(product: ProductConfig, anchor: Span): Cell<number> {
  const router = product.jobs.find(({ component }) => component?.role === 'router');
  return router?.instances ?? product.openSection('resource-config') ?? absent(anchor);
}

interface AppDomain {
  readonly name: Cell<string>;
  /** False for the apps domain of TAS, which a segment without a domain of its own shares. */
  readonly ofSegment: boolean;
}

function domainsOf(product: ProductConfig, input: FactInput, anchor: Span): readonly AppDomain[] {
  const places = domainPlaces(input);
  const own = places.filter(({ kind, product: owner }) => kind === 'segment' && owner === product).map(({ name }) => name);
  const said = textsCell(descend(input.foundation.facts, 'segment-domains'), anchor);
  const listed =
    said.state === 'known' ? said.value.map((name) => known(name, said.anchor, said.origin)) : said.state === 'unknown' ? [said] : [];
  const shared = places.filter(({ kind }) => kind === 'apps').map(({ name }) => name);
  return [...[...own, ...listed].map((name) => ({ name, ofSegment: true })), ...shared.map((name) => ({ name, ofSegment: false }))];
}

/** One domain that is covered settles it; without one the open ones decide. */
function coversAny(coverage: Coverage, domains: readonly Cell<string>[]): Cell<boolean> {
  const cells = domains.map((name) =>
    covers(coverage, name.state === 'known' ? { ...name, value: bareDomain(name.value) } : name, '', 'an-app'),
  );
  return (
    cells.find((cell) => cell.state === 'known' && cell.value) ??
    cells.find((cell) => cell.state === 'unknown') ??
    cells[0] ??
    absent(coverage.anchor)
  );
}
