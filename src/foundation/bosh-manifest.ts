import { memoPer } from '../base/memo.ts';
import type { Span } from '../base/source.ts';
import { componentOfInstanceGroup } from '../catalog/find-component.ts';
import type { Component } from '../catalog/components.ts';
import type { Cell } from '../value/cell.ts';
import { descend, type ConfigNode, type MapNode } from '../value/node.ts';
import { anchorOf, keyOf, textCell } from './cell-of.ts';
import { documentsOf, type Document, type Foundation } from './foundation.ts';
import { listAt } from './vm-type.ts';

/** A BOSH deployment manifest (v2), or a part of one. */
export class BoshManifest {
  readonly document: Document;
  readonly anchor: Span;
  readonly name: Cell<string>;
  readonly groups: readonly InstanceGroup[];

  constructor(document: Document) {
    this.document = document;
    const root = document.root;
    const start: Span = { file: document.file, start: 0, end: 0 };
    this.anchor = root?.kind === 'map' ? keyOf(root.entry('name') ?? root.entries[0], start) : start;
    this.name = textCell(descend(root, 'name'), this.anchor);
    this.groups = listAt(document, 'instance_groups').map((node) => new InstanceGroup(this, node));
  }

  at(...path: readonly (string | number)[]): ConfigNode | undefined {
    return descend(this.document.root, ...path);
  }

  /** The maps of a root list: `releases`, `stemcells`, `variables`. */
  list(name: string): readonly MapNode[] {
    return listAt(this.document, name);
  }

  has(name: string): boolean {
    const root = this.document.root;
    return root?.kind === 'map' && root.entry(name) !== undefined;
  }

  /** Given to `bosh create-env`: it brings its own networks and disks and knows no stemcell aliases. */
  get isCreateEnv(): boolean {
    return this.has('cloud_provider');
  }

  /** A part that other files complete: without releases and stemcells nothing can be said about references. */
  get isFragment(): boolean {
    return !this.has('name') || !this.has('releases') || !this.has('update');
  }
}

/** One instance group of a manifest. */
export class InstanceGroup {
  readonly manifest: BoshManifest;
  readonly node: MapNode;
  readonly anchor: Span;
  readonly name: Cell<string>;
  readonly jobs: readonly ManifestJob[];

  constructor(manifest: BoshManifest, node: MapNode) {
    this.manifest = manifest;
    this.node = node;
    const own = anchorOf(node, manifest.anchor);
    this.anchor = keyOf(node.entry('name'), own);
    this.name = textCell(node.get('name'), this.anchor);
    const jobs = node.get('jobs');
    const maps = jobs?.kind === 'sequence' ? jobs.items.filter((item): item is MapNode => item.kind === 'map') : [];
    this.jobs = maps.map((job) => new ManifestJob(job, this.anchor));
  }

  at(...path: readonly (string | number)[]): ConfigNode | undefined {
    return descend(this.node, ...path);
  }

  get component(): Component | undefined {
    return this.name.state === 'known' ? componentOfInstanceGroup(this.name.value) : undefined;
  }

  job(...names: readonly string[]): ManifestJob | undefined {
    return this.jobs.find(({ name }) => name.state === 'known' && names.includes(name.value));
  }
}

/** One job of an instance group or of an add-on. */
export class ManifestJob {
  readonly node: MapNode;
  readonly anchor: Span;
  readonly name: Cell<string>;
  readonly release: Cell<string>;

  constructor(node: MapNode, otherwise: Span) {
    this.node = node;
    const own = anchorOf(node, otherwise);
    this.anchor = keyOf(node.entry('name'), own);
    this.name = textCell(node.get('name'), this.anchor);
    this.release = textCell(node.get('release'), this.anchor);
  }

  /** A property by its dotted name; a key that is itself dotted is found too. */
  property(dotted: string): ConfigNode | undefined {
    const properties = this.node.get('properties');
    return descend(properties, dotted) ?? descend(properties, ...dotted.split('.'));
  }
}

const manifestOf = memoPer((document: Document) => new BoshManifest(document));

export function manifestsOf(foundation: Foundation): readonly BoshManifest[] {
  return documentsOf(foundation, 'bosh-manifest').map(manifestOf);
}
