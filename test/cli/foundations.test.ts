import { expect, test } from 'vitest';
import { displayWidth } from '../../src/base/display-width.ts';
import { folderWith, run } from './run.ts';

const LONG = 'foundations/production-seoul-yeouido-data-centre/products/isolation-segments/configuration-of-the-segment-for-payments.yml';
const FILES = {
  'taslint.yml': `foundations:
  yeouido:
    products:
      segment: { config: ${LONG}, vars-files: [foundations/vars.yml] }
`,
  [LONG]: 'product-name: p-isolation-segment\nproduct-properties: {}\n',
  'foundations/vars.yml': 'a: 1\n',
  'deep/down/below/here/config/cf.yml': 'product-name: cf\nproduct-properties: {}\n',
  'deep/down/below/here/vars/cf.yml': 'b: 1\n',
};

test.each(['en', 'ko'])('what belongs together fits 80 columns in %s', async (language) => {
  const { stdout } = await run(['foundations', '--lang', language, '.'], { cwd: folderWith(FILES) });
  expect(stdout.split('\n').filter((line) => displayWidth(line) > 80)).toEqual([]);
  expect(stdout).toContain('configuration-of-the-segment-for-payments.yml');
});

test('the folder of all files of a foundation is told once, and the JSON has whole paths', async () => {
  const cwd = folderWith({ ...FILES, 'deep/down/below/here/config/a-director-of-a-long-name.yml': 'az-configuration: []\n' });
  const { stdout } = await run(['foundations', '.'], { cwd });
  expect(stdout).toContain('deep/down/below/here, in deep/down/below/here/\n');
  expect(stdout).toContain('\n  config/cf.yml');
  expect((await run(['foundations', '--format', 'json', '.'], { cwd })).stdout).toContain(`"path": "${LONG}"`);
});
