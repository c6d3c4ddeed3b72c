/** Where certificates and keys stand in a foundation's files: the places that the tables about PEM texts are made of. */
import { memoPer } from '../../base/memo.ts';
import type { Span } from '../../base/source.ts';
import { isCertificateLabel, isPrivateKeyLabel, looksLikePem, readPem, type PemText } from '../../base/pem.ts';
import { anchorOf } from '../../foundation/cell-of.ts';
import type { Document } from '../../foundation/foundation.ts';
import { classOfLiteral, isTakenOut } from '../../foundation/literal-class.ts';
import { collector, matchesOf, type Match } from '../../foundation/walk.ts';
import type { ConfigNode, MapNode, ScalarNode, UnknownNode } from '../../value/node.ts';
import { editSpan } from '../../value/origin.ts';
import { keyPairOf, type KeyPair } from './certificate-key.ts';
import { roleOf, type CertificateRole } from './certificate-role.ts';
import type { FactInput } from '../input.ts';
import { readCertificate, type Certificate } from './x509.ts';

/** One scalar that holds PEM, or would hold it if its variable were known. */
export interface PemPlace {
  readonly document: Document;
  /** Slug of the product; undefined outside product and director files. */
  readonly product: string | undefined;
  /** Product property, else the keys from the root joined by dots. */
  readonly property: string;
  /** Name of the collection item; '' outside collections or without a name. */
  readonly item: string;
  readonly role: CertificateRole;
  readonly node: ScalarNode | UnknownNode;
  /** Where it stands in the document. */
  readonly anchor: Span;
  /** True for a text without any armour where a product takes nothing but PEM. */
  readonly words: boolean;
  /** undefined when the value is not known. */
  readonly pem: PemText | undefined;
  /** The certificates of the text in order; undefined stands for one that cannot be parsed. */
  readonly certificates: readonly (Certificate | undefined)[];
  /** Private key that belongs to the certificate: in the same map, or in the same text. */
  readonly key: ScalarNode | UnknownNode | undefined;
  /** The map it stands in, and the key there; undefined for an element of a list. */
  readonly within: { readonly map: MapNode; readonly name: string } | undefined;
  /** False when another place, listed earlier, takes the same written text through a variable or an alias. */
  readonly firstUse: boolean;
}

/** All places of a foundation. Values that a vars file or an ops-file only lends to another document are listed there, not twice. */
export const pemPlaces = memoPer((input: FactInput): readonly PemPlace[] => {
  const seen = new Map<object, Set<number>>();
  const places: PemPlace[] = [];
  const { documents } = input.foundation;
  const lending = documents.filter((document) => document.kind === 'vars' || document.kind === 'ops');
  const using = documents.filter((document) => document.kind !== 'vars' && document.kind !== 'ops');
  for (const document of using) collect(document, seen, (place) => places.push(place));
  for (const document of lending) collect(document, seen, (place) => place.firstUse && places.push(place));
  return places;
});

/** Texts with armour, and what stands where a certificate or its key belongs. */
const candidates = collector({
  under: (key) => isCertificateKey(key, []) || key === 'certificate' || key === 'private_key_pem' || CERTIFICATE_PROPERTIES.has(key),
  text: looksLikePem,
});

function collect(document: Document, seen: Map<object, Set<number>>, add: (place: PemPlace) => void): void {
  const { root } = document;
  if (root === undefined || NOT_CONFIG.has(document.kind)) return;
  const product = productOf(document, root);
  const pairs = new Map<MapNode, KeyPair | undefined>();
  const pairOf = (map: MapNode): KeyPair | undefined => {
    if (!pairs.has(map)) pairs.set(map, keyPairOf(map, map === root));
    return pairs.get(map);
  };
  for (const match of matchesOf(document, candidates, 'evaluated')) {
    const { node } = match;
    const path = keysOf(document, match);
    const words = isWordsForPem(node, path, document);
    if (!words && !holdsPem(node, path, document)) continue;
    const holder = match.within.at(-1);
    const parent = holder?.kind === 'map' ? holder : undefined;
    const anchor = anchorIn(document, match);
    const pem = node.kind === 'scalar' ? readPem(node.text) : undefined;
    const certificates =
      pem === undefined
        ? []
        : pem.blocks
            .filter((block) => isCertificateLabel(block.label))
            .map((block) => (block.state === 'base64' ? readCertificate(block.body) : undefined));
    const property = propertyOf(document, path);
    const name = path.at(-1) ?? '';
    const key = keyOf(node, pem, parent === undefined ? undefined : pairOf(parent), name);
    add({
      document,
      product,
      property,
      item: itemOf(match),
      role: roleOf({ kind: document.kind, property, path, hasKey: key !== undefined, isListed: parent === undefined, certificates }),
      node,
      anchor,
      words,
      pem,
      certificates,
      key,
      within: parent === undefined ? undefined : { map: parent, name },
      firstUse: isFirst(seen, editSpan(node.origin) ?? anchor),
    });
  }
}

/** The keys above a scalar, lists left out. What an operation sets is called by the path it sets it at. */
function keysOf(document: Document, { path, within }: Match): readonly string[] {
  const keys = path.filter((step) => typeof step === 'string');
  const at = path.findIndex((step) => typeof step === 'string');
  const operation = document.kind === 'ops' && path[at] === 'value' ? within[at] : undefined;
  const pointer = operation?.kind === 'map' ? operation.get('path') : undefined;
  return pointer?.kind === 'scalar' ? [pointer.text, ...keys.slice(1)] : keys;
}

/** The name of the nearest item of a list that has one. */
function itemOf({ node, path, within }: Match): string {
  for (let depth = path.length - 1; depth >= 0; depth--) {
    const name = typeof path[depth] === 'number' ? itemName(within[depth + 1] ?? node) : undefined;
    if (name !== undefined) return name;
  }
  return '';
}

/** Where a scalar stands in the document: of what no file holds, the nearest place above. */
function anchorIn(document: Document, { node, path, within }: Match): Span {
  let anchor: Span = { file: document.file, start: 0, end: 0 };
  for (const [depth, step] of path.entries()) {
    const holder = within[depth]!;
    anchor = anchorOf(holder, anchor);
    const entry = holder.kind === 'map' ? holder.entry(String(step)) : undefined;
    if (entry !== undefined) anchor = anchorOf(entry.key, anchor);
  }
  return anchorOf(node, anchor);
}

/** Not configuration of an installation: tile metadata describes forms, pipelines describe jobs. */
const NOT_CONFIG: ReadonlySet<string> = new Set(['tile-metadata', 'pipeline', 'taslint', 'other']);

/**
 * A known text with armour, a bare body under a certificate's key, or an unknown under such a key. Unknowns count only in the files of Ops Manager: in
 * BOSH manifests the director itself generates most of them.
 */
function holdsPem(node: ScalarNode | UnknownNode, path: readonly string[], document: Document): boolean {
  const key = path.at(-1) ?? '';
  if (node.kind === 'scalar') return looksLikePem(node.text) || (isCertificateKey(key, path) && node.text.length >= 300);
  return WITH_UNKNOWNS.has(document.kind) && isCertificateKey(key, path);
}

/**
 * True for a text where Ops Manager takes nothing but PEM (`cert_pem` and `private_key_pem` of a product property) that has no armour at all. What another
 * tool fills in, what was taken out, and words like CHANGEME, which have a rule of their own, are not meant.
 */
function isWordsForPem(node: ScalarNode | UnknownNode, path: readonly string[], document: Document): boolean {
  const key = path.at(-1);
  if (document.kind !== 'product' || path[0] !== 'product-properties' || (key !== 'cert_pem' && key !== 'private_key_pem')) return false;
  if (node.kind !== 'scalar' || node.resolved.type !== 'string') return false;
  const text = node.text.trim();
  if (text === '' || /\(\(|\{\{|\$\{|<%|^\$/.test(text) || isTakenOut(text)) return false;
  return !text.includes('-BEGIN') && readPem(text).problems.length === 0 && classOfLiteral(text, false) === undefined;
}

const WITH_UNKNOWNS: ReadonlySet<string> = new Set(['product', 'director', 'opsman']);
const CERTIFICATE_KEYS: ReadonlySet<string> = new Set([
  'cert_pem',
  'trusted_certificates',
  'ssl_ca_certificate',
  'nsx_ca_certificate',
  'ca_cert',
  'tls_ca',
  'ssl-certificate',
  'server-ssl-cert',
]);
/** Properties whose value is one certificate with its key. */
const CERTIFICATE_PROPERTIES: ReadonlySet<string> = new Set([
  '.properties.networking_poe_ssl_certs',
  '.uaa.service_provider_key_credentials',
  '.properties.routing_custom_ca_certificates',
]);

function isCertificateKey(key: string, path: readonly string[]): boolean {
  if (CERTIFICATE_KEYS.has(key)) return true;
  if (key === 'certificate') return path.includes('ssl-certificate') || path.includes('.properties.networking_poe_ssl_certs');
  return key === 'value' && CERTIFICATE_PROPERTIES.has(path.at(-2) ?? '');
}

/** The private key that belongs to a certificate: in the same text (HAProxy's form), or the one of the map that is paired with it. */
function keyOf(
  node: ScalarNode | UnknownNode,
  pem: PemText | undefined,
  pair: KeyPair | undefined,
  name: string,
): ScalarNode | UnknownNode | undefined {
  if (pem?.blocks.some((block) => isPrivateKeyLabel(block.label)) && node.kind === 'scalar') return node;
  return pair?.certificate === name ? pair.key : undefined;
}

function itemName(node: ConfigNode): string | undefined {
  const name = node.kind === 'map' ? node.get('name') : undefined;
  return name?.kind === 'scalar' && name.resolved.type !== 'null' ? name.text : undefined;
}

/** Slug of the product that a document configures. */
function productOf(document: Document, root: ConfigNode): string | undefined {
  if (document.kind === 'director') return 'p-bosh';
  const name = root.kind === 'map' ? root.get('product-name') : undefined;
  return name?.kind === 'scalar' && name.resolved.type !== 'null' ? name.text : undefined;
}

function propertyOf(document: Document, path: readonly string[]): string {
  if (document.kind === 'product' && path[0] === 'product-properties' && path[1] !== undefined) return path[1];
  return path.join('.');
}

function isFirst(seen: Map<object, Set<number>>, place: Span): boolean {
  const starts = seen.get(place.file) ?? new Set<number>();
  seen.set(place.file, starts);
  if (starts.has(place.start)) return false;
  starts.add(place.start);
  return true;
}
