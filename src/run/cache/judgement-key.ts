import type { SourceFile } from '../../base/source.ts';
import type { Document, Foundation } from '../../foundation/foundation.ts';
import type { NamedFile } from '../../foundation/plan.ts';
import { siteFiles } from '../../foundation/site-files.ts';
import type { Question } from '../../lint/judgement-memory.ts';
import type { SelectedRule } from '../../lint/select-rules.ts';
import type { Config } from '../../workspace/config/config.ts';
import type { RunWorld } from '../io.ts';
import { siteRuleTexts } from '../rules.ts';

/** What a judgement rests on, as far as it is known before anything is read. */

/** The day of a time, from midnight UTC. */
export function dayOf(now: Date): Date {
  return new Date(now.toISOString().slice(0, 10));
}

/** What is the same for all foundations of a run, beside the variables that no file gives. */
export function commonOf(
  selected: readonly SelectedRule[],
  config: Config | undefined,
  { now }: { readonly now: Date },
  world: Pick<RunWorld, 'cwd'>,
): string {
  return JSON.stringify([
    now.toISOString(),
    selected.map(({ rule, severity, options }) => [rule.id, severity ?? null, options]),
    siteRuleTexts(config, world),
    config === undefined ? null : config.layers.map(({ file }) => [file.path, file.text]),
  ]);
}

/** Every file in which a place of a judgement may lie: those of the foundation, of its past, of its pipelines and scripts and of what it is compared with. */
export function filesOf({ foundation, previous, reference }: Question): readonly SourceFile[] {
  const ofFoundation = (one: Foundation | undefined): readonly SourceFile[] => [
    ...(one?.documents ?? []).flatMap(({ file, varsFiles, opsFiles, version }) => [
      file,
      ...varsFiles,
      ...opsFiles,
      ...(version === undefined ? [] : [version.at.file]),
    ]),
    ...(one?.automation ?? []).map(({ file }) => file),
    ...(one?.tiles ?? []).map(({ file }) => file),
    ...(one?.beside ?? []).map(({ file }) => file),
    ...(one === undefined ? [] : siteFiles(one)),
  ];
  const compared = (reference?.products ?? []).flatMap(({ version }) => [version.anchor.file]);
  return [...new Set([...ofFoundation(foundation), ...ofFoundation(previous), ...compared])];
}

/** What is known of a foundation before anything of it is read. */
export function planOf({ name, purpose, lifecycle, varsComplete, documents, beside = [], automation = [], tiles }: Foundation): unknown {
  return [
    name,
    purpose,
    lifecycle,
    varsComplete,
    documents.map(planned),
    beside.map(planned),
    automation.map(({ file, kind, missing }) => [idOf(file), kind, missing.map(missed)]),
    (tiles ?? []).map(({ file, how, config, migrations }) => [
      idOf(file),
      how,
      config === undefined ? null : idOf(config),
      migrations ?? null,
    ]),
  ];
}

function planned({ file, kind, why, requested, varsFiles, opsFiles, unsettled, version }: Document): unknown {
  const at = version === undefined ? null : [version.text, version.at.start, version.at.end];
  return [idOf(file), kind, why, requested, varsFiles.map(idOf), opsFiles.map(idOf), [...unsettled].sort(), at];
}

function missed({ parameter, path, folder, near, at }: NamedFile): unknown {
  return [parameter, path, folder, near ?? null, at.start, at.end];
}

function idOf({ path, revision, within }: SourceFile): unknown {
  return [path, revision ?? null, within];
}
