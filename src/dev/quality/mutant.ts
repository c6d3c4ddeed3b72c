import { memoPer } from '../../base/memo.ts';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { SourceFile } from '../../base/source.ts';
import { referenceAmong } from '../../facts/change/reference.ts';
import { tables } from '../../facts/tables.ts';
import { buildFoundation } from '../../foundation/build-foundation.ts';
import type { FoundationPlan, PlannedDocument, PlannedTile } from '../../foundation/plan.ts';
import { diagnose } from '../../lint/diagnose.ts';
import { evaluateRule } from '../../rule/evaluate-rule.ts';
import type { Marker, RuleExample } from '../../rule/example.ts';
import { TableSet } from '../../rule/fact-rows.ts';
import { factsOf } from '../../rule/high-risks.ts';
import type { RuleFile } from '../../rule/rule-file.ts';
import type { Rule } from '../../rule/rule.ts';
import { descend } from '../../value/node.ts';
import { openWorkspace } from '../../workspace/open-workspace.ts';
import { readConfiguration } from '../../yaml/foreign-expressions.ts';
import {
  merge,
  mergeTreeOf,
  printTree,
  without,
  withoutRootKey,
  withoutRootKeys,
  type MergeTree,
  type Printed,
} from '../../rule/merge-tree.ts';

/** Plants the faults that the examples of a rule show into foundations that have none, and looks whether the rule finds them there. */

/** A foundation without a fault. */
export type Clean = FoundationPlan;

export interface Planting {
  readonly rule: string;
  readonly example: string;
  /** `not derivable`: the example could not be laid over any of the foundations. */
  readonly outcome: 'found' | 'missed' | 'wrong line' | 'not derivable';
  /** How the fault came into the clean files. */
  readonly way: string;
  /** Where the rule found something, as path:line. */
  readonly where: readonly string[];
  /** Where it had to, per marker; lines of one marker are divided by `|`. */
  readonly expected: readonly string[];
}

/** The foundations of a folder. */
export async function openClean(folder: string): Promise<readonly Clean[]> {
  const { plans } = await openWorkspace({ cwd: folder, paths: ['.'], env: {} });
  return plans;
}

/**
 * One planting per example that hurts: the first way of planting it after which the rule finds it, else what came nearest. Examples with a base have been laid
 * over it. `rules` are all that there are.
 */
export async function plantRule(
  { rule, examples }: Pick<RuleFile, 'rule' | 'examples'>,
  clean: readonly Clean[],
  rules: readonly Rule[] = [rule],
): Promise<readonly Planting[]> {
  const plantings: Planting[] = [];
  let fine: Promise<readonly FoundationPlan[]> | undefined;
  const fineOnes = (): Promise<readonly FoundationPlan[]> => (fine ??= plansWithoutFault(examples));
  for (const example of examples) {
    const faulty = await openExample(example);
    if (faulty.markers.length > 0)
      plantings.push(await nearest(attempts(rule, rules, example, waysToPlant(faulty, fineOnes, clean)), rule, example));
  }
  return plantings;
}

/** An example as the workspace groups it, now and one revision earlier. */
interface Opened {
  readonly plans: readonly FoundationPlan[];
  readonly previous: readonly FoundationPlan[] | undefined;
  readonly markers: readonly Marker[];
}

async function openExample(example: RuleExample): Promise<Opened> {
  const { markers } = example;
  if (markers.length === 0) return { plans: [], previous: undefined, markers };
  const previous = example.previous === undefined ? undefined : await plansOf(example.previous);
  return { plans: await plansOf(example.files), previous, markers };
}

async function plansWithoutFault(examples: readonly RuleExample[]): Promise<readonly FoundationPlan[]> {
  const fine = examples.filter(({ markers, undecided }) => !undecided && markers.length === 0);
  return (await Promise.all(fine.map(({ files }) => plansOf(files)))).flat();
}

async function plansOf(files: ReadonlyMap<string, string>): Promise<readonly FoundationPlan[]> {
  const folder = mkdtempSync(join(tmpdir(), 'taslint-mutant-'));
  try {
    for (const [path, text] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return (await openWorkspace({ cwd: folder, paths: ['.'], env: {} })).plans;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A foundation with the fault in it. */
interface Way {
  readonly name: string;
  readonly plan: FoundationPlan;
  readonly previous: FoundationPlan | undefined;
  /** What the foundation is for in the example. */
  readonly purpose: FoundationPlan['purpose'];
  /** The other foundations of the example, for rules that compare them. */
  readonly siblings: readonly FoundationPlan[];
  readonly expected: ReadonlyMap<Marker, Place>;
}

interface Place {
  /** A path for what is in no document: taslint.yml, a pipeline. */
  readonly file: SourceFile | string;
  readonly lines: ReadonlySet<number>;
}

/** How an example is laid over a clean file. */
interface Laying {
  readonly name: string;
  readonly combine: (clean: Source, faulty: Source, fine: Source | undefined) => Printed | undefined;
  /** The example without the fault, for a fault that is something missing. */
  readonly fine?: FoundationPlan | undefined;
}

interface Source {
  readonly file: SourceFile;
  readonly tree: MergeTree;
  readonly markers: readonly Marker[];
}

const MERGED: Laying = { name: 'keys merged', combine: (clean, faulty) => printTree(merge(clean.tree, faulty.tree, 'merged')) };
const LISTS: Laying = {
  name: 'keys merged, lists replaced',
  combine: (clean, faulty) => printTree(merge(clean.tree, faulty.tree, 'replaced')),
};
/** Verbatim, so that what a tree cannot hold comes along: comments, anchors, keys written twice. */
const SECTIONS: Laying = {
  name: 'root keys replaced',
  combine: (clean, faulty) => behind(withoutRootKeys(clean.tree, faulty.tree), faulty),
};
const FILE: Laying = { name: 'file replaced, the others clean', combine: (_, faulty) => behind(undefined, faulty) };

function lacking(fine: FoundationPlan, lists: 'merged' | 'replaced'): Laying {
  return {
    name: 'keys merged, others taken away',
    fine,
    combine: (clean, faulty, good) => {
      if (good === undefined) return undefined;
      return printTree(merge(without(clean.tree, good.tree, faulty.tree), faulty.tree, lists));
    },
  };
}

/** The text of a file behind what is left of another. */
function behind(ground: MergeTree | undefined, { file, markers }: Source): Printed | undefined {
  if (ground !== undefined && ground.kind !== 'map') return undefined;
  const head = ground === undefined || ground.entries.length === 0 ? '' : printTree(ground).text;
  const before = head.split('\n').length - 1;
  return {
    text: head + file.text.replace(/^---[ \t]*\n/, '# ---\n'),
    lines: new Map(markers.map((marker) => [marker, new Set([...marker.lines].map((line) => before + line))])),
  };
}

/** Ways to plant an example, the most natural first. They are made one by one: most are never needed. */
async function* waysToPlant(faulty: Opened, fine: () => Promise<readonly FoundationPlan[]>, clean: readonly Clean[]): AsyncGenerator<Way> {
  for (const [index, plan] of faulty.plans.entries()) {
    const previous =
      faulty.previous === undefined ? undefined : (faulty.previous.find(({ name }) => name === plan.name) ?? faulty.previous[index]);
    if (faulty.previous !== undefined && previous === undefined) continue;
    for (const ground of byLikeness(plan, clean)) {
      for (const surroundings of [AS_THEY_ARE, OF_NO_VERSION, GONE]) {
        for await (const laying of layings(previous === undefined ? fine : () => Promise.resolve([]))) {
          const now = layOver(plan, ground, laying, surroundings, faulty.markers);
          const before = previous === undefined ? undefined : layOver(previous, ground, laying, surroundings, []);
          const name = now.combined ? `${laying.name}${surroundings.name}` : 'beside the clean files';
          const siblings = faulty.plans.filter((other) => other !== plan);
          yield { name, plan: now.plan, previous: before?.plan, purpose: plan.purpose, siblings, expected: now.expected };
        }
      }
    }
  }
}

async function* layings(fine: () => Promise<readonly FoundationPlan[]>): AsyncGenerator<Laying> {
  yield MERGED;
  yield LISTS;
  for (const plan of await fine()) {
    yield lacking(plan, 'merged');
    yield lacking(plan, 'replaced');
  }
  yield SECTIONS;
  yield FILE;
}

/** What becomes of the rest of a clean foundation. */
interface Surroundings {
  readonly name: string;
  /** False: no version but that of the example, which a clean one could contradict. */
  readonly versions: boolean;
  /** False: only files that the example has too, because one more product may be what makes it right. */
  readonly others: boolean;
}

const AS_THEY_ARE: Surroundings = { name: '', versions: true, others: true };
const OF_NO_VERSION: Surroundings = { name: ', versions of the example', versions: false, others: true };
const GONE: Surroundings = { name: ', files of the example', versions: false, others: false };

/** The foundations that have most of the files of an example first; those that have none of them never. */
function byLikeness(plan: FoundationPlan, clean: readonly Clean[]): readonly Clean[] {
  const likeness = (ground: Clean): number => plan.documents.filter((document) => partnerOf(document, ground, true) !== undefined).length;
  const alike = clean.filter((ground) => likeness(ground) > 0).sort((one, other) => likeness(other) - likeness(one));
  return alike.length > 0 ? alike : clean;
}

/** A plan laid over another: files that both have are combined, others stand beside. */
function layOver(
  plan: FoundationPlan,
  ground: Clean,
  laying: Laying,
  surroundings: Surroundings,
  markers: readonly Marker[],
): { readonly plan: FoundationPlan; readonly expected: ReadonlyMap<Marker, Place>; readonly combined: boolean } {
  const expected = new Map<Marker, Place>();
  const combined = new Map<PlannedDocument, PlannedDocument>();
  const files = new Map<SourceFile, SourceFile>();
  const beside: PlannedDocument[] = [];
  for (const document of plan.documents) {
    const own = markers.filter(({ path }) => path === document.file.path);
    const partner = partnerOf(document, ground, false);
    const joined = partner === undefined || combined.has(partner) ? undefined : combine(document, partner, laying, surroundings, own);
    if (joined === undefined) {
      beside.push(document);
      for (const marker of own) expected.set(marker, { file: document.file, lines: marker.lines });
    } else {
      combined.set(partner!, joined.document);
      files.set(document.file, joined.document.file);
      for (const [marker, lines] of joined.lines) expected.set(marker, { file: joined.document.file, lines });
    }
  }
  const aside = new Set(['taslint.yml', ...(plan.automation ?? []).map(({ file }) => file.path)]);
  for (const marker of markers) if (aside.has(marker.path)) expected.set(marker, { file: marker.path, lines: marker.lines });
  const stays = ({ kind }: PlannedDocument): boolean => surroundings.others && (surroundings.versions || kind !== 'download');
  const kept = ground.documents.flatMap((document) => combined.get(document) ?? (stays(document) ? [document] : []));
  const varsComplete = ground.varsComplete || plan.varsComplete;
  return {
    plan: {
      ...ground,
      varsComplete,
      documents: [...kept, ...beside],
      facts: plan.facts ?? ground.facts,
      ...(plan.automation === undefined ? {} : { automation: plan.automation }),
      ...(plan.tiles === undefined ? {} : { tiles: plan.tiles.map((tile) => tileOf(tile, files)) }),
    },
    expected,
    combined: combined.size > 0,
  };
}

/** The metadata that an example names for a config, for the file that this config became. */
function tileOf(tile: PlannedTile, files: ReadonlyMap<SourceFile, SourceFile>): PlannedTile {
  const config = tile.config && files.get(tile.config);
  return config === undefined ? tile : { ...tile, config };
}

function combine(
  document: PlannedDocument,
  partner: PlannedDocument,
  laying: Laying,
  { versions }: Surroundings,
  markers: readonly Marker[],
): { readonly document: PlannedDocument; readonly lines: Printed['lines'] } | undefined {
  const [whole, faulty] = [sourceOf(partner.file, []), sourceOf(document.file, markers)];
  const clean = whole === undefined || versions ? whole : { ...whole, tree: withoutRootKey(whole.tree, 'product-version') };
  const counterpart = laying.fine?.documents.find((other) => other.kind === document.kind && other.file.path === document.file.path);
  const printed =
    clean === undefined || faulty === undefined
      ? undefined
      : laying.combine(clean, faulty, counterpart === undefined ? undefined : sourceOf(counterpart.file, []));
  if (printed === undefined) return undefined;
  const { version: cleanVersion, ...rest } = partner;
  const version = document.version ?? (versions ? cleanVersion : undefined);
  return {
    document: {
      ...rest,
      ...(version === undefined ? {} : { version }),
      file: new SourceFile(partner.file.path, printed.text),
      varsFiles: [...partner.varsFiles, ...document.varsFiles],
      opsFiles: [...partner.opsFiles, ...document.opsFiles],
      unsettled: new Set([...(partner.unsettled ?? []), ...(document.unsettled ?? [])]),
    },
    lines: printed.lines,
  };
}

function sourceOf(file: SourceFile, markers: readonly Marker[]): Source | undefined {
  const { root } = read(file);
  return root === undefined ? undefined : { file, tree: mergeTreeOf(file, root, markers), markers };
}

/** Jobs that only Small Footprint has. */
const SMALL_JOBS = ['control', 'compute', 'database', 'blobstore'];

/** The file of a foundation that is about the same thing. Vars- and ops-files never are: those of an example come on top, as a site would layer them. */
function partnerOf(document: PlannedDocument, ground: Clean, sameFootprint: boolean): PlannedDocument | undefined {
  const alike = ground.documents.filter(({ kind }) => kind === document.kind && kind !== 'vars' && kind !== 'ops');
  const root = read(document.file).root;
  const nameKey = { product: 'product-name', download: 'pivnet-product-slug' }[document.kind as string];
  if (nameKey === undefined) return alike[0];
  const nameOf = (node: typeof root): string | undefined => {
    const name = descend(node, nameKey);
    return name?.kind === 'scalar' ? name.text : undefined;
  };
  const isSmall = (node: typeof root): boolean => SMALL_JOBS.some((job) => descend(node, 'resource-config', job) !== undefined);
  const wanted = nameOf(root) ?? (document.kind === 'product' ? 'cf' : undefined);
  return alike.find(({ file }) => {
    const other = read(file).root;
    if (nameOf(other) !== wanted) return false;
    return !sameFootprint || wanted !== 'cf' || descend(root, 'resource-config') === undefined || isSmall(root) === isSmall(other);
  });
}

const read = memoPer((file: SourceFile) => readConfiguration(file));

interface Try {
  readonly way: Way;
  readonly outcome: Planting['outcome'];
  readonly where: readonly string[];
}

/** The day of examples that name none, as in their test. */
const EXAMPLE_DAY = new Date('2026-01-31T00:00:00Z');
const tableSet = new TableSet(tables);

async function* attempts(rule: Rule, rules: readonly Rule[], example: RuleExample, ways: AsyncIterable<Way>): AsyncGenerator<Try> {
  for await (const way of ways) {
    for (const purpose of new Set([way.plan.purpose, example.purpose, way.purpose]))
      yield attempt(rule, rules, example, { ...way, purpose });
  }
}

function attempt(rule: Rule, rules: readonly Rule[], example: RuleExample, way: Way): Try {
  const withExample = (plan: FoundationPlan): FoundationPlan => ({
    ...plan,
    purpose: way.purpose,
    varsComplete: plan.varsComplete || example.varsComplete,
    facts: example.facts ?? plan.facts,
  });
  const foundation = buildFoundation(withExample(way.plan), read);
  const previous = way.previous === undefined ? undefined : buildFoundation(withExample(way.previous), read);
  const siblings = way.siblings.map((plan) => buildFoundation(plan, read));
  const state = example.lifecycle === 'auto' ? 'operating' : example.lifecycle;
  const input = {
    foundation,
    ...(previous === undefined ? {} : { previous }),
    reference: () => referenceAmong(foundation, siblings),
    lifecycle: () => ({ state, because: 'configured' }) as const,
    now: example.now ?? EXAMPLE_DAY,
  };
  const { violations } = evaluateRule(rule, factsOf(input, tableSet, rules), { options: example.options });
  const selected = { rule, severity: undefined, options: example.options };
  const spans = violations.map((violation) => diagnose(violation, selected, foundation).primary);
  const hit = ({ file, lines }: Place): boolean =>
    spans.some((span) => (span.file === file || span.file.path === file) && lines.has(span.file.position(span.start).line));
  const places = [...way.expected.values()];
  const outcome = places.length === 0 ? 'not derivable' : places.every(hit) ? 'found' : spans.length > 0 ? 'wrong line' : 'missed';
  return { way, outcome, where: spans.map(({ file, start }) => `${file.path}:${file.position(start).line}`) };
}

const NEARNESS: readonly Planting['outcome'][] = ['found', 'wrong line', 'missed', 'not derivable'];

/** The first try that found the fault, else the one that came nearest. */
async function nearest(tries: AsyncIterable<Try>, rule: Rule, example: RuleExample): Promise<Planting> {
  let best: Try | undefined;
  for await (const each of tries) {
    if (best === undefined || NEARNESS.indexOf(each.outcome) < NEARNESS.indexOf(best.outcome)) best = each;
    if (each.outcome === 'found') break;
  }
  const expected =
    best === undefined
      ? []
      : [...best.way.expected.values()].map(({ file, lines }) => `${typeof file === 'string' ? file : file.path}:${[...lines].join('|')}`);
  return {
    rule: rule.id,
    example: example.name,
    outcome: best?.outcome ?? 'not derivable',
    way: best?.way.name ?? 'no clean file to plant it in',
    where: best?.where ?? [],
    expected,
  };
}
