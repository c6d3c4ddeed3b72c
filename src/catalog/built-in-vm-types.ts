/**
 * VM types that Ops Manager brings itself on vSphere and Google Cloud, as its resource form lists them (pivotal-cf/om, `acceptance/configure_bosh_test.go`;
 * an answer of `/api/v0/vm_types` of Ops Manager 2.3 has the same `micro` and `2xlarge.cpu`). On other IaaS the types have names of the IaaS.
 */
export interface BuiltInVmType {
  readonly cpu: number;
  readonly ramMb: number;
  readonly ephemeralDiskMb: number;
}

const GB = 1024;

const type = (cpu: number, ramGb: number, diskGb: number): BuiltInVmType => ({ cpu, ramMb: ramGb * GB, ephemeralDiskMb: diskGb * GB });

export const BUILT_IN_VM_TYPES: ReadonlyMap<string, BuiltInVmType> = new Map([
  ['micro', type(1, 1, 8)],
  ['micro.cpu', type(2, 2, 8)],
  ['small', type(1, 2, 8)],
  ['small.disk', type(1, 2, 16)],
  ['medium', type(2, 4, 8)],
  ['medium.mem', type(1, 6, 8)],
  ['medium.disk', type(2, 4, 32)],
  ['medium.cpu', type(4, 4, 8)],
  ['large', type(2, 8, 16)],
  ['large.mem', type(2, 12, 16)],
  ['large.disk', type(2, 8, 64)],
  ['large.cpu', type(4, 4, 16)],
  ['xlarge', type(4, 16, 32)],
  ['xlarge.mem', type(4, 24, 32)],
  ['xlarge.disk', type(4, 16, 128)],
  ['xlarge.cpu', type(8, 8, 32)],
  ['2xlarge', type(8, 32, 64)],
  ['2xlarge.mem', type(8, 48, 64)],
  ['2xlarge.disk', type(8, 32, 256)],
  ['2xlarge.cpu', type(16, 16, 64)],
]);
