/** Names of domains that an installation had before: how they look, and where they stand in a text. */
import { bareDomain, isBelow, type DomainKind, type DomainPlace } from './domain.ts';

/** A domain that the foundation had, and the one that it has instead. */
export interface FormerDomain {
  readonly kind: DomainKind;
  readonly old: string;
  readonly new: string;
  /** What shows that the foundation had it: an earlier revision of its files, or a certificate that still covers it. */
  readonly proof: 'revision' | 'certificate';
}

/** Host names right below the system domain that people write into pipelines and scripts. */
const PLATFORM_HOSTS: ReadonlySet<string> = new Set(['api', 'login', 'uaa', 'apps', 'ssh', 'doppler', 'log-cache']);

/** A current domain by its bare name. */
export interface CurrentDomain {
  readonly kind: DomainKind;
  readonly name: string;
}

/** The domains of a foundation; undefined as soon as one is not known. */
export function currentDomains(places: readonly DomainPlace[]): readonly CurrentDomain[] | undefined {
  const names = places.map(({ kind, name }) => (name.state === 'known' ? { kind, name: bareDomain(name.value) } : undefined));
  return names.includes(undefined) ? undefined : names.flatMap((name) => name ?? []);
}

/**
 * The current domain that a name seems to be an earlier form of: it begins with the same label (`apps.old.example.com`, now `apps.new.example.com`). Names below or
 * above a current domain are none.
 */
export function successorOf(name: string, current: readonly CurrentDomain[]): CurrentDomain | undefined {
  if (current.some((domain) => isBelow(name, domain.name) || isBelow(domain.name, name))) return undefined;
  return current.find((domain) => firstLabel(domain.name) === firstLabel(name) && name.includes('.'));
}

/** The current domain below which a host seems to have been: by a domain above it, or by its own name for a host of the platform (`api`, `login` …). */
export function homeOf(host: string, current: readonly CurrentDomain[]): CurrentDomain | undefined {
  if (current.some((domain) => isBelow(host, domain.name))) return undefined;
  for (let name = host; name.includes('.'); name = parentOf(name)) {
    const home = successorOf(name, current);
    if (home !== undefined) return home;
  }
  return PLATFORM_HOSTS.has(firstLabel(host)) ? current.find(({ kind }) => kind === 'system') : undefined;
}

/** True for a host that every installation has right below its system domain. */
export function isPlatformHost(host: string, domain: string): boolean {
  return host.endsWith(`.${domain}`) && PLATFORM_HOSTS.has(host.slice(0, -domain.length - 1));
}

function firstLabel(name: string): string {
  return name.split('.', 1)[0]!;
}

export function parentOf(name: string): string {
  return name.slice(name.indexOf('.') + 1);
}

/** The hosts in a text that lie in a domain, in small letters and with their places. Wildcards and mail addresses are none. */
export function hostsBelow(domain: string, text: string): readonly { readonly host: string; readonly start: number }[] {
  const found: { readonly host: string; readonly start: number }[] = [];
  if (text.length < domain.length) return found;
  const lower = text.toLowerCase();
  for (let at = lower.indexOf(domain); at >= 0; at = lower.indexOf(domain, at + domain.length)) {
    const end = at + domain.length;
    if (/^(?:[a-z0-9-]|\.[a-z0-9])/.test(lower.slice(end, end + 2))) continue;
    let start = at;
    while (start > 0 && /[a-z0-9.-]/.test(lower[start - 1]!)) start--;
    const before = lower[start - 1] ?? '';
    const host = lower.slice(start, end);
    if (before !== '@' && before !== '*' && before !== '_' && !host.startsWith('.') && isBelow(host, domain)) found.push({ host, start });
  }
  return found;
}
