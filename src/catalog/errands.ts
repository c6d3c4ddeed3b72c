import type { SourceId } from './sources.ts';

/** The errands of TAS, its isolation segments and Windows cells: what each does and what it needs. */
export interface Errand {
  readonly name: string;
  readonly product: 'cf' | 'p-isolation-segment' | 'pas-windows';
  /** `push`: pushes an app or a broker, needed once after an install or upgrade; `test`: checks only; `task`: a one-off job. */
  readonly purpose: 'push' | 'test' | 'task';
  readonly phase: 'post-deploy' | 'pre-delete';
  /** What `default` stands for; undefined where no source says. */
  readonly defaultOn?: boolean;
  /** What must be on for the errand to make sense. */
  readonly needs?: 'smtp' | 'nfs' | 'smb' | 'metric-registrar' | 'firehose';
  /** First and last version of a complete generated configuration that has it. */
  readonly seen?: readonly [string, string];
  readonly source: readonly SourceId[];
}

// prettier-ignore
export const ERRANDS: readonly Errand[] = [
  { name: 'smoke_tests', product: 'cf', purpose: 'test', phase: 'post-deploy', defaultOn: true, needs: 'firehose', seen: ['2.6.9', '10.4.0'], source: ['meta', 'gen'] },
  { name: 'push-usage-service', product: 'cf', purpose: 'push', phase: 'post-deploy', defaultOn: true, seen: ['2.6.9', '10.4.0'], source: ['meta', 'gen'] },
  { name: 'push-apps-manager', product: 'cf', purpose: 'push', phase: 'post-deploy', defaultOn: true, seen: ['2.6.9', '10.4.0'], source: ['meta', 'gen'] },
  { name: 'deploy-notifications', product: 'cf', purpose: 'push', phase: 'post-deploy', defaultOn: true, needs: 'smtp', seen: ['2.6.9', '10.4.0'], source: ['meta', 'gen'] },
  { name: 'deploy-notifications-ui', product: 'cf', purpose: 'push', phase: 'post-deploy', defaultOn: true, needs: 'smtp', seen: ['2.6.9', '10.4.0'], source: ['meta', 'gen'] },
  { name: 'deploy-autoscaler', product: 'cf', purpose: 'push', phase: 'post-deploy', defaultOn: true, seen: ['2.6.9', '10.4.0'], source: ['meta', 'gen'] },
  { name: 'test-autoscaling', product: 'cf', purpose: 'test', phase: 'post-deploy', defaultOn: true, seen: ['2.6.9', '10.4.0'], source: ['meta', 'gen'] },
  { name: 'metric_registrar_smoke_test', product: 'cf', purpose: 'test', phase: 'post-deploy', defaultOn: false, needs: 'metric-registrar', seen: ['2.6.9', '10.4.0'], source: ['gen'] },
  { name: 'nfsbrokerpush', product: 'cf', purpose: 'push', phase: 'post-deploy', defaultOn: true, needs: 'nfs', seen: ['2.6.9', '10.4.0'], source: ['meta', 'gen'] },
  { name: 'smbbrokerpush', product: 'cf', purpose: 'push', phase: 'post-deploy', defaultOn: true, needs: 'smb', seen: ['2.6.9', '10.4.0'], source: ['gen'] },
  { name: 'rotate_cc_database_key', product: 'cf', purpose: 'task', phase: 'post-deploy', defaultOn: false, seen: ['2.8.11', '10.4.0'], source: ['gen'] },
  { name: 'push-offline-docs', product: 'cf', purpose: 'push', phase: 'post-deploy', seen: ['4.0.18', '10.4.0'], source: ['gen'] },
  { name: 'push-tas-portal', product: 'cf', purpose: 'push', phase: 'post-deploy', seen: ['4.0.18', '4.0.18'], source: ['gen'] },
  { name: 'blockstoragebrokerpush', product: 'cf', purpose: 'push', phase: 'post-deploy', seen: ['10.4.0', '10.4.0'], source: ['gen'] },
  { name: 'deploy-credhub-windows-gmsa-service-broker', product: 'cf', purpose: 'push', phase: 'post-deploy', seen: ['10.4.0', '10.4.0'], source: ['gen'] },
  { name: 'delete-credhub-windows-gmsa-service-broker', product: 'cf', purpose: 'task', phase: 'pre-delete', seen: ['10.4.0', '10.4.0'], source: ['gen'] },
  { name: 'delete-pivotal-account', product: 'cf', purpose: 'task', phase: 'post-deploy', seen: ['2.2.2', '2.2.2'], source: ['meta'] },
  { name: 'smoke_tests_isolation', product: 'p-isolation-segment', purpose: 'test', phase: 'post-deploy', defaultOn: true, source: ['seg'] },
  { name: 'install-hwc-buildpack', product: 'pas-windows', purpose: 'push', phase: 'post-deploy', defaultOn: true, source: ['windows'] },
  { name: 'smoke_tests_windows', product: 'pas-windows', purpose: 'test', phase: 'post-deploy', defaultOn: false, source: ['windows'] },
];
