import type { TileMigrations } from './model.ts';

/** A migration of a tile: `migrations/v1/TIMESTAMP_NAME.js` of a `.pivotal`. */
export interface MigrationFile {
  readonly name: string;
  /** Undefined where it is too large to be looked at. */
  readonly text: string | undefined;
}

/**
 * What migrations do to properties, read as text and never run: `properties['A'] = properties['B']` moves a value, `delete properties['B']` throws one away,
 * and either may stand in an `if` that asks for one property. A file with anything else in it is named as not read; what of it could be read counts all the
 * same, because it serves for hints only.
 */
export function readMigrations(files: readonly MigrationFile[]): TileMigrations {
  const renames: { from: string; to: string }[] = [];
  const deleted = new Set<string>();
  const unread: string[] = [];
  for (const { name, text } of [...files].sort((one, other) => (one.name < other.name ? -1 : 1))) {
    if (text === undefined || !readMigration(tidied(text), renames, deleted)) unread.push(name);
  }
  const moved = new Set(renames.map(({ from }) => from));
  return { renames, removals: [...deleted].filter((name) => !moved.has(name)), unread };
}

/** False when something is left that could touch a property. */
function readMigration(text: string, renames: { from: string; to: string }[], deleted: Set<string>): boolean {
  const aliases = [...text.matchAll(/\b(?:var|let|const)\s+(\w+)\s*=\s*\w+\.properties\b/g)].map(([, alias]) => alias!);
  const receiver = `(?:${['\\w+\\.properties', 'properties', ...new Set(aliases)].join('|')})`;
  const access = (group: string): string =>
    `\\b${receiver}\\s*\\[\\s*(?:'(?<${group}One>[^'\\\\\\n]+)'|"(?<${group}Two>[^"\\\\\\n]+)")\\s*\\]`;
  const name = (groups: Readonly<Record<string, string | undefined>>, group: string): string =>
    groups[`${group}One`] ?? groups[`${group}Two`]!;
  const left = text
    .replaceAll(new RegExp(`\\bif\\s*\\(\\s*!?\\s*${access('asked')}(?:\\s*\\[\\s*['"]value['"]\\s*\\]|\\.value)?\\s*\\)`, 'g'), ' ')
    .replaceAll(new RegExp(`${access('to')}\\s*=\\s*${access('from')}\\s*(?=[;}\\n])`, 'g'), (...found) => {
      const groups = found.at(-1) as Readonly<Record<string, string | undefined>>; // named groups come last
      renames.push({ from: name(groups, 'from'), to: name(groups, 'to') });
      return ' ';
    })
    .replaceAll(new RegExp(`\\bdelete\\s+${access('gone')}\\s*(?=[;}\\n])`, 'g'), (...found) => {
      deleted.add(name(found.at(-1) as Readonly<Record<string, string | undefined>>, 'gone')); // as above
      return ' ';
    });
  return isFrame(left);
}

/** True when nothing stands there but what every migration has around its statements. */
function isFrame(text: string): boolean {
  const rest = text
    .replaceAll(/\b(?:module\.)?exports\.migrate\s*=\s*(?:function\s*\w*\s*\(\s*\w*\s*\)|\(?\s*\w*\s*\)?\s*=>)/g, ' ')
    .replaceAll(/\b(?:var|let|const)\s+\w+\s*=\s*\w+\.properties\b/g, ' ')
    .replaceAll(/\breturn\s+\w+/g, ' ')
    .replaceAll(/'use strict'|"use strict"/g, ' ');
  return /^[\s;{}]*$/.test(rest);
}

/**
 * The text without comments and with one sign for each stretch of blanks, so that no pattern above has many ways to read it. Quotes that are never closed end
 * with the text: nothing is looked at twice.
 */
function tidied(text: string): string {
  return text
    .replaceAll(QUOTED_OR_COMMENT, (found) => (found.startsWith('/') ? ' ' : found))
    .replaceAll(/\s+/g, (blanks) => (blanks.includes('\n') ? '\n' : ' '));
}

const QUOTED_OR_COMMENT = /'(?:[^'\\\n]|\\.)*'?|"(?:[^"\\\n]|\\.)*"?|`(?:[^`\\]|\\[^])*`?|\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)/g;
