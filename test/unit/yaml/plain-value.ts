import { SourceFile } from '../../../src/base/source.ts';
import { keyName, type ConfigNode } from '../../../src/value/node.ts';
import { readYaml } from '../../../src/yaml/read-yaml.ts';
import type { YamlDocument } from '../../../src/yaml/yaml-document.ts';

/** Reads a text as if it stood in a file. */
export function read(text: string): YamlDocument {
  return readYaml(new SourceFile('config.yml', text));
}

/** A node as JSON would say it; keys as om prints them. */
export function plainValue(node: ConfigNode | undefined): unknown {
  switch (node?.kind) {
    case undefined:
      return undefined;
    case 'map':
      return Object.fromEntries(node.entries.map(({ key, value }) => [keyName(key), plainValue(value)]));
    case 'sequence':
      return node.items.map(plainValue);
    case 'scalar':
      return node.value;
    case 'unknown':
      return node.text;
  }
}
