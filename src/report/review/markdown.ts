import type { Language, Localized } from '../../base/language.ts';
import { withoutCommands } from '../../base/safe-text.ts';
import { prose } from '../markdown-text.ts';
import type { Block, DocumentSection, ReviewDocument } from './document.ts';
import { REVIEW } from './phrases.ts';

/** Reviews as Markdown, for a repository or a wiki: boxes to tick, and lines for names, dates and decisions. `day`: the day of the review, when it is known. */
export function reviewMarkdown(reviews: readonly ReviewDocument[], day: string | undefined, language: Language): string {
  return withoutCommands(reviews.map((review) => documentText(review, day, language)).join('\n---\n\n'));
}

function documentText({ foundation, purpose, sections }: ReviewDocument, day: string | undefined, language: Language): string {
  const say = (text: Localized): string => prose(text[language]);
  const head = [
    `# ${say(REVIEW.title)}: ${prose(foundation)}`,
    say(REVIEW.intro),
    table(
      [
        [say(REVIEW.purpose), say(purpose)],
        [say(REVIEW.day), day ?? ''],
        [say(REVIEW.reviewed), ''],
        [say(REVIEW.approved), ''],
      ],
      ['', ''],
    ),
  ];
  return `${[...head, ...sections.map((section, index) => sectionText(section, index + 1, language))].join('\n\n')}\n`;
}

function sectionText({ title, intro, blocks }: DocumentSection, number: number, language: Language): string {
  const say = (text: Localized): string => prose(text[language]);
  const sign = table([['', '', '', '']], [say(REVIEW.decision), say(REVIEW.name), say(REVIEW.day), say(REVIEW.signature)]);
  return [`## ${number}. ${say(title)}`, say(intro), ...blocks.map((block) => blockText(block, language)), sign].join('\n\n');
}

function blockText(block: Block, language: Language): string {
  const say = (text: Localized): string => prose(text[language]);
  const title = `### ${say(block.title)}`;
  switch (block.kind) {
    case 'table':
      return `${title}\n\n${table(
        block.rows.map((row) => row.map(say)),
        block.columns.map(say),
      )}`;
    case 'checks':
      return `${title}\n\n${block.items.map((item) => `- [ ] ${say(item)}${block.decide ? `\n  ${say(REVIEW.decision)}: \\_\\_\\_\\_` : ''}`).join('\n')}`;
    case 'commands':
      return `${title}\n\n\`\`\`sh\n${block.lines.map((line) => line[language].replaceAll('`', "'")).join('\n')}\n\`\`\``;
  }
}

function table(rows: readonly (readonly string[])[], head: readonly string[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
