import { existsSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { oneLine } from '../../base/safe-text.ts';
import { UsageError } from '../../base/usage-error.ts';
import type { FoundationPlan, PlannedDocument } from '../../foundation/plan.ts';
import type { Language } from '../../base/language.ts';
import { leadsOut } from '../../workspace/files/links.ts';
import { openWorkspace } from '../../workspace/open-workspace.ts';
import { EXIT, type ExitCode } from '../../run/exit-code.ts';
import type { Io } from '../../run/io.ts';
import type { ParsedArguments } from '../options.ts';
import { languageOf } from '../language.ts';
import { writeWhole } from '../write-file.ts';
import { CONFIG_NOTES } from './phrases.ts';
import { guessPurpose } from './guess-purpose.ts';
import { editorSchema, type EditorSchema } from './init-schema.ts';
import { tileFolders, type TileFolder } from './tile-folders.ts';

/** `taslint init [DIR]`: writes a taslint.yml that says in so many words what was found by convention, so that a person can correct it. */
export async function initCommand(args: ParsedArguments, io: Io): Promise<ExitCode> {
  const folder = args.positionals[0] ?? '.';
  const absolute = resolve(io.cwd, folder);
  if (!existsSync(absolute) || !statSync(absolute).isDirectory())
    throw new UsageError(
      { en: `${folder}: no such folder`, ko: `${folder}: 폴더가 없습니다` },
      { hint: { en: 'name the folder of your configuration', ko: '설정 파일이 있는 폴더를 지정하세요' } },
    );
  const target = join(absolute, 'taslint.yml');
  if (existsSync(target) && !args.has('force'))
    throw new UsageError(
      { en: `${join(folder, 'taslint.yml')} already exists`, ko: `${join(folder, 'taslint.yml')} 파일이 이미 있습니다` },
      { hint: { en: '--force overwrites it', ko: '--force를 쓰면 덮어씁니다' } },
    );
  if (leadsOut(target, [absolute]))
    throw new UsageError(
      {
        en: `${join(folder, 'taslint.yml')}: a link points outside the repository`,
        ko: `${join(folder, 'taslint.yml')}: 링크가 저장소 밖을 가리킵니다`,
      },
      { hint: { en: 'remove the link first', ko: '먼저 링크를 지우세요' } },
    );
  const language = languageOf(args, io);
  // Paths in taslint.yml start at its folder, so the workspace is opened from there.
  const workspace = await openWorkspace({ cwd: absolute, paths: ['.'], env: io.env, interruptible: io.interruptible });
  const plans = workspace.plans.filter((plan) =>
    plan.documents.some((document) => document.kind === 'product' || document.kind === 'director'),
  );
  const schema = editorSchema(absolute);
  if (schema?.write !== undefined) writeWhole(schema.write.target, schema.write.text);
  writeWhole(target, configText(plans, tileFolders(absolute, workspace.plans), schema, language));
  const notes = CONFIG_NOTES[language];
  io.stdout.write(`${notes.wrote(join(folder, 'taslint.yml'), plans.length)}\n`);
  if (schema?.write !== undefined) io.stdout.write(`${notes.wroteSchema(join(folder, basename(schema.write.target)))}\n`);
  return EXIT.clean;
}

function configText(
  plans: readonly FoundationPlan[],
  tiles: readonly TileFolder[],
  schema: EditorSchema | undefined,
  language: Language,
): string {
  const notes = CONFIG_NOTES[language];
  const foundations = plans.length === 0 ? [`foundations: {}`] : ['foundations:', ...plans.flatMap((plan) => foundationLines(plan, notes))];
  return [
    schema === undefined ? `# ${notes.schema}` : `# yaml-language-server: $schema=${schema.path}`,
    `# ${notes.head}`,
    ...foundations,
    '',
    `profile: recommended  # recommended | strict`,
    'fail-on: warning',
    ...tiles.map(({ path, example }) => `# metadata: ${quoted(path)}  # ${notes.metadata(oneLine(example))}`),
    '',
  ].join('\n');
}

function foundationLines(plan: FoundationPlan, notes: (typeof CONFIG_NOTES)[Language]): readonly string[] {
  const name = plan.name === '' ? 'foundation' : plan.name;
  const director = plan.documents.find((document) => document.kind === 'director');
  const products = plan.documents.filter((document) => document.kind === 'product');
  return [
    `  ${quoted(name)}:`,
    purposeLine(plan, notes),
    `    # vars: complete       # ${notes.vars}`,
    ...(director === undefined ? [] : [`    director: ${configLine(director)}`]),
    ...(products.length === 0
      ? []
      : ['    products:', ...namedProducts(products).map(([key, document]) => `      ${quoted(key)}: ${configLine(document)}`)]),
    ...listLines('runtime-configs', plan, 'runtime-config'),
    ...listLines('cloud-configs', plan, 'cloud-config'),
    ...listLines('manifests', plan, 'bosh-manifest'),
    ...listLines('app-manifests', plan, 'app-manifest'),
    ...listLines('downloads', plan, 'download'),
    ...singleLine('opsman', plan),
    ...singleLine('auth', plan),
    ...envLine(plan),
  ];
}

/** What kind of installation it seems to be, as a comment: a guess never takes effect by itself. */
function purposeLine(plan: FoundationPlan, notes: (typeof CONFIG_NOTES)[Language]): string {
  const guess = guessPurpose(plan);
  if (guess === undefined) return `    # purpose: production  # ${notes.purpose}`;
  const why = guess.isQuestion ? notes.purposeQuestion(guess.step) : notes.purposeGuess(guess.step);
  return `    # purpose: ${guess.purpose}  # ${why}`;
}

/** Keys of products are the names of their files; a name that comes twice gets a number. */
function namedProducts(products: readonly PlannedDocument[]): readonly (readonly [string, PlannedDocument])[] {
  const seen = new Map<string, number>();
  return products.map((document) => {
    const base = document.file.path
      .split('/')
      .at(-1)!
      .replace(/\.ya?ml$/, '');
    const count = (seen.get(base) ?? 0) + 1;
    seen.set(base, count);
    return [count === 1 ? base : `${base}-${count}`, document] as const;
  });
}

function configLine(document: PlannedDocument): string {
  const parts = [`config: ${quoted(document.file.path)}`];
  if (document.varsFiles.length > 0) parts.push(`vars-files: [${document.varsFiles.map((file) => quoted(file.path)).join(', ')}]`);
  if (document.opsFiles.length > 0) parts.push(`ops-files: [${document.opsFiles.map((file) => quoted(file.path)).join(', ')}]`);
  return `{ ${parts.join(', ')} }`;
}

function listLines(key: string, plan: FoundationPlan, kind: PlannedDocument['kind']): readonly string[] {
  const files = plan.documents.filter((document) => document.kind === kind);
  return files.length === 0 ? [] : [`    ${key}:`, ...files.map((document) => `      - ${quoted(document.file.path)}`)];
}

/** A file that a foundation has once; of several the first, since the key takes one. */
function singleLine(kind: 'opsman' | 'auth', plan: FoundationPlan): readonly string[] {
  const document = plan.documents.find((candidate) => candidate.kind === kind);
  if (document === undefined) return [];
  const isAlone = document.varsFiles.length + document.opsFiles.length === 0;
  return [`    ${kind}: ${isAlone ? quoted(document.file.path) : configLine(document)}`];
}

/** A plain scalar where it is harmless in flow and block style, else double quotes. */
function quoted(text: string): string {
  return /^[A-Za-z_][\w./-]*$/.test(text) && !/^(y|n|yes|no|on|off|true|false|null)$/i.test(text) ? text : JSON.stringify(text);
}

/** The env file, where there is one that needs no vars: the key takes a path. */
function envLine(plan: FoundationPlan): readonly string[] {
  const [env, ...more] = plan.documents.filter(({ kind }) => kind === 'env');
  if (env === undefined || more.length > 0 || env.varsFiles.length + env.opsFiles.length > 0) return [];
  return [`    env: ${quoted(env.file.path)}`];
}
