import { fc, runs } from '../../../random.ts';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CF, DIRECTOR, folderWith, open, plansOf, repositoryWith, type Files } from '../tree.ts';

const ENV = 'target: opsman.example.com\nusername: kim\n';
const plans = async (files: Files, ...paths: string[]): Promise<readonly string[]> =>
  plansOf(await open(folderWith(files), paths.length === 0 ? {} : { paths }));
const product = (name: string): string => `product-name: ${name}\nproduct-properties: {}\n`;

/** Names that stay unknown for the one config whose path ends so. */
async function unsettled(files: Files, config: string): Promise<readonly string[]> {
  const workspace = await open(folderWith(files));
  const document = workspace.plans.flatMap((plan) => plan.documents).find(({ file }) => file.path.endsWith(config));
  return [...(document?.unsettled ?? [])].sort();
}

describe('foundations by convention', () => {
  test('a folder below foundations/ is one; role folders beside it belong to all', async () => {
    const files = {
      'foundations/config/env.yml': ENV,
      'foundations/prod/config/tas.yml': CF,
      'foundations/prod/config/director.yml': DIRECTOR,
      'foundations/prod/vars/tas.yml': 'a: 1\n',
      'foundations/prod/vars/director.yml': 'b: 1\n',
      'foundations/test/config/tas.yml': CF,
      'foundations/test/vars/cf-vars.yml': 'a: 2\n',
    };
    expect(await plans(files)).toEqual([
      'prod: foundations/config/env.yml',
      'prod: foundations/prod/config/director.yml <- foundations/prod/vars/director.yml',
      'prod: foundations/prod/config/tas.yml <- foundations/prod/vars/director.yml foundations/prod/vars/tas.yml',
      'test: foundations/config/env.yml',
      'test: foundations/test/config/tas.yml <- foundations/test/vars/cf-vars.yml',
    ]);
  });

  test('the Korean field template: opsman/, products/, vars/ and versions/ of an environment', async () => {
    const files = {
      'foundations/운영/opsman/director.yml': DIRECTOR,
      'foundations/운영/products/tas.yml': CF,
      'foundations/운영/vars/common-vars.yml': 'a: 1\n',
      'foundations/운영/vars/tas.yml': 'b: 1\n',
      'foundations/운영/generated-products/tas.yml': CF,
    };
    expect(await plans(files)).toEqual([
      ': foundations/운영/generated-products/tas.yml <- foundations/운영/vars/common-vars.yml foundations/운영/vars/tas.yml',
      '운영: foundations/운영/opsman/director.yml <- foundations/운영/vars/common-vars.yml',
      '운영: foundations/운영/products/tas.yml <- foundations/운영/vars/common-vars.yml foundations/운영/vars/tas.yml',
    ]);
  });

  test('vars in the folder of the director feed the director and Ops Manager, no product', async () => {
    const files = {
      'environments/aws/common/cf.yml': 'network_name: apps\n',
      'environments/aws/sbx/config-director/templates/director.yml': DIRECTOR,
      'environments/aws/sbx/config-director/templates/opsman.yml': 'opsman-configuration: {aws: {boot_disk_size: 200}}\n',
      'environments/aws/sbx/config-director/vars/director.yml': 'network_name: infra\n',
      'environments/aws/sbx/config/templates/cf.yml': `${CF}network-properties: {network: {name: ((network_name))}}\n`,
      'environments/aws/sbx/config/vars/cf.yml': 'zone: z1\n',
    };
    const of = 'environments/aws/sbx';
    expect(await plans(files)).toEqual([
      `aws/sbx: ${of}/config-director/templates/director.yml <- ${of}/config-director/vars/director.yml`,
      `aws/sbx: ${of}/config-director/templates/opsman.yml <- ${of}/config-director/vars/director.yml`,
      `aws/sbx: ${of}/config/templates/cf.yml <- environments/aws/common/cf.yml ${of}/config/vars/cf.yml`,
    ]);
  });

  test('generated defaults settle nothing where the foundation keeps folders that override them', async () => {
    const files = {
      'environments/sbx/config/templates/cf.yml': `${CF}resource-config: {router: {instances: ((routers))}}\n`,
      'environments/sbx/config/defaults/cf.yml': 'routers: automatic\n',
    };
    expect(await unsettled(files, 'templates/cf.yml')).toEqual([]);
    expect(await unsettled({ ...files, 'environments/sbx/config/vars/harbor.yml': 'hostname: h\n' }, 'templates/cf.yml')).toEqual([
      'routers',
    ]);
  });

  test('whatever the folder of the director is called', async () => {
    const files = {
      'foundations/prod/config/cf.yml': `${CF}network-properties: {network: {name: ((network_name))}}\n`,
      'foundations/prod/director/director.yml': DIRECTOR,
      'foundations/prod/director/vars.yml': 'network_name: infra\n',
    };
    expect(await plans(files)).toEqual([
      'prod: foundations/prod/config/cf.yml',
      'prod: foundations/prod/director/director.yml <- foundations/prod/director/vars.yml',
    ]);
  });

  test('the file of the director is not surely above a shared file that is named for the product', async () => {
    const files = {
      'foundations/common/tas.yml': 'network: apps\nzone: z1\n',
      'foundations/prod/config/tas.yml': `${CF}network-properties: {network: {name: ((network))}}\n`,
      'foundations/prod/config/director.yml': DIRECTOR,
      'foundations/prod/vars/director.yml': 'network: infra\nzone: z1\n',
    };
    expect(await unsettled(files, 'prod/config/tas.yml')).toEqual(['network']);
  });

  test('a role folder beside the files it is a part of: director/ holds ops-files for director.yml', async () => {
    const files = {
      'aws/director.yml': DIRECTOR,
      'aws/srt.yml': CF,
      'aws/director/pas.yml': '- {type: replace, path: "/networks-configuration/networks/-", value: {name: pas}}\n',
    };
    expect(await plans(files)).toEqual(['aws: aws/director.yml', 'aws: aws/srt.yml']); // ops-files are no configs, but they are documents
    const workspace = await open(folderWith(files));
    expect(workspace.plans.map((plan) => plan.documents.map(({ file }) => file.path))).toEqual([
      ['aws/director.yml', 'aws/director/pas.yml', 'aws/srt.yml'],
    ]);
  });

  test('an IaaS between environments/ and the foundations, with common files and generated defaults', async () => {
    const files = {
      'environments/vsphere/common/cf.yml': 'a: 1\n',
      'environments/vsphere/lab/config/templates/cf.yml': CF,
      'environments/vsphere/lab/config/defaults/cf.yml': 'a: 0\nd: 0\n',
      'environments/vsphere/lab/config/vars/cf.yml': 'b: 1\n',
      'environments/vsphere/lab/config/secrets/cf.yml': 'c: ((c))\n',
      'environments/vsphere/prod/config/templates/cf.yml': CF,
    };
    const below = 'environments/vsphere';
    expect(await plans(files)).toEqual([
      `vsphere/lab: ${below}/lab/config/templates/cf.yml <- ${below}/lab/config/defaults/cf.yml ${below}/common/cf.yml ${below}/lab/config/vars/cf.yml ${below}/lab/config/secrets/cf.yml`,
      `vsphere/prod: ${below}/prod/config/templates/cf.yml <- ${below}/common/cf.yml`,
    ]);
    expect(await unsettled(files, 'lab/config/templates/cf.yml')).toEqual(['d']);
  });

  test('a folder with two role folders is one foundation, also at the top', async () => {
    const files = { 'config/cf.yml': CF, 'config/director.yml': DIRECTOR, 'vars/cf.yml': 'a: 1\n', 'docs/sample/cf.yml': CF };
    expect(await plans(files)).toEqual(['.: config/cf.yml <- vars/cf.yml', '.: config/director.yml', 'docs/sample: docs/sample/cf.yml']);
    expect(await plans({ 'prod/config/cf.yml': CF, 'prod/vars/cf.yml': 'a: 1\n' })).toEqual([
      'prod: prod/config/cf.yml <- prod/vars/cf.yml',
    ]);
  });

  test('files of one folder belong together unless they repeat a product', async () => {
    expect(await plans({ 'cf.yml': CF, 'director.yml': DIRECTOR, 'cf-vars.yml': 'a: 1\n' })).toEqual([
      '.: cf.yml <- cf-vars.yml',
      '.: director.yml',
    ]);
    expect(await plans({ 'cf.yml': CF, 'cf-2.yml': CF, 'director.yml': DIRECTOR, 'cf-vars.yml': 'a: 1\n' })).toEqual([
      ': cf-2.yml',
      ': cf.yml',
      ': director.yml',
    ]);
  });

  test('what config-template writes: defaults count only when nothing else is there', async () => {
    const generated = {
      'cf/product.yml': CF,
      'cf/default-vars.yml': 'd: 1\n',
      'cf/resource-vars.yml': 'r: 1\n',
      'cf/errand-vars.yml': 'e: 1\n',
    };
    expect(await plans(generated)).toEqual(['cf: cf/product.yml <- cf/default-vars.yml cf/errand-vars.yml cf/resource-vars.yml']);
    expect(await unsettled(generated, 'product.yml')).toEqual([]);
    expect(await unsettled({ ...generated, 'cf/required-vars.yml': 'd: 2\n' }, 'product.yml')).toEqual(['e', 'r']);
  });

  test('two foundations of one name are told apart by their way', async () => {
    expect(await plans({ 'a/foundations/prod/config/cf.yml': CF, 'b/foundations/prod/config/cf.yml': CF })).toEqual([
      'a/foundations/prod: a/foundations/prod/config/cf.yml',
      'b/foundations/prod: b/foundations/prod/config/cf.yml',
    ]);
  });

  test('ops-files that lie about are documents, and applied to nothing', async () => {
    const workspace = await open(
      folderWith({ 'config/cf.yml': CF, 'vars/cf.yml': 'a: 1\n', 'ops-files/ha.yml': '- {type: remove, path: /x}\n' }),
    );
    expect(plansOf(workspace)).toEqual(['.: config/cf.yml <- vars/cf.yml']);
    expect(workspace.plans[0]?.documents.map(({ kind }) => kind)).toEqual(['product', 'ops', 'vars']);
  });
});

describe('vars files that do not settle a name', () => {
  test('two environments in one vars folder: the same value is known, different ones are not', async () => {
    const files = { 'config/cf.yml': CF, 'vars/dev/cf.yml': 'same: 1\ndomain: dev\n', 'vars/prod/cf.yml': 'same: 1\ndomain: prod\n' };
    expect(await unsettled(files, 'config/cf.yml')).toEqual(['domain']);
  });

  test('vars/ENV.yml: one is taken, several are not', async () => {
    expect(await plans({ 'config/cf.yml': CF, 'vars/seoul.yml': 'a: 1\n' })).toEqual(['.: config/cf.yml <- vars/seoul.yml']);
    expect(await plans({ 'config/cf.yml': CF, 'vars/seoul.yml': 'a: 1\n', 'vars/busan.yml': 'a: 2\n' })).toEqual(['.: config/cf.yml']);
    const files = { 'config/cf.yml': CF, 'vars/common.yml': 'a: 1\nb: 1\n', 'vars/seoul.yml': 'a: 2\n', 'vars/busan.yml': 'a: 3\n' };
    expect(await unsettled(files, 'config/cf.yml')).toEqual(['a']);
  });

  test('a file of its own overrides the common one, secrets override both; the director file is no judge', async () => {
    const files = {
      'config/cf.yml': CF,
      'config/director.yml': DIRECTOR,
      'vars/common.yml': 'a: 1\nb: 1\nc: 1\n',
      'vars/director.yml': 'c: 2\nd: 2\n',
      'vars/cf.yml': 'a: 3\nd: 3\n',
      'secrets/cf.yml': 'b: 4\n',
    };
    expect(await plans(files)).toContain('.: config/cf.yml <- vars/common.yml vars/director.yml vars/cf.yml secrets/cf.yml');
    expect(await unsettled(files, 'config/cf.yml')).toEqual(['d']);
  });

  test('files for other products and templates of vars files are not taken', async () => {
    const files = {
      'config/cf.yml': CF,
      'config/harbor.yml': product('harbor-container-registry'),
      'vars/harbor.yml': 'a: 1\n',
      'vars/cf-vars-template.yml': 'a: 2\n',
    };
    expect(await plans(files)).toEqual(['.: config/cf.yml', '.: config/harbor.yml <- vars/harbor.yml']);
  });
});

describe('pipelines', () => {
  const task = (params: string): string =>
    `resources: []\njobs:\n- name: configure\n  plan:\n  - task: configure\n    file: tasks/configure-product.yml\n    params:\n${params.replace(/^/gm, '      ')}\n`;
  const files = {
    'foundations/prod/config/tas.yml': CF,
    'foundations/prod/vars/tas.yml': 'a: 1\n',
    'foundations/prod/vars/extra.yml': 'a: 2\n',
    'foundations/prod/ops-files/ha.yml': '- {type: remove, path: "/x?"}\n',
    'foundations/test/config/tas.yml': CF,
    'foundations/test/vars/tas.yml': 'a: 1\n',
  };
  const params =
    'CONFIG_FILE: foundations/((foundation))/config/tas.yml\nVARS_FILES: |\n  vars/foundations/((foundation))/vars/extra.yml\n  vars/foundations/((foundation))/vars/tas.yml';

  test('name the vars files and their order', async () => {
    expect(await plans({ ...files, 'pipelines/pipeline.yml': task(params) })).toEqual([
      'prod: foundations/prod/config/tas.yml <- foundations/prod/vars/extra.yml foundations/prod/vars/tas.yml',
      'test: foundations/test/config/tas.yml <- foundations/test/vars/tas.yml',
    ]);
  });

  test('ops-files are applied when all of them are there', async () => {
    const one = `${params}\nOPS_FILES: config/foundations/((foundation))/ops-files/ha.yml`;
    expect((await plans({ ...files, 'pipelines/pipeline.yml': task(one) }))[0]).toMatch(/ \| foundations\/prod\/ops-files\/ha\.yml$/);
    expect(
      (await plans({ ...files, 'pipelines/pipeline.yml': task(`${one} config/foundations/((foundation))/ops-files/more.yml`) }))[0],
    ).not.toContain('ha.yml');
  });

  test('that disagree settle nothing: names decide', async () => {
    const other = 'CONFIG_FILE: foundations/((foundation))/config/tas.yml\nVARS_FILES: vars/foundations/((foundation))/vars/extra.yml';
    const both = { ...files, 'pipelines/a.yml': task(params), 'pipelines/b.yml': task(other) };
    expect((await plans(both))[0]).toBe(
      'prod: foundations/prod/config/tas.yml <- foundations/prod/vars/extra.yml foundations/prod/vars/tas.yml',
    );
    expect(await unsettled(both, 'prod/config/tas.yml')).toEqual(['a']);
  });

  test('of one foundation say nothing about another', async () => {
    const inside = { ...files, 'foundations/test/pipeline.yml': task(params.replace('extra', 'tas')) };
    expect((await plans(inside))[0]).toContain('foundations/prod/vars/extra.yml foundations/prod/vars/tas.yml');
  });

  test('with a variable for the vars folder lead nowhere and are ignored', async () => {
    const lost = 'CONFIG_FILE: foundations/((foundation))/config/tas.yml\nVARS_FILES: vars/((where))/tas.yml';
    expect((await plans({ ...files, 'pipelines/pipeline.yml': task(lost) }))[1]).toBe(
      'test: foundations/test/config/tas.yml <- foundations/test/vars/tas.yml',
    );
  });
});

describe('single files', () => {
  const tree = {
    'foundations/config/auth.yml': 'decryption-passphrase: ((p))\nusername: kim\n',
    'foundations/prod/config/cf.yml': CF,
    'foundations/prod/config/director.yml': DIRECTOR,
    'foundations/prod/vars/cf.yml': 'a: 1\n',
    'foundations/test/config/cf.yml': CF,
    '.github/workflows/ci.yml': 'on: push\njobs: {}\n',
    'notes.yml': 'to: do\n',
  };
  const requested = async (cwd: string, ...paths: string[]) => {
    const workspace = await open(cwd, { paths });
    const documents = workspace.plans.flatMap((plan) =>
      plan.documents.map((document) => `${document.requested ? '' : '~'}${plan.name} ${document.file.path}`),
    );
    return { documents, leftAlone: workspace.leftAlone.map(({ file }) => file.path) };
  };

  test('bring the rest of their foundation along, and no other', async () => {
    const { documents } = await requested(repositoryWith(tree), 'foundations/prod/config/cf.yml');
    expect(documents).toEqual([
      '~prod foundations/config/auth.yml',
      'prod foundations/prod/config/cf.yml',
      '~prod foundations/prod/config/director.yml',
      '~prod foundations/prod/vars/cf.yml',
    ]);
  });

  test('a vars file brings the products that it feeds', async () => {
    const workspace = await open(repositoryWith(tree), { paths: ['foundations/prod/vars/cf.yml'] });
    expect(plansOf(workspace)).toContain('prod: foundations/prod/config/cf.yml <- foundations/prod/vars/cf.yml');
    expect(workspace.plans).toHaveLength(1);
  });

  test('a shared file brings all foundations that share it', async () => {
    const { documents } = await requested(repositoryWith(tree), 'foundations/config/auth.yml');
    expect(documents.filter((line) => !line.startsWith('~'))).toEqual([
      'prod foundations/config/auth.yml',
      'test foundations/config/auth.yml',
    ]);
  });

  test('a manifest brings the ops-files of the folder beside it', async () => {
    const manifest = 'name: web\nreleases: []\nstemcells: []\nupdate: {}\ninstance_groups: []\n';
    const tree = { 'web/manifest.yml': manifest, 'web/operations/scale.yml': '- {type: remove, path: /a}\n', 'web/notes/x.yml': 'a: 1\n' };
    const { documents } = await requested(repositoryWith(tree), 'web/manifest.yml');
    expect(documents.map((document) => document.split(' ').at(-1))).toEqual(['web/manifest.yml', 'web/operations/scale.yml']);
  });

  test('are found from a folder inside the repository, and without a repository by their layout', async () => {
    const bare = folderWith(tree);
    const { documents } = await requested(join(bare, 'foundations/prod/config'), 'cf.yml');
    expect(documents).toEqual(['~prod ../../config/auth.yml', '~prod ../vars/cf.yml', 'prod cf.yml', '~prod director.yml']);
  });

  test('of no kind are left alone and counted', async () => {
    expect(await requested(repositoryWith(tree), '.github/workflows/ci.yml', 'notes.yml')).toEqual({
      documents: [],
      leftAlone: ['.github/workflows/ci.yml', 'notes.yml'],
    });
  });

  test('without repository and layout are linted alone', async () => {
    const root = folderWith({ 'cf.yml': CF, 'cf-vars.yml': 'a: 1\n', 'director.yml': DIRECTOR });
    expect((await requested(root, 'cf.yml')).documents).toEqual([' cf.yml']);
    expect(plansOf(await open(root, { paths: ['cf.yml', 'cf-vars.yml'] }))).toEqual(['.: cf.yml <- cf-vars.yml']);
  });

  test('standard input stands for its file, which need not exist', async () => {
    const root = repositoryWith(tree);
    const path = 'foundations/prod/config/cf.yml';
    const workspace = await open(root, { paths: [], stdin: { path, text: `${CF}# from the editor\n` } });
    const document = workspace.plans[0]?.documents.find(({ file }) => file.path === path);
    expect(document).toMatchObject({ requested: true, varsFiles: [{ path: 'foundations/prod/vars/cf.yml' }] });
    expect(document?.file.text).toContain('from the editor');
    expect(plansOf(await open(folderWith({}), { paths: [], stdin: { path: 'new.yml', text: CF } }))).toEqual([': new.yml']);
  });
});

describe('a workspace', () => {
  test('--vars-file and --ops-file come after the files of a config and settle names', async () => {
    const root = folderWith({
      'config/cf.yml': CF,
      'vars/dev/cf.yml': 'a: 1\n',
      'vars/prod/cf.yml': 'a: 2\n',
      'mine.yml': 'a: 3\n',
      'ops.yml': '- {type: remove, path: "/x?"}\n',
    });
    const workspace = await open(root, { paths: ['config'], varsFiles: ['mine.yml'], opsFiles: ['ops.yml'] });
    expect(plansOf(workspace)).toEqual(['.: config/cf.yml <- vars/dev/cf.yml vars/prod/cf.yml mine.yml | ops.yml']);
    expect(workspace.plans[0]?.documents.find(({ kind }) => kind === 'product')?.unsettled).toEqual(new Set());
    await expect(open(root, { varsFiles: ['no.yml'] })).rejects.toMatchObject({ message: '--vars-file no.yml: no such file' });
  });

  test('what cannot be read or parsed is a failure, and the rest goes on', async () => {
    const root = folderWith({ 'cf.yml': CF, 'broken.yml': 'a: [\n', 'binary.yml': Buffer.from([0, 1, 2]) });
    const workspace = await open(root);
    expect(
      workspace.failures.map((failure) => (failure.kind === 'unreadable' ? `${failure.path}: ${failure.message.en}` : failure.kind)),
    ).toEqual(['binary.yml: binary, not text', 'broken']);
    expect(workspace.broken.map(({ file }) => file.path)).toEqual(['broken.yml']);
    expect(plansOf(workspace)).toEqual(['.: cf.yml']);
  });

  test('says in both languages why a file is where it is', async () => {
    const workspace = await open(folderWith({ 'foundations/prod/config/cf.yml': CF, 'foundations/prod/vars/cf.yml': 'a: 1\n' }));
    const document = workspace.plans[0]?.documents[0];
    expect(document?.why.en).toMatch(
      /; it is below the foundation folder `prod`; variables by name from foundations\/prod\/vars\/cf\.yml$/,
    );
    expect(document?.why.ko).toMatch(/\. 이름으로 짝지은 vars 파일: foundations\/prod\/vars\/cf\.yml$/);
  });

  test('reads each file once and knows where it lies', async () => {
    const root = folderWith({ 'cf.yml': CF });
    const workspace = await open(root);
    const file = workspace.plans[0]!.documents[0]!.file;
    expect(workspace.read(file)).toBe(workspace.read(file));
    expect(basename(workspace.absoluteOf(file) ?? '')).toBe('cf.yml');
  });

  test('loses no file: each one asked for is in a plan, left alone, a template, broken or unreadable', async () => {
    const folders = [
      '',
      'config/',
      'vars/',
      'foundations/a/config/',
      'foundations/a/vars/',
      'foundations/config/',
      'environments/x/b/config/',
      'docs/',
    ];
    const contents = [CF, DIRECTOR, 'a: 1\n', ENV, '- {type: remove, path: /x}\n', 'a: [\n', 'on: push\njobs: {}\n', ''];
    const file = fc.tuple(
      fc.constantFrom(...folders),
      fc.constantFrom('cf', 'cf-vars', 'director', 'common', 'x'),
      fc.constantFrom(...contents),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(file, { minLength: 1, maxLength: 12 }), async (entries) => {
        const files = Object.fromEntries(entries.map(([folder, name, content]) => [`${folder}${name}.yml`, content]));
        const workspace = await open(folderWith(files));
        const seen = new Set([
          ...workspace.plans.flatMap((plan) => plan.documents.map((document) => document.file.path)),
          ...[...workspace.leftAlone, ...workspace.templates, ...workspace.broken].map((entry) => entry.file.path),
          ...workspace.failures.flatMap((failure) => (failure.kind === 'unreadable' ? [failure.path] : [])),
        ]);
        expect([...seen].sort()).toEqual(Object.keys(files).sort());
        for (const plan of workspace.plans) {
          const inPlan = new Set(plan.documents.map((document) => document.file));
          expect(inPlan.size).toBe(plan.documents.length);
          for (const document of plan.documents)
            for (const used of [...document.varsFiles, ...document.opsFiles]) expect(inPlan).toContain(used);
        }
      }),
      { numRuns: runs(60) },
    );
  });
});
