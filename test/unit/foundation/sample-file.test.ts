import { expect, test } from 'vitest';
import { isSampleFile } from '../../../src/foundation/sample-file.ts';

test.each([
  ['vars/cf-example.yml', true],
  ['sample.params.yml', true],
  ['example-vars-files/vars.yml', true],
  ['example/manifest.yml', true],
  ['samples/manifest.yml', true],
  ['examples/manifest.yml', true],
  ['samplers/manifest.yml', false],
  ['src/acceptance-tests/manifest.yml', true],
  ['ci/assets/stress/cloud-config.yml', true],
  ['src/director/assets/postgres.yml', true],
  ['acceptance/assets/use-ca.yml', true],
  ['templates/assets/director.yml', false],
  ['foundations/sys.example.com.yml', false],
  ['foundations/aws-test/cf.yml', false],
])('%s is a sample: %s', (path, expected) => {
  expect(isSampleFile(path)).toBe(expected);
});
