import type { Language } from '../../base/language.ts';
import { COMPONENTS } from '../../catalog/components.ts';
import { ERRANDS } from '../../catalog/errands.ts';
import { settingOf } from '../../catalog/find-setting.ts';
import { KNOWN_NAMES } from './phrases.ts';

/** What is known of a property, a job or an errand of that name, a line each; none for other words. */
export function knownName(name: string, language: Language): readonly string[] {
  const words = KNOWN_NAMES[language];
  const told = (kind: string, parts: readonly (string | false)[]): string =>
    `${name}: ${[kind, ...parts.filter((part) => part !== false)].join(', ')}`;
  const setting = settingOf(name);
  const property =
    setting === undefined
      ? []
      : [
          told(words.property, [
            setting.default !== undefined && words.standard(String(setting.default)),
            setting.options !== undefined && words.values(setting.options.join(', ')),
          ]),
        ];
  const jobs = COMPONENTS.filter(({ job }) => job === name).map(
    ({ product, footprint, min, ha, default: standard, singleton, removedIn }) =>
      told(words.job(footprint === 'small' ? 'Small Footprint' : product), [
        standard !== undefined && words.standard(String(standard)),
        min !== undefined && words.least(min),
        ha !== undefined && words.redundant(ha),
        singleton === true && words.singleton,
        removedIn !== undefined && words.removed(removedIn),
      ]),
  );
  const errands = ERRANDS.filter((errand) => errand.name === name).map(({ product, purpose, defaultOn }) =>
    told(words.errand(product), [words.purposes[purpose], defaultOn !== undefined && words.byDefault(defaultOn)]),
  );
  return [...property, ...jobs, ...errands];
}
