import { appLimits } from './capacity/app-limits.ts';
import { applicationSettings } from './capacity/application-setting.ts';
import { availabilityZones, networkReferences } from './network/availability-zone.ts';
import { blobstoreAccesses } from './storage/blobstore-access.ts';
import { cellCapacities } from './capacity/cell-capacity.ts';
import { cellDisks } from './capacity/cell-disk.ts';
import { changedDefaults } from './product/changed-default.ts';
import { databaseTls } from './storage/database-tls.ts';
import { certificates, pemProblems, privateKeys } from './certificates/certificate.ts';
import { certificateChains } from './certificates/certificate-chain.ts';
import { cipherLists } from './certificates/cipher-list.ts';
import { addressChanges } from './change/address.ts';
import { certificateChanges } from './change/certificate.ts';
import { domainChanges } from './change/domain.ts';
import { deploymentChanges, diskChanges, jobChanges } from './change/job.ts';
import { keyChanges } from './change/key.ts';
import { networkChanges } from './change/network.ts';
import { propertyChanges } from './change/property.ts';
import { changeSummaries, highRisks } from './change/risk.ts';
import { productChanges, versionChanges } from './change/version.ts';
import { cloudSettings } from './bosh/cloud-setting.ts';
import { collectionItems } from './product/collection-item.ts';
import { directorResources } from './director/director-resource.ts';
import { directors } from './director/director.ts';
import { directorSettings } from './director/director-setting.ts';
import { recreateSwitches } from './director/recreate-switch.ts';
import { vmExtensions } from './director/vm-extension.ts';
import { documents } from './document.ts';
import { domains } from './domains/domain.ts';
import { downloadProtections } from './tooling/download-protection.ts';
import { downloads } from './tooling/download.ts';
import { drains } from './logging/drain.ts';
import { foundationDifferences, versionSkews } from './change/drift.ts';
import { duplicateKeys } from './form/duplicate-key.ts';
import { envSettings } from './tooling/env-setting.ts';
import { errands } from './errands/errand.ts';
import { exposures } from './network/exposure.ts';
import { filestores } from './storage/filestore.ts';
import { foundations } from './foundation.ts';
import { haproxies } from './certificates/haproxy.ts';
import { internalDomains } from './domains/internal-domain.ts';
import { foreignPlaceholders } from './variables/foreign-placeholder.ts';
import { healthProbes } from './routing/health-probe.ts';
import { jobs } from './product/job.ts';
import { smallFootprints } from './product/small-footprint.ts';
import { iaasSettings } from './director/iaas-setting.ts';
import { keyLists } from './product/key-list.ts';
import { literals } from './form/literal.ts';
import { instanceGroups } from './bosh/instance-group.ts';
import { manifestProperties } from './bosh/manifest-property.ts';
import { manifestReferences } from './bosh/manifest-reference.ts';
import { overlayConflicts, overlayProblems, overlays } from './network/network-overlay.ts';
import { metricsSettings } from './logging/metrics-setting.ts';
import { floatingVersions } from './bosh/floating-version.ts';
import { updateEffects } from './bosh/update-effect.ts';
import { manifestStaticIps } from './bosh/manifest-static-ip.ts';
import { manifestVariables } from './bosh/manifest-variable.ts';
import { nameServers, timeServers } from './network/network-service.ts';
import { subnetFieldProblems, subnetPairs, subnets } from './network/network.ts';
import { networkCapacities } from './network/network-capacity.ts';
import { oldDomains } from './domains/old-domain.ts';
import { buildpackCommands } from './tooling/buildpack-command.ts';
import { omCommands } from './tooling/om-command.ts';
import { operations } from './variables/operation.ts';
import { opsmans, opsmanServers } from './tooling/opsman.ts';
import { outsideNetworks } from './network/outside-network.ts';
import { problems } from './form/problem.ts';
import { products } from './product/product.ts';
import { properties } from './product/property.ts';
import { propertyShapes } from './product/property-shape.ts';
import { pushErrandSets } from './errands/push-errands.ts';
import { removedNames } from './product/removed-name.ts';
import { requiredNames } from './certificates/required-name.ts';
import { routerTimers } from './routing/router-timer.ts';
import { runtimeAddons, runtimeJobs } from './bosh/runtime-addon.ts';
import { osConfSettings } from './bosh/os-conf-setting.ts';
import { runtimeNames } from './bosh/runtime-name.ts';
import { securityRules } from './network/security-rule.ts';
import { segmentCertificates } from './certificates/segment-certificate.ts';
import { sites } from './site.ts';
import { smokeTests } from './errands/smoke-test.ts';
import { staticIpRelations, staticIps } from './network/static-ip.ts';
import { syslogTargets } from './logging/syslog-target.ts';
import type { Table } from './table.ts';
import { tcpPorts } from './routing/tcp-port.ts';
import { unknownKeys } from './form/unknown-key.ts';
import { unreservedAddresses } from './network/unreserved-address.ts';
import { variables } from './variables/variable.ts';
import { namedFiles } from './tooling/named-file.ts';
import { variableDefinitions, varsFiles, varsOverrides } from './variables/vars-file.ts';
import { vmExtensionUses } from './product/vm-extension-use.ts';
import { yamlTraps } from './form/yaml-trap.ts';

/** Every table that rules can use. A new table is one file and one line here. */
export const tables = [
  documents,
  foundations,
  products,
  properties,
  jobs,
  smallFootprints,
  errands,
  smokeTests,
  appLimits,
  cellDisks,
  cellCapacities,
  filestores,
  blobstoreAccesses,
  routerTimers,
  healthProbes,
  tcpPorts,
  collectionItems,
  keyLists,
  drains,
  syslogTargets,
  metricsSettings,
  removedNames,
  databaseTls,
  changedDefaults,
  directors,
  recreateSwitches,
  directorSettings,
  directorResources,
  vmExtensions,
  opsmans,
  opsmanServers,
  iaasSettings,
  envSettings,
  downloads,
  downloadProtections,
  instanceGroups,
  manifestProperties,
  manifestReferences,
  manifestVariables,
  manifestStaticIps,
  floatingVersions,
  updateEffects,
  runtimeAddons,
  runtimeJobs,
  runtimeNames,
  cloudSettings,
  osConfSettings,
  applicationSettings,
  securityRules,
  sites,
  literals,
  variables,
  variableDefinitions,
  varsFiles,
  varsOverrides,
  namedFiles,
  foreignPlaceholders,
  propertyShapes,
  yamlTraps,
  buildpackCommands,
  omCommands,
  foundationDifferences,
  versionSkews,
  vmExtensionUses,
  operations,
  problems,
  duplicateKeys,
  unknownKeys,
  certificates,
  certificateChains,
  privateKeys,
  pemProblems,
  requiredNames,
  segmentCertificates,
  cipherLists,
  haproxies,
  domains,
  internalDomains,
  oldDomains,
  subnets,
  subnetFieldProblems,
  subnetPairs,
  unreservedAddresses,
  networkCapacities,
  outsideNetworks,
  availabilityZones,
  networkReferences,
  nameServers,
  timeServers,
  staticIps,
  staticIpRelations,
  overlays,
  overlayConflicts,
  overlayProblems,
  exposures,
  pushErrandSets,
  productChanges,
  propertyChanges,
  jobChanges,
  diskChanges,
  domainChanges,
  certificateChanges,
  keyChanges,
  networkChanges,
  addressChanges,
  versionChanges,
  deploymentChanges,
  changeSummaries,
  highRisks,
] as readonly unknown[] as readonly Table[]; // a table is used through the names of its columns, whatever they are
