import { displayWidth, padToWidth } from '../../base/display-width.ts';
import type { Language } from '../../base/language.ts';
import { oneLine } from '../../base/safe-text.ts';
import { UsageError } from '../../base/usage-error.ts';
import { TABLES_IN_KOREAN } from '../../report/tables/about/phrases.ts';
import { tableCsv } from '../../report/tables/csv.ts';
import { CALENDAR_COLUMNS, certificateCalendar } from '../../report/tables/ical.ts';
import { tableJson } from '../../report/tables/json.ts';
import { tableMarkdown } from '../../report/tables/markdown.ts';
import { TABLES } from '../../report/tables/phrases.ts';
import { tableText } from '../../report/tables/text.ts';
import { wrap } from '../../report/wrap.ts';
import { EXIT, type ExitCode } from '../../run/exit-code.ts';
import { facts, printables } from '../../run/facts.ts';
import type { Io } from '../../run/io.ts';
import { widthOf } from '../../run/terminal.ts';
import type { ShownTable } from '../../views/shown-table.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { nowOf } from '../environment.ts';
import { languageOf } from '../language.ts';
import type { ParsedArguments } from '../options.ts';
import { withProgress } from '../progress.ts';
import { earlierStateOf, inputOptionsOf, variableOptionsOf } from '../run-arguments.ts';

/** `taslint facts [TABLE [PATH…]]`: prints what the files say as a table; without a table the list of them. Exit code 2 when something could not be read. */
export async function factsCommand(args: ParsedArguments, io: Io): Promise<ExitCode> {
  const [table, ...paths] = args.positionals;
  if (table === undefined) {
    io.stdout.write(listed(languageOf(args, io), io));
    return EXIT.clean;
  }
  const isCalendar = args.value('format') === 'ical';
  if (isCalendar && table !== 'certs')
    throw new UsageError(
      { en: '--format ical is a calendar of certificates', ko: '--format ical은 인증서 달력입니다' },
      { hint: { en: 'write taslint facts certs --format ical', ko: 'taslint facts certs --format ical로 쓰세요' } },
    );
  const columns = columnsOf(args);
  if (isCalendar && columns.length > 0)
    throw new UsageError(
      { en: '--columns cannot be combined with --format ical', ko: '--columns는 --format ical과 함께 쓸 수 없습니다' },
      { hint: { en: 'a calendar has no columns', ko: '달력에는 열이 없습니다' } },
    );
  const now = nowOf(args, io);
  const comparedWith = earlierStateOf(args);
  const options = {
    ...(await inputOptionsOf({ ...args, positionals: paths }, io)),
    ...variableOptionsOf(args),
    table,
    columns: isCalendar ? CALENDAR_COLUMNS : columns,
    comparedWith,
    now,
  };
  const { table: shown, workspace } = await withProgress(io, (onProgress) => facts(options, io, onProgress));
  const language = languageOf(args, io, workspace.config?.language);
  io.stdout.write(isCalendar ? certificateCalendar(shown, language, now) : printed(shown, args, io, language));
  io.stderr.write(closing(shown, workspace, comparedWith === undefined, language));
  // a folder of templates is no folder without certificates
  const isNothing = shown.rows.length === 0 && workspace.templates.length > 0;
  return workspace.failures.length > 0 || isNothing ? EXIT.failed : EXIT.clean;
}

/** `--columns a,b --columns c` */
function columnsOf(args: ParsedArguments): readonly string[] {
  return args
    .values('columns')
    .flatMap((value) => value.split(','))
    .map((column) => column.trim())
    .filter((column) => column !== '');
}

function printed(table: ShownTable, args: ParsedArguments, io: Io, language: Language): string {
  switch (args.value('format')) {
    case 'json':
      return tableJson(table);
    case 'csv':
      return tableCsv(table, language);
    case 'markdown':
      return tableMarkdown(table, language);
    default:
      return tableText(table, language, io.stdout.isTerminal ? widthOf(io.env, io.stdout) : undefined);
  }
}

function closing({ name, rows }: ShownTable, { failures, templates }: Workspace, isAlone: boolean, language: Language): string {
  const words = TABLES[language];
  const lines = [
    words.rows(rows.length),
    ...(rows.length === 0 && isAlone && /-change$|^change-|^high-risk$/.test(name) ? [words.needsPast] : []),
    ...(templates.length > 0 ? [words.templates(templates.length)] : []),
    ...(failures.length > 0 ? [words.unread(failures.length)] : []),
  ];
  return `${lines.join('\n')}\n`;
}

/** The views and tables with what each is about. */
function listed(language: Language, io: Io): string {
  const words = TABLES[language];
  const all = printables();
  const names = Math.max(...all.map(({ name }) => displayWidth(name))) + 4;
  const width = widthOf(io.env, io.stdout);
  const line = (name: string, about: string): string =>
    wrap(oneLine(about), width - names)
      .map((part, index) => padToWidth(index === 0 ? `  ${name}` : '', names) + part)
      .join('\n');
  const isView = (name: string): boolean => Object.hasOwn(words.about, name);
  const views = all.filter(({ name }) => isView(name)).map(({ name }) => line(name, words.about[name]!));
  const plain = all
    .filter(({ name }) => !isView(name))
    .map(({ name, table }) => line(name, language === 'ko' ? (TABLES_IN_KOREAN[name] ?? table.doc) : table.doc));
  return `${words.views}:\n${views.join('\n')}\n\n${words.tables}:\n${plain.join('\n')}\n`;
}
