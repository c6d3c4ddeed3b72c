/**
 * Names of the buildpacks that TAS brings and upgrades by itself ("System buildpacks", docs-cf-admin buildpacks and docs-pas release notes, read 2026): a
 * buildpack of the site under one of these names is overwritten by the next upgrade.
 */
export const SYSTEM_BUILDPACKS: readonly string[] = [
  'binary_buildpack',
  'dotnet_core_buildpack',
  'go_buildpack',
  'hwc_buildpack',
  'java_buildpack',
  'java_buildpack_offline',
  'nginx_buildpack',
  'nodejs_buildpack',
  'php_buildpack',
  'python_buildpack',
  'r_buildpack',
  'ruby_buildpack',
  'staticfile_buildpack',
];
