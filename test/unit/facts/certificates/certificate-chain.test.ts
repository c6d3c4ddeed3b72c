import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { certificateChains } from '../../../../src/facts/certificates/certificate-chain.ts';
import { cipherLists } from '../../../../src/facts/certificates/cipher-list.ts';
import { haproxies } from '../../../../src/facts/certificates/haproxy.ts';
import { requiredNames } from '../../../../src/facts/certificates/required-name.ts';
import { segmentCertificates } from '../../../../src/facts/certificates/segment-certificate.ts';
import { inputOf, pem, placeOf, plain, rowsOf, type TestFile } from '../network-build.ts';

const product = (text: string, name = 'cf'): TestFile => ({ kind: 'product', text: `product-name: ${name}\n${text}` });
const pairs = (...certificates: readonly string[]) =>
  `product-properties:\n  .properties.networking_poe_ssl_certs:\n    value:\n${certificates.map((text) => `    - {name: a, certificate: {cert_pem: ${text}, private_key_pem: ((key))}}`).join('\n')}\n`;
const read = (...names: readonly string[]) =>
  JSON.stringify(names.map((name) => readFileSync(`fixtures/certs/${name}.pem`, 'utf8')).join(''));
const director = (trusted: string): TestFile => ({
  kind: 'director',
  text: `properties-configuration:\n  security_configuration:\n    trusted_certificates: ${trusted}\n`,
});

test('a chain says who issued whom', () => {
  const [row] = rowsOf(certificateChains, inputOf([product(pairs(pem('chain.pem')))]));
  expect(plain([row!], 'names', 'ordered', 'first_is_ca', 'leaf', 'root', 'authority_is_public', 'authority_trusted')).toEqual([
    {
      names: ['gorouter', 'Example Issuing CA', 'Example Root CA'],
      ordered: true,
      first_is_ca: false,
      leaf: 'gorouter',
      root: 'Example Root CA',
      authority_is_public: false,
    },
  ]);
});

test.each([
  ['reversed', ['authority', 'intermediate', 'gorouter'], { ordered: false, first_is_ca: true, leaf: 'gorouter', root: 'Example Root CA' }],
  ['mixed', ['gorouter', 'authority', 'intermediate'], { ordered: false, first_is_ca: false, leaf: 'gorouter', root: 'Example Root CA' }],
  ['only authorities', ['authority'], { ordered: true, first_is_ca: true, root: 'Example Root CA' }],
  ['alone', ['gorouter'], { ordered: true, first_is_ca: false, leaf: 'gorouter' }],
])('a chain that is %s', (_, names, expected) => {
  const rows = rowsOf(certificateChains, inputOf([product(pairs(read(...names)))]));
  expect(plain(rows, 'ordered', 'first_is_ca', 'leaf', 'root')).toEqual([expected]);
});

test.each([
  ['the root itself', pem('authority.pem'), true],
  ['another authority', pem('expired-authority.pem'), false],
  ['nothing', '""', false],
  ['a placeholder', '((company_ca))', '? company_ca'],
  ['a text that is no certificate', 'x', '?'],
  ['null', 'null', undefined],
])('the director trusts %s', (_, trusted, expected) => {
  const [row] = rowsOf(certificateChains, inputOf([product(pairs(pem('chain.pem'))), director(trusted)]));
  expect(plain([row!], 'authority_trusted')).toEqual([expected === undefined ? {} : { authority_trusted: expected }]);
});

test.each([
  ['its issuer', pem('intermediate.pem'), true],
  ['another authority', pem('expired-authority.pem'), false],
  ['a placeholder', '((company_ca))', '? company_ca'],
])('a chain without its root, and the director trusts %s', (_, trusted, expected) => {
  const [row] = rowsOf(certificateChains, inputOf([product(pairs(pem('gorouter.pem'))), director(trusted)]));
  expect(plain([row!], 'authority', 'authority_is_public', 'authority_trusted')).toEqual([
    { authority: 'Example Issuing CA', authority_is_public: false, authority_trusted: expected },
  ]);
});

test('lists of authorities are no chains, and a placeholder is not read', () => {
  const rows = rowsOf(certificateChains, inputOf([product(pairs('((cert))')), director(pem('authority.pem'))]));
  expect(plain(rows, 'role', 'first_is_ca', 'ordered')).toEqual([{ role: 'router', first_is_ca: '? cert', ordered: '? cert' }]);
});

test('the first pair alone decides what clients without SNI see', () => {
  const domains = '  .cloud_controller.system_domain: {value: sys.example.com}\n';
  const first = (...names: readonly string[]) =>
    plain(rowsOf(requiredNames, inputOf([product(pairs(...names) + domains)])), 'kind', 'covered', 'first_covers', 'first_subject').filter(
      ({ kind }) => kind === 'system',
    );
  expect(first(pem('apps-only.pem'), pem('system-only.pem'))).toEqual([
    { kind: 'system', covered: true, first_covers: false, first_subject: 'gorouter' },
  ]);
  expect(first('((cert))', pem('system-only.pem'))).toEqual([
    { kind: 'system', covered: true, first_covers: '? cert', first_subject: '? cert' },
  ]);
});

const segment = (extra: string, ...names: readonly string[]) => product(pairs(...names) + extra, 'p-isolation-segment-blue');
const SEGMENT_DOMAIN = '  .properties.isolation_segment_domain: {value: segment.example.com}\n';
const apps: TestFile = product('product-properties:\n  .cloud_controller.apps_domain: {value: apps.example.com}\n');

test.each([
  ['its own domain', [segment(SEGMENT_DOMAIN, pem('segment.pem'))], { covered: true, domains: ['segment.example.com'] }],
  ['another domain', [segment(SEGMENT_DOMAIN, pem('system-only.pem'))], { covered: false, domains: ['segment.example.com'] }],
  ['the apps domain', [segment(SEGMENT_DOMAIN, pem('apps-only.pem')), apps], { covered: true, domains: ['segment.example.com'] }],
  ['not the apps domain, its only one', [segment('', pem('segment.pem')), apps], { covered: false, domains: ['apps.example.com'] }],
  ['nothing that is known to be needed', [segment('', pem('segment.pem'))], { domains: [] }],
  ['its own domain, not known', [segment(SEGMENT_DOMAIN, '((cert))')], { covered: '? cert', domains: ['segment.example.com'] }],
])('the certificate of a segment covers %s', (_, files, expected) => {
  expect(plain(rowsOf(segmentCertificates, inputOf(files)), 'covered', 'domains')).toEqual([expected]);
});

test('a segment says how many routers it has', () => {
  const text = 'resource-config:\n  isolated_router_blue: {instances: 0}\n';
  expect(plain(rowsOf(segmentCertificates, inputOf([segment(text, pem('segment.pem'))])), 'routers')).toEqual([{ routers: 0 }]);
});

const ciphers = (gorouter: string, extra = '') =>
  `${pairs(pem('gorouter.pem'))}  .properties.gorouter_ssl_ciphers: {value: "${gorouter}"}\n${extra}`;
const lists = (text: string) =>
  plain(rowsOf(cipherLists, inputOf([product(text)])), 'server', 'broken', 'without_forward_secrecy', 'fits_certificate', 'shared');

test('a list of suites says which are weak and whether a certificate fits', () => {
  expect(lists(ciphers('ECDHE-RSA-RC4-SHA:DES-CBC3-SHA:AES128-SHA:!MD5'))).toEqual([
    { server: 'Gorouter', broken: ['ECDHE-RSA-RC4-SHA', 'DES-CBC3-SHA'], without_forward_secrecy: ['AES128-SHA'], fits_certificate: true },
  ]);
  expect(lists(ciphers('TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256'))).toMatchObject([{ fits_certificate: false }]);
  expect(lists(ciphers('ECDHE-ECDSA-AES128-GCM-SHA256:HIGH'))).toMatchObject([{ fits_certificate: true }]);
  expect(lists(ciphers('ECDHE-ECDSA-AES128-GCM-SHA256').replace(pem('gorouter.pem'), '((cert))'))).toMatchObject([
    { fits_certificate: '? cert' },
  ]);
});

test('HAProxy and Gorouter need a suite in common, whichever way it is written', () => {
  const haproxy = (suites: string, instances = '2', forward = 'enable') =>
    `  .properties.haproxy_ssl_ciphers: {value: "${suites}"}\n  .properties.haproxy_forward_tls: {selected_option: ${forward}, value: ${forward}}\nresource-config:\n  ha_proxy: {instances: ${instances}}\n`;
  const shared = (extra: string) => lists(ciphers('TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384', extra)).map((row) => row['shared']);
  expect(shared(haproxy('ECDHE-RSA-AES256-GCM-SHA384'))).toEqual([true, undefined]);
  expect(shared(haproxy('DHE-RSA-AES256-GCM-SHA384'))).toEqual([false, undefined]);
  expect(shared(haproxy('HIGH'))).toEqual([true, undefined]);
  expect(shared(haproxy('DHE-RSA-AES256-GCM-SHA384', '0'))).toEqual([undefined, undefined]);
  expect(shared(haproxy('DHE-RSA-AES256-GCM-SHA384', '2', 'disable'))).toEqual([undefined, undefined]);
  expect(shared(haproxy('DHE-RSA-AES256-GCM-SHA384', '((count))'))).toEqual(['? count', undefined]);
});

const backend = (ca: string, pair = pem('all-names.pem')) =>
  `${pairs(pair)}  .properties.haproxy_forward_tls: {selected_option: enable, value: enable}\n  .properties.haproxy_forward_tls.enable.backend_ca: {value: ${ca}}\nresource-config:\n  ha_proxy: {instances: 1}\n`;

test.each([
  ['the issuer', backend(pem('authority.pem')), { backend_ca: true, backend_ca_issued: true }],
  [
    'the issuer of the issuer, which the chain leads to',
    backend(pem('authority.pem'), pem('chain.pem')),
    { backend_ca: true, backend_ca_issued: true },
  ],
  [
    'the issuer of an issuer that is not in the chain',
    backend(pem('authority.pem'), pem('gorouter.pem')),
    { backend_ca: true, backend_ca_issued: false },
  ],
  ['another authority', backend(pem('expired-authority.pem')), { backend_ca: true, backend_ca_issued: false }],
  ['nothing', backend('""'), { backend_ca: false }],
  ['null', backend('null'), { backend_ca: false }],
  ['a placeholder', backend('((ca))'), { backend_ca: '? ca', backend_ca_issued: '? ca' }],
  [
    'an authority, for a certificate that is a placeholder',
    backend(pem('authority.pem'), '((cert))'),
    { backend_ca: true, backend_ca_issued: '? cert' },
  ],
])('HAProxy checks Gorouter with %s', (_, text, expected) => {
  const rows = rowsOf(haproxies, inputOf([product(text)]));
  expect(plain(rows, 'instances', 'forwards_tls', 'backend_ca', 'backend_ca_issued')).toMatchObject([
    { instances: 1, forwards_tls: true, ...expected },
  ]);
});

test('a file that does not name the job has no HAProxy to speak of', () => {
  expect(rowsOf(haproxies, inputOf([product(pairs(pem('gorouter.pem')))]))).toEqual([]);
});

test('the untrusted root is shown where the director lists what it trusts', () => {
  const [row] = rowsOf(certificateChains, inputOf([product(pairs(pem('chain.pem'))), director('""')]));
  expect(placeOf(row!, 'authority_trusted')).toMatch(/^director-1\.yml:3 ""/);
});

test('of a text with two server certificates only the first counts', () => {
  const domains = '  .cloud_controller.system_domain: {value: sys.example.com}\n';
  const rows = rowsOf(requiredNames, inputOf([product(pairs(read('apps-only', 'all-names')) + domains)]));
  expect(plain(rows, 'kind', 'covered').find(({ kind }) => kind === 'system')).toEqual({ kind: 'system', covered: false });
});
