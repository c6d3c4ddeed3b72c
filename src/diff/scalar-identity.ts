import { looksLikePem, readPem } from '../base/pem.ts';
import type { ScalarNode } from '../value/node.ts';

/**
 * A text that two scalars share when a configuration says the same with both: the same type and value. A whole number and one with a point are one type, as in
 * JSON. Of PEM texts the blocks count and not how their lines are broken, so that the same certificate is the same value.
 */
export function scalarIdentity({ resolved }: ScalarNode): string {
  switch (resolved.type) {
    case 'string':
      return JSON.stringify(pemIdentity(resolved.value) ?? resolved.value);
    case 'integer':
    case 'float':
      return String(resolved.value);
    case 'boolean':
      return resolved.value ? 'true' : 'false';
    case 'null':
      return 'null';
  }
}

/** The labels and bodies of a PEM text that holds nothing else; undefined for other texts. */
function pemIdentity(text: string): string | undefined {
  if (!looksLikePem(text)) return undefined;
  const { blocks, embedded } = readPem(text);
  if (embedded || blocks.length === 0 || blocks.some(({ state }) => state !== 'base64')) return undefined;
  return blocks.map(({ label, body }) => `-----${label}\n${body}`).join('\n');
}
