import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { session } from '../../src/dev/docs/transcript.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'taslint-readme-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

describe.each(['README.md', 'README.ko.md'])('%s', (page) => {
  const text = readFileSync(join(ROOT, page), 'utf8');
  const blocks = [...text.matchAll(/^```(\w+)[^\n]*\n([\s\S]*?)^```$/gm)].map(([, language, content]) => ({
    language,
    content: content ?? '',
  }));

  test('the taslint.yml is one that taslint takes', async () => {
    const config = blocks.find(({ content }) => content.includes('\nfoundations:'))?.content ?? '';
    write('taslint.yml', config);
    write('config/cf.yml', 'product-name: cf\nresource-config:\n  nfs_server:\n    instances: 0\n');
    write('director.yml', 'az-configuration:\n- name: az1\n');
    write('ops/ha.yml', '- type: replace\n  path: /resource-config/nfs_server/instances\n  value: 1\n');
    write('runtime-config/dns.yml', 'releases: []\naddons: []\n');
    for (const name of ['director', 'common', 'cf']) write(`vars/${name}.yml`, '{}\n');
    // A site names its bases itself, so the rule comes without its examples.
    const rule = readFileSync(join(ROOT, 'rules/errands/left-on-after-first-install.yml'), 'utf8');
    write('policy/site/errands.yml', rule.slice(0, rule.indexOf('\nexamples:') + 1));
    const { output, code } = await session([], folder);
    expect(code, output).not.toBe(2);
  });

  test('the suppression suppresses', async () => {
    const errand = blocks.find(({ content }) => content.includes('taslint-ignore'))?.content ?? '';
    const head = 'product-name: cf\nerrand-config:\n';
    write('taslint.yml', 'foundations: { prod: { purpose: production, lifecycle: operating, products: { cf: { config: cf.yml } } } }\n');
    write('cf.yml', head + errand);
    const suppressed = await session(['cf.yml'], folder);
    expect(suppressed).toEqual({ output: expect.not.stringContaining('[errands/left-on-after-first-install]') as string, code: 0 });
    write('cf.yml', head + errand.replace(/^.*taslint-ignore.*\n/m, ''));
    const plain = await session(['cf.yml'], folder);
    expect(plain).toEqual({ output: expect.stringContaining('[errands/left-on-after-first-install]') as string, code: 1 });
  });
});
