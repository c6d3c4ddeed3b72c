import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fc } from '../../random.ts';
import { isCertificateLabel, isPrivateKeyLabel, looksLikePem, readPem } from '../../../src/base/pem.ts';

const certificate = readFileSync('fixtures/certs/all-names.pem', 'utf8');
const chain = readFileSync('fixtures/certs/chain.pem', 'utf8');
const body = certificate.split('\n').slice(1, -2).join('');

test('a certificate is one block with its base64', () => {
  const { blocks, problems, embedded } = readPem(certificate);
  expect(blocks).toMatchObject([{ label: 'CERTIFICATE', state: 'base64', body, start: 0 }]);
  expect({ problems, embedded }).toEqual({ problems: [], embedded: false });
  expect(certificate.slice(blocks[0]!.start, blocks[0]!.end)).toBe(certificate.trimEnd());
});

test('a chain keeps its order, and comments between certificates do no harm', () => {
  const commented = `# the leaf\n${chain.replaceAll('-----END CERTIFICATE-----', '-----END CERTIFICATE-----\n# next')}`;
  expect(readPem(commented)).toMatchObject({
    blocks: [{ state: 'base64' }, { state: 'base64' }, { state: 'base64' }],
    problems: [],
    embedded: false,
  });
});

test.each([
  ['END line missing', certificate.replace('-----END CERTIFICATE-----', ''), ['no-end'], 'base64'],
  ['END line missing before the next block', certificate.replace('-----END CERTIFICATE-----\n', '') + certificate, ['no-end'], 'base64'],
  ['line breaks as two characters', certificate.replaceAll('\n', '\\n'), ['literal-newline'], 'base64'],
  ['folded into one line', certificate.replaceAll('\n', ' '), ['joined'], 'base64'],
  ['no break at all', certificate.replaceAll('\n', ''), ['joined'], 'base64'],
  ['Windows line ends', certificate.replaceAll('\n', '\r\n'), ['crlf'], 'base64'],
  ['six dashes', certificate.replace('-----BEGIN', '------BEGIN'), ['dashes'], 'base64'],
  ['four dashes', certificate.replace('-----END', '----END'), ['dashes'], 'base64'],
  ['BEGIN and END disagree', certificate.replace('END CERTIFICATE', 'END RSA PRIVATE KEY'), ['label'], 'base64'],
  [
    'a stray character',
    certificate
      .replace(/[A-Z]{2}/, '!!')
      .replace('!!GIN', 'BEGIN')
      .replace(body.slice(9, 11), '%%'),
    [],
    'malformed',
  ],
  ['shortened with dots', '-----BEGIN CERTIFICATE-----\nMIIE...\n-----END CERTIFICATE-----', [], 'elided'],
  ['shortened without an end', '-----BEGIN CERTIFICATE-----\n...', [], 'elided'],
  ['too short to be one', '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n', [], 'elided'],
  ['a word instead', '-----BEGIN PRIVATE KEY-----\nfake-key\n-----END PRIVATE KEY-----\n', [], 'elided'],
  ['taken out', '-----BEGIN RSA PRIVATE KEY-----\nREDACTED\n-----END RSA PRIVATE KEY-----\n', [], 'redacted'],
  ['a passphrase', readFileSync('fixtures/certs/gorouter.encrypted.key', 'utf8'), ['encrypted-key'], 'encrypted'],
])('%s', (_, text, problems, state) => {
  const read = readPem(text);
  expect(read.problems).toEqual(problems);
  expect(read.blocks[0]?.state).toBe(state);
});

test('lost line breaks do not lose the content', () => {
  for (const text of [certificate.replaceAll('\n', '\\n'), certificate.replaceAll('\n', ' '), certificate.replaceAll('\n', '\r\n')]) {
    expect(readPem(text).blocks[0]?.body).toBe(body);
  }
});

test('base64 without armour is noticed; an ordinary long word is not', () => {
  expect(readPem(`MII${'A'.repeat(400)}`).problems).toEqual(['no-armour']);
  expect(readPem('A'.repeat(400)).problems).toEqual([]);
});

test('a key inside JSON or a script is seen, and its form is left alone', () => {
  const json = JSON.stringify({ type: 'service_account', private_key: certificate });
  expect(readPem(json)).toMatchObject({ embedded: true, problems: [], blocks: [{ state: 'base64' }] });
  expect(readPem(`echo "${certificate}" > /tmp/ca`)).toMatchObject({ embedded: true, problems: [] });
});

test('labels of keys and certificates', () => {
  expect(['PRIVATE KEY', 'RSA PRIVATE KEY', 'OPENSSH PRIVATE KEY', 'PUBLIC KEY', 'CERTIFICATE'].map(isPrivateKeyLabel)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
  expect(['CERTIFICATE', 'TRUSTED CERTIFICATE', 'CERTIFICATE REQUEST'].map(isCertificateLabel)).toEqual([true, true, false]);
  expect([certificate, 'BEGIN of a sentence'].map(looksLikePem)).toEqual([true, false]);
});

test('blocks lie inside the text, in order, whatever the text is', () => {
  const pieces = fc.array(
    fc.constantFrom('-----', '-', 'BEGIN ', 'END ', 'CERTIFICATE', 'KEY', '\n', '\\n', ' ', 'MIIB', '...', certificate),
    { maxLength: 20 },
  );
  fc.assert(
    fc.property(
      pieces.map((parts) => parts.join('')),
      (text) => {
        let reached = 0;
        for (const block of readPem(text).blocks) {
          expect(block.start).toBeGreaterThanOrEqual(reached);
          expect(block.end).toBeLessThanOrEqual(text.length);
          reached = block.end;
        }
      },
    ),
  );
});
