import type { JobDemand, JobState } from './job-demand.ts';

/**
 * What CredHub asks of an entry of `variables:` before it generates it (cloudfoundry/credhub, `CertificateGenerationRequestParameters.kt`,
 * `RsaSshGenerationParameters.kt`, `StringGenerationParameters.kt`, `ErrorMessages.kt`, 2.12), and what the CLI does for bosh create-env
 * (cloudfoundry/config-server, `types/certificate_generator.go`, 2025-10). Subject, signer and the longest life of certificates have rules of their own.
 */
const CERTIFICATE: readonly JobState[] = [{ at: 'type', is: ['certificate'] }];
const KEYS: readonly JobState[] = [{ at: 'type', matches: /^(certificate|rsa|ssh)$/ }];
const PASSWORD: readonly JobState[] = [{ at: 'type', matches: /^(password|user)$/ }];

const KEY_LENGTH: JobDemand = { at: 'options.key_length', when: KEYS, asks: 'word', words: ['2048', '3072', '4096'] };

const longest = (option: string, most: number): JobDemand => ({ at: `options.${option}`, when: CERTIFICATE, asks: 'length', most });

/** A host name, one whose first part is a star, or an address. */
const HOST = /^(?:[^\s:/*@]+|\*(?:\.[A-Za-z0-9-]+)*|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)$/;

/** The director and the CLI (`variables_spec`, 2026-08). */
const NAMED: JobDemand = { at: '', asks: 'parts', parts: ['name', 'type'], filled: true };

export const CREDHUB_DEMANDS: readonly JobDemand[] = [
  NAMED,
  { at: 'type', asks: 'word', words: ['password', 'user', 'certificate', 'ssh', 'rsa'] },
  { at: 'name', asks: 'form', pattern: /^\/?[A-Za-z0-9_-]+(?:\/[A-Za-z0-9_-]+)*$/, form: '/path/name' },
  { at: 'update_mode', asks: 'word', words: ['no-overwrite', 'overwrite', 'converge'] },
  KEY_LENGTH,
  { at: 'options.duration', when: CERTIFICATE, asks: 'number', least: 1, texts: true },
  {
    at: 'options.key_usage[]',
    when: CERTIFICATE,
    asks: 'word',
    words: [
      'digital_signature',
      'non_repudiation',
      'key_encipherment',
      'data_encipherment',
      'key_agreement',
      'key_cert_sign',
      'crl_sign',
      'encipher_only',
      'decipher_only',
    ],
  },
  {
    at: 'options.extended_key_usage[]',
    when: CERTIFICATE,
    asks: 'word',
    words: ['client_auth', 'server_auth', 'code_signing', 'email_protection', 'timestamping'],
  },
  { at: 'options.key_usage', when: CERTIFICATE, asks: 'shape', shapes: ['list'] },
  { at: 'options.extended_key_usage', when: CERTIFICATE, asks: 'shape', shapes: ['list'] },
  { at: 'options.alternative_names', when: CERTIFICATE, asks: 'shape', shapes: ['list'] },
  { at: 'options.alternative_names[]', when: CERTIFICATE, asks: 'form', pattern: HOST, form: 'web.example.com' },
  { at: 'options.alternative_names[]', when: CERTIFICATE, asks: 'length', most: 253 },
  longest('common_name', 64),
  longest('organization', 64),
  longest('organization_unit', 64),
  longest('locality', 128),
  longest('state', 128),
  longest('country', 2),
  { at: 'options.ca', when: CERTIFICATE, asks: 'without', other: 'options.self_sign', values: ['true'] },
  {
    at: 'options.exclude_lower',
    when: [...PASSWORD, { at: 'options.exclude_number', is: ['true'] }, { at: 'options.exclude_upper', is: ['true'] }],
    asks: 'needs',
    others: ['options.include_special'],
  },
];

export const CREATE_ENV_DEMANDS: readonly JobDemand[] = [
  NAMED,
  { at: 'type', asks: 'word', words: ['password', 'certificate', 'ssh', 'rsa'] },
  { at: 'options.extended_key_usage[]', when: CERTIFICATE, asks: 'word', words: ['client_auth', 'server_auth'] },
];
