// How the code is kept in shape. The layers are one array below; the import restrictions of every folder are made from it.

/** From the bottom up. A folder imports only from layers below its own: never upward, never sideways to a folder of the same layer. */
const LAYERS = [
  ['base'],
  ['value', 'catalog'],
  ['yaml'],
  ['interpolate', 'tile'],
  ['foundation'],
  ['facts'],
  ['rule'],
  ['lint'],
  ['diff', 'views', 'upgrade'],
  ['report', 'workspace'],
  ['run'],
  ['server'],
  ['cli'],
  ['dev'],
];

/**
 * The same inside `src/facts`: files beside the folders, and folders of tables. Written from what imports what, so that a table that wants a fact of another
 * folder finds it below its own.
 */
const FACT_LAYERS = [
  ['input.ts'],
  ['table.ts', 'revision-pairs.ts'],
  ['document.ts', 'product-identity.ts', 'domains'],
  ['foundation.ts', 'site.ts', 'variables', 'product', 'logging'],
  ['form', 'bosh', 'errands', 'director', 'network', 'certificates', 'routing', 'capacity', 'tile'],
  ['storage', 'tooling', 'change'],
  ['every-table.ts'],
  ['tables.ts'],
];

/** Packages and modules of Node that only some places may import: a folder, or one file. `dev` is never shipped and may import all of them. */
const MODULE_OWNERS = [
  {
    modules: ['fs', 'fs/promises', 'child_process'],
    places: ['workspace', 'run', 'cli'],
    because: 'only workspace and what is above it touch the disk or start a process',
  },
  { modules: ['process', 'console', 'readline', 'tty'], places: ['cli'], because: 'only the command line talks to the process' },
  {
    modules: ['http', 'https', 'http2', 'net', 'tls', 'dgram', 'dns', 'worker_threads', 'cluster', 'inspector'],
    places: [],
    because: 'taslint opens no connection and runs no foreign code',
  },
  {
    modules: ['vm'],
    places: ['cli/interruptible.ts', 'cli/executable.ts'],
    because:
      'src/cli/interruptible.ts lets Ctrl-C end long work, src/cli/executable.ts starts the program itself; nothing that was read is run',
  },
  { modules: ['yaml'], places: ['yaml'], because: 'nothing above src/yaml knows a YAML library' },
  {
    modules: ['@marcbachmann/cel-js'],
    places: ['rule/cel-library.ts'],
    because: 'src/rule/cel-library.ts is the one place that knows the CEL library',
  },
  { modules: ['ajv', 'globby'], places: ['workspace'], because: 'only workspace checks taslint.yml and expands patterns' },
  {
    modules: ['semver'],
    places: ['workspace/config/required-version.ts'],
    because: 'src/workspace/config/required-version.ts is the one place that knows the library',
  },
  { modules: ['re2js'], places: ['tile/re2-library.ts'], because: 'src/tile/re2-library.ts is the one place that knows the library' },
  {
    modules: ['vscode-languageserver', 'vscode-languageserver-textdocument'],
    places: ['server'],
    because: 'only src/server speaks to editors',
  },
  { modules: ['yauzl'], places: ['workspace'], because: 'only workspace opens archives' },
  { modules: ['picocolors'], places: ['report', 'cli'], because: 'colour is a matter of reports' },
  { modules: ['get-east-asian-width'], places: ['base'], because: 'src/base/display-width.ts measures text' },
];

const folders = LAYERS.flat();
const shipped = folders.filter((folder) => folder !== 'dev');

/** What the files of one place may not import, as patterns of `no-restricted-imports`. */
function restrictionsOf(folder, file) {
  const layer = LAYERS.findIndex((names) => names.includes(folder));
  const above = LAYERS.slice(layer)
    .flat()
    .filter((name) => name !== folder);
  const closed = folder === 'dev' ? [] : MODULE_OWNERS.filter((owner) => !owner.places.includes(folder) && !owner.places.includes(file));
  return [
    ...above.map((name) => ({
      regex: `^\\.{1,2}/(.*/)?${name}/`,
      message: `src/${folder} is layer ${layer} and may not import src/${name}: imports only go down, never sideways.`,
    })),
    ...closed.map((owner) => ({
      regex: `^(node:)?(${owner.modules.join('|')})(/.*)?$`,
      message: `Not from src/${folder}: ${owner.because}.`,
    })),
    { regex: '^\\.{1,2}/(.*/)?test/', message: 'Nothing in src imports a test.' },
  ];
}

/** One override per folder, then one per file that owns a module by itself. */
const layerOverrides = [
  ...folders.map((folder) => ({
    files: [`src/${folder}/**`],
    rules: { 'no-restricted-imports': ['error', { patterns: restrictionsOf(folder) }] },
  })),
  ...MODULE_OWNERS.flatMap((owner) => owner.places)
    .filter((place) => place.includes('/'))
    .map((file) => ({
      files: [`src/${file}`],
      rules: { 'no-restricted-imports': ['error', { patterns: restrictionsOf(file.split('/')[0], file) }] },
    })),
];

/** What a folder or file of `src/facts` may not import from its neighbours. */
function factRestrictions(name) {
  const layer = FACT_LAYERS.findIndex((names) => names.includes(name));
  return FACT_LAYERS.slice(layer)
    .flat()
    .filter((other) => other !== name)
    .map((other) => ({
      regex: `^\\.{1,2}/(facts/)?${other.replace('.', '\\.')}${other.endsWith('.ts') ? '$' : '/'}`,
      message: `src/facts/${name} is layer ${layer} of the facts and may not import src/facts/${other}: imports only go down, never sideways.`,
    }));
}

const factOverrides = FACT_LAYERS.flat().map((name) => ({
  files: [name.endsWith('.ts') ? `src/facts/${name}` : `src/facts/${name}/**`],
  rules: { 'no-restricted-imports': ['error', { patterns: [...factRestrictions(name), ...restrictionsOf('facts')] }] },
}));

const processGlobals = ['process', 'console', 'fetch', 'setTimeout', 'setInterval', 'setImmediate'].map((name) => ({
  name,
  message: 'Only the command line and src/dev touch the process, the console, the network or the clock.',
}));

export default {
  plugins: ['typescript', 'unicorn', 'oxc', 'import', 'node', 'vitest'],
  options: { typeAware: true, reportUnusedDisableDirectives: 'error' },
  categories: { correctness: 'error', suspicious: 'error' },
  env: { builtin: true, node: true },
  ignorePatterns: ['dist/**', 'coverage/**', 'fixtures/**'],
  rules: {
    // What a type can carry, it carries.
    'typescript/no-explicit-any': 'error',
    'typescript/no-unsafe-argument': 'error',
    'typescript/no-unsafe-assignment': 'error',
    'typescript/no-unsafe-call': 'error',
    'typescript/no-unsafe-member-access': 'error',
    'typescript/no-unsafe-return': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/await-thenable': 'error',
    'typescript/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    'typescript/consistent-type-imports': ['error', { disallowTypeAnnotations: true }],
    'typescript/ban-ts-comment': 'error',
    'typescript/only-throw-error': 'error',
    'typescript/prefer-readonly': 'error',
    'typescript/return-await': 'error',

    // Off, because they are wrong about this code: casts are proven by a comment beside them; the type checker sees missing returns; a sorted copy is `[...x].sort()`;
    // a string spread into code points is meant so; CEL nodes have a `then`; small functions live beside their one use; a property test
    // expects inside a condition; `fc.integer()` is how fast-check is written.
    'typescript/no-unsafe-type-assertion': 'off',
    'typescript/consistent-return': 'off',
    'typescript/no-misused-spread': 'off',
    'unicorn/no-array-sort': 'off',
    'unicorn/no-thenable': 'off',
    'unicorn/consistent-function-scoping': 'off',
    'eslint/no-shadow': 'off',
    'import/no-named-as-default-member': 'off',
    'eslint/no-unmodified-loop-condition': 'off',
    'vitest/no-conditional-expect': 'off',
    'vitest/expect-expect': ['error', { assertFunctionNames: ['expect', 'expect*', 'fc.assert'] }],
    'vitest/valid-expect': ['error', { maxArgs: 2 }],

    // One way to do a thing.
    eqeqeq: 'error',
    'no-var': 'error',
    'prefer-const': 'error',
    'no-param-reassign': 'error',
    'no-unused-vars': ['error', { args: 'after-used', caughtErrors: 'all' }],
    'no-empty': ['error', { allowEmptyCatch: false }],
    'import/no-cycle': 'error',
    'import/no-duplicates': 'off', // types and values of one file are imported by two lines
    'import/no-default-export': 'error',
    'import/no-self-import': 'error',
    'unicorn/no-process-exit': 'error',
    'no-restricted-properties': [
      'error',
      { object: 'Math', property: 'random', message: 'Same input, same output.' },
      { object: 'Date', property: 'now', message: 'The clock is handed in: --now, or the one of the command line.' },
    ],
  },
  overrides: [
    ...layerOverrides,
    ...factOverrides,
    {
      files: shipped.filter((folder) => folder !== 'cli').map((folder) => `src/${folder}/**`),
      rules: { 'no-restricted-globals': ['error', ...processGlobals] },
    },
    // The door of the library: the folder and the environment are those of the process.
    { files: ['src/run/lint-paths.ts'], rules: { 'no-restricted-globals': 'off' } },
    { files: ['*.config.ts', '*.config.mjs'], rules: { 'import/no-default-export': 'off', 'typescript/no-unsafe-argument': 'off' } },
    { files: ['src/dev/**', 'test/**'], rules: { 'no-restricted-properties': 'off' } },
    // Where a program ends: nothing waits to be written there.
    { files: ['src/dev/**', 'src/cli/bin.ts'], rules: { 'unicorn/no-process-exit': 'off' } },
  ],
};
