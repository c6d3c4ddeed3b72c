import { anchorOf, flagCell, integerCell, keyOf, textCell } from '../../foundation/cell-of.ts';
import { documentsOf } from '../../foundation/foundation.ts';
import { isOpenKey } from '../../foundation/strict-reading.ts';
import { absent, known, mapCell, type Cell } from '../../value/cell.ts';
import { isNullish, keyName } from '../../value/node.ts';
import { startOf } from '../document.ts';
import { ENV_KEYS } from '../../foundation/classify.ts';
import { flag, Row, table, text } from '../table.ts';

/** om's own timeout for a request (om 7.21.7, `cmd/main.go`). */
const REQUEST_TIMEOUT_SECONDS = 1800;

/** One row per thing that may be wrong with an env file; `present` says whether it is, and is unknown where a variable decides. */
export const envProblems = table(
  'env-problem',
  {
    doc: 'Something that can be wrong with an env file of om, and whether it is.',
    label: ['file', 'problem'],
    columns: {
      problem: text(
        'no-target, http (target without TLS), unknown-key (om refuses it), both-users (user and client), timeout (request-timeout below om’s 1800 s), skip-ssl (certificate not checked)',
      ),
      present: flag('whether it is so'),
      value: text('the value or key it is about, as written'),
      first_of_foundation: flag('true for the first env file of the foundation'),
    },
  },
  (input) =>
    documentsOf(input.foundation, 'env').flatMap((document, index) => {
      const { root } = document;
      if (root?.kind !== 'map') return [];
      const start = startOf(document);
      const row = (problem: string, present: Cell<boolean>, value: Cell<string>): Row =>
        new Row(value.anchor, {
          problem: known(problem, value.anchor),
          present,
          value,
          first_of_foundation: known(index === 0, value.anchor),
        });
      const at = (key: string) => textCell(root.get(key), keyOf(root.entry(key), start));
      const target = mapCell(at('target'), (address) => address.replace(/\/\/[^/@]*@/, '//'));
      const timeout = integerCell(root.get('request-timeout'), keyOf(root.entry('request-timeout'), start));
      const user = root.entry('username');
      const both = user !== undefined && !isNullish(user.value) && !isNullish(root.get('client-id'));
      const strange = root.entries.filter(({ key }) => !ENV_KEYS.includes(keyName(key)) && !isOpenKey(key));
      return [
        row('no-target', known(target.state === 'absent', start), absent(start)),
        row(
          'http',
          mapCell(target, (address) => address.startsWith('http://')),
          target,
        ),
        row('both-users', known(both, start), known('username', keyOf(user, start))),
        row(
          'timeout',
          mapCell(timeout, (seconds) => seconds < REQUEST_TIMEOUT_SECONDS),
          at('request-timeout'),
        ),
        row(
          'skip-ssl',
          flagCell(root.get('skip-ssl-validation'), anchorOf(root.get('skip-ssl-validation'), start)),
          at('skip-ssl-validation'),
        ),
        ...strange.map((entry) => row('unknown-key', known(true, keyOf(entry, start)), known(keyName(entry.key), keyOf(entry, start)))),
      ];
    }),
);
