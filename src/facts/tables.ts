import { appLimits } from './app-limits.ts';
import { applications, applicationSettings } from './application.ts';
import { availabilityZones, networkReferences } from './availability-zone.ts';
import { blobstoreAccessProblems } from './blobstore-access.ts';
import { cellCapacities } from './cell-capacity.ts';
import { cellDisks } from './cell-disk.ts';
import { changedDefaults } from './changed-default.ts';
import { databaseTls } from './database-tls.ts';
import { certificates, pemProblems, privateKeys } from './certificate.ts';
import { certificateChains } from './certificate-chain.ts';
import { cipherLists } from './cipher-list.ts';
import { addressChanges } from './change-address.ts';
import { certificateChanges } from './change-certificate.ts';
import { domainChanges } from './change-domain.ts';
import { deploymentChanges, diskChanges, jobChanges } from './change-job.ts';
import { keyChanges } from './change-key.ts';
import { networkChanges } from './change-network.ts';
import { propertyChanges } from './change-property.ts';
import { changeSummaries, highRisks } from './change-risk.ts';
import { variableChanges } from './change-variable.ts';
import { productChanges, versionChanges } from './change-version.ts';
import { cloudProblems } from './cloud-problem.ts';
import { collectionItems } from './collection-item.ts';
import { directorResources, directors, directorSettings, recreateSwitches, vmExtensions, vmTypes } from './director.ts';
import { documents } from './document.ts';
import { domains } from './domain.ts';
import { downloadChecks } from './download-check.ts';
import { downloads } from './download.ts';
import { drains } from './drain.ts';
import { foundationDifferences, versionSkews } from './drift.ts';
import { duplicateKeys } from './duplicate-key.ts';
import { envs } from './env.ts';
import { envProblems } from './env-problem.ts';
import { errands } from './errand.ts';
import { exposures } from './exposure.ts';
import { filestores } from './filestore.ts';
import { foundations } from './foundation-row.ts';
import { haproxies } from './haproxy.ts';
import { internalDomains } from './internal-domain.ts';
import { foreignPlaceholders } from './foreign-placeholder.ts';
import { healthProbes } from './health-probe.ts';
import { jobs } from './job.ts';
import { jobGroups } from './job-group.ts';
import { iaasSettings } from './iaas-setting.ts';
import { keyLists } from './key-list.ts';
import { literals } from './literal.ts';
import { instanceGroups, manifestProperties, manifestReferences, manifestReleases, manifests, manifestStemcells } from './manifest.ts';
import { overlayConflicts, overlayProblems, overlays } from './network-overlay.ts';
import { metricsSettings } from './metrics-setting.ts';
import { floatingVersions, updateProblems } from './manifest-check.ts';
import { manifestStaticIps } from './manifest-static-ip.ts';
import { manifestVariables } from './manifest-variable.ts';
import { nameServers, timeServers } from './network-service.ts';
import { networks, subnetFieldProblems, subnetPairs, subnets } from './network.ts';
import { networkCapacities } from './network-capacity.ts';
import { oldDomains } from './old-domain.ts';
import { buildpackCommands } from './buildpack-command.ts';
import { omCommands } from './om-command.ts';
import { operations } from './operation.ts';
import { opsmans, opsmanServers } from './opsman.ts';
import { outsideNetworks } from './outside-network.ts';
import { problems } from './problem.ts';
import { products } from './product.ts';
import { properties } from './property.ts';
import { propertyShapes } from './property-shape.ts';
import { pushErrandSets } from './push-errands.ts';
import { removedNames } from './removed-name.ts';
import { requiredNames } from './required-name.ts';
import { routerTimers } from './router-timer.ts';
import { osUsers, runtimeAddons, runtimeJobs } from './runtime-addon.ts';
import { osConfProblems, runtimeProblems } from './runtime-problem.ts';
import { securityRules } from './security-rule.ts';
import { segmentCertificates } from './segment-certificate.ts';
import { sites } from './site.ts';
import { smokeTests } from './smoke-test.ts';
import { staticIpProblems, staticIps } from './static-ip.ts';
import { syslogChecks } from './syslog-check.ts';
import type { Table } from './table.ts';
import { tcpPorts } from './tcp-port.ts';
import { unknownKeys } from './unknown-key.ts';
import { unreservedAddresses } from './unreserved-address.ts';
import { variables } from './variable.ts';
import { namedFiles } from './named-file.ts';
import { variableDefinitions, varsFiles, varsOverrides } from './vars-file.ts';
import { vmExtensionUses } from './vm-extension-use.ts';
import { yamlTraps } from './yaml-trap.ts';

/** Every table that rules can use. A new table is one file and one line here. */
export const tables = [
  documents,
  foundations,
  products,
  properties,
  jobs,
  jobGroups,
  errands,
  smokeTests,
  appLimits,
  cellDisks,
  cellCapacities,
  filestores,
  blobstoreAccessProblems,
  routerTimers,
  healthProbes,
  tcpPorts,
  collectionItems,
  keyLists,
  drains,
  syslogChecks,
  metricsSettings,
  removedNames,
  databaseTls,
  changedDefaults,
  directors,
  recreateSwitches,
  directorSettings,
  directorResources,
  vmTypes,
  vmExtensions,
  opsmans,
  opsmanServers,
  iaasSettings,
  envs,
  envProblems,
  downloads,
  downloadChecks,
  manifests,
  instanceGroups,
  manifestProperties,
  manifestReleases,
  manifestStemcells,
  manifestReferences,
  manifestVariables,
  manifestStaticIps,
  floatingVersions,
  updateProblems,
  runtimeAddons,
  runtimeJobs,
  osUsers,
  runtimeProblems,
  cloudProblems,
  osConfProblems,
  applications,
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
  networks,
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
  staticIpProblems,
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
  variableChanges,
  changeSummaries,
  highRisks,
] as readonly unknown[] as readonly Table[]; // a table is used through the names of its columns, whatever they are
