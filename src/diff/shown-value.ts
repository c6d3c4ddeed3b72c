import { isCertificateLabel, isPrivateKeyLabel, looksLikePem, readPem } from '../base/pem.ts';
import { isPublicPart, soundsSecret } from '../base/secret-name.ts';
import { isHarmless, MASK, maskText } from '../base/secret-text.ts';
import type { Span } from '../base/source.ts';
import { fingerprintOf } from '../facts/certificates/fingerprint.ts';
import { readCertificate } from '../facts/certificates/x509.ts';
import type { Secrets } from '../foundation/secrets.ts';
import type { ConfigNode, ScalarNode } from '../value/node.ts';
import { trail, type Origin } from '../value/origin.ts';
import type { ScalarType, ShownCertificate, ShownSide, ShownValue } from './difference.ts';
import { nameOfItem } from './match-items.ts';

/** What may be shown of a value. */
export class Showing {
  readonly #secrets: Secrets;
  readonly #isHidden: (text: string, at: Span) => boolean;

  /** `isHidden`: whether a text gives away what the line hides from which it comes, e.g. the word behind `--password`. */
  constructor(secrets: Secrets, isHidden: (text: string, at: Span) => boolean) {
    this.#secrets = secrets;
    this.#isHidden = isHidden;
  }

  /** `keys`: those that the value stands under, from the root. */
  leaf(node: ConfigNode, keys: readonly string[]): ShownSide {
    return { value: this.#leaf(node, isSecretPlace(keys)), origin: node.origin };
  }

  /** The place of a value, in which the names of items stand. */
  path(path: string): string {
    return this.#secrets.mask(path);
  }

  /** A list by its items; `key` names them where they have names. */
  list(node: ConfigNode, keys: readonly string[], key: string | undefined): ShownSide {
    const secret = isSecretPlace(keys);
    const items = node.kind === 'sequence' ? node.items.map((item) => this.#item(item, key, secret)) : [];
    return { value: { kind: 'items', items }, origin: node.origin };
  }

  #item(node: ConfigNode, key: string | undefined, secret: boolean): string {
    if (key !== undefined) return this.#secrets.mask(maskText(nameOfItem(node, key)));
    if (node.kind === 'map' || node.kind === 'sequence') return node.kind === 'map' ? '{…}' : '[…]';
    const value = this.#leaf(node, secret);
    switch (value.kind) {
      case 'scalar':
      case 'unknown':
      case 'empty':
        return value.text;
      case 'certificates':
        return value.certificates.map(({ subject }) => subject).join();
      case 'secret':
      case 'items':
        return MASK;
    }
  }

  #leaf(node: ConfigNode, secret: boolean): ShownValue {
    switch (node.kind) {
      case 'map':
        return { kind: 'empty', text: '{}' };
      case 'sequence':
        return { kind: 'empty', text: '[]' };
      case 'unknown':
        return { kind: 'unknown', text: this.#secrets.mask(maskText(node.text)) };
      case 'scalar':
        return certificatesIn(node) ?? this.#scalar(node, secret);
    }
  }

  #scalar(node: ScalarNode, secret: boolean): ShownValue {
    const type = scalarType(node);
    const text = String(node.value);
    if (isHarmless(text)) return { kind: 'scalar', text, type };
    if (secret || holdsKey(text) || cameThroughSecret(node.origin) || this.#secrets.isGivenAway(text, node.origin))
      return { kind: 'secret', type };
    const masked = this.#secrets.mask(maskText(text));
    const isHidden = trail(node.origin).some(({ span }) => this.#isHidden(masked, span));
    return isHidden ? { kind: 'secret', type } : { kind: 'scalar', text: masked, type };
  }
}

/** A place below the name of a secret, but for the public parts of a pair. */
function isSecretPlace(keys: readonly string[]): boolean {
  return keys.reduce((secret, name) => (secret && !isPublicPart(name)) || soundsSecret(name), false);
}

function cameThroughSecret(origin: Origin): boolean {
  return trail(origin).some(({ name, step }) => name !== undefined && step !== 'operation' && soundsSecret(name));
}

function holdsKey(text: string): boolean {
  return looksLikePem(text) && readPem(text).blocks.some(({ label }) => isPrivateKeyLabel(label));
}

/** The certificates of a PEM text that holds nothing else; undefined for other texts, and when one cannot be read. */
function certificatesIn({ text }: ScalarNode): ShownValue | undefined {
  if (!looksLikePem(text)) return undefined;
  const { blocks, embedded } = readPem(text);
  if (embedded || blocks.length === 0) return undefined;
  const certificates: ShownCertificate[] = [];
  for (const { label, state, body } of blocks) {
    const certificate = isCertificateLabel(label) && state === 'base64' ? readCertificate(body) : undefined;
    if (certificate === undefined) return undefined;
    const { commonName, dnsNames, issuerName, notAfter } = certificate;
    certificates.push({
      subject: commonName || dnsNames[0] || issuerName,
      issuer: issuerName,
      notAfter: dayOf(notAfter),
      names: dnsNames,
      fingerprint: fingerprintOf(body),
    });
  }
  return { kind: 'certificates', certificates };
}

function dayOf(time: number): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
}

/** The type of a scalar, whole numbers and those with a point as one. */
export function scalarType({ resolved }: ScalarNode): ScalarType {
  switch (resolved.type) {
    case 'string':
      return 'text';
    case 'integer':
    case 'float':
      return 'number';
    case 'boolean':
    case 'null':
      return resolved.type;
  }
}
