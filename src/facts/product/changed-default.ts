import { defaultOf } from '../../catalog/find-setting.ts';
import { SETTINGS } from '../../catalog/settings.ts';
import { textCell } from '../../foundation/cell-of.ts';
import { productsOf, type ProductConfig } from '../../foundation/product-config.ts';
import { combine, unknown, type Cell } from '../../value/cell.ts';
import { descend } from '../../value/node.ts';
import { productIdentity, productIdentityCells } from '../product-identity.ts';
import { Row, table, text, texts } from '../table.ts';

/** One row per whole TAS config: what an upgrade from the installed version changes although nobody edits it. */
export const changedDefaults = table(
  'changed-default',
  {
    doc: 'Settings that a whole TAS config leaves to the tile and whose default differs between the installed version and the one of the file.',
    label: ['product'],
    looksAt: { kinds: ['product'], sections: ['product-properties'] },
    columns: {
      ...productIdentity,
      installed: text('version that is installed now, from the facts of the site'),
      changes: texts('each as PROPERTY (OLD → NEW); empty when nothing changes'),
    },
  },
  (input) =>
    productsOf(input.foundation)
      .filter((product) => product.base === 'cf' && product.isFull)
      .map((product) => {
        const node = descend(input.foundation.facts, 'versions', 'installed-cf');
        const installed: Cell<string> = node === undefined ? unknown(product.anchor) : textCell(node, product.anchor);
        const { version } = product;
        return new Row(version.anchor, {
          ...productIdentityCells(product),
          installed,
          changes: () =>
            combine([installed, version], version.anchor, () =>
              installed.state === 'known' && version.state === 'known' ? changesOf(product, installed.value, version.value) : [],
            ),
        });
      }),
);

function changesOf(product: ProductConfig, from: string, to: string): readonly string[] {
  return SETTINGS.flatMap((setting) => {
    if (setting.history === undefined || product.property(setting.property) !== undefined) return [];
    const before = defaultOf(setting, from);
    const after = defaultOf(setting, to);
    return before === undefined || after === undefined || before === after
      ? []
      : [`${setting.property} (${String(before)} → ${String(after)})`];
  });
}
