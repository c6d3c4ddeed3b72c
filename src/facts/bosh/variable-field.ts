import { didYouMean } from '../../base/did-you-mean.ts';
import { BOSH_KINDS } from '../../foundation/kind.ts';
import { documentsOf, type Document } from '../../foundation/foundation.ts';
import { listAt } from '../../foundation/vm-type.ts';
import { absent, known } from '../../value/cell.ts';
import { startOf } from '../document.ts';
import { textOf } from './deployment-identity.ts';
import { flag, Row, table, text, texts } from '../table.ts';

/** One row per placeholder that asks for a field of a variable which the same file has generated. */
export const variableFields = table(
  'variable-field',
  {
    doc: 'A placeholder that asks for a field of a variable of the same manifest or runtime config: `((tls.certificate))`.',
    label: ['variable', 'field'],
    looksAt: { kinds: BOSH_KINDS, sections: ['variables'] },
    columns: {
      variable: text('name of the variable'),
      type: text('its type'),
      field: text('the field that is asked for'),
      fields: texts('the fields that a variable of this type has; empty for a text, which has none'),
      has_field: flag('whether the field is one of them'),
      near_field: text('the field that was probably meant; absent where none is near'),
    },
  },
  (input) => documentsOf(input.foundation, ...BOSH_KINDS).flatMap(fieldRows),
);

/** What is generated for each type (CredHub and bosh CLI 7); other types may hold anything. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  certificate: ['ca', 'certificate', 'private_key'],
  rsa: ['private_key', 'public_key'],
  ssh: ['private_key', 'public_key', 'public_key_fingerprint'],
  user: ['username', 'password', 'password_hash'],
  password: [],
};

/** What people write for these fields. */
const INSTEAD: Readonly<Record<string, string>> = {
  cert: 'certificate',
  cert_pem: 'certificate',
  crt: 'certificate',
  key: 'private_key',
  key_pem: 'private_key',
  ca_cert: 'ca',
  fingerprint: 'public_key_fingerprint',
};

function fieldRows(document: Document): readonly Row[] {
  const types = new Map(
    listAt(document, 'variables').flatMap((node) => {
      const [name, type] = [textOf(node.get('name')), textOf(node.get('type'))];
      return name === undefined || type === undefined || FIELDS[type] === undefined ? [] : [[name, type] as const];
    }),
  );
  if (types.size === 0) return [];
  return document.uses.flatMap(({ name, variable, at, outcome }) => {
    const type = types.get(variable);
    const fields = type === undefined ? undefined : FIELDS[type];
    const field = name.slice(variable.length + 1).split('.', 1)[0] ?? '';
    if (type === undefined || fields === undefined || field === '' || outcome !== 'credential-store') return [];
    const anchor = at ?? startOf(document);
    const instead = INSTEAD[field] ?? didYouMean(field, fields);
    return [
      new Row(anchor, {
        variable: known(variable, anchor),
        type: known(type, anchor),
        field: known(field, anchor),
        fields: known(fields, anchor),
        has_field: known(fields.includes(field), anchor),
        near_field: instead !== undefined && fields.includes(instead) ? known(instead, anchor) : absent(anchor),
      }),
    ];
  });
}
