import { MapNode, ScalarNode, SequenceNode, UnknownNode, type ConfigNode } from '../value/node.ts';
import type { Origin, Written } from '../value/origin.ts';
import { assertNever } from '../base/assert-never.ts';
import { MAX_ALIASED_NODES, MAX_NESTING } from './limits.ts';
import type { DocumentFindings } from './map-builder.ts';
import { Refusal } from './refusal.ts';
import type { Properties } from './scanner.ts';

/** An anchor and its value, which is missing while it is being read. */
export interface OpenAnchor {
  node: ConfigNode | undefined;
}

/** The anchors of a document, and the copies that its aliases stand for. */
export class Anchors {
  readonly #findings: DocumentFindings;
  readonly #byName = new Map<string, OpenAnchor>();
  #aliasedNodes = 0;

  constructor(findings: DocumentFindings) {
    this.#findings = findings;
  }

  /** Call before the value is read: a later anchor of the same name, also one inside the value, takes over from there. */
  open(properties: Properties | undefined): OpenAnchor | undefined {
    if (properties?.anchor === undefined) return undefined;
    const anchor: OpenAnchor = { node: undefined };
    this.#byName.set(properties.anchor, anchor);
    return anchor;
  }

  close<N extends ConfigNode>(anchor: OpenAnchor | undefined, node: N): N {
    if (anchor !== undefined) anchor.node = node;
    return node;
  }

  /** The value of an anchor as it stands at an alias: every node in it knows that it came by this alias. */
  copy(name: string, used: Written, depth: number): ConfigNode {
    const anchor = this.#byName.get(name);
    if (anchor?.node !== undefined) return this.#copyNode(anchor.node, name, used, depth);
    this.#findings.report('unknown-anchor', anchor === undefined ? 'unknown-anchor' : 'alias-in-itself', used);
    return new ScalarNode(used, '', 'plain');
  }

  #copyNode(node: ConfigNode, name: string, used: Written, depth: number): ConfigNode {
    if (++this.#aliasedNodes > MAX_ALIASED_NODES) throw new Refusal('limit-aliases', used.start, used.end);
    if (depth > MAX_NESTING) throw new Refusal('limit-nesting', used.start, used.end);
    const origin: Origin = { kind: 'alias', name, used, from: node.origin };
    switch (node.kind) {
      case 'scalar':
        return copyScalar(node, origin);
      case 'sequence':
        return new SequenceNode(
          origin,
          node.items.map((item) => this.#copyNode(item, name, used, depth + 1)),
        );
      case 'map':
        return new MapNode(
          origin,
          node.entries.map((entry) => ({
            ...entry,
            key: copyScalar(entry.key, { kind: 'alias', name, used, from: entry.key.origin }),
            value: this.#copyNode(entry.value, name, used, depth + 1),
          })),
        );
      case 'unknown':
        return new UnknownNode(origin, node.because, node.text, node.variables);
      default:
        return assertNever(node);
    }
  }
}

function copyScalar(node: ScalarNode, origin: Origin): ScalarNode {
  return new ScalarNode(origin, node.text, node.style, node.resolved);
}
