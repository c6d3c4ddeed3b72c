/**
 * What om, the BOSH director and Ops Manager print when something is wrong, and the rules and topics that say more. An entry is met by a pasted text that holds all
 * of its `parts` in any order, whatever stands between; letters' case, quotes and line breaks do not count.
 * The texts of om and bosh int were recorded from the tools themselves; those of Ops Manager and the director are the fixed parts of their messages.
 */
export interface ErrorText {
  readonly parts: readonly string[];
  readonly rules: readonly string[];
  readonly topics?: readonly string[];
}

// prettier-ignore
export const ERROR_TEXTS: readonly ErrorText[] = [
  // om: reading and evaluating files
  { parts: ['Expected to find variables'], rules: ['om/unresolved-variable', 'vars/near-miss', 'vars/malformed-placeholder'], topics: ['variables-and-ops-files'] },
  { parts: ['Finding variable', 'Expected to find a map'], rules: ['vars/missing-field', 'om/unresolved-variable'] },
  { parts: ['Deserializing variables file'], rules: ['vars/unreadable-file'] },
  { parts: ['Invalid type', 'Supported types for interpolation'], rules: ['vars/not-pasteable'] },
  { parts: ['Expected var', 'name=value'], rules: [], topics: ['variables-and-ops-files'] },
  { parts: ['Expected to find a map key', 'found map keys'], rules: ['ops/no-match', 'vars/missing-field'], topics: ['variables-and-ops-files'] },
  { parts: ['Expected to find exactly one matching array item'], rules: ['ops/no-match'] },
  { parts: ['Expected to find array index'], rules: ['ops/no-match', 'ops/numeric-key'] },
  { parts: ['Expected to find a map at path'], rules: ['ops/no-match', 'ops/numeric-key'] },
  { parts: ['Expected to find an array at path'], rules: ['ops/no-match'] },
  { parts: ["Expected to start with '/'"], rules: ['ops/cannot-be-built'] },
  { parts: ['Building ops'], rules: ['ops/cannot-be-built'] },
  { parts: ['Unknown operation', 'with type'], rules: ['ops/cannot-be-built'] },
  { parts: ['Found value does not match expected value'], rules: ['ops/test-fails'] },
  { parts: ['the config file contains unrecognized keys'], rules: ['om/unknown-key'] },
  { parts: ['have recently been removed from the top level configuration'], rules: ['om/director-cannot-be-sent', 'om/unknown-key'] },
  { parts: ['could not be parsed as valid configuration'], rules: ['om/wrong-shape', 'yaml/syntax'] },
  { parts: ['cannot unmarshal'], rules: ['om/wrong-shape', 'om/wrong-value'] },
  { parts: ['field', 'not found in type'], rules: ['om/unknown-key', 'om/wrong-shape'] },
  { parts: ['product-name', 'is required'], rules: ['om/unknown-key'] },
  { parts: ['found character that cannot start any token'], rules: ['yaml/syntax', 'om/yaml-traps'] },
  { parts: ['mapping values are not allowed in this context'], rules: ['yaml/syntax'] },
  { parts: ['did not find expected'], rules: ['yaml/syntax'] },
  { parts: ['found unexpected end of stream'], rules: ['yaml/syntax'] },
  { parts: ['block sequence entries are not allowed'], rules: ['yaml/syntax'] },
  { parts: ['unknown anchor', 'referenced'], rules: ['yaml/unknown-anchor'] },
  // om: reaching Ops Manager, products and downloads
  { parts: ['certificate signed by unknown authority'], rules: ['cert/private-ca-not-trusted', 'om/env-file', 'security/docker-insecure-registry'], topics: ['addresses-and-trust'] },
  { parts: ["certificate is valid for", 'not'], rules: ['cert/san-missing-system-domain', 'cert/san-missing-apps-domain', 'cert/san-missing-login-uaa', 'cert/wildcard-depth'] },
  { parts: ['certificate relies on legacy Common Name'], rules: ['cert/no-san'] },
  { parts: ["doesn't contain any IP SANs"], rules: ['cert/no-san', 'om/env-file'] },
  { parts: ['certificate has expired'], rules: ['cert/expiry'] },
  { parts: ['decryption passphrase'], rules: ['om/env-file'], topics: ['om-and-downloads'] },
  { parts: ['could not authenticate'], rules: ['om/env-file', 'om/command-line-secrets'] },
  { parts: ['no space left on device'], rules: ['om/opsman-vm-disk', 'capacity/cell-disk-below-staging', 'storage/blobstore-disk-small'] },
  // Ops Manager: verifiers and Apply Changes
  { parts: ["can't be blank"], rules: ['tile/missing-property'] },
  { parts: ['does not match the select_value of a known option'], rules: ['om/property-shape', 'tile/option-not-selected', 'tile/wrong-value'] },
  { parts: ['You can only change properties that are under the selected option'], rules: ['tile/option-not-selected', 'om/property-shape'] },
  { parts: ['does not support the Ops Manager consistent syslog'], rules: ['tile/syslog'] },
  { parts: ['failed to associate guids for property'], rules: ['tile/unknown-property', 'versions/removed-or-renamed-property'] },
  { parts: ['undefined method', 'for nil'], rules: ['om/property-shape', 'om/wrong-value', 'tile/missing-property'] },
  { parts: ['WildcardDomainVerifier'], rules: ['dns/domain-format', 'dns/wildcard-dns-service'], topics: ['dns-and-ntp', 'domains-and-certificates'] },
  { parts: ['failed to resolve'], rules: ['dns/domain-format'], topics: ['dns-and-ntp'] },
  { parts: ['no such host'], rules: ['om/opsman-address'], topics: ['dns-and-ntp'] },
  { parts: ['unexpected response', '401 Unauthorized'], rules: ['om/env-file'], topics: ['om-and-downloads'] },
  { parts: ['unknown property'], rules: ['versions/removed-or-renamed-property', 'tile/unknown-property'] },
  // the BOSH director and its agents
  { parts: ['Timed out pinging'], rules: ['dns/ntp-redundancy', 'network/subnet-fields', 'network/mtu'], topics: ['bosh-lifecycle', 'network-design'] },
  { parts: ['is not running after update'], rules: ['bosh/update-strategy', 'runtime/os-conf-users'], topics: ['bosh-lifecycle'] },
  { parts: ['pre-start scripts failed'], rules: ['runtime/release-version'], topics: ['bosh-lifecycle'] },
  { parts: ['post-deploy scripts failed'], rules: ['runtime/post-deploy-off'], topics: ['bosh-lifecycle', 'errands'] },
  { parts: ['Release', "doesn't exist"], rules: ['runtime/release-version', 'bosh/references'] },
  { parts: ['references an unknown'], rules: ['bosh/references'] },
  { parts: ['Address', 'in use'], rules: ['bosh/static-ips', 'network/static-ips', 'network/unreserved-infrastructure-ip'] },
  { parts: ['errand', "doesn't exist"], rules: ['errands/unknown-in-script', 'errands/unknown-name'] },
  { parts: ["Can't find link"], rules: ['bosh/link-gone'] },
  { parts: ['Failed to find variable'], rules: ['bosh/variables', 'om/unresolved-variable'] },
  // cf and Diego
  { parts: ['InsufficientResources'], rules: ['capacity/az-loss-headroom', 'capacity/cell-disk-below-staging', 'capacity/max-disk-vs-cells'], topics: ['staging'] },
  { parts: ['insufficient resources'], rules: ['capacity/az-loss-headroom', 'capacity/cell-disk-below-staging', 'capacity/max-disk-vs-cells'], topics: ['staging'] },
  { parts: ['disk quota exceeded'], rules: ['capacity/staging-disk-limit', 'capacity/app-size-limits'], topics: ['staging'] },
  { parts: ['StagingTimeExpired'], rules: ['capacity/app-size-limits'], topics: ['staging'] },
  { parts: ['BuildpackNameStackTaken'], rules: ['lifecycle/buildpack-lock'], topics: ['buildpacks'] },
  { parts: ['502 Bad Gateway'], rules: ['routing/drain-wait-vs-lb', 'routing/frontend-idle-timeout', 'routing/request-timeout-order'], topics: ['load-balancers'] },
  { parts: ['Requested route', 'does not exist'], rules: ['routing/isolated-reject-without-routers', 'routing/sharding-combination'], topics: ['isolation-segments', 'load-balancers'] },
  { parts: ['Error opening SSH connection'], rules: ['availability/ssh-brains-without-lb', 'routing/ssh-balancer-on-wrong-job'], topics: ['ssh'] },
];
