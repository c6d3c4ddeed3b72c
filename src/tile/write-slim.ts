import type { NumberConstraints, TextConstraint, TileErrand, TileJob, TileModel, TileNumber, TileProperty } from './model.ts';
import { flowKey, flowList, flowMap, flowText, flowValue } from './flow-text.ts';
import { SLIM_FORMAT } from './read-tile.ts';

/**
 * A model as slim metadata: one line per property, in the order of the tile, so that the difference of two versions reads as what changed. Icon, templates,
 * manifests and releases are gone, and texts for people too unless `labels`. Read again it gives the same model.
 */
export function writeSlim(model: TileModel, { labels }: { readonly labels: boolean }): string {
  const lines = [`format: ${SLIM_FORMAT}`, ...identity(model)];
  const add = (key: string, entries: readonly string[]): void => {
    if (entries.length > 0) lines.push(`${key}:`, ...entries);
  };
  add(
    'stemcells',
    model.stemcells.map(
      ({ os, version }) =>
        `- ${flowMap([
          ['os', flowText(os)],
          ['version', flowText(version)],
        ])}`,
    ),
  );
  add(
    'requires',
    model.requires.map(
      ({ name, version, optional }) =>
        `- ${flowMap([
          ['name', flowText(name)],
          ['version', flowText(version)],
          ['optional', flag(optional)],
        ])}`,
    ),
  );
  add(
    'properties',
    [...model.properties.values()].map((property) => `  ${flowKey(property.name)}: ${propertyText(property, labels)}`),
  );
  add(
    'jobs',
    [...model.jobs.values()].flatMap((job) => jobLines(job, labels)),
  );
  add(
    'errands',
    [...model.errands.values()].map((errand) => `  ${flowKey(errand.name)}: ${errandText(errand, labels)}`),
  );
  add('migrations', migrationLines(model));
  if (labels)
    add(
      'forms',
      [...model.forms].map(([name, title]) => `  ${flowKey(name)}: ${flowText(title)}`),
    );
  return `${lines.join('\n')}\n`;
}

function identity(model: TileModel): readonly string[] {
  const entry = (key: string, text: string | undefined): readonly string[] => (text === undefined ? [] : [`${key}: ${flowText(text)}`]);
  return [
    ...entry('name', model.name),
    ...entry('product_version', model.version),
    ...entry('metadata_version', model.metadataVersion),
    ...entry('minimum_version_for_upgrade', model.minimumVersionForUpgrade),
    ...entry('sha256', model.sha256),
    ...(model.serviceBroker ? ['service_broker: true'] : []),
    ...(model.opsmanagerSyslog ? ['opsmanager_syslog: true'] : []),
  ];
}

function propertyText(property: TileProperty, labels: boolean): string {
  const { options, selectorOptions, fields, resources } = property;
  const isLong = labels && selectorOptions.some(({ label }) => label !== undefined);
  return flowMap([
    ['type', flowText(property.type)],
    ['configurable', flag(property.configurable)],
    ['optional', flag(property.optional)],
    ['default', property.default === undefined ? undefined : flowValue(property.default)],
    ['conditional_default', flag(property.conditionalDefault)],
    ['constraints', constraintsText(property.numbers, property.texts)],
    [
      'options',
      options.length === 0 ? undefined : flowList(options.map(({ name, label }) => (labels ? namedText(name, label) : flowText(name)))),
    ],
    [
      'option_templates',
      selectorOptions.length === 0
        ? undefined
        : isLong
          ? flowMap(
              selectorOptions.map(({ name, selectValue, label }) => [
                name,
                flowMap([
                  ['select_value', flowText(selectValue)],
                  ['label', optional(label)],
                ]),
              ]),
            )
          : flowMap(selectorOptions.map(({ name, selectValue }) => [name, flowText(selectValue)])),
    ],
    [
      'property_blueprints',
      fields.size === 0 ? undefined : flowMap([...fields].map(([name, field]) => [name, propertyText(field, labels)])),
    ],
    [
      'resource_definitions',
      resources.size === 0 ? undefined : flowMap([...resources].map(([name, number]) => [name, numberText(number)])),
    ],
    ['freeze_on_deploy', flag(property.freezeOnDeploy)],
    ['unique', flag(property.unique)],
    ['form', optional(property.form)],
    ['label', labels ? optional(property.label) : undefined],
    ['description', labels ? optional(property.description) : undefined],
  ]);
}

function namedText(name: string, label: string | undefined): string {
  return label === undefined
    ? flowText(name)
    : flowMap([
        ['name', flowText(name)],
        ['label', flowText(label)],
      ]);
}

function jobLines(job: TileJob, labels: boolean): readonly string[] {
  const { instances, zeroIf, resources } = job;
  const lines = [
    ...(instances === undefined ? [] : [`    instances: ${numberText(instances, zeroIf)}`]),
    ...(resources.size === 0
      ? []
      : ['    resources:', ...[...resources].map(([name, number]) => `      ${flowKey(name)}: ${numberText(number)}`)]),
    ...(job.singleAzOnly ? ['    single_az_only: true'] : []),
    ...(job.errand ? ['    errand: true'] : []),
    ...(labels && job.label !== undefined ? [`    label: ${flowText(job.label)}`] : []),
  ];
  return lines.length === 0 ? [`  ${flowKey(job.name)}: {}`] : [`  ${flowKey(job.name)}:`, ...lines];
}

function numberText({ configurable, default: given, constraints }: TileNumber, zeroIf?: TileJob['zeroIf']): string {
  return flowMap([
    ['configurable', flag(configurable)],
    ['default', given === undefined ? undefined : String(given)],
    ['constraints', constraintsText(constraints, [])],
    [
      'zero_if',
      zeroIf === undefined
        ? undefined
        : flowMap([
            ['property_reference', flowText(zeroIf.property)],
            ['property_values', flowList(zeroIf.values.map(flowText))],
            ['allow_manual_selection_of_zero', flag(zeroIf.allowManualZero)],
          ]),
    ],
  ]);
}

function constraintsText(numbers: NumberConstraints | undefined, texts: readonly TextConstraint[]): string | undefined {
  const ofNumbers = numbers === undefined ? undefined : flowMap(numberParts(numbers));
  if (texts.length === 0) return ofNumbers;
  const ofTexts = texts.map((constraint) =>
    flowMap([
      constraint.kind === 'pattern' ? ['must_match_regex', flowText(constraint.pattern)] : ['must_be_cron_schedule', 'true'],
      ['error_message', optional(constraint.message)],
    ]),
  );
  return flowList(ofNumbers === undefined ? ofTexts : [ofNumbers, ...ofTexts]);
}

function numberParts(numbers: NumberConstraints): Iterable<readonly [string, string | undefined]> {
  const number = (value: number | undefined): string | undefined => (value === undefined ? undefined : String(value));
  return [
    ['min', number(numbers.min)],
    ['max', number(numbers.max)],
    ['zero_or_min', number(numbers.zeroOrMin)],
    ['modulo', number(numbers.modulo)],
    ['power_of_two', flag(numbers.powerOfTwo)],
    ['may_only_be_odd_or_zero', flag(numbers.oddOrZero)],
    ['may_only_increase', flag(numbers.onlyIncrease)],
    ['error_message', optional(numbers.message)],
  ];
}

function errandText({ postDeploy, preDelete, label }: TileErrand, labels: boolean): string {
  return flowMap([
    ['post_deploy', optional(postDeploy?.runs)],
    ['pre_delete', optional(preDelete?.runs)],
    ['label', labels ? optional(label) : undefined],
  ]);
}

function migrationLines({ migrations: { renames, removals, unread } }: TileModel): readonly string[] {
  return [
    ...(renames.length === 0
      ? []
      : [
          '  renames:',
          ...renames.map(
            ({ from, to }) =>
              `  - ${flowMap([
                ['from', flowText(from)],
                ['to', flowText(to)],
              ])}`,
          ),
        ]),
    ...(removals.length === 0 ? [] : [`  removals: ${flowList(removals.map(flowText))}`]),
    ...(unread.length === 0 ? [] : [`  unread: ${flowList(unread.map(flowText))}`]),
  ];
}

function optional(text: string | undefined): string | undefined {
  return text === undefined ? undefined : flowText(text);
}

/** What is false is left out. */
function flag(value: boolean | undefined): string | undefined {
  return value === true ? 'true' : undefined;
}
