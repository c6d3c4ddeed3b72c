import type { Localized } from '../base/language.ts';
import { SourceFile } from '../base/source.ts';
import { isNullish, type ConfigNode, type MapNode, type SequenceNode } from '../value/node.ts';
import type { YamlDocument } from '../yaml/yaml-document.ts';
import type { DocumentKind } from './kind.ts';
import { KIND_REASONS } from './phrases.ts';
import { outlineOf } from './outline.ts';
import { DIRECTOR_ROOT_KEYS, REMOVED_DIRECTOR_KEYS } from './strict-director.ts';

/** What a file is and, in one plain sentence, why taslint thinks so. */
export interface Classification {
  readonly kind: DocumentKind;
  readonly why: Localized;
}

/**
 * Tells what a file is by its root keys and their shapes; the path only decides where the content leaves it open (vars files).
 * Looks at the root and a few entries below it, never deeper, so it costs nothing beside reading the file. A file that cannot be read is told by an outline.
 */
export function classify(document: YamlDocument, path: string): Classification {
  const found = classifyContent(document, path);
  const isUnread = document.root === undefined && document.problems.length > 0;
  return found.kind === 'other' && isUnread && inOpsFolder(path) ? because('ops', KIND_REASONS.unreadInOpsFolder) : found;
}

function classifyContent(document: YamlDocument, path: string): Classification {
  if (/(^|\/)\.?taslint\.ya?ml$/.test(path)) return because('taslint', KIND_REASONS.taslintName);
  const root = isNullish(document.root)
    ? document.problems.length > 0
      ? outlineOf(document.file)
      : laterDocument(document)
    : document.root;
  if (root === undefined) {
    const folder = varsFolder(path);
    if (folder !== undefined && document.problems.length === 0) return because('vars', KIND_REASONS.emptyInFolder(folder));
    return varsByFolder(path) ?? because('other', KIND_REASONS.empty);
  }
  if (root.kind === 'map') return classifyMap(root, path);
  const other = root.kind === 'sequence' ? classifyList(root, path) : because('other', KIND_REASONS.neitherMapNorList);
  // om refuses it as a vars file, which is for a rule to say
  return other.kind === 'other' ? (varsByFolder(path) ?? other) : other;
}

/** An outline of what stands in a second document behind an empty first one: that is what the file was meant to be, though om and bosh read nothing. */
function laterDocument({ file, secondDocument }: YamlDocument): ConfigNode | undefined {
  return secondDocument === undefined ? undefined : outlineOf(new SourceFile(file.path, file.text.slice(secondDocument.start)));
}

/** Keys of a product config beside `product-name`; om's sections (om 7.21.7, `config/config.go`). */
const PRODUCT_SECTIONS = ['product-properties', 'network-properties', 'resource-config', 'errand-config', 'syslog-properties'];

/** Root keys of a director config, those of old versions included: a file that still has them is one. */
const DIRECTOR_SECTIONS: readonly string[] = [...DIRECTOR_ROOT_KEYS, ...REMOVED_DIRECTOR_KEYS];

/** Root keys of `om configure-opsman` (om 7.21.7, `commands/configure_opsman.go`). */
const OPSMAN_SECTIONS = [
  'opsman-configuration',
  'ssl-certificate',
  'pivotal-network-settings',
  'rbac-settings',
  'banner-settings',
  'syslog-settings',
  'tokens-expiration',
  'ui-feature-settings',
];

/** Everything that may stand at the root of a product config (om 7.21.7, `config/config.go`). */
const PRODUCT_KEYS: readonly string[] = [...PRODUCT_SECTIONS, 'product-name', 'product-version', 'validate-config-complete'];

const STAGE_KEYS = ['product-name', 'product-version', 'stage-all-replicas', 'stage-replicas'];
const TILE_LISTS = ['property_blueprints', 'form_types', 'job_types', 'install_time_verifiers'];
const LISTS_OF_OLD_MANIFESTS = ['resource_pools', 'networks', 'compilation', 'properties', 'director_uuid'];

/** Lists: operations and application security groups. */
function classifyList(list: SequenceNode, path: string): Classification {
  const items = list.items.slice(0, 8);
  const isOperation = (item: ConfigNode): boolean => {
    const pointer = scalarText(item, 'path');
    if (pointer === undefined) return false;
    return ['replace', 'remove', 'test'].includes(scalarText(item, 'type') ?? '') || (pointer.startsWith('/') && hasKey(item, 'type'));
  };
  if (items.some(isOperation)) return because('ops', KIND_REASONS.operations);
  if (items.length > 0 && items.every((item) => hasKey(item, 'protocol') && hasKey(item, 'destination'))) {
    return because('security-group', KIND_REASONS.securityGroup);
  }
  if (items.length > 0 && items.every((item) => hasKey(item, 'op') && hasKey(item, 'path') && !hasKey(item, 'type')))
    return because('other', KIND_REASONS.foreignPatches);
  if (inOpsFolder(path) && (items.length === 0 || items.some((item) => hasKey(item, 'path'))))
    return because('ops', KIND_REASONS.listInOpsFolder);
  return because('other', KIND_REASONS.unknownList);
}

/**
 * Metadata of a tile, told by its text alone; undefined for all else. For files that nobody asked for: to parse some hundred kilobytes only to know that they
 * may be of use would cost more than the rest of a run. What is wrong in them shows when they are used.
 */
export function metadataByText(text: string): Classification | undefined {
  if (!text.includes('\nproduct_version:') || !text.includes('\nmetadata_version:') || !/^name:/m.test(text)) return undefined;
  if (text.startsWith('format: taslint-metadata/')) return byKey('tile-metadata', 'metadata_version');
  const list = TILE_LISTS.find((key) => text.includes(`\n${key}:\n`));
  return list === undefined ? undefined : byKey('tile-metadata', list);
}

/** Maps, the most telling keys first. A kind that must not be linted (workflows, Kubernetes …) is ruled out before anything looser is tried. */
function classifyMap(root: MapNode, path: string): Classification {
  const names = new Set(root.names); // dozens are asked for
  const has = (name: string): boolean => names.has(name);
  const found = (wanted: readonly string[]): string | undefined => wanted.find(has);
  const valueOf = (name: string): ConfigNode | undefined => (has(name) ? root.get(name) : undefined);
  const lists = (name: string): readonly ConfigNode[] | undefined => {
    const value = valueOf(name);
    return value?.kind === 'sequence' ? value.items : undefined;
  };
  const isMap = (name: string): boolean => valueOf(name)?.kind === 'map';

  const section = PRODUCT_SECTIONS.find((name) => has(name) && root.get(name)?.kind !== 'scalar') ?? found(PRODUCT_SECTIONS);
  if (section !== undefined && !isParameterFile(root) && !holdsVariables(root, path, PRODUCT_KEYS)) return byKey('product', section);
  if (has('product-name')) {
    const onlyStaging = has('product-version') && root.names.every((name) => STAGE_KEYS.includes(name));
    if (onlyStaging) return because('stage-product', KIND_REASONS.productAndVersion);
    if (root.names.every((name) => name.includes('-') || name === 'product-name')) return byKey('product', 'product-name');
  }
  const director = found(DIRECTOR_SECTIONS);
  if (director !== undefined && !holdsVariables(root, path, DIRECTOR_SECTIONS)) return byKey('director', director);
  if (has('opsman-configuration')) return byKey('opsman', 'opsman-configuration');
  if (root.entries.length > 0 && root.names.every((name) => OPSMAN_SECTIONS.includes(name))) return byKey('opsman', root.names[0] ?? '');

  if (has('pivnet-product-slug')) return byKey('download', 'pivnet-product-slug');
  // One of its keys may be misspelt.
  if (has('pivnet-api-token') && (has('product-version') || has('product-version-regex'))) return byKey('download', 'pivnet-api-token');
  if ((has('pivnet-file-glob') || has('file-glob')) && (has('product-version') || has('product-version-regex') || has('source'))) {
    return byKey('download', has('file-glob') ? 'file-glob' : 'pivnet-file-glob');
  }
  const env = envSign(root, path);
  if (env !== undefined) return byKey('env', env);
  if (has('decryption-passphrase') && (has('username') || has('saml-idp-metadata') || has('server-url')))
    return byKey('auth', 'decryption-passphrase');
  // One of its keys may be misspelt.
  if (/(^|[-_.])auth([-_.]|$)/.test(stem(path)) && !isCalledVars(path) && has('username') && has('password'))
    return byKey('auth', 'username');
  if (isMap('vm-extension-config')) return byKey('vm-extension', 'vm-extension-config');
  if (root.entries.length === 2 && has('iaas') && has('vm_id')) return byKey('state', 'vm_id');
  if (root.entries.length === 2 && has('product') && has('stemcell')) return byKey('assign-stemcell', 'stemcell');
  if (isMap('errands') && isErrandConfig(root, path)) return byKey('errand-config', 'errands');

  const foreign = foreignKind(root, path, has, lists, isMap);
  if (foreign !== undefined) return foreign;

  const tile = tileSign(has, lists, root);
  if (tile !== undefined) return byKey('tile-metadata', tile);

  if (lists('instance_groups') !== undefined && lists('vm_types') !== undefined && !has('releases') && !has('name'))
    return byKey('cloud-config', 'vm_types');
  if (lists('instance_groups') !== undefined || (has('instance_groups') && has('releases')))
    return byKey('bosh-manifest', 'instance_groups');
  if (has('jobs') && has('releases') && found(LISTS_OF_OLD_MANIFESTS) !== undefined) {
    return because('bosh-manifest', KIND_REASONS.oldManifestJobs);
  }
  if (has('director_uuid') && (has('name') || has('networks') || has('compilation')))
    return because('bosh-manifest', KIND_REASONS.oldManifestDirector);
  if (has('releases') && has('stemcells') && has('update')) return byKey('bosh-manifest', 'stemcells');
  const cpis = cpiSign(root, lists);
  if (cpis !== undefined) return byKey('cpi-config', cpis);
  if (lists('addons') !== undefined) return because('runtime-config', KIND_REASONS.addons);

  if (has('kit') && (isMap('params') || isMap('genesis'))) return because('other', KIND_REASONS.genesis);
  const cloud = cloudSign(root, lists);
  if (cloud !== undefined) return byKey('cloud-config', cloud);
  if (lists('applications') !== undefined) return byKey('app-manifest', 'applications');
  if (root.entries.length > 0 && root.names.every((name) => name.startsWith('.') && name.indexOf('.', 1) > 0)) {
    return because('vars', KIND_REASONS.propertyNames);
  }
  return varsOrOther(root, path);
}

/**
 * True for a vars file of which a variable is called like a section of a config (`networks-configuration: …` for `((networks-configuration))`): it lies
 * or is called as one, and holds other names beside it, which om would refuse in a config.
 */
function holdsVariables(root: MapNode, path: string, sections: readonly string[]): boolean {
  return root.names.some((name) => !sections.includes(name)) && root.entry('product-name') === undefined && isCalledVars(path);
}

/** Parameters of a pipeline that carry a product's sections among many keys of their own: nothing that om is given. */
function isParameterFile(root: MapNode): boolean {
  return root.names.filter((name) => !PRODUCT_SECTIONS.includes(name) && !STAGE_KEYS.includes(name)).length > PRODUCT_SECTIONS.length;
}

/** Keys of om's env file (om 7.21.7, `cmd/main.go`). */
export const ENV_KEYS: readonly string[] =
  'target username password client-id client-secret decryption-passphrase connect-timeout request-timeout skip-ssl-validation ca-cert trace uaa-target'.split(
    ' ',
  );

/** Those of them that nothing else has. */
const ENV_ONLY = ['target', 'skip-ssl-validation', 'connect-timeout', 'request-timeout', 'uaa-target'];

/**
 * A key that makes a file one for `om --env`. A vars file may hold the same names, so it counts how many others stand beside them, and what the file is called:
 * an `env.yml` with a misspelt key is one all the same.
 */
function envSign(root: MapNode, path: string): string | undefined {
  const known = root.names.filter((name) => ENV_KEYS.includes(name));
  const sign = ENV_ONLY.find((name) => known.includes(name));
  const others = root.entries.length - known.length;
  if (/(^|[-_.])env([-_.]|$)/.test(stem(path))) {
    const names = ['username', 'password', 'client-id', 'skip-ssl-validation'];
    const isAddressed = sign === 'target' && names.some((name) => known.includes(name));
    return isAddressed || (known.length > 0 && others <= known.length) ? (sign ?? known[0]) : undefined;
  }
  if (sign === undefined || (sign === 'target' && known.length === 1)) return undefined;
  if (isCalledVars(path)) return others === 0 && !VARS_NAMES.test(stem(path)) ? sign : undefined;
  return others * 2 <= known.length ? sign : undefined;
}

/** YAML of other tools that lives beside configurations: recognised so that nothing in it is ever linted. */
function foreignKind(
  root: MapNode,
  path: string,
  has: (name: string) => boolean,
  lists: (name: string) => readonly ConfigNode[] | undefined,
  isMap: (name: string) => boolean,
): Classification | undefined {
  if (has('apiVersion') && has('kind')) return because('other', KIND_REASONS.kubernetes);
  // `on:` is the boolean true for YAML 1.1, and `true` is how om would print that key.
  if (isMap('jobs') && (has('true') || has('on') || has('permissions'))) return because('workflow', KIND_REASONS.githubWorkflow);
  const hasScripts = (): boolean => root.entries.some((entry) => hasKey(entry.value, 'script'));
  if ((has('stages') || /(^|\/)\.gitlab-ci\.ya?ml$/.test(path)) && hasScripts()) return because('workflow', KIND_REASONS.gitlabPipeline);
  if ((has('pool') || has('trigger')) && ['steps', 'stages', 'jobs'].some((name) => lists(name) !== undefined))
    return because('workflow', KIND_REASONS.azurePipeline);
  if (isMap('services') && !has('instance_groups')) return because('other', KIND_REASONS.composeFile);
  if (lists('resources') !== undefined && (lists('jobs') !== undefined || lists('resource_types') !== undefined))
    return byKey('pipeline', 'resources');
  const jobs = lists('jobs');
  if (jobs !== undefined && jobs.slice(0, 4).some((job) => hasKey(job, 'plan'))) return byKey('pipeline', 'jobs');
  if (has('platform') && (has('run') || has('image_resource') || has('inputs'))) return because('pipeline', KIND_REASONS.concourseTask);
  return undefined;
}

/** Tile metadata as kiln bakes it, its parts, and the `tile.yml` of the tile generator. */
function tileSign(
  has: (name: string) => boolean,
  lists: (name: string) => readonly ConfigNode[] | undefined,
  root: MapNode,
): string | undefined {
  const list = TILE_LISTS.find((name) => lists(name) !== undefined);
  if (list !== undefined) return list;
  if (has('metadata_version') && (has('name') || has('product_version') || has('label'))) return 'metadata_version';
  if (has('minimum_version_for_upgrade')) return 'minimum_version_for_upgrade';
  if (has('stemcell_criteria') && (has('releases') || has('product_version'))) return 'stemcell_criteria';
  if (has('name') && has('label') && (has('icon_file') || lists('packages') !== undefined))
    return has('icon_file') ? 'icon_file' : 'packages';
  // Parts that kiln puts together: an instance group, a property, a form, an errand, a runtime config.
  if (has('name') && has('templates') && (has('resource_definitions') || has('instance_definition') || has('resource_label')))
    return 'templates';
  if (has('name') && has('type') && has('configurable')) return 'configurable';
  if (has('name') && lists('property_inputs') !== undefined) return 'property_inputs';
  if (has('name') && has('label') && (has('run_default') || has('colocated'))) return has('run_default') ? 'run_default' : 'colocated';
  if (has('name') && root.get('runtime_config')?.kind === 'scalar') return 'runtime_config';
  return undefined;
}

/** `cpis:`, or a file with nothing but a list of what they are: its root key may be misspelt. */
function cpiSign(root: MapNode, lists: (name: string) => readonly ConfigNode[] | undefined): string | undefined {
  const isCpi = (item: ConfigNode): boolean => hasKey(item, 'type') && (hasKey(item, 'name') || hasKey(item, 'properties'));
  if ((lists('cpis') ?? []).some((item) => item.kind === 'map')) return 'cpis';
  const [only] = root.names;
  return root.entries.length === 1 && only !== undefined && /^cpi/i.test(only) && (lists(only) ?? []).some(isCpi) ? only : undefined;
}

/** A cloud config names its things in lists of maps; a vars file with the same words holds plain texts. */
function cloudSign(root: MapNode, lists: (name: string) => readonly ConfigNode[] | undefined): string | undefined {
  const named = (name: string, ...beside: readonly string[]): boolean =>
    (lists(name) ?? [])
      .slice(0, 4)
      .some((item) => hasKey(item, 'name') && (beside.length === 0 || beside.some((key) => hasKey(item, key))));
  if (named('vm_types')) return 'vm_types';
  if (named('disk_types', 'disk_size')) return 'disk_types';
  if (named('vm_extensions', 'cloud_properties')) return 'vm_extensions';
  const compilation = root.get('compilation');
  if (compilation?.kind === 'map' && compilation.entry('workers') !== undefined) return 'compilation';
  if (named('networks', 'subnets', 'type') && named('azs')) return 'networks';
  return undefined;
}

/** `errands: {PRODUCT: {run_post_deploy: …}}`, for one Apply Changes; also with states right below the product, which om ignores. */
function isErrandConfig(root: MapNode, path: string): boolean {
  const errands = root.get('errands');
  if (errands?.kind !== 'map' || errands.entries.length === 0) return false;
  if (errands.entries.some((entry) => hasKey(entry.value, 'run_post_deploy') || hasKey(entry.value, 'run_pre_delete'))) return true;
  const isState = (node: ConfigNode): boolean =>
    node.kind === 'scalar' && (node.resolved.type === 'boolean' || ['true', 'false', 'default', 'when-changed'].includes(node.text));
  const holdsStates = (node: ConfigNode): boolean =>
    node.kind === 'map' && node.entries.length > 0 && node.entries.every(({ value }) => isState(value) || holdsStates(value));
  return root.entries.length === 1 && !isCalledVars(path) && holdsStates(errands);
}

const VARS_FOLDERS =
  /^((vars|variables|vars-files|secrets|params|creds|credentials)([-_.].+)?|defaults|(.+[-_])?(vars|variables|secrets)|(.+[-_])?specific)$/;
const VARS_NAMES = /(^|[-_.])(vars|variables|params|parameters|secrets|secret|creds|credentials|defaults|globals)([-_.]|$)/;

/** The last resort: nothing in the content says what it is, so folder and name decide whether it holds variables. */
function varsOrOther(root: MapNode, path: string): Classification {
  if (root.entries.length === 0) return because('other', KIND_REASONS.emptyMap);
  const byFolder = varsByFolder(path);
  if (byFolder !== undefined) return byFolder;
  if (VARS_NAMES.test(stem(path))) return because('vars', KIND_REASONS.varsName);
  if (root.entries.some((entry) => VARIABLE_NAMES.test(entry.key.text))) {
    return because('vars', KIND_REASONS.variableNames);
  }
  return because('other', KIND_REASONS.unknownMap);
}

/** Variable names of `om config-template` and of the common pipelines: a file that has one holds variables. */
const VARIABLE_NAMES =
  /^(singleton_availability_zone|(\w+_)?network_name|product_(slug|version_regex)|ntp_servers_string|cloud_controller_(system|apps)_domain|pivnet[-_](api[-_])?token|ops_?man(ager)?[-_].*(user(name)?|password|host|target|url|version)|ops_mgr_(host|usr|pwd|ip)|.+_post_deploy_state|resource-var-.+)$/;

function varsByFolder(path: string): Classification | undefined {
  const folder = varsFolder(path);
  return folder === undefined ? undefined : because('vars', KIND_REASONS.inFolder(folder));
}

/** True for a file that lies in a folder of vars files or has the name of one. */
function isCalledVars(path: string): boolean {
  return varsFolder(path) !== undefined || VARS_NAMES.test(stem(path));
}

/** Name of a file without its folders and its ending. */
function stem(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.ya?ml$/, '');
}

function varsFolder(path: string): string | undefined {
  return folders(path).findLast((name) => VARS_FOLDERS.test(name));
}

function inOpsFolder(path: string): boolean {
  return folders(path).some((folder) => /^(ops|ops-files|opsfiles|operations)$/.test(folder));
}

/** Names of the folders above a file, from the top. */
function folders(path: string): readonly string[] {
  return path.split('/').slice(0, -1);
}

function hasKey(node: ConfigNode, name: string): boolean {
  return node.kind === 'map' && node.entry(name) !== undefined;
}

function scalarText(node: ConfigNode, name: string): string | undefined {
  const value = node.kind === 'map' ? node.get(name) : undefined;
  return value?.kind === 'scalar' ? value.text : undefined;
}

function byKey(kind: DocumentKind, key: string): Classification {
  return because(kind, KIND_REASONS.rootKey(key));
}

function because(kind: DocumentKind, why: Localized): Classification {
  return { kind, why };
}
