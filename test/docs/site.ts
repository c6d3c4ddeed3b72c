import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeZip } from '../unit/workspace/files/zip.ts';

/**
 * The repository that the pages speak of: two foundations, metadata of two versions of the tile `cf` beside their archives, a rule and a baseline of the site, an older
 * copy beside it, and in git a branch `origin/main` and the tags `v1.2` and `v1.3`.
 */
export function makeSite(folder: string): string {
  const root = join(folder, 'site');
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const product = 'product-name: cf\nresource-config:\n  router:\n    instances: 3\n';
  write('config/cf.yml', product);
  write('foundations/prod/config/cf.yml', product);
  write('lab/cf.yml', product.replace('3', '1'));
  write(
    'sandbox/cf.yml',
    'product-name: cf\nproduct-properties:\n  .cloud_controller.system_domain: { value: "https://sys.example.com" }\n',
  );
  write('vars/cf.yml', '{}\n');
  write('taslint-baseline.json', '{ "version": 1, "findings": [] }\n');
  write('ops/ha.yml', '- type: replace\n  path: /resource-config/router/instances\n  value: 4\n');
  write('policy/site/one-router.yml', SITE_RULE);
  write('taslint.yml', TASLINT_YML);
  for (const version of ['6.0.5', '10.2.1']) {
    writeZip(join(root, `cf-${version}.pivotal`), [{ name: 'metadata/cf.yml', text: metadata(version) }]);
    for (const path of [`cf-${version}.yml`, `metadata/cf-${version}.yml`]) write(path, metadata(version));
  }
  const git = (...args: readonly string[]): unknown =>
    execFileSync('git', ['-c', 'user.name=kim', '-c', 'user.email=kim@example.com', ...args], { cwd: root });
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '--message', 'first');
  git('update-ref', 'refs/remotes/origin/main', 'HEAD');
  for (const tag of ['v1.2', 'v1.3']) git('tag', tag);
  cpSync(root, join(folder, 'copy'), { recursive: true });
  rmSync(join(folder, 'copy/.git'), { recursive: true });
  return root;
}

const TASLINT_YML = `foundations:
  prod-seoul: { products: { cf: { config: config/cf.yml, vars-files: [vars/cf.yml] } } }
  prod: { products: { cf: { config: foundations/prod/config/cf.yml } } }
  lab: { products: { cf: { config: lab/cf.yml } } }
`;

function metadata(version: string): string {
  return `name: cf
product_version: ${version}
metadata_version: "3.2"
job_types: []
property_blueprints:
- name: system_database
  type: selector
  configurable: true
  default: internal
  option_templates: []
`;
}

const SITE_RULE = `severity: warning
for: { table: job, role: router }
find: row.written_instances < 2
report: written_instances
title: One router
message: "One router: our load balancer wants two."
why: While it is updated no app can be reached.
fix: Two at least.
references: [{ title: Our handbook, url: "https://wiki.example.com/taslint" }]
examples:
  - name: one router
    files: { cf.yml: "{ product-name: cf, resource-config: { router: { instances: 1 } } } # <- finding" }
  - name: two routers
    files: { cf.yml: "{ product-name: cf, resource-config: { router: { instances: 2 } } }" }
  - name: as many as a variable says
    undecided: true
    files: { cf.yml: "{ product-name: cf, resource-config: { router: { instances: ((n)) } } }" }
`;
