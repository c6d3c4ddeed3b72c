import { safeText } from '../base/safe-text.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** Text for an XML document, in attributes and between tags: escaped, without what XML 1.0 forbids; line breaks stay. */
export function xmlText(text: string): string {
  const lines = text
    .split('\n')
    .map((line) => safeText(line.replaceAll('\t', ' ')).replace(/[&<>"']/g, (character) => ENTITIES[character]!));
  // U+FFFE and U+FFFF are no characters of XML. `##` followed by a bracket could be a command in a log.
  return lines
    .join('\n')
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replace(/##(?=\[|vso\[|teamcity\[)/gi, '&#35;#')
    .replace(/^(\s*):(?=:)/gm, '$1&#58;');
}

/** Attributes of a tag, each with a blank before it; undefined ones are left out. */
export function xmlAttributes(attributes: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${xmlText(String(value)).replaceAll('\n', '&#10;')}"`)
    .join('');
}
