import { didYouMean, meant } from '../../../base/did-you-mean.ts';
import { oneLine } from '../../../base/safe-text.ts';
import { UsageError } from '../../../base/usage-error.ts';
import { EXIT, type ExitCode } from '../../../run/exit-code.ts';
import type { Io } from '../../../run/io.ts';
import { openTile } from '../../../run/open-tile.ts';
import { describeConstraints } from '../../../tile/describe-constraints.ts';
import { flowValue } from '../../../tile/flow-text.ts';
import type { TileErrand, TileJob, TileModel, TileNumber, TileProperty } from '../../../tile/model.ts';
import { effectiveDefault, isRequired } from '../../../tile/requirement.ts';
import { languageOf } from '../../language.ts';
import type { ParsedArguments } from '../../options.ts';
import { fileOf } from './file-argument.ts';
import { SHOW } from './phrases.ts';

type Words = (typeof SHOW)['en'];

/** `taslint metadata show FILE [PROPERTY]`: the tile in short, or all about one property, job or errand, and what belongs to a property. */
export async function showCommand(args: ParsedArguments, io: Io): Promise<ExitCode> {
  const [path, name] = fileOf(args, 'show', 2);
  const { tile } = await openTile(path, io);
  const words = SHOW[languageOf(args, io)];
  const blocks = name === undefined ? overview(tile, words) : named(tile, name, words);
  io.stdout.write(`${blocks.map((lines) => lines.map(oneLine).join('\n')).join('\n\n')}\n`);
  return EXIT.clean;
}

function overview(tile: TileModel, words: Words): readonly (readonly string[])[] {
  const about = [
    `${tile.name} ${tile.version}`,
    `  ${words.metadataVersion}: ${tile.metadataVersion}`,
    ...(tile.minimumVersionForUpgrade === undefined ? [] : [`  ${words.upgradeFrom}: ${tile.minimumVersionForUpgrade}`]),
    ...tile.stemcells.map(({ os, version }) => `  ${words.stemcell}: ${os} ${version}`),
    ...tile.requires.map(
      ({ name, version, optional }) => `  ${words.requires}: ${name} ${version}${optional ? ` (${words.optional})` : ''}`,
    ),
  ];
  const list = (title: string, lines: readonly string[]): readonly (readonly string[])[] =>
    lines.length === 0 ? [] : [[`${title} (${lines.length})`, ...lines.map((line) => `  ${line}`)]];
  return [
    about,
    ...list(
      words.properties,
      [...tile.properties.values()].map((property) => propertyLine(property, words)),
    ),
    ...list(
      words.jobs,
      [...tile.jobs.values()].map((job) => jobLine(job, words)),
    ),
    ...list(
      words.errands,
      [...tile.errands.values()].map((errand) => errandLine(errand, words)),
    ),
  ];
}

function propertyLine(property: TileProperty, words: Words): string {
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

function jobLine({ name, instances }: TileJob, words: Words): string {
  return instances === undefined ? name : `${name}: ${words.instances} ${numberText(instances, words)}`;
}

function errandLine({ name, postDeploy, preDelete }: TileErrand, words: Words): string {
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

/** Everything of that name. Throws a UsageError when the tile has nothing of it. */
function named(tile: TileModel, name: string, words: Words): readonly (readonly string[])[] {
  const property = tile.properties.get(name);
  const job = tile.jobs.get(name);
  const errand = tile.errands.get(name);
  const below = [...tile.properties.values()].filter((other) => other.name.startsWith(`${name}.`));
  const blocks = [
    ...(property === undefined ? [] : [propertyLines(property, tile, words)]),
    ...(job === undefined ? [] : [jobLines(job, words)]),
    ...(errand === undefined ? [] : [[errandLine(errand, words)]]),
    ...(below.length === 0 ? [] : [below.map((other) => propertyLine(other, words))]),
  ];
  if (blocks.length > 0) return blocks;
  const near = didYouMean(name, [...tile.properties.keys(), ...tile.jobs.keys(), ...tile.errands.keys()]);
  throw new UsageError(
    {
      en: `${tile.name} ${tile.version} has no property, job or errand ${name}`,
      ko: `${tile.name} ${tile.version}에 없는 속성, job, errand입니다: ${name}`,
    },
    { hint: near === undefined ? { en: 'without a name all are listed', ko: '이름을 주지 않으면 모두 보여 줍니다' } : meant(near) },
  );
}

function propertyLines(property: TileProperty, tile: TileModel, words: Words): readonly string[] {
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

function jobLines(job: TileJob, words: Words): readonly string[] {
  const { name, label, instances, zeroIf, resources } = job;
  return [
    labelled(name, label),
    ...(instances === undefined ? [] : [`  ${words.instances}: ${numberText(instances, words)}`]),
    ...(zeroIf === undefined ? [] : [`  ${words.zeroIf}: ${zeroIf.property} = ${zeroIf.values.join(', ')}`]),
    ...[...resources].map(([resource, number]) => `  ${resource}: ${numberText(number, words)}`),
  ];
}
