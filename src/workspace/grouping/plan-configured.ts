import type { SourceFile } from '../../base/source.ts';
import type { DocumentKind } from '../../foundation/kind.ts';
import type { FoundationPlan, PlannedDocument } from '../../foundation/plan.ts';
import type { ConfiguredConfig, ConfiguredFoundation } from '../config/config.ts';
import { GROUPING_REASONS } from './phrases.ts';

/** Foundations as taslint.yml writes them: nothing is guessed. */

/** What taslint.yml says a file is. */
export function kindsOfFoundation(foundation: ConfiguredFoundation): ReadonlyMap<string, DocumentKind> {
  const kinds = new Map<string, DocumentKind>();
  const add = (kind: DocumentKind, paths: readonly string[]): void => {
    for (const path of paths) if (!kinds.has(path)) kinds.set(path, kind);
  };
  for (const { kind, config } of configsOf(foundation)) {
    add(kind, [config.config]);
    add('vars', config.varsFiles);
    add('ops', config.opsFiles);
  }
  add('runtime-config', foundation.runtimeConfigs);
  add('cloud-config', foundation.cloudConfigs);
  add('bosh-manifest', foundation.manifests);
  add('app-manifest', foundation.appManifests);
  add('download', foundation.downloads);
  if (foundation.env !== undefined) add('env', [foundation.env]);
  return kinds;
}

function configsOf(foundation: ConfiguredFoundation): readonly { readonly kind: DocumentKind; readonly config: ConfiguredConfig }[] {
  const { director, opsman, auth } = foundation;
  return [
    ...(director === undefined ? [] : [{ kind: 'director' as const, config: director }]),
    ...foundation.products.map((config) => ({ kind: 'product' as const, config })),
    ...(opsman === undefined ? [] : [{ kind: 'opsman' as const, config: opsman }]),
    ...(auth === undefined ? [] : [{ kind: 'auth' as const, config: auth }]),
  ];
}

/** The plan of a foundation of taslint.yml. `fileOf` gives the file that was read for a path; what could not be read is left out. */
export function planConfigured(
  foundation: ConfiguredFoundation,
  configName: string,
  fileOf: (path: string) => { readonly file: SourceFile; readonly requested: boolean } | undefined,
  extra: readonly PlannedDocument[],
): FoundationPlan {
  const configs = new Map(configsOf(foundation).map(({ config }) => [config.config, config]));
  const files = (paths: readonly string[]): readonly SourceFile[] => paths.flatMap((path) => fileOf(path)?.file ?? []);
  const documents: PlannedDocument[] = [];
  for (const [path, kind] of kindsOfFoundation(foundation)) {
    const found = fileOf(path);
    if (found === undefined) continue;
    const config = configs.get(path);
    documents.push({
      ...found,
      kind,
      why: GROUPING_REASONS.configured(configName, foundation.name),
      varsFiles: files(config?.varsFiles ?? []),
      opsFiles: files(config?.opsFiles ?? []),
      ...(config?.version === undefined ? {} : { version: config.version }),
    });
  }
  const all = [...documents, ...extra].sort((one, other) => (one.file.path < other.file.path ? -1 : 1));
  const { name, purpose, lifecycle, varsComplete, facts } = foundation;
  return { name, purpose, lifecycle, varsComplete, facts, documents: all };
}
