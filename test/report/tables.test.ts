import { expect, test } from 'vitest';
import { SourceFile } from '../../src/base/source.ts';
import { displayWidth } from '../../src/base/display-width.ts';
import { tableCsv } from '../../src/report/tables/csv.ts';
import { certificateCalendar } from '../../src/report/tables/ical.ts';
import { tableJson } from '../../src/report/tables/json.ts';
import { tableMarkdown } from '../../src/report/tables/markdown.ts';
import { tableText } from '../../src/report/tables/text.ts';
import type { ShownCell, ShownTable } from '../../src/views/shown-table.ts';

/** Printed tables: what cells of any origin may do to a terminal, a spreadsheet, a page or a calendar. */

const file = new SourceFile('설정/cf.yml', 'a: 1\nb: 2\n');

function table(columns: readonly string[], ...rows: readonly (readonly (ShownCell | string | number)[])[]): ShownTable {
  const cell = (value: ShownCell | string | number): ShownCell => (typeof value === 'object' ? value : { kind: 'known', value });
  return {
    name: 'some',
    columns,
    isChosen: true,
    rows: rows.map((cells) => ({ foundation: '서울', at: { file, start: 5, end: 6 }, cells: cells.map(cell) })),
  };
}

test('a cell that a spreadsheet would run is text, a number stays one', () => {
  const csv = tableCsv(table(['name', 'days'], ['=HYPERLINK("x")', -3], ['+1', 2], ['-1', 0], ['@x', 1], [' =1', 1], ['a, b', 1]), 'en');
  expect(csv).toBe('name,days\n"\'=HYPERLINK(""x"")",-3\n\'+1,2\n\'-1,0\n\'@x,1\n\' =1,1\n"a, b",1\n');
});

test.each(['text', 'csv', 'markdown', 'json'])('what would repaint a terminal or be run by a CI server is visible in %s', (format) => {
  const hostile = table(['name'], ['a\u001b[2Jb\u202ec\n::error::d ##[group]']);
  const print = {
    text: (shown: ShownTable) => tableText(shown, 'en', 80),
    csv: (shown: ShownTable) => tableCsv(shown, 'en'),
    markdown: (shown: ShownTable) => tableMarkdown(shown, 'en'),
    json: tableJson,
  };
  const printed = print[format as keyof typeof print](hostile);
  expect(printed).not.toMatch(/^::|##\[/m);
  for (const sign of ['\u001b', '\u202e']) expect(printed).not.toContain(sign);
});

test('what is not known is the variable it waits for, named once in a row', () => {
  const shown = table(
    ['a', 'b', 'c', 'd'],
    [{ kind: 'unknown', variables: ['x'] }, { kind: 'unknown', variables: ['x'] }, { kind: 'absent' }, { kind: 'secret' }],
  );
  expect(tableText(shown, 'ko', undefined)).toBe('a      b  c  d\n((x))  ?     (시크릿)\n');
  expect(JSON.parse(tableJson(shown))).toMatchObject({
    rows: [{ foundation: '서울', a: { unknown: ['x'] }, c: null, d: { secret: true }, place: { path: '설정/cf.yml' } }],
  });
});

test('columns of Korean are aligned by what they take on a terminal, and numbers to the right', () => {
  const text = tableText(table(['name', 'n'], ['서울', 5], ['busan', 1000]), 'ko', 80);
  expect(text).toBe('name      n\n서울      5\nbusan  1000\n');
});

test('a table fits the terminal: long cells go on below, and what has too long words is told row by row', () => {
  const long = table(['name', 'why'], ['short', 'one two three four five six seven eight nine ten eleven twelve thirteen fourteen']);
  expect(tableText(long, 'en', 40)).toBe(
    'name   why\nshort  one two three four five six seven\n       eight nine ten eleven twelve\n       thirteen fourteen\n',
  );
  const words = table(['one', 'two'], ['.properties.networking_poe_ssl_certs', '.properties.routing_custom_ca_certificates']);
  expect(tableText(words, 'en', 60)).toBe('one  .properties.networking_poe_ssl_certs\ntwo  .properties.routing_custom_ca_certificates\n');
  for (const line of `${tableText(long, 'en', 40)}${tableText(words, 'en', 60)}`.split('\n'))
    expect(displayWidth(line)).toBeLessThanOrEqual(60);
});

test('a calendar folds lines at 75 octets and escapes what has a meaning there', () => {
  const columns = ['not_after', 'subject', 'names', 'issuer', 'used_by', 'fingerprint'];
  const known = (value: string | readonly string[]): ShownCell => ({ kind: 'known', value });
  const row = [
    known('2026-03-02'),
    known('서울; 인증서, 하나\\'),
    known([]),
    known('CA'),
    known(['cf .properties.networking_poe_ssl_certs']),
    known('ab'.repeat(32)),
  ];
  const calendar = certificateCalendar(
    { ...table(columns, row, [{ kind: 'unknown', variables: [] }, ...row.slice(1)], row) },
    'ko',
    new Date('2026-01-31T10:00:00Z'),
  );
  expect(calendar.match(/BEGIN:VEVENT/g)).toHaveLength(1);
  for (const line of calendar.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  const unfolded = calendar.replaceAll('\r\n ', '');
  expect(unfolded).toContain('SUMMARY:인증서 서울\\; 인증서\\, 하나\\\\ 만료\r\n');
  expect(unfolded).toContain('DTSTAMP:20260131T100000Z\r\nDTSTART;VALUE=DATE:20260302\r\n');
  expect([...unfolded.matchAll(/^TRIGGER:(.*)\r$/gm)].map(([, trigger]) => trigger)).toEqual(['-P90D', '-P30D']);
});
