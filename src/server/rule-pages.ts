import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Range } from 'vscode-languageserver';
import type { Language } from '../base/language.ts';
import { isNoticeId } from '../lint/notices.ts';
import { noticePage } from '../report/explain/notice-page.ts';
import { rulePage } from '../report/explain/rule-page.ts';
import type { RuleSet } from '../rule/rule-set.ts';
import { illustrationOf } from '../run/illustrations.ts';
import { DISK } from '../workspace/files/tree.ts';
import type { Client } from './client.ts';
import { rangeOf } from './positions.ts';
import type { ServerWorld } from './world.ts';

/** Where the page of a rule is: a document of this server (`taslint:/rules/en/cert/expiry.txt`), or a file that came with the release. */
export interface RulePage {
  readonly uri: string;
  /** The heading of the rule, where several stand on one page. */
  readonly range?: Range;
}

/** The scheme of documents whose text the server gives. */
export const SCHEME = 'taslint';

/** Columns of a page that the server writes. */
const WIDTH = 100;

/** The page of a rule or notice that this client can open; undefined when there is none. Nothing is on a network. */
export function pageOfRule(id: string, language: Language, client: Client, { pages }: Pick<ServerWorld, 'pages'>): RulePage | undefined {
  if (client.virtualDocuments) return { uri: `${SCHEME}:/rules/${language}/${id.split('/').map(encodeURIComponent).join('/')}.txt` };
  if (pages === undefined || !/^[a-z0-9-]+\/[a-z0-9-]+$/.test(id)) return undefined;
  const path = join(pages, language, `${id.slice(0, id.indexOf('/'))}.md`);
  const page = DISK.kindOf(path) === 'file' ? DISK.read(path, path).file : undefined;
  const heading = `\n## ${id}\n`;
  const at = page?.text.indexOf(heading) ?? -1;
  if (page === undefined || at < 0) return undefined;
  const range = rangeOf({ file: page, start: at + 1, end: at + heading.length - 1 });
  return { uri: `${pathToFileURL(path).href}#${id.replaceAll('/', '')}`, range };
}

/** Which page a document of this server is; undefined for the URI of something else. */
export function ruleOfPage(uri: string): { readonly id: string; readonly language: Language } | undefined {
  const parts = /^taslint:\/{1,3}rules\/(en|ko)\/([^?#]{1,200})\.txt$/.exec(uri);
  if (parts === null) return undefined;
  try {
    return { language: parts[1] === 'ko' ? 'ko' : 'en', id: decodeURIComponent(parts[2]!) };
  } catch {
    return undefined; // no percent-encoding
  }
}

/** The text of a page, as `taslint explain` prints it; undefined for a rule that does not exist. */
export async function ruleText(id: string, rules: RuleSet, language: Language): Promise<string | undefined> {
  if (isNoticeId(id)) return noticePage(id, language, WIDTH);
  const rule = rules.find(id);
  return rule === undefined ? undefined : rulePage(rules, rule, await illustrationOf(rule, rules), language, WIDTH);
}
