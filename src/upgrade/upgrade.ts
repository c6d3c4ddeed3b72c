import type { Span } from '../base/source.ts';
import type { Origin } from '../value/origin.ts';

/** What one product config has to do with a new version of its tile, ready to be shown: no secret is in it. */
export interface Upgrade {
  /** '' for files that stand alone. */
  readonly foundation: string;
  readonly product: string;
  /** The config. */
  readonly path: string;
  /** Version of the metadata of today; undefined when there is none: then nothing is said about what changes. */
  readonly from: string | undefined;
  readonly to: string;
  /** In the order of work. */
  readonly items: readonly UpgradeItem[];
}

/** What has to be done before or with the upgrade; what the tile changes by itself; what is good to know. */
export type UpgradeGroup = 'must' | 'itself' | 'know';

export interface UpgradeItem {
  readonly group: UpgradeGroup;
  readonly kind: UpgradeKind;
  /** The property, job or errand. */
  readonly name: string;
  /** Where the config says it; its section where it does not; undefined for what no line of it is about. */
  readonly at: Span | undefined;
  readonly origin: Origin | undefined;
  /** What a sentence about it mentions. */
  readonly data: Readonly<Record<string, string>>;
}

export type UpgradeKind =
  | 'minimum-version'
  | 'requires-product'
  | 'does-not-fit'
  | 'renamed'
  | 'dropped'
  | 'gone'
  | 'newly-required'
  | 'now-empty'
  | 'frozen-by-tile'
  | 'type-changed'
  | 'option-gone'
  | 'tightened'
  | 'job-gone'
  | 'instances'
  | 'disk'
  | 'vm-too-small'
  | 'errand-gone'
  | 'errand-state'
  | 'default-changed'
  | 'job-default'
  | 'errand-default'
  | 'single-az'
  | 'not-selected'
  | 'other-type'
  | 'now-configurable'
  | 'now-frozen'
  | 'new-job'
  | 'new-errand'
  | 'stemcell'
  | 'unread-migration'
  | 'supported';
