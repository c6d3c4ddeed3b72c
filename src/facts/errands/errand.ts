import { didYouMean } from '../../base/did-you-mean.ts';
import { memoPer } from '../../base/memo.ts';
import type { Span } from '../../base/source.ts';
import { errandOf } from '../../catalog/find-component.ts';
import { ERRANDS, type Errand } from '../../catalog/errands.ts';
import { RUNTIME_PRODUCTS } from '../../catalog/products.ts';
import { SETTINGS } from '../../catalog/settings.ts';
import { anchorOf, filledCell, keyOf, textCell } from '../../foundation/cell-of.ts';
import { productsOf, type ProductConfig } from '../../foundation/product-config.ts';
import { absent, known, mapCell, unknown, type Cell } from '../../value/cell.ts';
import { descend, keyName, type ConfigNode, type MapEntry } from '../../value/node.ts';
import { earlier } from '../revision-pairs.ts';
import { identityCells, metadataCell, metadataColumn, productIdentity, productIdentityCells, type OfProduct } from '../product-identity.ts';
import type { FactInput } from '../input.ts';
import { keyRotation } from '../product/key-rotation.ts';
import { pushTrigger } from './push-trigger.ts';
import { settingCell } from '../product/setting-cell.ts';
import { flag, openRow, rowsOf, table, text, texts, type Row } from '../table.ts';

const columns = {
  ...productIdentity,
  ...metadataColumn,
  name: text('errand as written'),
  known: flag('true when the catalog knows it; unknown for products whose errands are not in the catalog'),
  near_name: text('for an errand the catalog does not know: the one of this product with the most similar name; absent when none is near'),
  kind: text('push (an app or broker is pushed), test, task (a one-off job), or other when not known'),
  post_deploy: text('on, off, default, when-changed or invalid; absent when not written'),
  default_on: flag('what default stands for; absent when no source says'),
  on: flag('true when it runs after each Apply Changes as far as the file says: on, or default where the default is on'),
  needs: text('what must be on for it: smtp, nfs, smb, metric-registrar, firehose; absent when it needs nothing'),
  need_met: flag('whether the settings of this file switch that on; absent when it needs nothing or the file does not say'),
  wrong_state: text(
    'a state as written that Ops Manager does not know, or no longer: neither true nor false nor default; absent when there is none',
  ),
  first_push: flag(
    'true for the errand that stands for all push errands of the file that run: the first that is on, else the first left to its default On, else the first behind a variable',
  ),
  push_errands: texts('push errands of the file that run after each Apply Changes; those that run by their default are marked'),
  push_trigger: text(
    'what changed since the earlier revision, so that apps must be pushed again: version, system domain, apps domain, certificates; absent when nothing did or there is no earlier revision',
  ),
  key_rotation: text(
    'only for the errand that rotates the key of the Cloud Controller database: new-primary or same, compared with the earlier revision; without one nothing, where no key is listed; else absent',
  ),
  errands_of_need: texts('all errands of the file that are literally on and need what this one needs, in their order'),
};

/** One row per errand that is written in `errand-config`. A missing one has no row: om leaves its state as it is in Ops Manager. */
export const errands = table(
  'errand',
  {
    doc: 'An errand of a product, as written in errand-config.',
    label: ['name'],
    columns,
  },
  (input) =>
    productsOf(input.foundation).flatMap((product) => {
      const section = product.section('errand-config');
      if (section?.kind === 'unknown')
        return [openRow(columns, section, product.sectionAnchor('errand-config'), productIdentityCells(product))];
      return product.errands.map((entry) => errandRow(new WrittenErrand(product, entry, input)));
    }),
);

/** An errand with what several of its columns ask for. */
class WrittenErrand implements OfProduct {
  readonly product: ProductConfig;
  readonly entry: MapEntry;
  readonly input: FactInput;
  readonly name: string;
  readonly anchor: Span;
  readonly fact: Errand | undefined;

  constructor(product: ProductConfig, entry: MapEntry, input: FactInput) {
    this.product = product;
    this.entry = entry;
    this.input = input;
    this.name = keyName(entry.key);
    this.anchor = keyOf(entry, product.anchor);
    this.fact = errandOf(product.base, this.name);
  }

  /** What `default` stands for: as the metadata of the tile says, else as the catalogue does. */
  get defaultOn(): boolean | undefined {
    const runs = this.product.tile?.errands.get(this.name)?.postDeploy?.runs;
    return runs === 'on' || runs === 'off' ? runs === 'on' : this.fact?.defaultOn;
  }

  state(key: 'post-deploy-state' | 'pre-delete-state'): ConfigNode | undefined {
    return descend(this.entry.value, key);
  }

  get postDeploy(): Cell<string> {
    return errandState(this.state('post-deploy-state'), this.anchor);
  }

  knownOrAbsent<V>(value: V | undefined): Cell<V> {
    return value === undefined ? absent(this.anchor) : known(value, this.anchor);
  }
}

const errandRow = rowsOf<typeof columns, WrittenErrand>({
  ...identityCells,
  metadata: ({ product }) => metadataCell(product),
  name: ({ name, anchor }) => known(name, anchor),
  known: ({ product, fact, anchor }) =>
    RUNTIME_PRODUCTS.some((slug) => slug === product.base) ? known(fact !== undefined, anchor) : unknown(anchor),
  near_name: ({ product, name, fact, anchor }) => (fact === undefined ? nearName(product.base, name, anchor) : absent(anchor)),
  kind: ({ fact, anchor }) => known(fact?.purpose ?? 'other', anchor),
  post_deploy: ({ postDeploy }) => postDeploy,
  default_on: (errand) => errand.knownOrAbsent(errand.defaultOn),
  on: ({ postDeploy, defaultOn }) => onCell(postDeploy, defaultOn),
  needs: (errand) => errand.knownOrAbsent(errand.fact?.needs),
  need_met: ({ product, fact, anchor }) => needMet(product, fact?.needs, anchor),
  wrong_state: (errand) => wrongState([errand.state('post-deploy-state'), errand.state('pre-delete-state')], errand.anchor),
  first_push: ({ product, input, name, anchor }) => known(standsFor(pushErrands(input)(product)) === name, anchor),
  push_errands: ({ product, input, anchor }) => known(running(pushErrands(input)(product)), anchor),
  push_trigger: ({ product, input }) => pushTrigger(product, input),
  key_rotation: ({ product, input, name, anchor }) => (name === 'rotate_cc_database_key' ? keyRotation(product, input) : absent(anchor)),
  errands_of_need: ({ product, fact, anchor }) => known(errandsOfNeed(product, fact?.needs), anchor),
});

/**
 * The state in one word. Unquoted `on` and `off` are booleans for om and fine; in quotes they are texts that Ops Manager does not know. `when-changed`
 * left Ops Manager with 2.2.
 */
export function errandState(node: ConfigNode | undefined, otherwise: Row['anchor']): Cell<string> {
  if (node?.kind === 'map' || node?.kind === 'sequence') return known('invalid', anchorOf(node, otherwise), node.origin);
  const text = textCell(node, otherwise);
  if (text.state !== 'known') return text;
  const word = text.value === 'default' || text.value === 'when-changed' ? text.value : undefined;
  const isFlag = node?.kind === 'scalar' && (node.resolved.type === 'boolean' || text.value === 'true' || text.value === 'false');
  return { ...text, value: word ?? (isFlag ? (text.value === 'true' ? 'on' : 'off') : 'invalid') };
}

function onCell(state: Cell<string>, defaultOn: boolean | undefined): Cell<boolean> {
  if (state.state !== 'known') return state;
  if (state.value === 'default') return defaultOn === undefined ? unknown(state.anchor) : { ...state, value: defaultOn };
  if (state.value === 'invalid') return unknown(state.anchor);
  return { ...state, value: state.value !== 'off' };
}

function nearName(product: string, name: string, anchor: Row['anchor']): Cell<string> {
  const near = didYouMean(
    name.replaceAll('_', '-'),
    ERRANDS.filter((errand) => errand.product === product).map((errand) => errand.name.replaceAll('_', '-')),
  );
  const exact = ERRANDS.find(
    (errand) =>
      errand.product === product && errand.name !== name && errand.name.replaceAll('_', '-') === (near ?? name.replaceAll('_', '-')),
  );
  return exact === undefined ? absent(anchor) : known(exact.name, anchor);
}

/** Whether the feature behind an errand is on in this file. */
export function needMet(product: ProductConfig, need: Errand['needs'], anchor: Row['anchor']): Cell<boolean> {
  switch (need) {
    case undefined:
      return absent(anchor);
    case 'smtp': {
      const address = product.property('.properties.smtp_address');
      if (address === undefined) return product.isFull ? known(false, anchor) : absent(anchor);
      const cell = textCell(address.value, address.anchor);
      if (cell.state === 'absent') return known(false, cell.anchor);
      return cell.state === 'known' && cell.value !== '' && lacksCredentials(product)
        ? known(false, cell.anchor)
        : mapCell(cell, (text) => text !== '');
    }
    case 'nfs':
      return mapCell(product.option('.properties.nfs_volume_driver'), (option) => option === 'enable');
    case 'smb':
      return flagSetting(product, '.properties.enable_smb_volume_driver');
    case 'metric-registrar':
      return flagSetting(product, '.properties.metric_registrar_enabled');
    case 'firehose': {
      const [first, second] = [
        flagSetting(product, '.properties.enable_v1_firehose'),
        flagSetting(product, '.properties.enable_v2_firehose'),
      ];
      if (first.state === 'known' && first.value) return first;
      if (second.state === 'known' && second.value) return second;
      return first.state === 'known' ? second : first;
    }
  }
}

/** True when the user or the password of the mail server is written and empty: the Notifications errands need both, even with the mechanism none. */
function lacksCredentials(product: ProductConfig): boolean {
  const credentials = product.property('.properties.smtp_credentials')?.value;
  return ['identity', 'password'].some((field) => {
    const filled = filledCell(descend(credentials, field), product.anchor);
    return filled.state === 'known' && !filled.value;
  });
}

function flagSetting(product: ProductConfig, property: string): Cell<boolean> {
  const setting = SETTINGS.find((candidate) => candidate.property === property);
  if (setting === undefined) throw new Error(`no setting ${property}`);
  const cell = settingCell(product, setting);
  return mapCell(cell, (value) => value === true);
}

/** The first state that is neither of the three that Ops Manager takes; `when-changed` counts, since it left with 2.2. */
function wrongState(states: readonly (ConfigNode | undefined)[], anchor: Row['anchor']): Cell<string> {
  let open: Cell<string> | undefined;
  for (const node of states) {
    const state = errandState(node, anchor);
    if (state.state === 'unknown') open ??= state;
    if (state.state !== 'known' || ['on', 'off', 'default'].includes(state.value)) continue;
    const written = textCell(node, anchor);
    return written.state === 'known' ? written : { ...state, value: node?.kind === 'map' ? 'a map' : 'a list' };
  }
  return open ?? absent(anchor);
}

interface PushErrand {
  readonly name: string;
  readonly how: 'on' | 'default' | 'unknown';
}

/**
 * Errands of the file that push something and are not off. One whose feature was switched on since the earlier revision is left out: it has to run once.
 */
const pushErrands = memoPer((input: FactInput) =>
  memoPer((product: ProductConfig): readonly PushErrand[] => {
    const before = earlier(product, input);
    return product.errands.flatMap((entry): readonly PushErrand[] => {
      const fact = errandOf(product.base, keyName(entry.key));
      const how =
        fact?.purpose === 'push' ? howItRuns(fact, errandState(descend(entry.value, 'post-deploy-state'), product.anchor)) : undefined;
      if (fact === undefined || how === undefined || (before !== undefined && isNewlyMet(fact, product, before))) return [];
      return [{ name: fact.name, how }];
    });
  }),
);

/** Undefined when it does not run, or when no source says what its default is. */
function howItRuns(fact: Errand, state: Cell<string>): PushErrand['how'] | undefined {
  if (state.state === 'unknown') return 'unknown';
  if (state.state === 'absent') return undefined;
  if (state.value === 'on') return 'on';
  return state.value === 'default' && fact.defaultOn === true ? 'default' : undefined;
}

function isNewlyMet(fact: Errand, product: ProductConfig, before: ProductConfig): boolean {
  const [now, then] = [needMet(product, fact.needs, product.anchor), needMet(before, fact.needs, before.anchor)];
  return now.state === 'known' && now.value && then.state === 'known' && !then.value;
}

/** The errand that a finding about all of them is reported on. */
function standsFor(errands: readonly PushErrand[]): string | undefined {
  const first = (how: PushErrand['how']): string | undefined => errands.find((errand) => errand.how === how)?.name;
  return first('on') ?? first('default') ?? first('unknown');
}

function running(errands: readonly PushErrand[]): readonly string[] {
  return errands.flatMap(({ name, how }) => (how === 'unknown' ? [] : [how === 'on' ? name : `${name} (default)`]));
}

function errandsOfNeed(product: ProductConfig, need: Errand['needs']): readonly string[] {
  if (need === undefined) return [];
  return product.errands.flatMap((entry) => {
    const fact = errandOf(product.base, keyName(entry.key));
    const state = errandState(descend(entry.value, 'post-deploy-state'), product.anchor);
    return fact?.needs === need && state.state === 'known' && state.value === 'on' ? [fact.name] : [];
  });
}
