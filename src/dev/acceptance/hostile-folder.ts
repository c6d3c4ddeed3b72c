import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A repository that tries to have its own code run by an engine that is started in it, and an environment that tries the same. */
export interface HostileFolder {
  readonly path: string;
  /** Variables that make an engine run a file before anything else, where they are obeyed. */
  readonly forNode: Readonly<Record<string, string>>;
  readonly forBun: Readonly<Record<string, string>>;
  /** Whether code of it was run. */
  readonly hasRun: () => boolean;
}

/** Makes it, with a config to lint, `cf.yml`. */
export function makeHostileFolder(path: string): HostileFolder {
  const [evil, mark] = [join(path, 'evil.cjs'), join(path, 'evil-was-here')];
  const write = (name: string, text: string): void => writeFileSync(join(path, name), text);
  mkdirSync(join(path, 'node_modules/.bin'), { recursive: true });
  write('evil.cjs', `require('node:fs').writeFileSync(${JSON.stringify(mark)}, '');\n`);
  write('bunfig.toml', `preload = ["./evil.cjs"]\n[run]\npreload = ["./evil.cjs"]\n[test]\npreload = ["./evil.cjs"]\n`);
  const forNode = { NODE_OPTIONS: `--require=${evil}`, NODE_PATH: path };
  const forBun = { BUN_OPTIONS: `--preload=${evil}`, BUN_INSPECT_PRELOAD: evil };
  const dotEnv = { ...forNode, ...forBun, LC_ALL: 'ko_KR.UTF-8', FORCE_COLOR: '1' };
  for (const name of ['.env', '.env.local', '.env.production', '.env.development'])
    write(
      name,
      Object.entries(dotEnv)
        .map(([key, value]) => `${key}=${value}\n`)
        .join(''),
    );
  write(
    'package.json',
    `${JSON.stringify({ name: 'evil', main: './evil.cjs', imports: { '#x': './evil.cjs' }, preload: ['./evil.cjs'] })}\n`,
  );
  write('tsconfig.json', `${JSON.stringify({ compilerOptions: { paths: { 'node:fs': ['./evil.cjs'], '*': ['./evil.cjs'] } } })}\n`);
  write('node.config.json', `${JSON.stringify({ nodeOptions: { import: [evil] } })}\n`);
  write('index.js', `require('./evil.cjs');\n`);
  write('cf.yml', 'product-name: cf\nresource-config:\n  router:\n    instances: 1\n');
  return { path, forNode, forBun, hasRun: () => existsSync(mark) };
}
