import { describeConstraints } from '../../tile/describe-constraints.ts';
import { flowValue } from '../../tile/flow-text.ts';
import type { TileErrand, TileJob, TileModel, TileNumber, TileProperty } from '../../tile/model.ts';
import { effectiveDefault, isRequired } from '../../tile/requirement.ts';
import type { TILE_WORDS } from './phrases.ts';

/** What the metadata of a tile says of its properties, jobs and errands, as lines of text. */

type Words = (typeof TILE_WORDS)['en'];

/** A property in one line: type, and what holds when a config does not give it. */
export function propertyLine(property: TileProperty, words: Words): string {
  const given = property.configurable ? effectiveDefault(property) : undefined;
  const need = given === undefined ? needOf(property, words) : `${words.default} ${shortened(flowValue(given))}`;
  return `${property.name}: ${property.type}, ${need}`;
}

/** Whether a config has to give it, and what holds if it does not. */
function needOf(property: TileProperty, words: Words): string {
  const { configurable, inOption } = property;
  if (!configurable) return words.notConfigurable;
  if (!isRequired(property)) return words.notRequired;
  return inOption === undefined ? words.required : words.requiredWith(`${inOption.selector} ${inOption.option}`);
}

const LONGEST_VALUE = 60;

function shortened(text: string): string {
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}

/** A job in one line. */
export function jobLine({ name, instances }: TileJob, words: Words): string {
  return instances === undefined ? name : `${name}: ${words.instances} ${numberText(instances, words)}`;
}

/** An errand in one line: when it runs by itself. */
export function errandLine({ name, postDeploy, preDelete }: TileErrand, words: Words): string {
  const parts = [
    ...(postDeploy === undefined ? [] : [`${words.postDeploy} ${postDeploy.runs}`]),
    ...(preDelete === undefined ? [] : [`${words.preDelete} ${preDelete.runs}`]),
  ];
  return `${name}: ${parts.join(', ')}`;
}

/** Default and limits of a number. */
function numberText({ configurable, default: given, constraints }: TileNumber, words: Words): string {
  const limits = describeConstraints(constraints, []);
  const parts = [given === undefined ? '' : String(given), ...limits, configurable ? '' : words.fixed].filter((part) => part !== '');
  return parts.join(', ');
}

/** All that is known of a property; what belongs to it is indented. */
export function propertyLines(property: TileProperty, tile: TileModel, words: Words): readonly string[] {
  const { inOption, options, selectorOptions, fields, numbers, texts, form } = property;
  const line = (word: string, text: string | undefined): readonly string[] =>
    text === undefined || text === '' ? [] : [`  ${word}: ${text}`];
  const renamed = tile.migrations.renames.filter(({ to }) => to === property.name).map(({ from }) => from);
  return [
    property.name,
    ...(property.label === undefined ? [] : [`  ${property.label}`]),
    ...(property.description === undefined ? [] : [`  ${property.description}`]),
    ...line(words.type, property.type),
    `  ${needOf(property, words)}`,
    ...line(words.default, property.default === undefined ? undefined : flowValue(property.default)),
    ...line(words.options, options.map(({ name, label }) => labelled(name, label)).join(', ')),
    ...line(words.options, selectorOptions.map(({ name, selectValue }) => labelled(name, selectValue)).join(', ')),
    ...line(words.constraints, describeConstraints(numbers, texts).join('; ')),
    ...line(words.inOption, inOption === undefined ? undefined : `${inOption.selector} (${inOption.option})`),
    ...line(words.form, form === undefined ? undefined : labelled(form, tile.forms.get(form))),
    ...line(words.renamedFrom, renamed.join(', ')),
    ...(property.freezeOnDeploy ? [`  ${words.frozen}`] : []),
    ...(fields.size === 0 ? [] : [`  ${words.fields}:`]),
    ...[...fields.values()].map(
      (field) => `    ${field.name}: ${field.type}, ${isRequired(field, 'field') ? words.required : words.notRequired}`,
    ),
  ];
}

function labelled(name: string, label: string | undefined): string {
  return label === undefined || label === name ? name : `${name} (${label})`;
}

/** All that is known of a job; what belongs to it is indented. */
export function jobLines(job: TileJob, words: Words): readonly string[] {
  const { name, label, instances, zeroIf, resources } = job;
  return [
    labelled(name, label),
    ...(instances === undefined ? [] : [`  ${words.instances}: ${numberText(instances, words)}`]),
    ...(zeroIf === undefined ? [] : [`  ${words.zeroIf}: ${zeroIf.property} = ${zeroIf.values.join(', ')}`]),
    ...[...resources].map(([resource, number]) => `  ${resource}: ${numberText(number, words)}`),
  ];
}
