import type { Language, Localized } from '../../base/language.ts';
import { groupBy } from '../../base/group-by.ts';
import { oneLine } from '../../base/safe-text.ts';
import type { Picture, PictureCertificate, PictureJob } from '../../views/picture.ts';
import { say } from '../html/shell.ts';
import { markup, type Html, type HtmlValue } from '../safe-html.ts';
import { connectionWord } from '../tables/phrases.ts';
import { PICTURE } from './phrases.ts';
import { ramText, sumsOf } from './sums.ts';
import { timelineOf, type Timeline } from './timeline.ts';

/** The picture of a foundation: tables with drawings in their cells, so that it is read aloud, printed and narrow as well. */

/** Squares that stand for VMs one by one; more are a number. */
const MOST_SQUARES = 12;
/** From so many days on a certificate is about to expire. */
const SOON = 90;

/** The parts of the picture of which there is something to show; `day`: today, as YYYY-MM-DD. */
export function pictureHtml(picture: Picture, day: string, languages: readonly Language[]): Html {
  const { jobs, certificates, unreadCertificates, names, connections } = picture;
  const part = (title: Localized, count: number, content: () => Html): Html | undefined =>
    count === 0 ? undefined : markup`<h4>${say(title, languages)}</h4>\n${content()}`;
  return markup`<div class="picture">
${part(PICTURE.jobs, jobs.length, () => jobsTable(picture, languages))}${part(
    PICTURE.certificates,
    certificates.length + unreadCertificates,
    () => certificateTable(picture, day, languages),
  )}${part(PICTURE.names, names.length, () => nameTable(picture, languages))}${part(PICTURE.connections, connections.length, () =>
    connectionTable(picture, languages),
  )}</div>
`;
}

function table(kind: string, head: readonly Html[], body: HtmlValue): Html {
  return markup`<div class="scroll" tabindex="0" role="group">
<table class="${kind}">
<thead><tr>${head}</tr></thead>
${body}</table>
</div>
`;
}

function heading(text: Localized, languages: readonly Language[], kind = ''): Html {
  return markup`<th scope="col"${kind === '' ? undefined : markup` class="${kind}"`}>${say(text, languages)}</th>`;
}

/** Jobs by product, a square for each VM in its zone. */
function jobsTable(picture: Picture, languages: readonly Language[]): Html {
  const { zones, jobs } = picture;
  const sums = sumsOf(picture);
  const isSized = sums.sized > 0;
  const sizeCells = (cpu: number | undefined, ramMb: number | undefined): Html | undefined =>
    isSized ? markup`<td class="number">${cpu ?? ''}</td><td class="number">${ramMb === undefined ? '' : ramText(ramMb)}</td>` : undefined;
  const head = [
    heading(PICTURE.job, languages),
    ...zones.map((zone) => markup`<th scope="col">${oneLine(zone)}</th>`),
    heading(PICTURE.vms, languages, 'number'),
    ...(isSized ? [heading(PICTURE.cpu, languages, 'number'), heading(PICTURE.ram, languages, 'number')] : []),
  ];
  const row = (job: PictureJob): Html => {
    const cells = zones.map((_, index) => markup`<td>${zoneCell(job, index)}</td>`);
    return markup`<tr><th scope="row">${oneLine(job.name)}</th>${cells}<td class="number">${job.instances ?? '?'}</td>${sizeCells(job.cpu, job.ramMb)}</tr>\n`;
  };
  const width = head.length;
  const bodies = [...groupBy(jobs, ({ product }) => product)].map(
    ([product, own]) => markup`<tbody>
<tr class="of"><th colspan="${width}" scope="rowgroup">${oneLine(product)}</th></tr>
${own.map(row)}</tbody>
`,
  );
  const foot = markup`<tfoot><tr><th scope="row">${say(PICTURE.all, languages)}</th>${sums.inZones.map(
    (count) => markup`<td>${count}</td>`,
  )}<td class="number">${sums.vms}</td>${sizeCells(sums.cpu, sums.ramMb)}</tr></tfoot>
`;
  const notes = [
    PICTURE.spread,
    ...(sums.unknownCounts > 0 ? [PICTURE.unknownCount(sums.unknownCounts)] : []),
    ...(isSized && sums.sized < sums.vms ? [PICTURE.sizeKnown(sums.sized, sums.vms)] : []),
  ];
  return markup`${table('jobs', head, markup`${bodies}${foot}`)}<p class="note">${notes.map((note) => markup`${say(note, languages)} `)}</p>\n`;
}

function zoneCell({ instances, inZones }: PictureJob, index: number): Html {
  const count = inZones?.[index];
  if (count === undefined) return markup`<span class="quiet">?</span>`;
  if (count === 0) return markup`<span class="quiet">–</span>`;
  const shown = Math.min(count, MOST_SQUARES);
  const squares = Array.from({ length: shown }, (_, at) => `M${at * 11} 1h9v9h-9z`).join('');
  const kind = instances === 1 ? 'one' : 'vm';
  return markup`<svg class="${kind}" width="${shown * 11}" height="11" role="img" aria-label="${count}"><path d="${squares}"/></svg>${
    count > shown ? markup` ${count}` : undefined
  }`;
}

/** A bar for each certificate on one axis of time. */
function certificateTable({ certificates, unreadCertificates }: Picture, day: string, languages: readonly Language[]): Html {
  const note = unreadCertificates === 0 ? undefined : markup`<p class="note">${say(PICTURE.unread(unreadCertificates), languages)}</p>\n`;
  if (certificates.length === 0) return markup`${note}`;
  const line = timelineOf(certificates, day);
  const ticks = line.years.map(
    ({ year, at }) => markup`<text x="${at}%" y="11"${at > 92 ? markup` text-anchor="end"` : undefined}>${year}</text>`,
  );
  const axis = markup`<th scope="col" class="wide"><svg width="100%" height="14" role="img" aria-label="${line.years.map(({ year }) => year).join(' ')}">${ticks}</svg></th>`;
  const head = [heading(PICTURE.subject, languages), axis, heading(PICTURE.expires, languages), heading(PICTURE.usedBy, languages)];
  const rows = certificates.map((certificate) => certificateRow(certificate, line, languages));
  return markup`${table('certificates', head, markup`<tbody>\n${rows}</tbody>\n`)}${note}`;
}

function certificateRow(certificate: PictureCertificate, line: Timeline, languages: readonly Language[]): Html {
  const { subject, notBefore, notAfter, daysLeft, uses } = certificate;
  const kind = daysLeft < 0 ? 'over' : daysLeft < SOON ? 'soon' : 'fine';
  const [from, to] = [line.at(notBefore), line.at(notAfter)];
  const left = daysLeft < SOON ? markup`<br><span class="${kind}">${say(PICTURE.daysLeft(daysLeft), languages)}</span>` : undefined;
  const more = uses.length > 1 ? markup` <span class="quiet">${say(PICTURE.more(uses.length - 1), languages)}</span>` : undefined;
  return markup`<tr><th scope="row">${oneLine(subject)}</th><td class="wide"><svg class="${kind}" width="100%" height="20" role="img" aria-label="${notBefore} – ${notAfter}"><rect x="${from}%" y="5" width="${Math.max(0.5, to - from)}%" height="10" rx="2"/><line x1="${line.today}%" x2="${line.today}%" y1="0" y2="20"/></svg></td><td class="day">${notAfter}${left}</td><td class="use">${oneLine(uses[0] ?? '')}${more}</td></tr>\n`;
}

function nameTable({ names }: Picture, languages: readonly Language[]): Html {
  const rows = names.map(({ product, name, covered, by }) => {
    const said =
      covered === undefined
        ? markup`<span class="quiet">${say(PICTURE.unknownCover, languages)}</span>`
        : covered
          ? markup`<span class="fine">✓</span> ${oneLine(by ?? '')}`
          : markup`<span class="over">✗ ${say(PICTURE.uncovered, languages)}</span>`;
    return markup`<tr><th scope="row"><code>${oneLine(name ?? '?')}</code></th><td>${said}</td><td>${oneLine(product)}</td></tr>\n`;
  });
  const head = [heading(PICTURE.name, languages), heading(PICTURE.coveredBy, languages), heading(PICTURE.product, languages)];
  return table('names', head, markup`<tbody>\n${rows}</tbody>\n`);
}

function connectionTable({ connections }: Picture, languages: readonly Language[]): Html {
  const word = (text: string): Html => say(connectionWord(oneLine(text)), languages);
  const rows = connections.map(
    ({ from, to, ports, protocol, purpose }) =>
      markup`<tr><td>${word(from)}</td><td>${word(to)}</td><td class="day">${oneLine(ports)} <span class="quiet">${word(protocol)}</span></td><td>${word(purpose)}</td></tr>\n`,
  );
  const head = [PICTURE.from, PICTURE.to, PICTURE.port, PICTURE.purpose].map((text) => heading(text, languages));
  return table('connections', head, markup`<tbody>\n${rows}</tbody>\n`);
}
