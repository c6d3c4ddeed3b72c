import { anchorOf, blankIsAbsent, textCell, textsCell } from '../../foundation/cell-of.ts';
import { productsOf, type ProductConfig } from '../../foundation/product-config.ts';
import { absent, known, mapCell, unknown, type Cell } from '../../value/cell.ts';
import { descend } from '../../value/node.ts';
import { bareDomain, domainPlaces, isBelow } from '../domains/domain.ts';
import { currentDomains, homeOf } from '../domains/former-domain.ts';
import type { FactInput } from '../input.ts';
import { flag, rowsOf, table, text } from '../table.ts';

const columns = {
  product: text('product slug'),
  property: text('property that names it'),
  use: text('smoke-test for the domain that a test app is pushed to, canary for an address that Healthwatch asks again and again'),
  host: text('the domain or host, without scheme, port and path'),
  on_own_domain: flag(
    'true when it is a system, apps or segment domain of the foundation or lies below one; absent where no file gives a system or apps domain',
  ),
  home: text(
    'the domain of the foundation that it seems to have been below: one that begins with the same label (apps.old.example.com, apps.new.example.com), or the system domain for api, login, uaa …; absent without one',
  ),
};

/** A host that tests are pointed at. */
interface Target {
  readonly product: ProductConfig;
  readonly property: string;
  readonly use: 'smoke-test' | 'canary';
  readonly host: Cell<string>;
  readonly anchor: Cell['anchor'];
  readonly input: FactInput;
}

const targetRow = rowsOf<typeof columns, Target>({
  product: ({ product }) => product.slug,
  property: ({ property, anchor }) => known(property, anchor),
  use: ({ use, anchor }) => known(use, anchor),
  host: ({ host }) => host,
  on_own_domain: onOwnDomain,
  home: (target) => {
    const current = currentDomains(domainPlaces(target.input));
    if (target.host.state !== 'known') return target.host;
    const home = current === undefined ? undefined : homeOf(target.host.value, current);
    return home === undefined ? absent(target.anchor) : known(home.name, target.anchor, target.host.origin);
  },
});

/** One row per target. */
export const testTargets = table(
  'test-target',
  {
    doc: 'A domain or host that smoke tests or Healthwatch are pointed at by a product config.',
    label: ['property'],
    few: true,
    looksAt: { kinds: ['product'], sections: ['product-properties'] },
    columns,
  },
  (input) => productsOf(input.foundation).flatMap((product) => targetsOf(product, input).map(targetRow)),
);

const SMOKE_TESTS = ['.properties.smoke_tests', '.properties.smoke_tests_isolation', '.properties.smoke_tests_windows'];
const CANARIES = '.properties.canary_exporter_targets';

function targetsOf(product: ProductConfig, input: FactInput): readonly Target[] {
  const target = (property: string, use: Target['use'], written: Cell<string>): readonly Target[] => {
    const host = blankIsAbsent(mapCell(written, bareDomain));
    return host.state === 'absent' ? [] : [{ product, property, use, host, anchor: host.anchor, input }];
  };
  const smokeTests = SMOKE_TESTS.flatMap((selector) => {
    const option = product.option(selector);
    const property =
      option.state === 'known' && option.value === 'specified' ? product.property(`${selector}.specified.apps_domain`) : undefined;
    return property === undefined ? [] : target(property.name, 'smoke-test', textCell(property.value, property.anchor));
  });
  const canaries = product.property(CANARIES);
  const items = canaries?.value?.kind === 'sequence' ? canaries.value.items : [];
  return [
    ...smokeTests,
    ...items.flatMap((item) => target(CANARIES, 'canary', textCell(descend(item, 'address'), anchorOf(item, product.anchor)))),
  ];
}

/** One domain that is known may settle it; without one those that are not known leave it open. */
function onOwnDomain({ host, anchor, input }: Target): Cell<boolean> {
  const places = domainPlaces(input);
  const [first] = places;
  if (host.state !== 'known' || first === undefined) return host.state === 'known' ? absent(anchor) : host;
  const said = textsCell(descend(input.foundation.facts, 'segment-domains'), first.anchor);
  const names = [
    ...places.flatMap(({ name }) => (name.state === 'known' ? [bareDomain(name.value)] : [])),
    ...(said.state === 'known' ? said.value.map(bareDomain) : []),
  ];
  if (names.some((name) => isBelow(host.value, name))) return known(true, anchor, host.origin);
  const open = places.find(({ name }) => name.state === 'unknown')?.name;
  return open?.state === 'unknown' ? unknown(anchor, open.variables, open.origin) : known(false, anchor, host.origin);
}
