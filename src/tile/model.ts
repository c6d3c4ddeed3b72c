import type { SourceFile, Span } from '../base/source.ts';
import type { ConfigNode } from '../value/node.ts';

/*
 * What a tile takes: the part of its metadata that a product config can be held against. `read-tile.ts` reads it from `metadata/*.yml` of a `.pivotal`
 * (raw) and from what `taslint metadata extract` writes (slim); both give the same. `requirement.ts` answers what follows from it.
 *
 * Sources: the tile developer guide (pivotal-cf/docs-tiledev), the schema that tile authors' tool checks (pivotal-cf/kiln, `pkg/proofing`), and the generator
 * of `om config-template` (pivotal-cf/om, `configtemplate/generator`). Names below that look like YAML keys are those of the metadata.
 */

/** One version of one tile. Maps keep the order of the metadata; of two things of one name the first counts. */
export interface TileModel {
  /** What the config says as `product-name`. */
  readonly name: string;
  /** `product_version` as written; a build suffix (`2.1.3-build.7`) stays. */
  readonly version: string;
  /** Version of the metadata's own schema. */
  readonly metadataVersion: string;
  /** Upgrades from below are refused. */
  readonly minimumVersionForUpgrade: string | undefined;
  /** By full dotted name: `.properties.X`, `.properties.SELECTOR.OPTION.X`, `.JOB.X`. */
  readonly properties: ReadonlyMap<string, TileProperty>;
  /** By name: the keys of `resource-config`. */
  readonly jobs: ReadonlyMap<string, TileJob>;
  /** By name: the keys of `errand-config`. */
  readonly errands: ReadonlyMap<string, TileErrand>;
  /** What the tile runs on; none for a tile that brings a runtime config only. The main one first. */
  readonly stemcells: readonly TileStemcell[];
  /** `requires_product_versions`. */
  readonly requires: readonly RequiredProduct[];
  /** True when a service network has to be chosen. */
  readonly serviceBroker: boolean;
  /** True when `syslog-properties` apply. */
  readonly opsmanagerSyslog: boolean;
  /** What the tile's migrations do to properties, as far as it can be read; they are never run. */
  readonly migrations: TileMigrations;
  /** SHA-256 of the metadata that a slim file was made from, in lower-case hex; undefined for raw metadata. */
  readonly sha256: string | undefined;
  /** Titles of the forms by form name; only raw metadata and slim files made with labels have them. */
  readonly forms: ReadonlyMap<string, string>;
  /** The file that it was read from. */
  readonly file: SourceFile;
}

/** A property blueprint: of the product, of a job, of a selector's option, or a field of a collection. */
export interface TileProperty {
  /** The full dotted name; of a field the bare name. */
  readonly name: string;
  /** As written. One that is not in `PROPERTY_TYPES` (`requirement.ts`) must never be judged. */
  readonly type: string;
  /** False: the tile makes the value itself, and a config may not set it. Fields of collections are settable all the same. */
  readonly configurable: boolean;
  readonly optional: boolean;
  /** As written; undefined for none and for null. It may break the tile's own blueprint. What counts as a default: `effectiveDefault`. */
  readonly default: ConfigNode | undefined;
  /** Another default when a product is there; what its value is does not matter to a check. */
  readonly conditionalDefault: boolean;
  /** Limits of a number; for `disk_type_dropdown` of the size in MB. */
  readonly numbers: NumberConstraints | undefined;
  /** Forms of a text, all of which must hold. */
  readonly texts: readonly TextConstraint[];
  /** Names that `dropdown_select` and `multi_select_options` take, as text (`4` for the number 4). */
  readonly options: readonly TileOption[];
  /** The options of a selector. */
  readonly selectorOptions: readonly SelectorOption[];
  /** The fields of a collection by bare name; empty for every other type. */
  readonly fields: ReadonlyMap<string, TileProperty>;
  /** What a chosen VM type or disk must reach at least (`vm_type_dropdown`, `disk_type_dropdown`), by resource. */
  readonly resources: ReadonlyMap<string, TileNumber>;
  /** True when it cannot change after the first deployment. */
  readonly freezeOnDeploy: boolean;
  /** A field of a collection whose values must differ between items. */
  readonly unique: boolean;
  /** The selector and option that it belongs to; undefined for what is always there. */
  readonly inOption: { readonly selector: string; readonly option: string } | undefined;
  /** The form that shows it; undefined when none does, which keeps nobody from setting it. */
  readonly form: string | undefined;
  /** Texts for people; only raw metadata and slim files made with labels have them. */
  readonly label: string | undefined;
  readonly description: string | undefined;
  /** Where it stands in the metadata. */
  readonly at: Span;
}

/** A choice of a dropdown or of a multi-select. */
export interface TileOption {
  readonly name: string;
  readonly label: string | undefined;
}

/** A choice of a selector: `value` of a config says the `selectValue`, `selected_option` and dotted names the `name`. A default is a `selectValue`. */
export interface SelectorOption {
  readonly name: string;
  readonly selectValue: string;
  readonly label: string | undefined;
}

/** What must hold for a number; all that is given. Both spellings (`may_only_…`, `can_only_…`) are read. */
export interface NumberConstraints {
  readonly min?: number;
  readonly max?: number;
  /** 0, or at least this. */
  readonly zeroOrMin?: number;
  /** Divisible by this. */
  readonly modulo?: number;
  readonly powerOfTwo?: true;
  readonly oddOrZero?: true;
  /** Against the deployed value: nothing that can be judged offline. */
  readonly onlyIncrease?: true;
  /** The tile's own words for a value that breaks one of these. */
  readonly message?: string;
}

/** What must hold for a text: a pattern of Ruby (`ruby-pattern.ts`), found anywhere in it; or a cron schedule. With the tile's own words. */
export type TextConstraint = ({ readonly kind: 'pattern'; readonly pattern: string } | { readonly kind: 'cron' }) & {
  readonly message: string | undefined;
};

/** A number of a job or of a chosen VM: instances, cores, megabytes. */
export interface TileNumber {
  readonly configurable: boolean;
  readonly default: number | undefined;
  readonly constraints: NumberConstraints | undefined;
}

/** A job type: a key of `resource-config`. */
export interface TileJob {
  readonly name: string;
  /** Undefined when the metadata says nothing about it. */
  readonly instances: TileNumber | undefined;
  readonly zeroIf: ZeroIf | undefined;
  /** `ram`, `ephemeral_disk`, `persistent_disk` in MB, `cpu` in cores. A chosen VM type must reach `constraints.min`. */
  readonly resources: ReadonlyMap<string, TileNumber>;
  readonly singleAzOnly: boolean;
  /** True for a job that only runs as an errand. */
  readonly errand: boolean;
  readonly label: string | undefined;
  readonly at: Span;
}

/** When a job's count becomes 0 by itself: the property has one of these values. */
export interface ZeroIf {
  readonly property: string;
  /** As text: names of options, select_values or booleans; compare with both name and select_value. */
  readonly values: readonly string[];
  /** True when 0 may also be chosen while no value says so. */
  readonly allowManualZero: boolean;
}

/** An errand, of one list or of both; which of the two states a config may give follows from it. */
export interface TileErrand {
  readonly name: string;
  readonly postDeploy: ErrandDefault | undefined;
  readonly preDelete: ErrandDefault | undefined;
  readonly label: string | undefined;
  readonly at: Span;
}

/** What `default` stands for: `on`, `off`, `when-changed`, or another text as the metadata has it. */
export interface ErrandDefault {
  readonly runs: string;
}

export interface TileStemcell {
  readonly os: string;
  readonly version: string;
}

export interface RequiredProduct {
  readonly name: string;
  /** A range such as `>= 1.12` or `~> 2.0`. */
  readonly version: string;
  readonly optional: boolean;
}

/** What migrations do, read as text; see `read-migrations.ts`. */
export interface TileMigrations {
  /** A value that moves to another property, in the order of the migrations. */
  readonly renames: readonly { readonly from: string; readonly to: string }[];
  /** Properties whose value is thrown away. */
  readonly removals: readonly string[];
  /** Migrations that touch properties in ways that are not read, by file name. */
  readonly unread: readonly string[];
}

export const NO_MIGRATIONS: TileMigrations = { renames: [], removals: [], unread: [] };
