/** Name servers and time servers of the internet that configurations of installations name. */

/** Public resolvers (Google, Cloudflare, Quad9, OpenDNS): anycast addresses, answered by the nearest of many machines. */
const ANYCAST_RESOLVERS: ReadonlySet<string> = new Set([
  '8.8.8.8',
  '8.8.4.4',
  '2001:4860:4860::8888',
  '2001:4860:4860::8844',
  '1.1.1.1',
  '1.0.0.1',
  '2606:4700:4700::1111',
  '2606:4700:4700::1001',
  '9.9.9.9',
  '149.112.112.112',
  '2620:fe::fe',
  '208.67.222.222',
  '208.67.220.220',
]);

/** Open to everybody, too: other addresses of the same services, Level 3, and what the large providers of Korea (KT, SK broadband, LG U+) give their customers. */
const OTHER_RESOLVERS: ReadonlySet<string> = new Set([
  '1.1.1.2',
  '1.0.0.2',
  '9.9.9.10',
  '149.112.112.10',
  '208.67.222.220',
  '208.67.220.222',
  '4.2.2.1',
  '4.2.2.2',
  '94.140.14.14',
  '94.140.15.15',
  '168.126.63.1',
  '168.126.63.2',
  '210.220.163.82',
  '219.250.36.130',
  '164.124.101.2',
  '203.248.252.2',
]);

/** True for a resolver that answers from many machines at one address. */
export function isAnycastResolver(server: string): boolean {
  return ANYCAST_RESOLVERS.has(server.trim().toLowerCase());
}

/** True for a name server of the internet. */
export function isPublicResolver(server: string): boolean {
  return isAnycastResolver(server) || OTHER_RESOLVERS.has(server.trim());
}

/** Services that answer from many machines under one name. */
const POOLS: readonly string[] = [
  'pool.ntp.org',
  'time.google.com',
  'time.aws.com',
  'time.cloudflare.com',
  'time.windows.com',
  'time.apple.com',
  'time.facebook.com',
];

/** Time servers of the internet beside the pools; of Korea KRISS, BORA.net and others. The addresses are those of time.google.com and time.cloudflare.com. */
const TIME_SERVERS: readonly string[] = [
  'ntp.ubuntu.com',
  'ntp.org',
  'nist.gov',
  'clock.redhat.com',
  'time.kriss.re.kr',
  'time2.kriss.re.kr',
  'time.bora.net',
  'time.nuri.net',
  'ntp.kornet.net',
  'ntp.nict.jp',
  'ntp.aliyun.com',
  'time.android.com',
  '216.239.35.0',
  '216.239.35.4',
  '216.239.35.8',
  '216.239.35.12',
  '162.159.200.1',
  '162.159.200.123',
];

/** True for the name of a public time service that answers from many machines. */
export function isTimePool(server: string): boolean {
  return isBelowAny(server, POOLS) || /^time[1-4]\.google\.com$/i.test(server);
}

/** True for a time server of the internet. */
export function isPublicTimeServer(server: string): boolean {
  return isTimePool(server) || isBelowAny(server, TIME_SERVERS);
}

function isBelowAny(server: string, names: readonly string[]): boolean {
  const host = server.toLowerCase().replace(/\.$/, '');
  return names.some((name) => host === name || host.endsWith(`.${name}`));
}
