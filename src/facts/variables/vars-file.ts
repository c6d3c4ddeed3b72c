import { memoPer } from '../../base/memo.ts';
import type { Span } from '../../base/source.ts';
import { documentsOf, type Document, type Foundation } from '../../foundation/foundation.ts';
import { placeholdersIn, variableOf } from '../../interpolate/placeholders.ts';
import { definitionsOf, type Variable } from '../../interpolate/variables.ts';
import { absent, known } from '../../value/cell.ts';
import { startOf } from '../document.ts';
import type { FactInput } from '../input.ts';
import { flag, Row, table, text, texts } from '../table.ts';

/** One row per vars file of a foundation: whom it feeds and what of it nobody asks for. */
export const varsFiles = table(
  'vars-file',
  {
    doc: 'A vars file, the configs that it feeds, and the variables in it that nobody asks for.',
    label: ['file'],
    columns: {
      own: flag(
        'true when it certainly serves the configs of this foundation only: it feeds one config and is called after it, or taslint.yml says that the vars files are all there is. False for files of defaults and shared ones',
      ),
      unused: texts('variables that no file of the foundation asks for, by name; empty when nothing is fed'),
    },
  },
  (input) =>
    documentsOf(input.foundation, 'vars').map((document) => {
      const start = startOf(document);
      const asked = askedNames(input);
      const fed = input.foundation.documents.filter(({ varsFiles: files }) => files.includes(document.file));
      const given = definitionsIn(document);
      const unused = fed.length === 0 ? [] : given.filter(({ name }) => !asked.has(variableOf(name))).sort(byName);
      const anchor = unused[0]?.at ?? start;
      return new Row(start, {
        own: known(isOwn(document, fed, input.foundation), start),
        unused: known(
          unused.map(({ name }) => name),
          anchor,
        ),
      });
    }),
);

/** One row per variable of each vars file, as it is written there. */
export const variableDefinitions = table(
  'variable-definition',
  {
    doc: 'A variable that a vars file gives. Values are never shown.',
    label: ['name', 'file'],
    columns: {
      name: text('name as written, dots included'),
    },
  },
  (input) =>
    documentsOf(input.foundation, 'vars').flatMap((document) =>
      definitionsIn(document).map(({ name, at }) => {
        const anchor = at ?? startOf(document);
        return new Row(anchor, { file: known(document.file.path, anchor), name: known(name, anchor) });
      }),
    ),
);

/** One row per pair of vars files where the later gives other values to names of the earlier. */
export const varsOverrides = table(
  'vars-override',
  {
    doc: 'Two vars files of one config that give different values to the same variables: the later one wins.',
    label: ['file', 'other'],
    columns: {
      other: text('the file that loses'),
      names: texts('variables that both give with different values'),
      first_name: text('the first of them by name'),
      layers: flag('true when the losing file is there to be overridden, as its name says: defaults, common, shared, base, global'),
    },
  },
  overrideRows,
);

function overrideRows(input: FactInput): readonly Row[] {
  const rows = new Map<string, Row>();
  for (const document of input.foundation.documents) {
    const files = document.scope.sources.flatMap((source) =>
      source.kind === 'file' ? [{ path: source.file.path, given: new Map(definitionsOf(source).map((one) => [one.name, one])) }] : [],
    );
    for (const [index, later] of files.entries()) {
      for (const earlier of files.slice(0, index)) {
        const key = `${later.path}\n${earlier.path}`;
        if (later.path === earlier.path || rows.has(key)) continue;
        const differing = [...later.given.values()]
          .filter((one) => !document.unsettled.has(variableOf(one.name)) && differs(one, earlier.given.get(one.name)))
          .sort(byName);
        const first = differing[0];
        if (first?.at !== undefined) rows.set(key, overrideRow(later.path, earlier.path, differing, first.at));
      }
    }
  }
  return [...rows.values()];
}

function overrideRow(file: string, other: string, differing: readonly Variable[], anchor: Span): Row {
  return new Row(anchor, {
    other: known(other, anchor),
    names: known(
      differing.map(({ name }) => name),
      anchor,
    ),
    first_name: differing[0] === undefined ? absent(anchor) : known(differing[0].name, anchor),
    layers: known(isLayer(other), anchor),
  });
}

/** The order in the file is nobody's business: it may change without changing anything. */
function byName(one: Variable, other: Variable): number {
  return one.name < other.name ? -1 : 1;
}

function differs(one: Variable, other: Variable | undefined): boolean {
  return (
    other !== undefined &&
    one.value.kind === 'scalar' &&
    other.value.kind === 'scalar' &&
    (one.value.text !== other.value.text || one.value.resolved.type !== other.value.resolved.type)
  );
}

function definitionsIn(document: Document): readonly Variable[] {
  return definitionsOf({ kind: 'file', file: document.file, root: document.yaml.root });
}

/** Variables that any file of the foundation asks for, wherever the placeholder stands: values, keys, ops-files that nothing applies, pipelines, comments. */
const askedNames = memoPer((input: FactInput): ReadonlySet<string> => {
  const names = new Set<string>();
  for (const { file, uses } of input.foundation.documents) {
    for (const { name } of placeholdersIn(file.text, 'bosh')) names.add(variableOf(name));
    for (const { variable } of uses) names.add(variable);
  }
  return names;
});

function isOwn(document: Document, fed: readonly Document[], foundation: Foundation): boolean {
  if (isLayer(document.file.path)) return false;
  if (foundation.varsComplete) return true;
  return fed.length === 1 && stem(document.file.path) === stem(fed[0]!.file.path);
}

/** `vars/cf-vars.yml` belongs to `config/cf.yml`. */
function stem(path: string): string {
  return path
    .slice(path.lastIndexOf('/') + 1)
    .replace(/\.ya?ml$/, '')
    .replace(/^vars[-_.]|[-_.]vars$/, '');
}

function isLayer(path: string): boolean {
  return /(^|[-_./])(defaults?|common|shared|base|globals?|all)([-_./]|$)/.test(path.toLowerCase());
}
