import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { session } from '../../src/dev/docs/transcript.ts';

const DAY = fileURLToPath(new URL('../../fixtures/foundations/a-day', import.meta.url));

/** The twelve mistakes of the day: the rule that tells each, and the line to edit. */
const MISTAKES = [
  ['cert/san-missing-system-domain', 'vars/busan.yml:5'],
  ['om/unknown-name', 'config/cf.yml:205'],
  ['errands/left-on-after-first-install', 'config/cf.yml:333'],
  ['availability/mysql-even-count', 'config/cf.yml:287'],
  ['network/unknown-network-or-az', 'config/cf.yml:236'],
  ['network/subnet-fields', 'config/director.yml:64'],
  ['vars/defined-twice', 'vars/seoul.yml:41'],
  ['security/plaintext-secret', 'vars/busan.yml:41'],
  ['ops/no-match', 'ops/busan.yml:2'],
  ['om/download-version', 'download/cf.yml:5'],
  ['om/env-file', 'env/busan.yml:1'],
  ['om/command-line-secrets', 'ci/pipeline.yml:17'],
] as const;

test.each(['en', 'ko'])('the mistakes of a day are told with their lines on sixty lines at most, in %s', async (language) => {
  const { output, code } = await session(['--lang', language], DAY);
  expect(code).toBe(1);
  expect(output.trimEnd().split('\n').length).toBeLessThanOrEqual(60);
  for (const [rule, place] of MISTAKES) {
    expect(output).toContain(`[${rule}]`);
    expect(output).toContain(`--> ${place}:`);
  }
});
