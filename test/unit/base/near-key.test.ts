import { expect, test } from 'vitest';
import { nearKey } from '../../../src/base/near-key.ts';

const KEYS =
  'gateway ntp_servers_string username vcenter_username datacenter bucket_name backup_bucket_name nsx_mode nsx_address size_mb singleton_availability_zone';

test.each([
  ['gatway', 'gateway'],
  ['ntp_server_string', 'ntp_servers_string'],
  ['vcenter_user', 'vcenter_username'],
  ['openstack_username', 'username'],
  ['datacentre', 'datacenter'],
  ['bucket', 'bucket_name'],
  ['size', 'size_mb'],
  ['singleton_az', 'singleton_availability_zone'],
  ['nsx', undefined],
  ['notes_of_the_team', undefined],
])('%s is near %s', (name, near) => {
  expect(nearKey(name, KEYS.split(' '))).toBe(near);
});

test('what stands beside it was not meant', () => {
  expect(nearKey('gatway', KEYS.split(' '), ['gateway'])).toBe(undefined);
});
