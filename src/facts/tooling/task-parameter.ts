import type { Span } from '../../base/source.ts';
import { keyOf } from '../../foundation/cell-of.ts';
import { FILE_PARAMETERS } from '../../foundation/tool-mention.ts';
import { allScalars, type Match } from '../../foundation/walk.ts';
import { known } from '../../value/cell.ts';
import { Row, table, text } from '../table.ts';

/** One row per parameter of a task that names files in a form that the task does not read. */
export const taskParameters = table(
  'task-parameter',
  {
    doc: 'A parameter by which a pipeline names files for a task of Platform Automation and that is no text with blanks between the paths.',
    label: ['name'],
    columns: {
      name: text('CONFIG_FILE, VARS_FILES, OPS_FILES, ENV_FILE, VARS_PATHS …'),
      form: text('list, map, or commas (a text with commas between the paths)'),
    },
  },
  (input) =>
    (input.foundation.automation ?? []).flatMap(({ file, kind, yaml }) => {
      if (kind !== 'pipeline' || yaml === undefined) return [];
      const found = new Map<number, Row>();
      for (const match of allScalars({ kind, yaml })) {
        const parameter = parameterOf(match, { file, start: 0, end: 0 });
        if (parameter === undefined || found.has(parameter.at.start)) continue;
        const { name, form, at } = parameter;
        found.set(at.start, new Row(at, { name: known(name, at), form: known(form, at) }));
      }
      return [...found.values()];
    }),
);

/** Those that name one file, and those that name several, which the tasks split at blanks. */
const NAMES = new Set([
  ...Object.keys(FILE_PARAMETERS),
  'STATE_FILE',
  'ERRAND_CONFIG_FILE',
  'CONFIG_PATHS',
  'VARS_PATHS',
  'INTERPOLATION_PATHS',
]);

/** Undefined for a scalar that is no part of such a parameter, and for one of the right form. */
function parameterOf(
  { node, path, within }: Match,
  start: Span,
): { readonly name: string; readonly form: string; readonly at: Span } | undefined {
  const index = path.indexOf('params') + 1;
  const name = path[index];
  const params = within[index];
  if (index === 0 || typeof name !== 'string' || !NAMES.has(name) || params?.kind !== 'map') return undefined;
  const at = keyOf(params.entry(name), start);
  if (index < path.length - 1) return { name, form: typeof path[index + 1] === 'number' ? 'list' : 'map', at };
  return node.kind === 'scalar' && /^\S+\.ya?ml,\s*\S+\.ya?ml/.test(node.text) ? { name, form: 'commas', at } : undefined;
}
