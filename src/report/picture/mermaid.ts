import type { Language } from '../../base/language.ts';
import { groupBy } from '../../base/group-by.ts';
import { oneLine } from '../../base/safe-text.ts';
import type { Picture } from '../../views/picture.ts';
import { connectionWord } from '../tables/phrases.ts';
import { PICTURE } from './phrases.ts';

/** The picture as Markdown with diagrams of Mermaid, for wikis that draw them. */
export function pictureMermaid(pictures: readonly Picture[], language: Language): string {
  return pictures
    .map(
      (picture) =>
        `# ${plain(picture.foundation)}\n${jobs(picture, language)}${certificates(picture, language)}${connections(picture, language)}`,
    )
    .join('\n');
}

/** One box for each zone, with how many VMs of each job are in it. */
function jobs({ zones, jobs: all }: Picture, language: Language): string {
  const boxes = zones.flatMap((zone, index) => {
    const own = all.filter(({ inZones }) => (inZones?.[index] ?? 0) > 0);
    if (own.length === 0) return [];
    const lines = own.map(({ name, inZones }, at) => `    z${index}j${at}["${plain(name)} × ${inZones?.[index]}"]`);
    return [`  subgraph z${index}["${plain(zone)}"]`, ...lines, '  end'];
  });
  return diagram(PICTURE.jobs[language], 'flowchart TB', boxes);
}

function certificates({ certificates: all }: Picture, language: Language): string {
  const lines = all.map(({ subject, notBefore, notAfter, daysLeft }) => {
    const kind = daysLeft < 0 ? 'crit, ' : daysLeft < 90 ? 'active, ' : '';
    return `  ${plain(subject).replaceAll(/[:#;,]/g, ' ')} :${kind}${notBefore}, ${notAfter}`;
  });
  return diagram(PICTURE.certificates[language], 'gantt\n  dateFormat YYYY-MM-DD\n  axisFormat %Y', lines);
}

/** Who talks to whom, the ports of each pair together. */
function connections({ connections: all }: Picture, language: Language): string {
  const numbers = new Map<string, number>();
  const box = (name: string): string => {
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    return `n${number}["${plain(connectionWord(name)[language])}"]`;
  };
  const lines = [...groupBy(all, ({ from, to }) => `${from}\0${to}`).values()].map((pair) => {
    const { from, to } = pair[0]!; // a group is made of one at least
    const ports = [...new Set(pair.map((each) => each.ports))].filter((port) => port !== '').join(', ');
    return `  ${box(from)} -->${ports === '' ? '' : `|"${plain(ports)}"|`} ${box(to)}`;
  });
  return diagram(PICTURE.connections[language], 'flowchart LR', lines);
}

function diagram(title: string, kind: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `\n## ${title}\n\n\`\`\`mermaid\n${kind}\n${lines.join('\n')}\n\`\`\`\n`;
}

/** A text that ends no label, starts no markup and closes no block. */
function plain(text: string): string {
  return oneLine(text)
    .replaceAll(/["`<>|[\]{}]/g, ' ')
    .trim();
}
