import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from '../base/usage-error.ts';
import type { Io } from '../run/io.ts';
import type { Sides } from '../run/diff.ts';
import { Repositories } from '../workspace/history/repository.ts';
import { isRevision } from '../workspace/history/revision.ts';
import type { ParsedArguments } from './options.ts';

/** What the words of `taslint diff` name. */
export interface DiffWords {
  readonly sides: Sides;
  readonly paths: readonly string[];
  /** Foundations to keep to, when two times are compared. */
  readonly foundations: readonly string[];
  /** Words that were read as revisions and paths: a foundation may be called so, too. */
  readonly read: readonly { readonly word: string; readonly as: 'revision' | 'path' }[];
  /** Words that are neither, and must be foundations. */
  readonly guessed: readonly string[];
}

/**
 * Reads the words: revisions (`A`, `A..B`, `A...B`, two words), paths, names of foundations. Throws a UsageError for a word that can be two of these and for
 * words that do not go together. Without a revision the last commit is compared with the files on disk.
 */
export function diffWords(args: ParsedArguments, io: Io): DiffWords {
  const readings = args.beforeDashes.map((word) => ({ word, as: readingOf(word, args.afterDashes !== undefined, io) }));
  const wordsFor = (as: Reading): readonly string[] => readings.filter((reading) => reading.as === as).map(({ word }) => word);
  const paths = [...wordsFor('path'), ...(args.afterDashes ?? [])];
  const guessed = wordsFor('foundation');
  const foundations = [...args.values('foundation'), ...guessed];
  const revisions = wordsFor('revision');
  const folder = args.value('since-dir');
  const read = readings.flatMap(({ word, as }) => (as === 'foundation' ? [] : [{ word, as }]));
  if (folder !== undefined && revisions.length > 0)
    throw new UsageError(
      { en: `--since-dir and ${revisions[0]!} cannot be combined`, ko: `--since-dir과 ${revisions[0]!}은(는) 함께 쓸 수 없습니다` },
      { hint: { en: 'compare with a copy or with a revision', ko: '사본과 리비전 중 하나와 비교하세요' } },
    );
  if (folder !== undefined) return { sides: { kind: 'folder', path: folder }, paths, foundations, read, guessed };
  if (foundations.length === 2 && revisions.length === 0)
    return { sides: { kind: 'foundations', from: foundations[0]!, to: foundations[1]! }, paths, foundations: [], read, guessed };
  if (foundations.length > 1)
    throw new UsageError(
      foundations.length > 2
        ? { en: 'only two foundations can be compared', ko: '비교할 파운데이션이 셋 이상입니다' }
        : {
            en: 'two foundations and a revision: compare two foundations, or one foundation at two revisions',
            ko: '파운데이션 둘과 리비전을 함께 지정했습니다. 두 파운데이션을 비교하거나, 한 파운데이션을 두 시점에서 비교하세요',
          },
      {
        hint: {
          en: 'taslint diff -f A -f B compares two foundations; taslint diff REV -f A compares one with its past',
          ko: '두 파운데이션은 taslint diff -f A -f B, 한 파운데이션의 이전 상태는 taslint diff REV -f A로 비교합니다',
        },
      },
    );
  return { sides: revisionsOf(revisions), paths, foundations, read, guessed };
}

type Reading = 'revision' | 'path' | 'foundation';

const READINGS: Readonly<Record<Reading, string>> = { revision: '리비전', path: '경로', foundation: '파운데이션' };

function readingOf(word: string, hasDashes: boolean, io: Io): Reading {
  const isPath = !hasDashes && existsSync(resolve(io.cwd, word));
  const isRange = namesRevisions(word, io);
  if (isRange && isPath) throw ambiguous(word, ['revision', 'path']);
  return isRange ? 'revision' : isPath ? 'path' : 'foundation';
}

/** Both readings of a word, and how to write each. */
export function ambiguous(word: string, readings: readonly Reading[]): UsageError {
  const ways: Readonly<Record<Reading, string>> = {
    revision: `taslint diff ${word} --`,
    path: `taslint diff -- ${word}`,
    foundation: `taslint diff -f ${word}`,
  };
  return new UsageError(
    {
      en: `${word} could be ${readings.map((reading) => `a ${reading}`).join(' or ')}`,
      ko: `${word}은(는) ${readings.map((reading) => READINGS[reading]).join('이기도 하고 ')}이기도 합니다`,
    },
    {
      hint: {
        en: `write ${readings.map((reading) => `${ways[reading]} for the ${reading}`).join(', ')}`,
        ko: readings.map((reading) => `${READINGS[reading]}: ${ways[reading]}`).join(', '),
      },
    },
  );
}

const RANGE = /^(.*?)(\.{2,3})(.*)$/;

/** The mistake in a word that names nothing. */
export function unreadable(word: string, cause: UsageError): UsageError {
  const hint = RANGE.test(word)
    ? { en: 'both sides of the dots must be revisions in this clone', ko: '점의 양쪽은 이 저장소에 있는 리비전이어야 합니다' }
    : cause.whatToDo;
  return new UsageError(
    { en: `${word}: neither a revision, a path nor a foundation`, ko: `${word}: 리비전도 경로도 파운데이션도 아닙니다` },
    { ...(hint === undefined ? {} : { hint }), cause },
  );
}

/** True for a revision, and for two of them with dots between; a part that is left out is HEAD. */
function namesRevisions(word: string, io: Io): boolean {
  const repository = new Repositories().of(io.cwd);
  if (repository === undefined || word === '') return false;
  const range = RANGE.exec(word);
  const parts = range === null ? [word] : [range[1]!, range[3]!].filter((part) => part !== '');
  return parts.length > 0 && parts.every((part) => isRevision(repository, part, io.env));
}

function revisionsOf(words: readonly string[]): Sides {
  const [first = 'HEAD', second, third] = words;
  if (third !== undefined)
    throw new UsageError(
      { en: 'only two revisions can be compared', ko: '비교할 리비전이 셋 이상입니다' },
      { hint: { en: 'write taslint diff A B, or A..B', ko: 'taslint diff A B, 또는 A..B로 쓰세요' } },
    );
  const range = RANGE.exec(first);
  if (range === null) return { kind: 'revisions', from: first, to: second, parted: false };
  if (second !== undefined)
    throw new UsageError(
      { en: `${first} and ${second}: more than two revisions`, ko: `${first}, ${second}: 리비전이 셋입니다` },
      { hint: { en: 'write taslint diff A..B', ko: 'taslint diff A..B로 쓰세요' } },
    );
  return { kind: 'revisions', from: range[1]! || 'HEAD', to: range[3]! || 'HEAD', parted: range[2] === '...' };
}
