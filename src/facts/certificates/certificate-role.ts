/** What a certificate is for, as far as its place and its neighbours tell. */
import { isProviderAuthority } from '../../catalog/public-authorities.ts';
import { isSelfSigned, type Certificate } from './x509.ts';

/** `router`: shown by Gorouter or HAProxy; `saml`: UAA's; `opsman`: shown by Ops Manager; `trust`: a list of authorities. */
export type CertificateRole = 'router' | 'saml' | 'opsman' | 'trust' | 'other';

/** Where a certificate stands. */
export interface CertificateSetting {
  /** Kind of the document. */
  readonly kind: string;
  /** Product property, else the keys from the root joined by dots. */
  readonly property: string;
  /** The keys from the root; what an operation sets is called by its path. */
  readonly path: readonly string[];
  /** True when a private key belongs to it: it is shown or signs, and is not only trusted. */
  readonly hasKey: boolean;
  /** True for a text that is itself the element of a list. */
  readonly isListed: boolean;
  /** The certificates of the text; undefined stands for one that cannot be parsed. */
  readonly certificates: readonly (Certificate | undefined)[];
}

/** The role of a certificate. A name decides first; what has no telling name but holds nothing but authorities without a key is a list of them. */
export function roleOf(setting: CertificateSetting): CertificateRole {
  const { kind, property, path, hasKey } = setting;
  if (ROUTER_PROPERTIES.some((name) => property === name || property.startsWith(`${name}.`))) return 'router';
  if (BOSH_CERTIFICATE.test(property)) return 'router';
  if (property === '.uaa.service_provider_key_credentials') return 'saml';
  if (kind === 'opsman' && path.includes('ssl-certificate')) return 'opsman';
  if (hasKey) return 'other';
  return tellingNames(property, path).some(namesAuthority) || isBundle(setting) ? 'trust' : 'other';
}

/** Certificates that Gorouter (or HAProxy before it) shows to clients; the second is how PAS up to 2.1 called the pane. */
const ROUTER_PROPERTIES: readonly string[] = ['.properties.networking_poe_ssl_certs', '.properties.networking_point_of_entry'];

/** The same in the jobs of a manifest: `router.tls_pem` of Gorouter, `ha_proxy.ssl_pem` of HAProxy. */
const BOSH_CERTIFICATE = /(^|\.)(router\.tls_pem|ha_proxy(\.crt_list)?\.ssl_pem)\.cert_chain$/;

/** The names that say what a place is for. Keys that only say "a certificate" leave that to the key above them. */
function tellingNames(property: string, path: readonly string[]): readonly string[] {
  const key = lastName(path.at(-1) ?? '');
  if (key === 'value' || key === 'cert_pem') return [lastName(property)];
  return PLAIN_NAMES.has(key) ? [key, lastName(path.at(-2) ?? '')] : [key];
}

const PLAIN_NAMES: ReadonlySet<string> = new Set(['certificate', 'cert', 'pem', 'content']);

/** The last name of the path of an operation (`/a/name=b/trusted_certs?/-` → `trusted_certs`); another text is its own last name. */
function lastName(text: string): string {
  if (!text.startsWith('/')) return text;
  const names = text
    .split('/')
    .map((token) => token.replace(/\?$/, '').replace(/:(?:before|after|prev|next)$/, ''))
    .filter((token) => token !== '' && token !== '-' && !/^-?\d+$/.test(token) && !token.includes('='));
  return names.at(-1) ?? '';
}

/** True when a key names authorities (`tls_ca`, `caCerts`, `trusted_certificates`, `rootCA`) and not a certificate that somebody shows. */
export function namesAuthority(name: string): boolean {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .some((word) => AUTHORITY_WORDS.has(word));
}

const AUTHORITY_WORDS: ReadonlySet<string> = new Set([
  'ca',
  'cas',
  'cacert',
  'cacerts',
  'cafile',
  'rootca',
  'root',
  'roots',
  'trust',
  'trusted',
  'truststore',
  'authority',
  'authorities',
]);

/** Several roots in one text, a list whose elements are authorities, or those of a provider alone: no server of the operator shows that. */
function isBundle({ certificates, isListed }: CertificateSetting): boolean {
  const read = certificates.filter((certificate) => certificate !== undefined);
  if (read.length === 0 || read.length < certificates.length || !read.every((certificate) => certificate.isAuthority)) return false;
  return isListed || read.filter(isSelfSigned).length > 1 || read.every((certificate) => isProviderAuthority(certificate.commonName));
}
