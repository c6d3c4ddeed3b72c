import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fc, runs } from '../../../random.ts';
import { readPem } from '../../../../src/base/pem.ts';
import {
  coversHost,
  isIssuedBy,
  isSelfSigned,
  readCertificate,
  readPrivateKey,
  type Certificate,
} from '../../../../src/facts/certificates/x509.ts';

const folder = 'fixtures/certs';
const files = readdirSync(folder).filter((file) => file.endsWith('.pem') && !file.startsWith('chain'));
const pem = (file: string) => readFileSync(`${folder}/${file}`, 'utf8');
const bodies = (file: string) => readPem(pem(file)).blocks.map((block) => block.body);
const certificate = (name: string): Certificate => readCertificate(bodies(`${name}.pem`)[0]!)!;

describe('agrees with OpenSSL, as Node shows it', () => {
  test.each(files)('%s', (file) => {
    const ours = readCertificate(bodies(file)[0]!)!;
    const theirs = new X509Certificate(pem(file));
    expect(ours.commonName).toBe(/CN=(.*)/.exec(theirs.subject)![1]);
    expect(ours.dnsNames.map((name) => `DNS:${name}`).join(', ')).toBe(theirs.subjectAltName ?? '');
    expect(ours.notBefore).toBe(Date.parse(theirs.validFrom));
    expect(ours.notAfter).toBe(Date.parse(theirs.validTo));
    expect(ours.isAuthority).toBe(theirs.ca);
    expect(ours.key.type).toBe(theirs.publicKey.asymmetricKeyType);
    const { modulusLength, namedCurve } = theirs.publicKey.asymmetricKeyDetails!;
    expect(ours.key.bits).toBe(modulusLength ?? { prime256v1: 256 }[namedCurve!]);
    expect(isSelfSigned(ours)).toBe(theirs.subject === theirs.issuer);
  });
});

test('the signature hash is read, which Node 20 does not show', () => {
  expect(certificate('weak').signatureHash).toBe('sha1');
  expect(certificate('gorouter').signatureHash).toBe('sha256');
});

test('a certificate without the extension has no names, which is not the same as an empty list', () => {
  expect(certificate('common-name-only')).toMatchObject({ hasAlternativeNames: false, dnsNames: [] });
});

test('a chain is ordered when each is issued by the next', () => {
  const [leaf, intermediate, root] = bodies('chain.pem').map((body) => readCertificate(body)!) as [Certificate, Certificate, Certificate];
  expect(isIssuedBy(leaf, intermediate) && isIssuedBy(intermediate, root)).toBe(true);
  expect(isIssuedBy(root, intermediate)).toBe(false);
});

test.each([
  ['gorouter.key', 'gorouter'],
  ['gorouter.pkcs1.key', 'gorouter'],
  ['all-names.key', 'all-names'],
  ['all-names.sec1.key', 'all-names'],
])('%s belongs to %s and to nothing else', (key, owner) => {
  const publicHalf = readPrivateKey(bodies(key)[0]!)!;
  for (const file of files) {
    const belongs = new X509Certificate(pem(file)).checkPrivateKey(createPrivateKey(pem(key)));
    expect(publicHalf.identity === certificate(file.slice(0, -4)).key.identity).toBe(belongs);
  }
  expect(publicHalf).toEqual(certificate(owner).key);
});

test.each([
  ['*.sys.example.com', 'api.sys.example.com', true],
  ['*.SYS.example.com', 'api.sys.Example.com', true],
  ['api.sys.example.com', 'api.sys.example.com', true],
  ['*.example.com', 'api.sys.example.com', false],
  ['*.sys.example.com', 'x.login.sys.example.com', false],
  ['*.sys.example.com', 'sys.example.com', false],
  ['a*.sys.example.com', 'api.sys.example.com', false],
  ['*', 'api', false],
  ['*.sys.example.com', '.sys.example.com', false],
])('%s for %s: %s', (name, host, covered) => {
  expect(coversHost(name, host)).toBe(covered);
});

test('damaged bytes are no certificate, and never a crash', () => {
  const bytes = Buffer.from(bodies('all-names.pem')[0]!, 'base64');
  expect(readCertificate(bytes.subarray(0, -1).toString('base64'))).toBeUndefined();
  expect(readCertificate(Buffer.concat([bytes, Buffer.from([0])]).toString('base64'))).toBeUndefined();
  expect(readPrivateKey(bytes.toString('base64'))).toBeUndefined();
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 255 }), (at, byte) => {
      const damaged = Buffer.from(bytes);
      damaged[at] = byte;
      readCertificate(damaged.toString('base64'));
      readPrivateKey(damaged.toString('base64'));
    }),
    { numRuns: runs(2000) },
  );
  fc.assert(fc.property(fc.uint8Array(), (data) => void readCertificate(Buffer.from(data).toString('base64'))));
});

const shared = process.env['TASLINT_SHARED'];
test.skipIf(shared === undefined)('agrees with OpenSSL on every certificate of the corpus', () => {
  let compared = 0;
  for (const kind of ['product', 'director', 'vars', 'runtime-config']) {
    for (const file of readdirSync(`${shared}/corpus/${kind}`)) {
      const text = readFileSync(`${shared}/corpus/${kind}/${file}`, 'utf8').replaceAll(/^[ \t]+/gm, '');
      for (const block of readPem(text).blocks) {
        if (block.label !== 'CERTIFICATE' || block.state !== 'base64') continue;
        const ours = readCertificate(block.body);
        const theirs = nodeCertificate(block.body);
        expect(ours === undefined, file).toBe(theirs === undefined);
        if (ours === undefined || theirs === undefined) continue;
        expect(ours.notAfter).toBe(Date.parse(theirs.validTo));
        expect(ours.isAuthority).toBe(theirs.ca);
        expect(ours.dnsNames).toEqual(
          (theirs.subjectAltName ?? '').split(', ').flatMap((name) => (name.startsWith('DNS:') ? [name.slice(4)] : [])),
        );
        compared++;
      }
    }
  }
  expect(compared).toBeGreaterThan(20);
});

function nodeCertificate(body: string): X509Certificate | undefined {
  try {
    return new X509Certificate(Buffer.from(body, 'base64'));
  } catch {
    return undefined; // what OpenSSL refuses; the comparison above wants the same of ours
  }
}
