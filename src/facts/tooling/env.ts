import { flagCell, integerCell, textCell } from '../../foundation/cell-of.ts';
import { ENV_KEYS } from '../../foundation/classify.ts';
import { documentsOf } from '../../foundation/foundation.ts';
import { isSample } from '../../foundation/product-config.ts';
import { known, mapCell, type Cell } from '../../value/cell.ts';
import { descend, isNullish, type ConfigNode } from '../../value/node.ts';
import { startOf } from '../document.ts';
import { flag, integer, Row, table, text, texts } from '../table.ts';

/** One row per env file of om. Passwords are never read. */
export const envs = table(
  'env',
  {
    doc: 'How om reaches Ops Manager: the file of `om --env`.',
    label: ['file'],
    few: true,
    columns: {
      file: text('path of the file'),
      target: text('address of Ops Manager, without user and password'),
      skip_ssl_validation: flag('skip-ssl-validation'),
      has_username: flag('true when username is written'),
      has_client_id: flag('true when client-id is written; it wins over username'),
      has_ca_cert: flag('true when ca-cert is written'),
      has_decryption_passphrase: flag('true when decryption-passphrase is written'),
      connect_timeout_seconds: integer('connect-timeout'),
      request_timeout_seconds: integer('request-timeout'),
      unknown_keys: texts('keys that om does not know and refuses'),
      first_of_foundation: flag('true for the first env file of the foundation'),
      sample: flag('true in folders of documentation, examples and tests'),
      purpose: text('purpose of the foundation, or unknown'),
    },
  },
  (input) =>
    documentsOf(input.foundation, 'env').map((document, index) => {
      const anchor = startOf(document);
      const { root } = document;
      const at = (key: string): ConfigNode | undefined => descend(root, key);
      const has = (key: string): Cell<boolean> => known(!isNullish(at(key)), anchor);
      const keys = root?.kind === 'map' ? root.names : [];
      return new Row(anchor, {
        file: known(document.file.path, anchor),
        target: mapCell(textCell(at('target'), anchor), (address) => address.replace(/\/\/[^/@]*@/, '//')),
        skip_ssl_validation: flagCell(at('skip-ssl-validation'), anchor),
        has_username: has('username'),
        has_client_id: has('client-id'),
        has_ca_cert: has('ca-cert'),
        has_decryption_passphrase: has('decryption-passphrase'),
        connect_timeout_seconds: integerCell(at('connect-timeout'), anchor),
        request_timeout_seconds: integerCell(at('request-timeout'), anchor),
        unknown_keys: known(
          keys.filter((key) => !ENV_KEYS.includes(key)),
          anchor,
        ),
        first_of_foundation: known(index === 0, anchor),
        sample: known(isSample(document.file), anchor),
        purpose: known(input.foundation.purpose, anchor),
      });
    }),
);
