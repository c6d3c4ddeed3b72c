/** Whether a private key with a passphrase has a field for it, and what stands there. */
import { keyName, descend, isNullish, type ConfigNode, type MapNode } from '../../value/node.ts';
import type { PemPlace } from './certificate-place.ts';

/**
 * `given`: the passphrase is there, or may be: it is unknown what stands there or where the key is used. `empty`: the field is there and holds nothing.
 * `missing`: the component has a field that the file does not have. `none`: there is no field for one.
 */
export type Passphrase =
  | { readonly state: 'given' | 'none' }
  | { readonly state: 'missing'; readonly field: string }
  | { readonly state: 'empty'; readonly field: string; readonly node: ConfigNode };

/** Key and passphrase of UAA's SAML pair in the TAS tile, which hands both to the `uaa` job. */
const SAML_PAIR = '.uaa.service_provider_key_credentials';
const SAML_PASSPHRASE = '.uaa.service_provider_key_password';

/** What becomes of the passphrase of an encrypted key at this place. */
export function passphraseOf(place: PemPlace): Passphrase {
  const { document, property, within } = place;
  if (property === SAML_PAIR) return samlPassphrase(document.root);
  const sibling = within === undefined ? undefined : siblingOf(within.map, within.name);
  if (sibling !== undefined) return isEmpty(sibling.value) ? { state: 'empty', field: keyName(sibling.key), node: sibling.value } : GIVEN;
  // The `uaa` job of BOSH manifests has `serviceProviderKeyPassword`, which is empty by default.
  const name = within === undefined ? '' : plain(within.name);
  if (name === 'serviceproviderkey' && document.kind === 'bosh-manifest') return { state: 'missing', field: `${within!.name}Password` };
  // A vars file does not say who takes the key, an operation not what stands beside it.
  const isOpen = document.kind === 'vars' || (document.kind === 'ops' && /saml|service_?provider/i.test(property));
  return isOpen ? GIVEN : { state: 'none' };
}

const GIVEN: Passphrase = { state: 'given' };

function samlPassphrase(root: ConfigNode | undefined): Passphrase {
  const property = descend(root, 'product-properties', SAML_PASSPHRASE);
  if (property === undefined) {
    const isOpen = descend(root, 'product-properties')?.kind === 'unknown';
    return isOpen ? GIVEN : { state: 'missing', field: SAML_PASSPHRASE };
  }
  const value = descend(property, 'value') ?? property;
  const secret = value.kind === 'map' ? (value.get('secret') ?? value) : value;
  return isEmpty(secret) ? { state: 'empty', field: SAML_PASSPHRASE, node: secret } : GIVEN;
}

/** The entry beside a key that is called like its passphrase. */
function siblingOf(map: MapNode, name: string): MapNode['entries'][number] | undefined {
  const key = plain(name);
  const wanted = new Set(['passphrase', 'keypassphrase', 'keypassword', 'privatekeypassphrase', 'privatekeypassword']);
  return map.entries.find((entry) => {
    const candidate = plain(keyName(entry.key));
    return wanted.has(candidate) || candidate === `${key}password` || candidate === `${key}passphrase`;
  });
}

/** A name without its separators and in small letters: `serviceProviderKey` and `service_provider_key` are the same. */
function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}

function isEmpty(node: ConfigNode): boolean {
  return isNullish(node) || (node.kind === 'scalar' && node.text === '') || (node.kind === 'map' && node.entries.length === 0);
}
