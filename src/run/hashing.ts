/** SHA-256 as lower-case hex of UTF-8 text. Cryptography is loaded for formats with fingerprints and for baselines only. */
export async function hashing(): Promise<(text: string) => string> {
  const { createHash } = await import('node:crypto'); // lazy: only for formats with fingerprints
  return (text) => createHash('sha256').update(text, 'utf8').digest('hex');
}
