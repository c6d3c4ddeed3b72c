/** Which private key of a map belongs to which of its certificates. */
import { isCertificateLabel, looksLikePem, readPem } from '../../base/pem.ts';
import { keyName, type ConfigNode, type MapNode, type ScalarNode, type UnknownNode } from '../../value/node.ts';
import { namesAuthority } from './certificate-role.ts';

/** A private key and the name of the certificate beside it that it belongs to. */
export interface KeyPair {
  readonly key: ScalarNode | UnknownNode;
  /** Key of the map whose value is that certificate. */
  readonly certificate: string;
}

/** Names of private keys that stand beside their certificate, and how that certificate is called, the usual name first. */
const PAIRS: readonly { readonly key: string; readonly certificates: readonly string[] }[] = [
  { key: 'private_key_pem', certificates: ['cert_pem'] },
  // `bosh --vars-store` and CredHub write `{ca, certificate, private_key}`; Gorouter's `tls_pem` is `{cert_chain, private_key}`.
  { key: 'private_key', certificates: ['certificate', 'cert', 'cert_chain', 'certificate_chain', 'cert_pem'] },
  { key: 'tls_private_key', certificates: ['tls_certificate', 'tls_cert', 'certificate', 'cert'] },
];

/**
 * The pair of a map; undefined when it holds no key, or none that surely belongs to one of its certificates. A field for authorities (`ca`) has the key
 * only where nothing else in the map can: then it is the pair of an authority. The flat root of a file (`isRoot`) is no such map: its keys are names of
 * variables that have nothing to do with each other.
 */
export function keyPairOf(map: MapNode, isRoot: boolean): KeyPair | undefined {
  for (const { key: name, certificates } of PAIRS) {
    const key = map.get(name);
    if (key?.kind !== 'unknown' && !(key?.kind === 'scalar' && looksLikePem(key.text))) continue;
    const certificate = certificates.find((candidate) => map.get(candidate) !== undefined) ?? onlyCertificate(map, isRoot);
    if (certificate !== undefined) return { key, certificate };
  }
  return undefined;
}

/** The one certificate of a map, whatever it is called; those called by an authority's name come last. */
function onlyCertificate(map: MapNode, isRoot: boolean): string | undefined {
  const names = map.entries.filter((entry) => holdsCertificate(entry.value)).map((entry) => keyName(entry.key));
  const leaves = names.filter((name) => !namesAuthority(name));
  if (leaves.length > 0) return leaves.length === 1 ? leaves[0] : undefined;
  return names.length === 1 && !isRoot ? names[0] : undefined;
}

function holdsCertificate(node: ConfigNode): boolean {
  return node.kind === 'scalar' && looksLikePem(node.text) && readPem(node.text).blocks.some((block) => isCertificateLabel(block.label));
}
