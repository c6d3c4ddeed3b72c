import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { LineCounter, isAlias, isMap, isScalar, isSeq, parseDocument, type Node } from 'yaml';
import { SourceFile } from '../../../src/base/source.ts';
import type { ConfigNode } from '../../../src/value/node.ts';
import { readYaml } from '../../../src/yaml/read-yaml.ts';
import type { YamlDocument } from '../../../src/yaml/yaml-document.ts';

const shared = process.env['TASLINT_SHARED'];
const folder = `${shared}/corpus`;

describe.skipIf(shared === undefined)('real files', () => {
  const documents = new Map<string, YamlDocument>();
  for (const path of shared === undefined ? [] : readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (/\.(ya?ml|jinja2?)$/.test(path)) documents.set(path, readYaml(new SourceFile(path, readFileSync(`${folder}/${path}`, 'utf8'))));
  }

  test('none that libyaml accepts is a syntax error', () => {
    const refused = [...documents].filter(
      ([path, { problems }]) => !path.startsWith('invalid/') && problems.some(({ kind }) => kind !== 'template'),
    );
    expect(refused.map(([path]) => path)).toEqual([]);
  });

  test('all that libyaml refuses are refused', () => {
    const invalid = [...documents].filter(([path]) => path.startsWith('invalid/'));
    expect(invalid.length).toBeGreaterThan(10);
    expect(invalid.filter(([, { problems }]) => problems.length === 0).map(([path]) => path)).toEqual([]);
  });

  test('files that only the other reader refuses are read', () => {
    const rows = readFileSync(`${folder}/PARSER-DISAGREEMENTS.tsv`, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((row) => row.split('\t')[0]!);
    const kinds = rows.map((path) => documents.get(path)!.problems.map(({ kind }) => kind)).flat();
    // Old pipeline files carry `{{name}}`, a map as a key, which Go refuses too.
    expect(kinds.every((kind) => kind === 'template')).toBe(true);
  });

  test('the other reader sees the same texts at the same places', () => {
    const different = [...documents].flatMap(([path, document]) => {
      // The largest files take that reader seconds and hold nothing that the others do not.
      if (document.root === undefined || document.file.text.length > 60_000) return [];
      // YAML 1.2 took these from the line breaks.
      if (/[\u0085\u2028\u2029]/.test(document.file.text)) return [];
      const lines = new LineCounter();
      const other = parseDocument(document.file.text.replace(/^\ufeff/, ' '), {
        lineCounter: lines,
        uniqueKeys: false,
        keepSourceTokens: false,
        schema: 'failsafe',
        logLevel: 'silent',
      });
      if (other.errors.some(({ code }) => code !== 'MULTIPLE_DOCS')) return [];
      const difference = firstDifference(document.root, other.contents);
      return difference === undefined ? [] : [`${path}: ${difference}`];
    });
    expect(different).toEqual([]);
  });
});

/** Where the two readings differ: shape, text or place. Maps with merges are left to the merge tests. */
function firstDifference(node: ConfigNode, other: Node | null): string | undefined {
  if (other !== null && isAlias(other)) return undefined;
  if (isMap(other)) {
    if (node.kind !== 'map') return 'a map';
    const keys = other.items.map(({ key }) => (isScalar(key) ? String(key.value) : ''));
    if (keys.includes('<<') || new Set(keys).size < keys.length) return undefined;
    if (node.entries.length !== other.items.length) return 'the number of keys';
    for (const [index, pair] of other.items.entries()) {
      const { key, value } = node.entries[index]!;
      const difference = firstDifference(key, pair.key as Node) ?? firstDifference(value, pair.value as Node | null);
      if (difference !== undefined) return `${key.text}: ${difference}`;
    }
    return undefined;
  }
  if (isSeq(other)) {
    if (node.kind !== 'sequence') return 'a list';
    if (node.items.length !== other.items.length) return 'the number of items';
    for (const [index, item] of node.items.entries()) {
      const difference = firstDifference(item, other.items[index] as Node);
      if (difference !== undefined) return `${index}: ${difference}`;
    }
    return undefined;
  }
  if (node.kind !== 'scalar') return 'a scalar';
  if (other === null) return node.text === '' ? undefined : 'no value';
  if (!isScalar(other)) return undefined;
  // The failsafe schema makes every scalar a string.
  const text = typeof other.value === 'string' ? other.value : '';
  // A block scalar at the end of a file without final newline gets one from YAML 1.2, not from libyaml.
  const same = text === node.text || (text === `${node.text}\n` && (node.style === 'literal' || node.style === 'folded'));
  if (!same) return 'the text';
  if (node.text !== '' && node.origin.kind === 'written' && node.origin.start !== other.range![0]) return 'the place';
  return undefined;
}
