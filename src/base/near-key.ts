import { didYouMean, editDistance } from './did-you-mean.ts';

/** Words that people put before a key, because it is about that part or because another tool does so. */
const LEADS = [
  'openstack',
  'vsphere',
  'vcenter',
  'aws',
  'gcp',
  'google',
  'azure',
  's3',
  'gcs',
  'director',
  'bosh',
  'opsman',
  'iaas',
  'pivnet',
];
/** Words at the end of a key that say little about it. */
const TAILS = ['id', 'name', 'names', 'string', 'enabled', 'list', 'config', 'configuration', 'options', 'settings'];

/**
 * The key that was probably meant: few letters differ; or the words are the same in another order or number; or it begins like exactly one key; or a
 * word was put before it or left out (`openstack_username` for `username`, `bucket` for `bucket_name`). `present`: keys that stand beside it, which nobody means
 * a second time.
 */
export function nearKey(name: string, keys: readonly string[], present: readonly string[] = []): string | undefined {
  const free = keys.filter((key) => !present.includes(key));
  const longer = only(free.filter((key) => key.startsWith(`${name.toLowerCase()}_`) && TAILS.includes(key.slice(name.length + 1))));
  if (longer !== undefined) return longer;
  const slip = didYouMean(name, free);
  // A third of a long key may differ when somebody means it, but so it may between two keys: half of that is a slip.
  if (slip !== undefined && (name.length < 12 || editDistance(name, slip, name.length) <= Math.max(2, Math.floor(name.length / 6))))
    return slip;
  const own = wordsOf(name);
  const bare = LEADS.includes(own[0]!) ? name.slice(own[0]!.length + 1) : undefined;
  if (bare !== undefined && free.includes(bare)) return bare;
  return (
    only(free.filter((key) => isSameWords(own, wordsOf(key)))) ??
    only(free.filter((key) => goesOn(name, key))) ??
    only(free.filter((key) => hasOneWordMore(own, wordsOf(key))))
  );
}

function wordsOf(key: string): readonly string[] {
  return key
    .toLowerCase()
    .replaceAll(/(?<![a-z])azs?(?![a-z])/g, 'availability_zone')
    .split(/[-_ ]/)
    .map((word) => (word.length > 3 ? word.replace(/s$/, '') : word));
}

function isSameWords(own: readonly string[], other: readonly string[]): boolean {
  const [left, right] = [withoutEnds(own), withoutEnds(other)];
  if (left.length === 0) return false;
  // `keypair` for `key_pair_name`.
  return left.join('') === right.join('') || [...left].sort().join(' ') === [...right].sort().join(' ');
}

/** Without a leading word that may be left out, and words at the end that say little. */
function withoutEnds(own: readonly string[]): readonly string[] {
  const rest = own.length > 1 && LEADS.includes(own[0]!) ? own.slice(1) : own;
  const end = rest.findLastIndex((word, index) => index === 0 || !TAILS.includes(word));
  return rest.slice(0, end + 1);
}

/** True when the key goes on where the name ends: with letters (`vcenter_user` for `vcenter_username`), or with one word (`size` for `size_mb`). */
function goesOn(name: string, key: string): boolean {
  return name.length >= 4 && key.startsWith(name.toLowerCase()) && key.slice(name.length).split(/[-_]/).length <= 2;
}

function hasOneWordMore(own: readonly string[], words: readonly string[]): boolean {
  return own.length >= 2 && words.length === own.length + 1 && own.every((word) => words.includes(word));
}

function only<T>(found: readonly T[]): T | undefined {
  return found.length === 1 ? found[0] : undefined;
}
