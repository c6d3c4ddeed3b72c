import { createHash } from 'node:crypto';

/** SHA-256 of a certificate as hex, from the base64 of its DER, as `openssl x509 -fingerprint -sha256` has it. No table asks it: cryptography is loaded for few commands. */
export function fingerprintOf(base64: string): string {
  return createHash('sha256').update(Buffer.from(base64, 'base64')).digest('hex');
}
