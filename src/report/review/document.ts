import { unchanged, type Localized } from '../../base/language.ts';
import { oneLine } from '../../base/safe-text.ts';
import { DECISIONS } from '../../catalog/decisions.ts';
import type { ShownCell } from '../../views/shown-table.ts';
import type { Review, ReviewHost, ReviewSection, ReviewSetting, ReviewTable } from '../../views/review.ts';
import { connectionWord } from '../tables/phrases.ts';
import { COLUMNS, PURPOSES, REVIEW, SECTIONS, TABLE_TITLES } from './phrases.ts';

/** A review as a document: what each format writes in its own way. Texts that came from files are one line each and not yet escaped. */
export interface ReviewDocument {
  readonly foundation: string;
  readonly purpose: Localized;
  readonly sections: readonly DocumentSection[];
}

export interface DocumentSection {
  readonly title: Localized;
  readonly intro: Localized;
  readonly blocks: readonly Block[];
}

export type Block =
  | {
      readonly kind: 'table';
      readonly title: Localized;
      readonly columns: readonly Localized[];
      readonly rows: readonly (readonly Localized[])[];
    }
  /** Lines to tick; with `decide` each has room for what was decided. */
  | { readonly kind: 'checks'; readonly title: Localized; readonly items: readonly Localized[]; readonly decide: boolean }
  | { readonly kind: 'commands'; readonly title: Localized; readonly lines: readonly Localized[] };

/** A rule that only runs when a site asks for it. */
export interface OptionalRule {
  readonly id: string;
  readonly title: Localized;
}

/** The document of a review. `optional`: rules that a site may turn on. */
export function reviewDocument(review: Review, optional: readonly OptionalRule[]): ReviewDocument {
  return {
    foundation: oneLine(review.foundation),
    purpose: PURPOSES[review.purpose]!,
    sections: [...review.sections.map(sectionOf), otherDecisions(review, optional)],
  };
}

function sectionOf({ id, tables, settings, hosts, nameServers }: ReviewSection): DocumentSection {
  const { title, intro, checks, topics } = SECTIONS[id];
  return {
    title,
    intro,
    blocks: [
      ...tables.map(tableBlock),
      ...(settings.length === 0 ? [] : [settingsBlock(settings)]),
      ...(hosts.length === 0 ? [] : [lookUpBlock(hosts, nameServers)]),
      { kind: 'checks', title: REVIEW.checks, items: checks, decide: false },
      ...decisionBlock(topics),
    ],
  };
}

function otherDecisions({ sections }: Review, optional: readonly OptionalRule[]): DocumentSection {
  const told = new Set(sections.flatMap(({ id }) => SECTIONS[id].topics));
  const rules = optional.map(({ id, title }): Localized => ({ en: `\`${id}\`: ${title.en}`, ko: `\`${id}\`: ${title.ko}` }));
  return {
    title: REVIEW.others,
    intro: REVIEW.othersIntro,
    blocks: [
      ...decisionBlock(Object.keys(DECISIONS).filter((topic) => !told.has(topic))),
      { kind: 'checks', title: REVIEW.rules, items: rules, decide: false },
    ],
  };
}

function decisionBlock(topics: readonly string[]): readonly Block[] {
  const items = topics.flatMap((topic) => DECISIONS[topic] ?? []);
  return items.length === 0 ? [] : [{ kind: 'checks', title: REVIEW.decisions, items, decide: true }];
}

/** Who opens a port is to be filled in. */
function tableBlock({ id, columns, rows }: ReviewTable): Block {
  const isPorts = id === 'ports';
  return {
    kind: 'table',
    title: TABLE_TITLES[id],
    columns: [...columns, ...(isPorts ? ['opened_by'] : [])].map((column) => COLUMNS[column] ?? unchanged(column)),
    rows: rows.map((cells) => [...cells.map((cell) => (isPorts ? portCell(cell) : cellText(cell))), ...(isPorts ? [unchanged('')] : [])]),
  };
}

function portCell(cell: ShownCell): Localized {
  return cell.kind === 'known' && typeof cell.value === 'string' ? connectionWord(oneLine(cell.value)) : cellText(cell);
}

function settingsBlock(settings: readonly ReviewSetting[]): Block {
  return {
    kind: 'table',
    title: REVIEW.settings,
    columns: [REVIEW.setting, REVIEW.value, REVIEW.owner],
    rows: settings.map(({ owner, name, cell }) => [
      unchanged(`\`${name}\``),
      owner === 'taslint.yml' && cell.kind === 'unknown' && cell.variables.length === 0 ? REVIEW.unknownFact : cellText(cell),
      unchanged(oneLine(owner)),
    ]),
  };
}

/** A line for each name, by the servers of the machine and by each name server. */
function lookUpBlock(hosts: readonly ReviewHost[], nameServers: readonly string[]): Block {
  const servers = [...new Set(nameServers)].filter((server) => /^[\w.:-]+$/.test(server));
  const lines = hosts.flatMap(({ host, kind, variables }): Localized[] => {
    if (host === undefined) {
      const what = variables.length === 0 ? kind : `${kind}: ${variables.map((name) => `((${oneLine(name)}))`).join(' ')}`;
      return [{ en: `# ${what}: ${REVIEW.unknownDomain.en}`, ko: `# ${what}: ${REVIEW.unknownDomain.ko}` }];
    }
    return [unchanged(`nslookup ${host}`), ...servers.map((server) => unchanged(`dig +short @${server} ${host}`))];
  });
  return { kind: 'commands', title: REVIEW.lookUps, lines };
}

/** A cell in words: what is not known is said with the variables that would settle it. */
function cellText(cell: ShownCell): Localized {
  switch (cell.kind) {
    case 'known':
      if (typeof cell.value === 'boolean') return cell.value ? REVIEW.yes : REVIEW.no;
      return String(cell.value) === ''
        ? REVIEW.none
        : unchanged(oneLine(typeof cell.value === 'object' ? cell.value.join(', ') : String(cell.value)));
    case 'absent':
      return REVIEW.none;
    case 'secret':
      return REVIEW.secret;
    case 'unknown':
      return cell.variables.length === 0 ? REVIEW.unknown : REVIEW.needs(cell.variables.map((name) => `((${oneLine(name)}))`).join(', '));
  }
}
