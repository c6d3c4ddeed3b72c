import { expect, test } from 'vitest';
import { SourceFile, textOf } from '../../../src/base/source.ts';
import { sentDirectorProblems } from '../../../src/foundation/sent-director.ts';
import { strictDirectorProblems } from '../../../src/foundation/strict-director.ts';
import { strictProductProblems } from '../../../src/foundation/strict-product.ts';
import type { StrictProblem } from '../../../src/foundation/strict-reading.ts';
import { STRICT_TEXTS } from '../../../src/foundation/phrases.ts';
import { evaluateDocument } from '../../../src/interpolate/evaluate.ts';
import { readYaml } from '../../../src/yaml/read-yaml.ts';

function said(problems: readonly StrictProblem[]): string[] {
  return problems.map((problem) => `${problem.class} ${problem.at === undefined ? '-' : textOf(problem.at).split('\n')[0]}`);
}

function evaluated(text: string): ReturnType<typeof evaluateDocument>['root'] {
  return evaluateDocument({ document: readYaml(new SourceFile('config.yml', text)) }).root;
}

test.each([
  ['a name alone', 'product-name: cf\n', []],
  ['no name', 'product-properties: {}\n', ['product-name product-properties: {}']],
  ['an empty name', 'product-name: ""\n', ['product-name ""']],
  ['a name that is null', 'product-name: ~\n', ['product-name ~']],
  ['a name that is a number', 'product-name: 5\n', []],
  ['a name that is a list, before everything else', 'zeta: 1\nproduct-name: [cf]\n', ['strict-type [cf]', 'unknown-key zeta']],
  ['a root key that holds an anchor', 'product-name: cf\nx-common: &c {}\n', ['unknown-key x-common']],
  ['a section that is null', 'product-name: cf\nresource-config: ~\n', []],
  ['a section that is a text', 'product-name: cf\nnetwork-properties: text\n', ['strict-type text']],
  ['a job that is a number', 'product-name: cf\nresource-config: {router: 3, cell: ~}\n', ['strict-type 3']],
  ['an unknown key of an errand', 'product-name: cf\nerrand-config: {a: {post_deploy_state: true}}\n', ['strict-field post_deploy_state']],
  ['a boolean in words', 'product-name: cf\ndeploy-in-parallel: no\n', []],
  ['a boolean that is a text', 'product-name: cf\nvalidate-config-complete: "no"\n', ['strict-type "no"']],
  ['sections that nobody knows yet', 'product-name: ((x))\nresource-config: ((y))\ndeploy-in-parallel: ((z))\n', []],
  ['a root key that nobody knows yet', 'product-name: cf\n((section)): {}\n', []],
  ['a list as the whole file', '- a\n', ['strict-type - a']],
])('configure-product and %s', (_, text, expected) => {
  expect(said(strictProductProblems(evaluated(text)))).toEqual(expected);
});

test('an empty product config lacks its name', () => {
  expect(said(strictProductProblems(undefined))).toEqual(['product-name -']);
});

test('an unknown key comes with the nearest known one', () => {
  expect(strictProductProblems(evaluated('product-name: cf\nerrand-configs: {}\n'))).toMatchObject([
    { class: 'unknown-key', data: { name: 'errand-configs', suggestion: 'errand-config' } },
  ]);
});

test.each([
  ['an empty file', '', []],
  [
    'a removed key beside an unknown one: the removed one comes first',
    'bogus: 1\niaas-configuration: {}\n',
    ['removed-key iaas-configuration', 'unknown-key bogus'],
  ],
  ['the IaaS twice', 'iaas-configurations: []\nproperties-configuration: {iaas-configuration: {}}\n', ['iaas-twice iaas-configuration']],
  [
    'the IaaS in the old place, spelt with an underscore',
    'iaas-configurations: []\nproperties-configuration: {iaas_configuration: {}}\n',
    [],
  ],
  ['only custom VM types, and none', 'vmtypes-configuration: {custom_only: true, vm_types: []}\n', ['vmtypes-empty []']],
  ['only custom VM types, not known yet', 'vmtypes-configuration: {custom_only: true, vm_types: ((types))}\n', []],
  ['a fraction of a CPU', 'vmtypes-configuration: {vm_types: [{name: a, cpu: 1.5}]}\n', []],
  ['memory as a text', 'vmtypes-configuration: {vm_types: [{name: a, ram: "1024"}]}\n', ['strict-type "1024"']],
  ['a negative disk', 'vmtypes-configuration: {vm_types: [{name: a, ephemeral_disk: -1}]}\n', ['strict-type -1']],
  ['an unknown key beside the VM types', 'vmtypes-configuration: {custom: true}\n', ['strict-field custom']],
  ['VM extensions that are a map', 'vmextensions-configuration: {a: 1}\n', ['strict-type {a: 1}']],
  ['a VM extension whose name is a number', 'vmextensions-configuration: [{name: 5}]\n', ['strict-type 5']],
  ['resources that are a list', 'resource-configuration: [a]\n', ['strict-type [a]']],
])('configure-director and %s', (_, text, expected) => {
  expect(said(strictDirectorProblems(evaluated(text)))).toEqual(expected);
});

test.each([
  [
    'zones, names and lists as om sends them',
    'az-configuration: [{name: a, clusters: [{cluster: c}]}]\nnetworks-configuration: {networks: []}\n',
    [],
  ],
  ['a lone zone', 'az-configuration: {name: a}\n', ['sent-lone-zone name']],
  ['zones by name', 'az-configuration: {a: {}}\n', ['sent-type {a: {}}']],
  ['a name that is a list', 'az-configuration: [{name: [a]}]\n', ['sent-type [a]']],
  ['a name that is a number', 'az-configuration: [{name: 1}]\n', []],
  ['an empty name', 'az-configuration: [{name: ""}]\n', ['sent-nameless name']],
  ['flags of the networks alone', 'networks-configuration: {icmp_checks_enabled: true}\n', []],
  ['an IaaS list that is not known', 'iaas-configurations: ((all))\naz-configuration: [{name: a, iaas_configuration_name: b}]\n', []],
  ['a job that is a number', 'resource-configuration: {director: 1}\n', ['sent-type 1']],
])('sending a director config with %s', (_, text, expected) => {
  expect(said(sentDirectorProblems(evaluated(text)))).toEqual(expected);
});

test('every refusal can be said in both languages with what it knows', () => {
  const texts = [
    ...strictProductProblems(evaluated('alpha: 1\nerrand-config: {a: {x: 1}}\nresource-config: []\n')),
    ...strictDirectorProblems(
      evaluated(
        'iaas-configuration: {}\niaas-configurations: []\nproperties-configuration: {iaas-configuration: {}}\nvmtypes-configuration: {custom_only: true}\n',
      ),
    ),
    ...sentDirectorProblems(
      evaluated(
        'iaas-configurations: [{name: a}, {name: b}]\naz-configuration: [{name: c}, {name: c, iaas_configuration_name: d}, {}]\nnetworks-configuration: {e: {}}\nnetwork-assignment: {network: e}\nproperties-configuration: []\n',
      ),
    ),
    ...sentDirectorProblems(evaluated('az-configuration: {name: a}\n')),
    ...sentDirectorProblems(
      evaluated(
        'az-configuration: [{name: a, cluster: [b]}]\nnetworks-configuration: {networks: [{name: c, subnets: [{dns: [d]}]}]}\nnetwork-assignment: {singleton_availability_zone: {name: a}}\n',
      ),
    ),
  ];
  expect(new Set(texts.map((problem) => problem.class))).toEqual(new Set(Object.keys(STRICT_TEXTS)));
  for (const problem of texts) {
    for (const { what, advice } of Object.values(STRICT_TEXTS[problem.class])) {
      const names = Array.from(`${what} ${advice}`.matchAll(/\{\{(\w+)\}\}/g), (match) => match[1]!);
      expect(Object.keys(problem.data)).toEqual(expect.arrayContaining(names));
    }
  }
});
