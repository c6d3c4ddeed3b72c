import { compareNumbers, versionNumbers } from '../base/product-version.ts';
import { SETTINGS, type Setting } from './settings.ts';

/** Jobs of companion tiles whose properties stand under the name of their TAS counterpart. */
const COUNTERPARTS: readonly (readonly [string, string])[] = [
  ['isolated_router', 'router'],
  ['isolated_diego_cell', 'diego_cell'],
  ['isolated_ha_proxy', 'ha_proxy'],
  ['windows_diego_cell', 'diego_cell'],
];

const byProperty = new Map<string, Setting>(SETTINGS.map((setting) => [setting.property, setting]));

/**
 * The name of a property as TAS itself would call it: suffixes of replicated tiles and the prefix `isolated_` or `windows_` dropped.
 * `suffix` is what a replicated tile adds to its jobs, e.g. `_blue`.
 */
export function canonicalProperty(name: string, suffix: string): string {
  if (byProperty.has(name)) return name;
  const dot = name.indexOf('.', 1);
  if (dot < 0) return name;
  const job = name.slice(1, dot);
  const plain = suffix !== '' && job.endsWith(suffix) ? job.slice(0, -suffix.length) : job;
  const own = plain === job && name.startsWith('.') ? name : `.${plain}${name.slice(dot)}`;
  if (own !== name && byProperty.has(own)) return own;
  const counterpart = COUNTERPARTS.find(([theirs]) => theirs === plain)?.[1];
  return counterpart === undefined ? own : `.${counterpart}${name.slice(dot)}`;
}

export function settingOf(property: string): Setting | undefined {
  return byProperty.get(property);
}

/**
 * What holds when nobody wrote a setting. With a known version: the default of that version, undefined when the version lies outside of what was seen.
 * Without one: only a default that never changed, of a setting that all versions seen have.
 */
export function defaultOf(setting: Setting, version: string | undefined): string | number | boolean | undefined {
  if (setting.default === undefined) return undefined;
  const numbers = version === undefined ? undefined : versionNumbers(version);
  if (numbers === undefined) {
    const everywhere = setting.seen === undefined || (setting.seen[0] === '2.6.9' && setting.seen[1] === '10.4.0');
    return setting.history === undefined && everywhere ? setting.default : undefined;
  }
  const minor = numbers.slice(0, 2);
  const lines = (text: string): readonly number[] => (versionNumbers(text) ?? []).slice(0, 2);
  if (
    setting.seen !== undefined &&
    (compareNumbers(minor, lines(setting.seen[0])) < 0 || compareNumbers(minor, lines(setting.seen[1])) > 0)
  )
    return undefined;
  if (setting.history === undefined) return setting.default;
  return setting.history.findLast(({ from }) => compareNumbers(versionNumbers(from) ?? [], numbers) <= 0)?.value;
}
