/**
 * Makes the certificates of `fixtures/certs` that are missing; existing files are kept, because YAML fixtures and rule examples contain copies of them.
 * Run it after adding one to the list below: `npx tsx src/dev/acceptance/make-certs.ts`. The keys are test keys and protect nothing.
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = 'fixtures/certs';

/** Everything that tests see is relative to this day; the certificates of ordinary cases are valid around it for decades. */
const FROM = '2020-01-01';
const UNTIL = '2049-12-31';

interface Wanted {
  readonly file: string;
  readonly commonName: string;
  /** Undefined: no subjectAltName extension. */
  readonly names?: readonly string[];
  readonly from?: string;
  readonly until?: string;
  readonly key?: 'ec' | 'rsa-2048' | 'rsa-1024' | 'rsa-512';
  readonly hash?: 'sha256' | 'sha1';
  readonly authority?: true;
  /** Keep the private key: to issue others, or for cases about keys. All other keys are thrown away. */
  readonly keepKey?: true;
  /** File name of the issuer's certificate; itself when left out. */
  readonly issuer?: string;
}

const WANTED: readonly Wanted[] = [
  { file: 'authority', commonName: 'Example Root CA', authority: true, keepKey: true },
  { file: 'intermediate', commonName: 'Example Issuing CA', authority: true, keepKey: true, issuer: 'authority' },
  {
    file: 'gorouter',
    commonName: 'gorouter',
    names: ['*.sys.example.com', '*.apps.example.com', '*.login.sys.example.com', '*.uaa.sys.example.com'],
    key: 'rsa-2048',
    keepKey: true,
    issuer: 'intermediate',
  },
  {
    file: 'all-names',
    commonName: 'gorouter',
    names: ['*.sys.example.com', '*.apps.example.com', '*.login.sys.example.com', '*.uaa.sys.example.com'],
    keepKey: true,
    issuer: 'authority',
  },
  {
    file: 'old-domain',
    commonName: 'gorouter',
    names: ['*.sys.old.example', '*.apps.old.example', '*.login.sys.old.example', '*.uaa.sys.old.example'],
    issuer: 'authority',
  },
  { file: 'without-identity-zones', commonName: 'gorouter', names: ['*.sys.example.com', '*.apps.example.com'], issuer: 'authority' },
  {
    file: 'without-uaa',
    commonName: 'gorouter',
    names: ['*.sys.example.com', '*.apps.example.com', '*.login.sys.example.com'],
    issuer: 'authority',
  },
  {
    file: 'system-only',
    commonName: 'gorouter',
    names: ['*.sys.example.com', '*.login.sys.example.com', '*.uaa.sys.example.com'],
    issuer: 'authority',
  },
  { file: 'apps-only', commonName: 'gorouter', names: ['*.apps.example.com'], issuer: 'authority' },
  {
    file: 'parent-wildcard',
    commonName: 'gorouter',
    names: ['*.example.com', '*.login.sys.example.com', '*.uaa.sys.example.com'],
    issuer: 'authority',
  },
  { file: 'segment', commonName: 'segment', names: ['*.segment.example.com'], issuer: 'authority' },
  { file: 'common-name-only', commonName: '*.sys.example.com', issuer: 'authority' },
  { file: 'expired', commonName: 'expired', names: ['*.sys.example.com', '*.apps.example.com'], until: '2025-06-30', issuer: 'authority' },
  {
    file: 'twenty-days-left',
    commonName: 'soon',
    names: ['*.sys.example.com', '*.apps.example.com'],
    until: '2026-01-21',
    issuer: 'authority',
  },
  {
    file: 'sixty-days-left',
    commonName: 'later',
    names: ['*.sys.example.com', '*.apps.example.com'],
    until: '2026-03-02',
    issuer: 'authority',
  },
  {
    file: 'not-yet-valid',
    commonName: 'early',
    names: ['*.sys.example.com', '*.apps.example.com'],
    from: '2026-07-01',
    issuer: 'authority',
  },
  { file: 'expired-authority', commonName: 'Example Old Root CA', authority: true, until: '2025-06-30' },
  { file: 'weak', commonName: 'weak', names: ['*.sys.example.com'], key: 'rsa-1024', hash: 'sha1', issuer: 'authority' },
  { file: 'self-signed', commonName: 'self-signed', names: ['*.sys.example.com', '*.apps.example.com'] },
  { file: 'sha1-signature', commonName: 'sha1', names: ['*.sys.example.com'], hash: 'sha1', issuer: 'authority' },
  { file: 'short-key', commonName: 'short', names: ['*.sys.example.com'], key: 'rsa-1024', issuer: 'authority' },
  { file: 'very-short-key', commonName: 'very short', names: ['*.sys.example.com'], key: 'rsa-512', issuer: 'authority' },
  { file: 'self-signed-authority', commonName: 'lab', names: ['*.sys.example.com', '*.apps.example.com'], authority: true },
  { file: 'public-root', commonName: 'ISRG Root X1', authority: true, keepKey: true },
  { file: 'public-leaf', commonName: 'public', names: ['*.sys.example.com', '*.apps.example.com'], issuer: 'public-root' },
  { file: 'provider-root', commonName: 'Amazon RDS Root CA', authority: true, key: 'rsa-1024' },
  { file: 'saml', commonName: 'saml', names: ['*.login.sys.example.com'], issuer: 'authority' },
];

mkdirSync(FOLDER, { recursive: true });
for (const wanted of WANTED) make(wanted);
writeMissing('chain.pem', () => read('gorouter.pem') + read('intermediate.pem') + read('authority.pem'));
writeMissing('chain-reversed.pem', () => read('authority.pem') + read('intermediate.pem') + read('gorouter.pem'));

function make(wanted: Wanted): void {
  if (existsSync(path(`${wanted.file}.pem`))) return;
  const keys = generate(wanted.key ?? 'ec');
  const issuer = wanted.issuer ?? wanted.file;
  const issuerKey = issuer === wanted.file ? keys.privateKey : createPrivateKey(read(`${issuer}.key`));
  const issuerName = WANTED.find((candidate) => candidate.file === issuer)!.commonName;
  if (wanted.keepKey) writeFileSync(path(`${wanted.file}.key`), keys.privateKey.export({ type: 'pkcs8', format: 'pem' }));
  writeFileSync(path(`${wanted.file}.pem`), armour(certificate(wanted, keys.publicKey, issuerName, issuerKey)));
}

function generate(kind: NonNullable<Wanted['key']>): { publicKey: KeyObject; privateKey: KeyObject } {
  if (kind === 'ec') return generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return generateKeyPairSync('rsa', { modulusLength: Number(kind.slice('rsa-'.length)) });
}

function certificate(wanted: Wanted, publicKey: KeyObject, issuerName: string, issuerKey: KeyObject): Buffer {
  const hash = wanted.hash ?? 'sha256';
  const algorithm = signatureAlgorithm(issuerKey, hash);
  const extensions = [extension('2.5.29.19', sequence(wanted.authority ? [der(0x01, Buffer.from([0xff]))] : []), true)];
  if (wanted.names !== undefined)
    extensions.push(extension('2.5.29.17', sequence(wanted.names.map((name) => der(0x82, Buffer.from(name))))));
  const signed = sequence([
    der(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    algorithm,
    name(issuerName),
    sequence([time(wanted.from ?? FROM), time(wanted.until ?? UNTIL)]),
    name(wanted.commonName),
    createPublicKey(publicKey.export({ type: 'spki', format: 'pem' })).export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(extensions)),
  ]);
  return sequence([signed, algorithm, der(0x03, Buffer.concat([Buffer.from([0]), sign(hash, signed, issuerKey)]))]);
}

function signatureAlgorithm(key: KeyObject, hash: 'sha256' | 'sha1'): Buffer {
  if (key.asymmetricKeyType === 'ec') return sequence([oid(hash === 'sha1' ? '1.2.840.10045.4.1' : '1.2.840.10045.4.3.2')]);
  return sequence([oid(hash === 'sha1' ? '1.2.840.113549.1.1.5' : '1.2.840.113549.1.1.11'), der(0x05, Buffer.alloc(0))]);
}

function extension(type: string, content: Buffer, critical = false): Buffer {
  const flag = critical ? [der(0x01, Buffer.from([0xff]))] : [];
  return sequence([oid(type), ...flag, der(0x04, content)]);
}

function name(commonName: string): Buffer {
  return sequence([der(0x31, sequence([oid('2.5.4.3'), der(0x0c, Buffer.from(commonName))]))]);
}

/** UTCTime, which RFC 5280 wants up to 2049. */
function time(day: string): Buffer {
  return der(0x17, Buffer.from(`${day.slice(2).replaceAll('-', '')}000000Z`));
}

function oid(dotted: string): Buffer {
  const [first, second, ...rest] = dotted.split('.').map(Number) as [number, number, ...number[]]; // every identifier above has two arcs
  return der(0x06, Buffer.from([first * 40 + second, ...rest].flatMap(base128)));
}

function base128(value: number): number[] {
  const bytes = [value & 0x7f];
  for (let rest = value >> 7; rest > 0; rest >>= 7) bytes.unshift((rest & 0x7f) | 0x80);
  return bytes;
}

function integer(bytes: Buffer): Buffer {
  return der(0x02, bytes);
}

function sequence(parts: readonly Buffer[]): Buffer {
  return der(0x30, Buffer.concat(parts));
}

function der(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const header = length < 0x80 ? [tag, length] : length < 0x100 ? [tag, 0x81, length] : [tag, 0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from(header), content]);
}

function armour(bytes: Buffer): string {
  const lines = bytes.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

function writeMissing(file: string, content: () => string): void {
  if (!existsSync(path(file))) writeFileSync(path(file), content());
}

function read(file: string): string {
  return readFileSync(path(file), 'utf8');
}

function path(file: string): string {
  return join(FOLDER, file);
}
