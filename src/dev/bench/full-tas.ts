import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { FOLDER, ROOT } from './measure.ts';

/**
 * Foundations as people have them: `fixtures/clean/full-tas` with its real property and job names, each with a domain, certificates, networks and sizes of its
 * own, so that nothing that is remembered of one answers for another.
 */

const FIXTURE = join(ROOT, 'fixtures/clean/full-tas');
/** As long as the domain of the fixture, because it stands inside of certificates, whose parts say how long they are. */
const DOMAIN = 'example.com';

/** Writes so many foundations below a folder and gives its path. */
export function writeFullTas(folder: string, count: number): string {
  const files = readdirSync(FIXTURE, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: path.slice(FIXTURE.length + 1), text: readFileSync(path, 'utf8') }));
  for (let index = 0; index < count; index += 1) {
    for (const { path, text } of files) {
      const target = join(FOLDER, folder, `foundation-${index}`, path);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, varied(text, index));
    }
  }
  return join(FOLDER, folder);
}

/** A foundation's text with what differs between foundations. */
function varied(text: string, index: number): string {
  const domain = `tas${String(index).padStart(3, '0')}.test`;
  return text
    .replaceAll(/-----BEGIN CERTIFICATE-----([^-]+)-----END CERTIFICATE-----/g, (pem) => reissued(pem, domain))
    .replaceAll(DOMAIN, domain)
    .replaceAll('10.10.', `10.${10 + (index % 200)}.`)
    .replaceAll('prod-seoul', `prod-${index}`)
    .replaceAll(/(cell_count|max_connections:\n {4}value|backend_max_conn:\n {4}value): (\d+)/g, (_all, key: string, value: string) => {
      return `${key}: ${Number(value) + (index % 7)}`;
    });
}

/** A certificate for another domain, with the signature of the first: only a program that opens a connection would mind. */
function reissued(pem: string, domain: string): string {
  const indent = /\n( *)-----END/.exec(pem)?.[1] ?? '';
  const bytes = Buffer.from(pem.replaceAll(/-----[A-Z ]+-----|\s/g, ''), 'base64').toString('latin1');
  const lines =
    Buffer.from(bytes.replaceAll(DOMAIN, domain), 'latin1')
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----'].join(`\n${indent}`);
}

/** Its product config in one file: what vars files hold stands where it is used, and there are 8 certificates. */
export function fullTasProduct(): string {
  const read = (path: string): string => readFileSync(join(FIXTURE, path), 'utf8');
  const chain =
    read('vars/cf.yml')
      .split(/^gorouter_certificate: \|\n/m)[1]
      ?.split(/^\S/m)[0] ?? '';
  const certificates = Array.from({ length: 8 }, (_each, index) => {
    const pem = chain.replaceAll(/^ {2}/gm, '          ');
    return `    - certificate:\n        cert_pem: |\n${pem}        private_key_pem: ((gorouter_key))\n      name: gorouter-${index}\n`;
  });
  return read('config/cf.yml')
    .replace(/(networking_poe_ssl_certs:\n {4}value:\n)(?: {4}[- ].*\n)+/, (_all, head: string) => head + certificates.join(''))
    .replaceAll('((base_domain))', DOMAIN);
}
