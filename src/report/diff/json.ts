import {
  differenceCount,
  type Difference,
  type FileDifference,
  type ShownSide,
  type ShownValue,
  type ValueDifference,
} from '../../diff/difference.ts';
import { editSpan, flagsOf, trail } from '../../value/origin.ts';
import { shownValue } from '../fill-phrase.ts';
import { jsonPlace, jsonWay } from '../json-place.ts';
import { safeJson } from '../safe-json.ts';

/** A comparison for programs. Lines and columns start at 1, columns count UTF-16 code units, ends are exclusive. */
export function diffJson(difference: Difference): string {
  const { from, to, foundations, compared, failures, templates, problems } = difference;
  return safeJson({
    version: 1,
    from: from ?? null,
    to: to ?? null,
    summary: { compared, ...differenceCount(difference), failures: failures.length, templates: templates.length, refused: problems.length },
    foundations: foundations.map(({ name, files }) => ({ foundation: name, files: files.map(fileOf) })),
    failures: failures.map((failure) => {
      switch (failure.kind) {
        case 'broken':
          return { kind: failure.kind, path: failure.file.path };
        case 'unreadable':
          return { kind: failure.kind, path: failure.path, message: shownValue(failure.message.en) };
        case 'defect':
          return { kind: failure.kind, message: shownValue(failure.error.message) };
      }
    }),
    templates: templates.map(({ file, tool }) => ({
      path: file.path,
      ...(file.revision === undefined ? {} : { revision: file.revision }),
      tool,
    })),
  });
}

function fileOf(difference: FileDifference): unknown {
  const { file, is, kind } = difference;
  if (kind !== 'changed') return { path: file.path, kind: is, change: kind };
  const renamed = difference.before.path === file.path ? {} : { before: difference.before.path };
  return { path: file.path, ...renamed, kind: is, change: kind, values: difference.values.map(valueOf) };
}

function valueOf({ path, kind, before, after, isOtherType }: ValueDifference): unknown {
  return {
    path,
    change: kind,
    ...(isOtherType ? { otherType: true } : {}),
    ...(before === undefined ? {} : { before: sideOf(before) }),
    ...(after === undefined ? {} : { after: sideOf(after) }),
  };
}

function sideOf({ value, origin }: ShownSide): unknown {
  const at = editSpan(origin);
  const flags = flagsOf(origin);
  return {
    ...said(value),
    place: at === undefined ? null : jsonPlace(at),
    trail: jsonWay(trail(origin)),
    ...(flags.length === 0 ? {} : { flags }),
  };
}

function said(value: ShownValue): object {
  switch (value.kind) {
    case 'scalar':
      return { value: value.text, type: value.type };
    case 'unknown':
      return { value: value.text, type: 'unknown' };
    case 'secret':
      return { secret: true, type: value.type };
    case 'certificates':
      return { certificates: value.certificates };
    case 'empty':
      return { value: value.text, type: value.text === '{}' ? 'map' : 'list' };
    case 'items':
      return { items: value.items };
  }
}
