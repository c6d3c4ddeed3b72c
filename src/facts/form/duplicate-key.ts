import type { Span } from '../../base/source.ts';
import { known } from '../../value/cell.ts';
import { flag, Row, table, text } from '../table.ts';

/** One row per key that is written twice in one map. */
export const duplicateKeys = table(
  'duplicate-key',
  {
    doc: 'A key written twice in one map, in files of any kind: om and bosh keep the last value silently. Rules about files that are no vars files ask yaml-trap, where it is the trap duplicate.',
    label: ['name'],
    columns: {
      kind: text('kind of the file'),
      name: text('the key'),
      first: text('where it stands first, as line number'),
      same: flag('true when both lines say the same'),
    },
  },
  (input) =>
    input.foundation.documents
      .filter(({ kind }) => kind !== 'other' && kind !== 'pipeline')
      .flatMap((document) =>
        document.yaml.duplicateKeys.map(
          ({ name, first, second }) =>
            new Row(second, {
              kind: known(document.kind, second),
              name: known(name, second),
              first: known(String(first.file.position(first.start).line), first),
              same: known(isSaidTwice(first, second), second),
            }),
        ),
      ),
);

/** True for two keys, given by their places, whose lines hold the whole entry and say the same. */
export function isSaidTwice(first: Span, second: Span): boolean {
  const said = entryLine(first);
  return said !== undefined && said === entryLine(second);
}

/** The line of a key without its comment and the blanks around it; undefined when the value goes on below. */
function entryLine({ file, start }: Span): string | undefined {
  const { line } = file.position(start);
  const content = withoutComment(file.line(line));
  if (!/[:|>{[-]$/.test(content)) return content;
  if (!content.endsWith(':')) return undefined;
  // a key without a value: the next line is no part of it
  const indentation = (text: string): number => text.search(/\S/);
  const next = file.line(line + 1);
  const isBelow = indentation(next) > indentation(file.line(line)) || next.trimStart().startsWith('-');
  return isBelow || withoutComment(next) === '' ? undefined : content;
}

function withoutComment(line: string): string {
  const comment = line.indexOf(' #');
  return (comment < 0 ? line : line.slice(0, comment)).trim();
}
