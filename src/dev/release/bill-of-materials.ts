import { Enums, Models, Serialize, Spec, SPDX } from '@cyclonedx/cyclonedx-library';
import { PackageURL } from 'packageurl-js';
import type { BundledPackage } from '../build/bundled-packages.ts';

/**
 * What a release is made of, as CycloneDX 1.6 in JSON: the packages that were bundled, as esbuild says, and the Node of the executables. Without serial number
 * and time, so that the same commit gives the same bytes.
 */

/** A file of the release. */
export interface ReleasedFile {
  readonly path: string;
  /** In hexadecimal. */
  readonly sha256: string;
}

/** The Node that executables hold. */
export interface EmbeddedNode {
  /** Without `v`. */
  readonly version: string;
  /** What it was taken from, one package of the registry for each target. */
  readonly packages: readonly { readonly name: string; readonly integrity: string }[];
  /** What it holds itself, as its `process.versions` says: name to version. */
  readonly parts: Readonly<Record<string, string>>;
}

/** A program that took part in building. */
export interface Tool {
  readonly name: string;
  readonly version: string;
}

export interface Materials {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly description: string;
  /** The commit that was built, as git names it. */
  readonly commit: string;
  readonly files: readonly ReleasedFile[];
  readonly packages: readonly BundledPackage[];
  /** The integrity of each package (`sha512-…`, in base64), by its key in package-lock.json. */
  readonly integrity: (lockKey: string) => string;
  /** Undefined when the release holds no executable. */
  readonly node: EmbeddedNode | undefined;
  readonly tools: readonly Tool[];
}

/** The text of the bill. */
export function billOfMaterials(materials: Materials): string {
  const bom = new Models.Bom();
  const libraries = librariesOf(materials);
  const node = materials.node === undefined ? [] : [nodeComponent(materials.node)];
  for (const component of [...libraries.values(), ...node]) bom.components.add(component);
  const product = productComponent(materials);
  for (const component of [...directOnes(materials.packages, libraries), ...node]) product.dependencies.add(component.bomRef);
  bom.metadata.component = product;
  bom.metadata.lifecycles.add(Enums.LifecyclePhase.Build);
  for (const tool of inOrder(materials.tools, ({ name }) => name)) bom.metadata.tools.components.add(toolComponent(tool));
  bom.metadata.properties.add(new Models.Property('taslint:commit', materials.commit));
  const serializer = new Serialize.JsonSerializer(new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6));
  // The library would sort as the locale does; what goes in is in the order of code units already.
  return `${serializer.serialize(bom, { sortLists: false, space: 2 })}\n`;
}

/** taslint itself, with the files of the release that hold it. */
function productComponent({ name, version, license, description, files }: Materials): Models.Component {
  const product = new Models.Component(Enums.ComponentType.Application, name, {
    bomRef: `${name}@${version}`,
    version,
    description,
    licenses: licensesOf(license),
    purl: new PackageURL('generic', undefined, name, version, undefined, undefined).toString(),
  });
  for (const { path, sha256 } of inOrder(files, ({ path }) => path))
    product.components.add(
      new Models.Component(Enums.ComponentType.File, path, {
        bomRef: `file:${path}`,
        hashes: new Models.HashDictionary([[Enums.HashAlgorithm['SHA-256'], sha256]]),
      }),
    );
  return product;
}

/** A component for each package, with what it needs of the others; by the key in package-lock.json. */
function librariesOf({ packages, integrity }: Materials): ReadonlyMap<string, Models.Component> {
  const ordered = inOrder(packages, ({ lockKey }) => lockKey);
  const components = new Map(ordered.map((each) => [each.lockKey, libraryComponent(each, integrity(each.lockKey))]));
  for (const { lockKey, imports } of ordered) {
    for (const needed of imports.toSorted().map((key) => components.get(key))) {
      if (needed !== undefined) components.get(lockKey)?.dependencies.add(needed.bomRef);
    }
  }
  return components;
}

function libraryComponent({ name, version, license, lockKey }: BundledPackage, integrity: string): Models.Component {
  const { scope, base } = nameParts(name);
  return new Models.Component(Enums.ComponentType.Library, base, {
    bomRef: lockKey,
    ...(scope === undefined ? {} : { group: scope }),
    version,
    licenses: licensesOf(license),
    purl: npmUrl(name, version),
    hashes: hashesOf(integrity),
  });
}

/** Those that no other package asked for: our own code did. */
function directOnes(packages: readonly BundledPackage[], libraries: ReadonlyMap<string, Models.Component>): readonly Models.Component[] {
  const needed = new Set(packages.flatMap(({ imports }) => imports));
  return [...libraries].filter(([key]) => !needed.has(key)).map(([, component]) => component);
}

/** Node, with the packages that it came in and the libraries that it holds. The CPE is what scanners look it up by. */
function nodeComponent({ version, packages, parts }: EmbeddedNode): Models.Component {
  const node = new Models.Component(Enums.ComponentType.Platform, 'node', {
    bomRef: `node@${version}`,
    version,
    description: 'Node.js, part of every executable',
    licenses: licensesOf('MIT'),
    purl: new PackageURL('generic', undefined, 'node', version, undefined, undefined).toString(),
    cpe: `cpe:2.3:a:nodejs:node.js:${version}:*:*:*:*:*:*:*`,
  });
  for (const { name, integrity } of inOrder(packages, ({ name }) => name))
    node.components.add(
      new Models.Component(Enums.ComponentType.Platform, name, {
        bomRef: `${name}@${version}`,
        version,
        licenses: licensesOf('MIT'),
        purl: npmUrl(name, version),
        hashes: hashesOf(integrity),
      }),
    );
  for (const [name, part] of inOrder(Object.entries(parts), ([name]) => name))
    node.components.add(
      new Models.Component(Enums.ComponentType.Library, name, {
        bomRef: `node@${version}/${name}`,
        version: part,
        purl: new PackageURL('generic', undefined, name, part, undefined, undefined).toString(),
        ...(name === 'openssl' ? { cpe: `cpe:2.3:a:openssl:openssl:${part}:*:*:*:*:*:*:*` } : {}),
      }),
    );
  return node;
}

function toolComponent({ name, version }: Tool): Models.Component {
  const { scope, base } = nameParts(name);
  return new Models.Component(Enums.ComponentType.Application, base, {
    bomRef: `tool:${name}@${version}`,
    ...(scope === undefined ? {} : { group: scope }),
    version,
  });
}

/** Throws when the text is neither an id of SPDX nor an expression of such ids: a reader could not tell what it allows. */
function licensesOf(text: string): Models.LicenseRepository {
  const id = SPDX.fixupSpdxId(text);
  if (id !== undefined) return new Models.LicenseRepository([new Models.SpdxLicense(id)]);
  if (!/ (?:AND|OR|WITH) /.test(text)) throw new Error(`${text}: not a licence of the SPDX list`);
  return new Models.LicenseRepository([new Models.LicenseExpression(text)]);
}

/** `sha512-…` in base64, as lock files have it; CycloneDX wants hexadecimal. Throws for another algorithm. */
function hashesOf(integrity: string): Models.HashDictionary {
  const digest = /^sha512-([A-Za-z0-9+/=]+)$/.exec(integrity)?.[1];
  if (digest === undefined) throw new Error(`${integrity}: not a SHA-512 of package-lock.json`);
  return new Models.HashDictionary([[Enums.HashAlgorithm['SHA-512'], Buffer.from(digest, 'base64').toString('hex')]]);
}

function npmUrl(name: string, version: string): string {
  const { scope, base } = nameParts(name);
  return new PackageURL('npm', scope, base, version, undefined, undefined).toString();
}

/** `@a/b` is `b` of the scope `@a`. */
function nameParts(name: string): { readonly scope: string | undefined; readonly base: string } {
  const [, scope, base = name] = /^(@[^/]+)\/(.+)$/.exec(name) ?? [];
  return { scope, base };
}

/** The same whatever the locale. */
function inOrder<T>(items: readonly T[], key: (item: T) => string): readonly T[] {
  return items.toSorted((one, other) => (key(one) < key(other) ? -1 : 1));
}
