import { displayWidth, padToWidth } from '../base/display-width.ts';
import type { Language } from '../base/language.ts';
import { oneLine } from '../base/safe-text.ts';
import { wrap } from '../report/wrap.ts';
import type { EffectiveConfig, FoundationInForce, RuleInForce, Setting, Source } from '../run/effective-config.ts';
import { EFFECTIVE } from './commands/phrases.ts';

/** What is in force, for people: each setting on a line, with the place that says it. `--format json` has all of it for programs. */

interface Row {
  readonly name: string;
  readonly value: string;
  readonly from: string;
}

/** Columns of a name and of a value before its place stands on a line of its own. */
const WIDEST_NAME = 30;
const WIDEST_VALUE = 26;

/** At most `width` columns wide. */
export function effectiveConfigText(config: EffectiveConfig, language: Language, width: number): string {
  const words = EFFECTIVE[language];
  const row = (setting: Setting): Row => ({
    name: setting.name,
    value: setting.value ?? words.none,
    from: placeOf(setting.from, language),
  });
  const rules = config.rules.map((rule) => ({ name: rule.rule, value: severityOf(rule, language), from: placeOf(rule.from, language) }));
  const unignorable = config.unignorable.map(({ rule, from }) => ({ name: rule, value: '', from: placeOf(from, language) }));
  const blocks = [
    [words.head(config.taslint, config.files.length > 0), ...lines(config.settings.map(row), width)],
    ...(rules.length === 0 ? [] : [[words.rules(rules.length), ...lines(rules, width)]]),
    ...(unignorable.length === 0 ? [] : [[words.unignorable, ...lines(unignorable, width)]]),
    ...config.foundations.map((foundation) => [
      words.foundation(oneLine(foundation.name), placeOf(foundation.from, language)),
      ...lines([...foundation.settings.map(row), ...filesOf(foundation, language)], width),
    ]),
  ];
  return `${blocks.map((block) => block.join('\n')).join('\n\n')}\n`;
}

function severityOf({ severity, usual, options }: RuleInForce, language: Language): string {
  const words = EFFECTIVE[language];
  const changed = Object.entries(options).map(([name, value]) => `${name}: ${Array.isArray(value) ? value.join(' ') : String(value)}`);
  return [severity === usual ? severity : words.severity(severity, usual), ...changed].join(', ');
}

/** The files of a foundation by their kind, one row for each. */
function filesOf({ files }: FoundationInForce, language: Language): readonly Row[] {
  const kinds = [...new Set(files.map(({ kind }) => kind))];
  return kinds.map((kind) => ({
    name: EFFECTIVE[language].files(kind),
    value: files.flatMap((file) => (file.kind === kind ? [file.path] : [])).join(', '),
    from: '',
  }));
}

function placeOf(from: Source, language: Language): string {
  switch (from.kind) {
    case 'file':
      return `${oneLine(from.path)}:${from.line}`;
    case 'option':
    case 'environment':
      return from.name;
    case 'found':
      return EFFECTIVE[language].found;
    case 'default':
      return EFFECTIVE[language].default;
  }
}

/** Names, values and places below each other; what is too wide for its column goes on below. */
function lines(rows: readonly Row[], width: number): readonly string[] {
  const column = (texts: readonly string[], widest: number): number =>
    Math.max(0, ...texts.map(displayWidth).filter((columns) => columns <= widest));
  const names = column(
    rows.map(({ name }) => name),
    WIDEST_NAME,
  );
  const values = column(
    rows.map(({ value }) => value),
    WIDEST_VALUE,
  );
  return rows.flatMap(({ name, value, from }) => {
    const said = oneLine(value);
    const begin = `  ${padToWidth(name, names)}  `;
    const whole = from === '' ? `${begin}${said}` : `${begin}${padToWidth(said, values)}  ${from}`;
    if (displayWidth(whole) <= width) return [whole.trimEnd()];
    const indent = ' '.repeat(Math.min(names, width - 40) + 4);
    const below = wrap(said, width - indent.length).map((line) => `${indent}${line}`);
    const place = from === '' ? [] : wrap(from, width - indent.length).map((line) => `${indent}${line}`);
    const [first = '', ...more] = below;
    return displayWidth(begin) <= indent.length && said !== ''
      ? [`${begin}${first.trimStart()}`, ...more, ...place]
      : [`  ${name}`, ...(said === '' ? [] : below), ...place];
  });
}
