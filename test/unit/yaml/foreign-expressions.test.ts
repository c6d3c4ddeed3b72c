import { describe, expect, test } from 'vitest';
import { SourceFile, textOf } from '../../../src/base/source.ts';
import { readConfiguration } from '../../../src/yaml/foreign-expressions.ts';

function templateOf(text: string): readonly [tool: string, at: string] | undefined {
  const [problem] = readConfiguration(new SourceFile('any.yml', text)).problems;
  return problem?.kind === 'template' ? [problem.detail, textOf(problem.at)] : undefined;
}

describe('spiff and spruce', () => {
  test.each([
    ['a merge', 'properties:\n  <<: (( merge ))\n', '(( merge ))'],
    ['a merge with an alternative', 'p:\n  <<: (( merge || nil ))\n', '(( merge || nil ))'],
    ['a merge by name in a list', 'jobs:\n- <<: (( merge on name ))\n', '(( merge on name ))'],
    ['a value that another file gives', 'networks: (( merge ))\n', '(( merge ))'],
    ['an item of a list', 'jobs:\n- (( append ))\n- name: x\n', '(( append ))'],
    ['a value of an operation', '- type: replace\n  path: /a?\n  value:\n    (( append ))\n', '(( append ))'],
    ['a removed key', 'meta: (( prune ))\n', '(( prune ))'],
    ['an insertion', 'l:\n- (( insert after "x" ))\n', '(( insert after "x" ))'],
    ['a path with a name', 'name: (( grab meta.name ))\n', '(( grab meta.name ))'],
    ['texts', 'name: (( concat meta.a "-" meta.b ))\n', '(( concat meta.a "-" meta.b ))'],
    ['texts side by side', 'url: (( "https://api." meta.domain ))\n', '(( "https://api." meta.domain ))'],
    ['addresses', 'static_ips: (( static_ips(0, 1) ))\n', '(( static_ips(0, 1) ))'],
    ['a secret of vault', 'password: (( vault "secret/x:y" ))\n', '(( vault "secret/x:y" ))'],
    ['an alternative', 'password: (( params.x || "y" ))\n', '(( params.x || "y" ))'],
    ['a product config of a stub', 'meta: {domain: x}\nproduct-name: cf\na: (( grab meta.domain ))\n', '(( grab meta.domain ))'],
  ])('%s', (_, text, at) => {
    expect(templateOf(text)).toEqual(['spiff', at]);
  });

  test.each([
    ['a variable of bosh', 'a: (( merge_key ))\n'],
    ['a variable with blanks', 'product-name: cf\na: (( system_domain ))\n'],
    ['a field of a variable', 'a: (( db.password ))\n'],
    ['a reference of a stub, whose other values stand as they are', 'meta: {zone: z1}\nname: (( meta.zone ))\n'],
    ['a variable that is called like a command', 'a: ((merge))\n'],
    ['one expression in a file for om', 'product-name: cf\na: (( grab meta.domain ))\n'],
    ['an accessor of Ops Manager', 'a: (( .properties.x.value || [] ))\n'],
    ['another one', 'a: (( $ops_manager.dns_enabled ? false : true ))\n'],
    ['arithmetic of a script', 'run: |\n  if (( merge )); then (( x || y )); fi\n'],
    ['text around it', 'a: see (( merge ))\n'],
    ['a comment', '# (( merge ))\na: 1 # (( append ))\n'],
  ])('not %s', (_, text) => {
    expect(templateOf(text)).toBeUndefined();
  });

  test('a merge of a variable is what om refuses', () => {
    expect(readConfiguration(new SourceFile('any.yml', 'a:\n  <<: ((common))\n')).problems.map(({ kind }) => kind)).toEqual(['merge']);
  });

  test('another mistake of the same file is not excused', () => {
    expect(readConfiguration(new SourceFile('any.yml', 'a: (( merge ))\nb: [\n')).problems.map(({ kind }) => kind)).toEqual(['syntax']);
  });
});

describe('ytt', () => {
  test.each([
    '#@data/values\n---\nproducts: []\n',
    '#@ load("@ytt:data", "data")\n---\na: 1\n',
    'jobs:\n#@ for name in names:\n- name: x\n#@ end\n',
    'groups: #@ groups_for_patch_products()\n',
    'list:\n- #@ data.values.x\n',
    '#@overlay/match by="name"\na: 1\n',
  ])('%j', (text) => {
    expect(templateOf(text)?.[0]).toBe('ytt');
  });

  test.each(['a: 1 #@ home\n', '#@ ask the network team\na: 1\n', '#@todo later\na: 1\n', 'a: "#@ x"\n', '#! note\na: 1\n'])(
    'not %j',
    (text) => {
      expect(templateOf(text)).toBeUndefined();
    },
  );
});
