import type { JobDemand, JobDemands, JobState } from './job-demand.ts';

/** How CredHub 1 had a key: not below `key_properties`. */
const OLD_KEY = ['encryption_password', 'dev_key', 'encryption_key_name'];
const DATABASE: readonly JobState[] = [{ at: 'credhub.data_storage.type', is: ['mysql', 'postgres'] }];

const CREDHUB: JobDemands = {
  jobs: ['credhub'],
  source:
    'pivotal/credhub-release 2.x, jobs/credhub/templates/validation_*.yml.erb, application_encryption.yml.erb, application_server.yml.erb, 2025-11',
  demands: [
    { at: 'credhub.encryption.providers[]', asks: 'parts', parts: ['name', 'type'], filled: true },
    { at: 'credhub.encryption.keys', asks: 'count', key: 'active', is: 'true', least: 1, most: 1 },
    { at: 'credhub.encryption.keys[].provider_name', asks: 'member', of: 'credhub.encryption.providers[].name' },
    ...['internal', 'hsm', 'kms-plugin'].map((type): JobDemand => ({
      at: 'credhub.encryption.keys[]',
      when: [
        { at: '.provider_name', in: 'credhub.encryption.providers', by: 'name', key: 'type', is: [type] },
        ...OLD_KEY.map((name): JobState => ({ at: `.${name}`, set: false })),
      ],
      asks: 'parts',
      parts: [type === 'internal' ? 'key_properties.encryption_password' : 'key_properties.encryption_key_name'],
      filled: true,
    })),
    ...OLD_KEY.map((name): JobDemand => ({
      at: `credhub.encryption.keys[].${name}`,
      asks: 'nothing',
      instead: `key_properties.${name === 'encryption_key_name' ? name : 'encryption_password'}`,
      open: true,
    })),
    {
      at: 'credhub.encryption.keys[].key_properties.encryption_password',
      when: [{ at: '.active', is: ['true'] }],
      asks: 'length',
      least: 20,
    },
    { at: 'credhub.encryption.providers[].type', asks: 'word', words: ['internal', 'hsm', 'kms-plugin'], open: true },
    { at: 'credhub.encryption.providers', asks: 'count', key: 'type', is: 'hsm', least: 0, most: 1 },
    { at: 'credhub.encryption.providers', asks: 'count', key: 'type', is: 'kms-plugin', least: 0, most: 1 },
    {
      at: 'credhub.encryption.providers[].connection_properties',
      asks: 'needs',
      others: ['.type'],
      values: ['hsm', 'kms-plugin'],
      given: true,
    },
    {
      at: 'credhub.encryption.providers[]',
      when: [{ at: '.type', is: ['hsm'] }],
      asks: 'parts',
      parts: ['partition', 'partition_password', 'client_certificate', 'client_key'].map((part) => `connection_properties.${part}`),
      filled: true,
    },
    {
      at: 'credhub.encryption.providers[]',
      when: [{ at: '.type', is: ['kms-plugin'] }],
      asks: 'parts',
      parts: ['connection_properties.endpoint'],
      filled: true,
    },
    {
      at: 'credhub.encryption.providers[].partition',
      when: [{ at: '.type', is: ['hsm'] }],
      asks: 'without',
      other: '.connection_properties',
    },
    { at: 'credhub.data_storage.type', asks: 'word', words: ['mysql', 'postgres', 'in-memory'] },
    { at: 'credhub.data_storage', when: DATABASE, asks: 'parts', parts: ['username', 'password'], filled: true },
    {
      at: 'credhub.data_storage',
      when: [{ at: 'credhub.data_storage.type', is: ['mysql'] }],
      asks: 'parts',
      parts: ['host', 'port'],
      filled: true,
    },
    { at: 'credhub.data_storage.require_tls', when: DATABASE, asks: 'shape', shapes: ['flag'] },
    { at: 'credhub.data_storage.require_tls', when: DATABASE, asks: 'needs', others: ['credhub.data_storage.tls_ca'] },
    {
      at: 'credhub.authentication.uaa',
      when: [{ at: 'credhub.authentication.uaa.enabled', is: ['true'] }],
      asks: 'parts',
      parts: ['url', 'ca_certs'],
      filled: true,
    },
    { at: 'credhub.authorization.acls.enabled', asks: 'needs', others: ['credhub.authorization.permissions'] },
    { at: 'credhub.log_level', asks: 'word', words: ['none', 'error', 'warn', 'info', 'debug'] },
    {
      at: 'credhub.backend',
      when: [{ at: 'credhub.backend.enable_swappable_backend', is: ['true'] }],
      asks: 'parts',
      parts: ['socket_file', 'host', 'ca_cert'],
      filled: true,
    },
  ],
};

/** The property that an old form gives; the newer one asks for none of its parts then. */
const OLD_SAML = ['serviceProviderKey', 'serviceProviderKeyPassword', 'serviceProviderCertificate'];
const NO_OLD_SAML: readonly JobState[] = OLD_SAML.map((name) => ({ at: `login.saml.${name}`, set: false }));
const clientNeeds = (part: string, when: readonly JobState[], filled?: true): JobDemand => ({
  at: 'uaa.clients.*',
  when,
  asks: 'parts',
  parts: [part],
  ...(filled === undefined ? {} : { filled }),
});
const GRANTED = 'authorized-grant-types';
const UAA_PORT = { asks: 'number', least: 1024, most: 65535 } as const;
const COLOR = { asks: 'form', pattern: /^#([A-Fa-f0-9]{6}|[A-Fa-f0-9]{3})$/, form: '#rrggbb' } as const;

const UAA: JobDemands = {
  jobs: ['uaa'],
  source: 'cloudfoundry/uaa-release, jobs/uaa/templates/config/uaa.yml.erb and tomcat.server.xml.erb, 2025-11',
  demands: [
    { at: 'encryption', asks: 'parts', parts: ['active_key_label', 'encryption_keys'], filled: true },
    { at: 'encryption.encryption_keys', asks: 'shape', shapes: ['list'] },
    { at: 'encryption.active_key_label', asks: 'member', of: 'encryption.encryption_keys[].label' },
    { at: 'encryption.encryption_keys', asks: 'distinct', key: 'label' },
    { at: 'encryption.encryption_keys[]', asks: 'parts', parts: ['passphrase'], filled: true },
    { at: 'encryption.encryption_keys[].passphrase', asks: 'length', least: 8 },
    { at: 'release_level_backup', asks: 'nothing', instead: 'release_level_backup of the job bbr-uaadb' },
    // UAA releases up to about 70 took these two.
    { at: 'uaadb.tls_enabled', asks: 'nothing', instead: 'uaadb.tls', open: true },
    { at: 'uaadb.skip_ssl_validation', asks: 'nothing', instead: 'uaadb.tls', open: true },
    { at: 'uaadb.databases', asks: 'count', key: 'tag', is: 'uaa', least: 1 },
    { at: 'uaadb.roles', asks: 'count', key: 'tag', is: 'admin', least: 1 },
    { at: 'uaadb.db_scheme', asks: 'word', words: ['mysql', 'postgres', 'postgresql'] },
    {
      at: 'uaadb.tls',
      asks: 'word',
      words: ['enabled', 'enabled_skip_hostname_validation', 'enabled_skip_all_validation', 'disabled'],
    },
    { at: 'uaa.client.redirect_uri.matching_mode', asks: 'word', words: ['legacy', 'exact'] },
    { at: 'uaa.jwt.refresh.format', asks: 'word', words: ['opaque', 'jwt'] },
    { at: 'uaa.servlet.session-store', asks: 'word', words: ['memory', 'database'] },
    { at: 'uaa.ssl.port', ...UAA_PORT },
    { at: 'uaa.localhost_http_port', ...UAA_PORT },
    { at: 'uaa.keepalive_timeout', asks: 'number', least: -1 },
    { at: 'uaa.zones.internal.hostnames', asks: 'shape', shapes: ['list'] },
    { at: 'uaa.ca_certs', asks: 'shape', shapes: ['list'] },
    { at: 'uaa.scim.users', asks: 'shape', shapes: ['list'] },
    { at: 'uaa.scim.users[]', asks: 'parts', parts: ['name'] },
    { at: 'uaa.scim.users[].groups', asks: 'shape', shapes: ['list'] },
    { at: 'uaa.jwt', when: [{ at: 'uaa.jwt.signing_key', set: false }], asks: 'parts', parts: ['policy.active_key_id'], filled: true },
    {
      at: 'uaa.jwt.policy.active_key_id',
      when: [{ at: 'uaa.jwt.signing_key', set: false }],
      asks: 'member',
      of: 'uaa.jwt.policy.keys{}',
    },
    { at: 'uaa.jwt.policy.keys.*', asks: 'parts', parts: ['signingKey'] },
    { at: '', when: [{ at: 'uaa', set: true }], asks: 'parts', parts: ['login.saml'] },
    { at: 'login.saml', when: NO_OLD_SAML, asks: 'parts', parts: ['keys', 'activeKeyId'] },
    { at: 'login.saml.activeKeyId', when: NO_OLD_SAML, asks: 'member', of: 'login.saml.keys{}' },
    { at: 'login.saml.keys.*', when: NO_OLD_SAML, asks: 'parts', parts: ['key', 'passphrase', 'certificate'] },
    { at: 'login.saml', asks: 'together', parts: OLD_SAML },
    { at: 'login.branding.consent', when: [{ at: 'login.branding.consent.link', set: true }], asks: 'parts', parts: ['text'] },
    { at: 'login.branding.banner.textColor', ...COLOR },
    { at: 'login.branding.banner.backgroundColor', ...COLOR },
    clientNeeds(GRANTED, []),
    clientNeeds('secret', [{ at: `.${GRANTED}`, matches: /^implicit$/, not: true }]),
    // cf-deployment writes `scopes`.
    clientNeeds('scope|scopes', [{ at: `.${GRANTED}`, matches: /^client_credentials$/, not: true }]),
    clientNeeds('authorities', [{ at: `.${GRANTED}`, matches: /client_credentials/ }]),
    clientNeeds('redirect-uri', [{ at: `.${GRANTED}`, matches: /implicit|authorization_code/ }], true),
    { at: 'uaa.clients.*.redirect_uri', asks: 'nothing', instead: 'redirect-uri' },
    { at: 'uaa.clients.*.redirect_url', asks: 'nothing', instead: 'redirect-uri' },
    { at: 'uaa.clients.*.override', asks: 'shape', shapes: ['flag'] },
    { at: 'uaa.clients.*.show-on-homepage', asks: 'shape', shapes: ['flag'] },
    { at: 'uaa.clients.*.access-token-validity', asks: 'shape', shapes: ['number'] },
    { at: 'uaa.clients.*.refresh-token-validity', asks: 'shape', shapes: ['number'] },
    { at: 'uaa.clients.*.access-token-validity', asks: 'number', least: 2 },
    { at: 'uaa.clients.*.refresh-token-validity', asks: 'number', least: 2 },
  ],
};

export const SECURITY_DEMANDS: readonly JobDemands[] = [CREDHUB, UAA];
