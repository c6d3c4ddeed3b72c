import { problemTexts } from '../yaml/phrases.ts';
import { type Localized } from '../base/language.ts';
import type { Span } from '../base/source.ts';
import type { ConfigNode, MapNode } from '../value/node.ts';
import type { YamlDocument } from '../yaml/yaml-document.ts';
import { isTrue, mapEntries, namedMaps, valueText, writtenText } from './metadata-nodes.ts';
import { NO_MIGRATIONS, type RequiredProduct, type TileMigrations, type TileModel, type TileStemcell } from './model.ts';
import { readErrands, readJob, readSlimErrands } from './read-jobs.ts';
import { formsOf } from './read-forms.ts';
import { MOST_LEVELS, propertiesByName, readProperty, type FreshProperty } from './read-property.ts';

/** What a file gave: a model, or why there is none. */
export type TileReading = { readonly model: TileModel } | { readonly model?: undefined; readonly refusal: TileRefusal };

export interface TileRefusal {
  /**
   * `template`: another tool has to fill it in first (ERB, Jinja). `broken`: YAML that cannot be read. `newer`: a slim file of a later form.
   * `no-metadata`: something else, or a part of metadata as kiln keeps it.
   */
  readonly because: 'template' | 'broken' | 'newer' | 'no-metadata';
  readonly at: Span | undefined;
  /** A plain sentence about what is wrong. */
  readonly detail: Localized;
}

/** How a slim file begins, up to the number of its form. */
const SLIM = 'taslint-metadata/';

/** The value of `format` in the slim files that this version writes. */
export const SLIM_FORMAT = `${SLIM}1`;

/**
 * Reads raw or slim metadata. Raw metadata is a file with `name`, `product_version`, `metadata_version` and one of `property_blueprints`, `job_types` and lists of
 * errands as a list of maps; what tile generators start from (`tile.yml`, kiln's `base.yml`) has texts there and is none. Never throws for what the file says.
 */
export function readTile(document: YamlDocument): TileReading {
  const [problem] = document.problems;
  if (problem !== undefined) {
    const { kind, at, detail } = problem;
    if (kind === 'template')
      return refused(
        'template',
        { en: `a template (${detail}) that has to be filled in first`, ko: `먼저 값을 채워야 하는 템플릿입니다(${detail})` },
        at,
      );
    return refused('broken', problemTexts(problem), at);
  }
  const { root } = document;
  if (root?.kind !== 'map')
    return refused('no-metadata', { en: 'no tile metadata: it holds no map', ko: '맵이 아니어서 타일 메타데이터가 아닙니다' });
  const format = valueText(root.get('format'));
  if (format?.startsWith(SLIM) === true && format !== SLIM_FORMAT)
    return refused('newer', {
      en: `written by a later taslint (${format.slice(0, 40)}); this one reads ${SLIM_FORMAT}`,
      ko: `더 새로운 taslint가 만든 파일입니다(${format.slice(0, 40)}). 이 버전은 ${SLIM_FORMAT}만 읽습니다`,
    });
  const missing = ['name', 'product_version', 'metadata_version'].find((key) => writtenText(root.get(key)) === undefined);
  if (missing !== undefined)
    return refused('no-metadata', {
      en: `no tile metadata: \`${missing}\` is missing`,
      ko: `\`${missing}\`이(가) 없어 타일 메타데이터가 아닙니다`,
    });
  if (format === SLIM_FORMAT) return { model: slimModel(root, document) };
  if (!holdsBlueprints(root))
    return refused('no-metadata', {
      en: 'no tile metadata: neither property_blueprints nor job_types nor a list of errands is a list of maps',
      ko: '`property_blueprints`, `job_types`, errand 목록 중 맵의 목록인 것이 없어 타일 메타데이터가 아닙니다',
    });
  return { model: rawModel(root, document) };
}

function refused(because: TileRefusal['because'], detail: Localized, at?: Span): TileReading {
  return { refusal: { because, at, detail } };
}

/** True when at least one of these lists is there, and what is there holds maps only. */
function holdsBlueprints(root: MapNode): boolean {
  const lists = ['property_blueprints', 'job_types', 'post_deploy_errands', 'pre_delete_errands'].flatMap((key) => {
    const node = root.get(key);
    return node?.kind === 'sequence' ? [node.items] : [];
  });
  return lists.length > 0 && lists.every((items) => items.every(({ kind }) => kind === 'map'));
}

/** What both forms have under the same names. */
function common(
  root: MapNode,
): Pick<
  TileModel,
  'name' | 'version' | 'metadataVersion' | 'minimumVersionForUpgrade' | 'requires' | 'serviceBroker' | 'opsmanagerSyslog'
> {
  return {
    name: writtenText(root.get('name'))!, // it has one: see above
    version: writtenText(root.get('product_version'))!,
    metadataVersion: writtenText(root.get('metadata_version'))!,
    minimumVersionForUpgrade: writtenText(root.get('minimum_version_for_upgrade')),
    requires: requiredProducts(root.get('requires_product_versions') ?? root.get('requires')),
    serviceBroker: isTrue(root.get('service_broker')),
    opsmanagerSyslog: isTrue(root.get('opsmanager_syslog')),
  };
}

function rawModel(root: MapNode, { file }: YamlDocument): TileModel {
  const jobs = namedMaps(root.get('job_types'));
  const { titles, shown } = formsOf(root.get('form_types'));
  const all = [
    ...blueprintsIn(root.get('property_blueprints'), '.properties'),
    ...[...jobs].flatMap(([name, job]) => [...blueprintsIn(job.get('property_blueprints'), `.${name}`)]),
  ];
  for (const property of all) {
    const input = shown.get(property.name);
    if (input === undefined) continue;
    property.form = input.form;
    property.label = input.label ?? property.label;
    property.description = input.description ?? property.description;
  }
  return {
    ...common(root),
    properties: propertiesByName(all),
    jobs: new Map([...jobs].map(([name, job]) => [name, readJob(name, job)])),
    errands: readErrands(root),
    stemcells: [...stemcellsIn(root.get('stemcell_criteria')), ...stemcellsIn(root.get('additional_stemcells_criteria'))],
    migrations: NO_MIGRATIONS,
    sha256: undefined,
    forms: titles,
    file,
  };
}

/** The blueprints of a list with those of selectors' options, in the order of the file. */
function* blueprintsIn(list: ConfigNode | undefined, prefix: string, depth = 1): Iterable<FreshProperty> {
  if (depth > MOST_LEVELS) return;
  for (const [name, blueprint] of namedMaps(list)) {
    const full = `${prefix}.${name}`;
    yield readProperty(full, blueprint);
    for (const [option, template] of namedMaps(blueprint.get('option_templates')))
      yield* blueprintsIn(template.get('property_blueprints'), `${full}.${option}`, depth + 1);
  }
}

function slimModel(root: MapNode, { file }: YamlDocument): TileModel {
  const properties = [...mapEntries(root.get('properties'))].map(([name, blueprint]) => readProperty(name, blueprint));
  const forms = root.get('forms');
  return {
    ...common(root),
    properties: propertiesByName(properties),
    jobs: new Map([...mapEntries(root.get('jobs'))].map(([name, job]) => [name, readJob(name, job)])),
    errands: readSlimErrands(root.get('errands')),
    stemcells: stemcellsIn(root.get('stemcells')),
    migrations: migrationsIn(root.get('migrations')),
    sha256: valueText(root.get('sha256')),
    forms: new Map(forms?.kind === 'map' ? forms.entries.map(({ key, value }) => [valueText(key) ?? '', valueText(value) ?? '']) : []),
    file,
  };
}

/** One map, or a list of them. */
function stemcellsIn(node: ConfigNode | undefined): readonly TileStemcell[] {
  const maps = node?.kind === 'sequence' ? node.items : [node];
  return maps.flatMap((map) => {
    if (map?.kind !== 'map') return [];
    const os = valueText(map.get('os'));
    const version = writtenText(map.get('version'));
    return os === undefined || version === undefined ? [] : [{ os, version }];
  });
}

function requiredProducts(node: ConfigNode | undefined): readonly RequiredProduct[] {
  if (node?.kind !== 'sequence') return [];
  return node.items.flatMap((map) => {
    if (map.kind !== 'map') return [];
    const name = valueText(map.get('name'));
    const version = writtenText(map.get('version'));
    return name === undefined || version === undefined ? [] : [{ name, version, optional: isTrue(map.get('optional')) }];
  });
}

function migrationsIn(node: ConfigNode | undefined): TileMigrations {
  if (node?.kind !== 'map') return NO_MIGRATIONS;
  const renames = node.get('renames');
  return {
    renames: (renames?.kind === 'sequence' ? renames.items : []).flatMap((pair) => {
      if (pair.kind !== 'map') return [];
      const [from, to] = [valueText(pair.get('from')), valueText(pair.get('to'))];
      return from === undefined || to === undefined ? [] : [{ from, to }];
    }),
    removals: textsIn(node.get('removals')),
    unread: textsIn(node.get('unread')),
  };
}

function textsIn(node: ConfigNode | undefined): readonly string[] {
  return node?.kind === 'sequence' ? node.items.flatMap((item) => valueText(item) ?? []) : [];
}
