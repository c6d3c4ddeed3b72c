/**
 * What a certificate says (RFC 5280), read from its DER. Nothing is verified against a trust store and no cryptography is done: names, times, key and
 * algorithms are plain fields, and a private key of RSA or EC carries its public half, so even "does this key belong to it" is a comparison.
 * `node:crypto` is therefore never loaded; a test compares every fixture with what it reads.
 */
import { memoByText } from '../../base/memo.ts';
import {
  children,
  DerError,
  expectTag,
  hex,
  readElement,
  readOid,
  readText,
  readTime,
  readUnsigned,
  readWhole,
  TAG,
  type DerElement,
} from '../../base/der.ts';

export interface Certificate {
  /** Common name of the subject; '' when it has none. */
  readonly commonName: string;
  /** The issuer's common name, else its organisation; '' when it has neither. */
  readonly issuerName: string;
  /** Distinguished names as hex of their DER: to be compared, not shown. */
  readonly subject: string;
  readonly issuer: string;
  /** DNS names of the subjectAltName extension as written; undefined without the extension. */
  readonly dnsNames: readonly string[];
  readonly hasAlternativeNames: boolean;
  /** Milliseconds since 1970. */
  readonly notBefore: number;
  readonly notAfter: number;
  readonly isAuthority: boolean;
  readonly key: PublicKey;
  /** `sha256`, `sha1`, `md5` …; '' for algorithms that have none of their own (Ed25519) or are not known. */
  readonly signatureHash: string;
}

export interface PublicKey {
  readonly type: 'rsa' | 'ec' | 'ed25519' | 'other';
  /** Size of the modulus or the curve; 0 when not known. */
  readonly bits: number;
  /** The public number (modulus or point) as hex: equal exactly for equal keys. */
  readonly identity: string;
}

/** Reads one certificate; undefined when the bytes are none. Never throws for bad data. Foundations share many: each text is read once. */
export const readCertificate: (base64: string) => Certificate | undefined = memoByText(
  (base64) => attempt(() => certificateOf(Buffer.from(base64, 'base64'))),
  1000,
);

/** The public half of a private key (PKCS#1, PKCS#8 or SEC 1); undefined when it cannot be read or the key does not carry it (Ed25519). */
export function readPrivateKey(base64: string): PublicKey | undefined {
  return attempt(() => publicHalf(Buffer.from(base64, 'base64')));
}

/** True when the one was issued by the other, by name: what chains are ordered by. */
export function isIssuedBy(certificate: Certificate, issuer: Certificate): boolean {
  return certificate.issuer === issuer.subject;
}

export function isSelfSigned(certificate: Certificate): boolean {
  return certificate.issuer === certificate.subject;
}

/**
 * True when a name of a certificate covers a host name (RFC 6125): letter case is ignored and `*` as the whole first label stands for exactly one label.
 * A common name does not count, and a `*` anywhere else covers nothing, as in Go's verifier.
 */
export function coversHost(name: string, host: string): boolean {
  const pattern = name.toLowerCase();
  const wanted = host.toLowerCase();
  if (!pattern.startsWith('*.')) return pattern === wanted;
  const dot = wanted.indexOf('.');
  return dot > 0 && wanted.slice(dot + 1) === pattern.slice(2);
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof DerError) return undefined;
    throw error;
  }
}

function certificateOf(bytes: Uint8Array): Certificate {
  const [signed, algorithm] = children(bytes, readWhole(bytes, TAG.sequence));
  const fields = children(bytes, expectTag(signed, TAG.sequence));
  // The version comes first and only when it is not 1; serial, algorithm, issuer, validity, subject and key follow in order.
  const [, , issuer, validity, subject, key, ...rest] = fields[0]?.tag === 0xa0 ? fields.slice(1) : fields;
  const [notBefore, notAfter] = children(bytes, expectTag(validity, TAG.sequence));
  if (notBefore === undefined || notAfter === undefined) throw new DerError('validity needs two times');
  const extensions = extensionsOf(bytes, rest);
  const names = extensions.get('2.5.29.17');
  return {
    commonName: nameOf(bytes, expectTag(subject, TAG.sequence), COMMON_NAME),
    issuerName: nameOf(bytes, expectTag(issuer, TAG.sequence), COMMON_NAME) || nameOf(bytes, expectTag(issuer, TAG.sequence), ORGANISATION),
    subject: elementHex(bytes, expectTag(subject, TAG.sequence)),
    issuer: elementHex(bytes, expectTag(issuer, TAG.sequence)),
    dnsNames: names === undefined ? [] : dnsNamesOf(names),
    hasAlternativeNames: names !== undefined,
    notBefore: readTime(bytes, notBefore),
    notAfter: readTime(bytes, notAfter),
    isAuthority: isAuthority(extensions.get('2.5.29.19')),
    key: publicKeyOf(bytes, expectTag(key, TAG.sequence)),
    signatureHash: signatureHashOf(bytes, expectTag(algorithm, TAG.sequence)),
  };
}

const COMMON_NAME = '2.5.4.3';
const ORGANISATION = '2.5.4.10';

/** The last attribute of this type in a distinguished name: the most specific one. */
function nameOf(bytes: Uint8Array, name: DerElement, type: string): string {
  let found = '';
  for (const set of children(bytes, name)) {
    for (const attribute of children(bytes, set)) {
      const [oid, value] = children(bytes, attribute);
      if (oid !== undefined && value !== undefined && readOid(bytes, oid) === type) found = readText(bytes, value);
    }
  }
  return found;
}

function elementHex(bytes: Uint8Array, element: DerElement): string {
  return hex(bytes, element.whole, element.end);
}

/** Contents of the extensions by their object identifier. */
function extensionsOf(bytes: Uint8Array, fields: readonly DerElement[]): ReadonlyMap<string, Uint8Array> {
  const extensions = new Map<string, Uint8Array>();
  const wrapper = fields.find((field) => field.tag === 0xa3);
  if (wrapper === undefined) return extensions;
  for (const extension of children(bytes, readElement(bytes, wrapper.start, wrapper.end))) {
    const parts = children(bytes, extension);
    const content = parts.at(-1); // an optional "critical" flag stands between the identifier and the content
    if (parts[0] === undefined || content === undefined) throw new DerError('an extension is empty');
    extensions.set(readOid(bytes, parts[0]), bytes.subarray(content.start, content.end));
  }
  return extensions;
}

function dnsNamesOf(extension: Uint8Array): readonly string[] {
  return children(extension, readWhole(extension, TAG.sequence))
    .filter((name) => name.tag === 0x82)
    .map((name) => readText(extension, name));
}

function isAuthority(extension: Uint8Array | undefined): boolean {
  if (extension === undefined) return false;
  const [flag] = children(extension, readWhole(extension, TAG.sequence));
  return flag?.tag === TAG.boolean && extension[flag.start] !== 0;
}

const RSA = '1.2.840.113549.1.1.1';
const EC = '1.2.840.10045.2.1';
const ED25519 = '1.3.101.112';

/** Bits of the named curves that TLS uses (RFC 5480, RFC 5639 has none here). */
const CURVE_BITS: Readonly<Record<string, number>> = {
  '1.2.840.10045.3.1.7': 256,
  '1.3.132.0.33': 224,
  '1.3.132.0.34': 384,
  '1.3.132.0.35': 521,
  '1.3.132.0.10': 256,
};

function publicKeyOf(bytes: Uint8Array, info: DerElement): PublicKey {
  const [algorithm, bitString] = children(bytes, info);
  const [type, parameters] = children(bytes, expectTag(algorithm, TAG.sequence));
  const key = expectTag(bitString, TAG.bitString);
  const start = key.start + 1; // the first byte counts unused bits: 0 for every key
  switch (readOid(bytes, expectTag(type, TAG.oid))) {
    case RSA:
      return rsaKey(bytes, children(bytes, expectTag(readElement(bytes, start, key.end), TAG.sequence))[0]);
    case EC:
      return ecKey(hex(bytes, start, key.end), parameters?.tag === TAG.oid ? readOid(bytes, parameters) : '');
    case ED25519:
      return { type: 'ed25519', bits: 256, identity: hex(bytes, start, key.end) };
    default:
      return { type: 'other', bits: 0, identity: hex(bytes, start, key.end) };
  }
}

function rsaKey(bytes: Uint8Array, modulus: DerElement | undefined): PublicKey {
  const identity = readUnsigned(bytes, expectTag(modulus, TAG.integer));
  const topBits = identity === '' ? 0 : 32 - Math.clz32(Number.parseInt(identity.slice(0, 2), 16));
  return { type: 'rsa', bits: Math.max(0, identity.length / 2 - 1) * 8 + topBits, identity };
}

function ecKey(point: string, curve: string): PublicKey {
  return { type: 'ec', bits: CURVE_BITS[curve] ?? 0, identity: point };
}

/** Hash of a signature algorithm: RFC 3279, 4055, 5758. */
const SIGNATURE_HASH: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.2': 'md2',
  '1.2.840.113549.1.1.4': 'md5',
  '1.2.840.113549.1.1.5': 'sha1',
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
  '1.2.840.113549.1.1.14': 'sha224',
  '1.2.840.10040.4.3': 'sha1',
  '1.2.840.10045.4.1': 'sha1',
  '1.2.840.10045.4.3.1': 'sha224',
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
};
/** RSASSA-PSS names its hash in the parameters; SHA-1 is meant when it names none. */
const RSA_PSS = '1.2.840.113549.1.1.10';
const HASH: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

function signatureHashOf(bytes: Uint8Array, algorithm: DerElement): string {
  const [type, parameters] = children(bytes, algorithm);
  const oid = readOid(bytes, expectTag(type, TAG.oid));
  if (oid !== RSA_PSS) return SIGNATURE_HASH[oid] ?? '';
  const hashField = parameters?.tag === TAG.sequence ? children(bytes, parameters).find((field) => field.tag === 0xa0) : undefined;
  if (hashField === undefined) return 'sha1';
  const [hash] = children(bytes, readElement(bytes, hashField.start, hashField.end));
  return HASH[readOid(bytes, expectTag(hash, TAG.oid))] ?? '';
}

function publicHalf(bytes: Uint8Array): PublicKey | undefined {
  const fields = children(bytes, readWhole(bytes, TAG.sequence));
  const [version, second, third] = fields;
  expectTag(version, TAG.integer);
  // PKCS#8: version, algorithm, key. PKCS#1: version, modulus … SEC 1: version, octet string, [0] curve, [1] public key.
  if (second?.tag === TAG.sequence) {
    const [type, parameters] = children(bytes, second);
    const inner = expectTag(third, TAG.octetString);
    const key = bytes.subarray(inner.start, inner.end);
    const oid = readOid(bytes, expectTag(type, TAG.oid));
    if (oid === RSA) return publicHalf(key);
    return oid === EC ? sec1Key(key, parameters?.tag === TAG.oid ? readOid(bytes, parameters) : '') : undefined;
  }
  if (second?.tag === TAG.integer) return rsaKey(bytes, second);
  return sec1Key(bytes, '');
}

function sec1Key(bytes: Uint8Array, outerCurve: string): PublicKey | undefined {
  const fields = children(bytes, readWhole(bytes, TAG.sequence));
  const point = fields.find((field) => field.tag === 0xa1);
  if (point === undefined) return undefined;
  const curveField = fields.find((field) => field.tag === 0xa0);
  const curve =
    curveField === undefined ? outerCurve : readOid(bytes, expectTag(readElement(bytes, curveField.start, curveField.end), TAG.oid));
  const bitString = expectTag(readElement(bytes, point.start, point.end), TAG.bitString);
  return ecKey(hex(bytes, bitString.start + 1, bitString.end), curve);
}
