import { MessageType, ShowMessageNotification, type Connection, type TextDocumentContentResult } from 'vscode-languageserver';
import type { Language } from '../base/language.ts';
import { noticeText } from '../lint/notices.ts';
import { phrase } from '../report/fill-phrase.ts';
import type { RuleSet } from '../rule/rule-set.ts';
import { SERVER } from './phrases.ts';
import { pageOfRule, ruleOfPage, ruleText } from './rule-pages.ts';
import type { Server } from './server.ts';

/**
 * Explains a rule to a person: opens its page where the client can, else tells in a message what the rule is about. Gives the whole text as well, for clients
 * that show it in their own way; null for what is no rule.
 */
export async function explainRule({ client, connection, live, world }: Server, id: unknown): Promise<string | null> {
  if (typeof id !== 'string') return null;
  const { rules, language } = await live.speech(id);
  const text = await ruleText(id, rules, language);
  if (text === undefined) {
    await tell(connection, MessageType.Warning, SERVER[language].noRule(phrase(id, {}, language)));
    return null;
  }
  const page = client.opensDocuments ? pageOfRule(id, language, client, world) : undefined;
  if (page === undefined) await tell(connection, MessageType.Info, inShort(id, rules, language));
  else
    void connection.window.showDocument({ uri: page.uri, takeFocus: true, ...(page.range === undefined ? {} : { selection: page.range }) });
  return text;
}

/** Without waiting for an answer. */
async function tell(connection: Connection, type: MessageType, message: string): Promise<void> {
  await connection.sendNotification(ShowMessageNotification.type, { type, message });
}

/** The text of a document of this server; empty for one that does not exist. */
export async function documentText({ live }: Pick<Server, 'live'>, uri: string): Promise<TextDocumentContentResult> {
  const page = ruleOfPage(uri);
  if (page === undefined) return { text: '' };
  const { rules } = await live.speech(page.id);
  return { text: (await ruleText(page.id, rules, page.language)) ?? '' };
}

function inShort(id: string, rules: RuleSet, language: Language): string {
  const rule = rules.find(id);
  const text = noticeText(id, language) ?? (rule && rules.text(rule, language));
  const said = (part: string | undefined): string => phrase(part ?? '', {}, language);
  return SERVER[language].explained(id, said(text?.title), said(text?.why), said(text?.fix));
}
