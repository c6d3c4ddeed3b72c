import { describe, expect, test } from 'vitest';
import { applicationSettings } from '../../../src/facts/capacity/application-setting.ts';
import { drains } from '../../../src/facts/logging/drain.ts';
import { metricsSettings } from '../../../src/facts/logging/metrics-setting.ts';
import { syslogTargets } from '../../../src/facts/logging/syslog-target.ts';
import { foundationOf, tell } from './tell.ts';

describe('syslog-target: where logs go, and how', () => {
  const targets = (files: Readonly<Record<string, string>>): readonly unknown[][] =>
    tell(
      syslogTargets,
      foundationOf(files),
      'place',
      'full',
      'enabled',
      'host',
      'port',
      'protocol',
      'tls',
      'permitted_peer',
      'ca_certificate',
    );

  test('in a whole TAS config nothing written means no server', () => {
    const cf =
      'product-name: cf\nproduct-properties:\n  .cloud_controller.system_domain: {value: s.example.com}\n  .properties.security_acknowledgement: {value: X}\n';
    expect(targets({ 'cf.yml': cf })).toEqual([['tas', true, false, '-', '-', '-', false, false, false]]);
  });

  test('a part of a TAS config is not the whole of it', () => {
    expect(
      targets({
        'cf.yml':
          'product-name: cf\nproduct-properties:\n  .properties.syslog_host: {value: logs}\n  .properties.syslog_tls: {value: enabled}\n',
      }),
    ).toEqual([['tas', false, true, 'logs', '-', '-', true, false, false]]);
  });

  test('the section of other tiles takes TCP without TLS for granted', () => {
    expect(targets({ 'tile.yml': 'product-name: p-redis\nsyslog-properties: {enabled: true, address: logs}\n' })).toEqual([
      ['tile', true, true, 'logs', '-', 'tcp', false, false, false],
    ]);
  });

  test('a CA behind a variable may be empty; a blank peer is none', () => {
    const section =
      'syslog_configuration: {enabled: true, address: logs, port: 6514, transport_protocol: udp, tls_enabled: true, permitted_peer: "", ssl_ca_certificate: ((ca))}';
    expect(targets({ 'director.yml': `properties-configuration:\n  ${section}\n` })).toEqual([
      ['director', true, true, 'logs', '6514', 'udp', true, false, '?ca'],
    ]);
  });

  test('a selector that is off', () => {
    expect(
      targets({
        'iso.yml':
          'product-name: p-isolation-segment\nproduct-properties:\n  .properties.system_logging: {selected_option: disabled, value: disabled}\n',
      }),
    ).toEqual([['segment', true, false, '-', '-', '-', '-', false, false]]);
  });
});

describe('drain: where the logs of all apps go', () => {
  const told = (value: string): readonly unknown[][] =>
    tell(
      drains,
      foundationOf({ 'cf.yml': `product-name: cf\nproduct-properties:\n  .properties.syslog_agent_aggregate_drains: {value: ${value}}\n` }),
      'url',
      'scheme',
      'valid',
      'metrics',
      'half_pair',
    );

  test('each address of the list, without user, password and parameters', () => {
    expect(told('"syslog-tls://a.example.com:6514?include-metrics-deprecated=true, https://me:pw@b.example.com/in"')).toEqual([
      ['syslog-tls://a.example.com:6514', 'syslog-tls', true, true, false],
      ['https://b.example.com', 'https', true, false, false],
    ]);
  });

  test.each(['logs.example.com:514', 'http://logs.example.com', 'syslog://', 'syslog-tls://logs example'])(
    '%s is no address for the agents',
    (url) => {
      expect(told(JSON.stringify(url))[0]?.[2]).toBe(false);
    },
  );

  test('an empty text has no rows, a variable one that is open', () => {
    expect(told('""')).toEqual([]);
    expect(told('((drains))')).toEqual([['?drains', '?drains', '?drains', '?drains', '?drains']]);
  });

  test('a certificate without its key, in whatever field', () => {
    const list = '{value: [{url: "https://a", pair: {cert_pem: x}}, {url: "https://b", pair: {cert_pem: ((c)), private_key_pem: ((k))}}]}';
    const input = foundationOf({
      'cf.yml': `product-name: cf\nproduct-properties:\n  .properties.mtls_syslog_agent_aggregate_drains: ${list}\n`,
    });
    expect(tell(drains, input, 'url', 'half_pair')).toEqual([
      ['https://a', true],
      ['https://b', false],
    ]);
  });
});

test('metrics-setting: switches of the director and the interval of TAS, in seconds', () => {
  const files = {
    'director.yml':
      'properties-configuration: {director_configuration: {metrics_server_enabled: true, system_metrics_runtime_enabled: ((on))}}\n',
    'cf.yml':
      'product-name: cf\nproduct-version: 6.0.5\nproduct-properties: {.properties.system_metrics_scraper_scrape_interval: {value: 1m}}\n',
  };
  expect(tell(metricsSettings, foundationOf(files), 'setting', 'enabled', 'seconds', 'written', 'tas_version')).toEqual([
    ['system_metrics_runtime_enabled', '?on', '-', '-', '6.0.5'],
    ['metrics_server_enabled', true, '-', '-', '6.0.5'],
    ['scrape_interval', '-', 60, '1m', '6.0.5'],
  ]);
});

test('application-setting: every spelling, sizes in MB, routes by their host', () => {
  const manifest = `applications:
  - name: shop
    disk-quota: 1G
    instances: 2
    health-check-timeout: ((timeout))
    stack: cflinuxfs4
    routes: [{route: "https://Shop.example.com:443/cart"}, {route: tcp.example.com:1024}]
`;
  expect(tell(applicationSettings, foundationOf({ 'manifest.yml': manifest }), 'app', 'setting', 'number', 'host')).toEqual([
    ['shop', 'disk_quota', 1024, '-'],
    ['shop', 'instances', 2, '-'],
    ['shop', 'timeout', '?timeout', '-'],
    ['shop', 'stack', '-', '-'],
    ['shop', 'route', '-', 'shop.example.com'],
    ['shop', 'route', '-', 'tcp.example.com'],
  ]);
});
