/** Names of TLS cipher suites as OpenSSL (`ECDHE-RSA-AES128-GCM-SHA256`) and the RFCs (`TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256`) write them. */

export interface CipherSuite {
  /** As written. */
  readonly name: string;
  /** The OpenSSL name in capitals, so that both ways of writing are equal; the text itself for what is no suite (`HIGH`, `ECDHE+AESGCM`). */
  readonly canonical: string;
  /** False for keywords that stand for many suites: what they contain depends on the library. */
  readonly single: boolean;
  /** Uses something that current libraries have removed: RC4, DES, 3DES, NULL, export keys, MD5, no authentication. */
  readonly broken: boolean;
  /** Each session has keys of its own (ECDHE, DHE, TLS 1.3), so that a stolen key opens no old recordings. */
  readonly forwardSecret: boolean;
  /** Type of the certificate that it needs; undefined when it fits any (TLS 1.3, keywords). */
  readonly certificate: 'rsa' | 'ec' | undefined;
}

/** The suites of a list separated by colons; parts that take suites away (`!RC4`, `-MD5`) are left out. */
export function parseCipherList(parts: readonly string[]): readonly CipherSuite[] {
  return parts.flatMap((part) => {
    const name = part.trim();
    return name === '' || /^[!@-]/.test(name) ? [] : [parseSuite(name)];
  });
}

function parseSuite(name: string): CipherSuite {
  const canonical = name.toUpperCase().startsWith('TLS_') ? fromRfc(name.toUpperCase()) : name.toUpperCase();
  const isNew = canonical.startsWith('TLS_');
  const exchange = /^(ECDHE|EECDH|DHE|EDH)-/.exec(canonical);
  const single = isNew || exchange !== null || BULK.test(canonical);
  return {
    name,
    canonical,
    single,
    broken: BROKEN.test(canonical),
    forwardSecret: isNew || exchange !== null || !single,
    certificate: isNew || !single ? undefined : canonical.startsWith('ECDHE-ECDSA-') ? 'ec' : 'rsa',
  };
}

/** How the name of a suite begins whose key exchange is plain RSA. */
const BULK = /^(AES(128|256)-|AES(128|256)$|CAMELLIA|SEED-|IDEA-|ARIA|DES-CBC|RC4-|NULL-|EXP-)/;
const BROKEN = /(^|[-_])(RC4|3DES|DES|NULL|EXP(ORT)?[0-9]*|MD5|ADH|AECDH|ANON|ANULL|ENULL)([-_]|$)/;

/** `TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384` is `ECDHE-RSA-AES256-GCM-SHA384`; the suites of TLS 1.3 have no other name. */
function fromRfc(name: string): string {
  const [exchange, cipher] = name.slice('TLS_'.length).split('_WITH_');
  if (exchange === undefined || cipher === undefined) return name;
  const bulk = cipher
    .replace('3DES_EDE_CBC', 'DES_CBC3')
    .replace(/^(AES|CAMELLIA|ARIA)_(128|256)_(CBC_)?/, '$1$2_')
    .replace('RC4_128', 'RC4')
    .replace(/^(CHACHA20_POLY1305)_SHA256$/, '$1');
  return (exchange === 'RSA' ? bulk : `${exchange}_${bulk}`).replaceAll('_', '-');
}
