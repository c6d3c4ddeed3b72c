import { selectRules, type SelectedRule } from '../lint/select-rules.ts';
import type { Rule } from '../rule/rule.ts';
import type { Config } from '../workspace/config/config.ts';
import type { RunOptions } from './run-options.ts';
import { ruleSettings } from './rules.ts';

/**
 * The rules that run, as taslint.yml and then the options say. Throws a UsageError for settings of what does not exist, and for a taslint.yml that makes less of
 * what a file which it extends lists under `unignorable`.
 */
export async function selectionOf(
  rules: readonly Rule[],
  config: Config | undefined,
  options: Pick<RunOptions, 'profile' | 'rules'>,
): Promise<readonly SelectedRule[]> {
  const selected = selectRules(rules, options.profile ?? config?.profile ?? 'recommended', ruleSettings(options.rules, config));
  if (config !== undefined && config.layers.length > 1 && config.unignorable.length > 0) {
    const { refuseLoosening } = await import('./loosening.ts'); // lazy: few configurations extend another
    refuseLoosening(config, rules);
  }
  return selected;
}
