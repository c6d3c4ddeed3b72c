import type { Span } from '../base/source.ts';
import { MapNode, keyName, type ConfigNode, type MapEntry, type ScalarNode } from '../value/node.ts';
import { editSpan, type Origin } from '../value/origin.ts';
import { isSurelyText } from '../value/plain-scalar.ts';
import type { DuplicateKey, YamlProblem, YamlProblemCode } from './yaml-document.ts';

/** What is found while a document is read and does not end the reading. */
export interface DocumentFindings {
  readonly duplicateKeys: DuplicateKey[];
  /** Scalars `<<` with a tag: text, no merge. */
  readonly taggedMarks: Set<ConfigNode>;
  report(kind: YamlProblem['kind'], code: YamlProblemCode, at: Span): void;
}

/** What makes two keys one key for Go: type and value. Text stands for itself, so that most keys cost nothing. */
type KeyIdentity = string | number | bigint | boolean | symbol | null;

/** Up to this many entries are searched one by one; more get an index. */
const SMALL = 8;

/** Collects the entries of one map as go-yaml does: the last of equal keys wins, and `<<` is applied where it stands. */
export class MapBuilder {
  readonly #findings: DocumentFindings;
  readonly #entries: MapEntry[] = [];
  readonly #identities: KeyIdentity[] = [];
  #index: Map<KeyIdentity, number> | undefined;
  /** By identity, the span of the key written last in this map; only kept once a merge may have replaced an entry. */
  #written: Map<KeyIdentity, Span> | undefined;

  constructor(findings: DocumentFindings) {
    this.#findings = findings;
  }

  add(key: ConfigNode, value: ConfigNode): void {
    if (key.kind !== 'scalar') {
      // An alias to a map or a list: written ones are refused by the parser.
      this.#findings.report('syntax', 'key-not-scalar', spanOf(key.origin));
      return;
    }
    if (isMerge(key) && !this.#findings.taggedMarks.has(key)) return this.#merge(key, value);
    const identity = identityOf(key);
    const at = this.#find(identity);
    if (at !== -1) this.#reportDuplicate(identity, key, this.#entries[at]!);
    this.#written?.set(identity, spanOf(key.origin));
    this.#set(at, identity, { key, value });
  }

  build(origin: Origin): MapNode {
    return new MapNode(origin, this.#entries);
  }

  #reportDuplicate(identity: KeyIdentity, key: ScalarNode, before: MapEntry): void {
    const first = before.merged === undefined ? spanOf(before.key.origin) : this.#written?.get(identity);
    if (first !== undefined) this.#findings.duplicateKeys.push({ name: keyName(key), first, second: spanOf(key.origin) });
  }

  #merge(key: ScalarNode, value: ConfigNode): void {
    this.#written ??= new Map(this.#entries.map((entry, index) => [this.#identities[index]!, spanOf(entry.key.origin)]));
    const merged = spanOf(key.origin);
    const sources = value.kind === 'sequence' ? value.items : [value];
    // A list that came by an alias is refused by go-yaml: only maps may.
    if (value.kind === 'sequence' && value.origin.kind === 'alias') return this.#refuseMerge(value);
    for (const source of sources.toReversed()) {
      if (source.kind !== 'map') return this.#refuseMerge(source);
      for (const entry of source.entries) {
        const identity = identityOf(entry.key);
        this.#set(this.#find(identity), identity, { key: entry.key, value: entry.value, merged });
      }
    }
  }

  #refuseMerge(value: ConfigNode): void {
    this.#findings.report('merge', 'merge-value', spanOf(value.origin));
  }

  #find(identity: KeyIdentity): number {
    const { length } = this.#entries;
    if (length === 0) return -1;
    if (length <= SMALL) return this.#identities.indexOf(identity);
    this.#index ??= new Map(this.#identities.map((each, index) => [each, index]));
    return this.#index.get(identity) ?? -1;
  }

  #set(at: number, identity: KeyIdentity, entry: MapEntry): void {
    if (at !== -1) {
      this.#entries[at] = entry;
      return;
    }
    this.#index?.set(identity, this.#entries.length);
    this.#identities.push(identity);
    this.#entries.push(entry);
  }
}

/** `<<`, quoted or not. */
function isMerge(key: ScalarNode): boolean {
  return key.text === '<<' && key.origin.kind === 'written';
}

function identityOf(key: ScalarNode): KeyIdentity {
  if (key.style === 'plain' && isSurelyText(key.text)) return key.text;
  const { type, value } = key.resolved;
  // A whole float is another key than the same integer.
  return type === 'float' && Number.isInteger(value) ? Symbol.for(`float ${value}`) : value;
}

function spanOf(origin: Origin): Span {
  // Nodes of this folder are written or came by an alias, and both have a place.
  return editSpan(origin)!;
}
