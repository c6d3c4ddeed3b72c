import { safeText } from '../../base/safe-text.ts';
import { UsageError } from '../../base/usage-error.ts';
import { topicNamed } from '../../catalog/topics.ts';
import { isNoticeId } from '../../lint/notices.ts';
import { noticePage } from '../../report/explain/notice-page.ts';
import { EXPLAIN } from '../../report/explain/phrases.ts';
import { rulePage } from '../../report/explain/rule-page.ts';
import { topicList, topicPage, wordPage } from '../../report/explain/topic-page.ts';
import { findSubject, nearWords } from '../../rule/find-subject.ts';
import type { RuleSet } from '../../rule/rule-set.ts';
import type { Language } from '../../base/language.ts';
import { EXIT, type ExitCode } from '../../run/exit-code.ts';
import { examplesOf, illustrationOf } from '../../run/illustrations.ts';
import type { Io } from '../../run/io.ts';
import { widthOf } from '../../run/terminal.ts';
import { languageOf } from '../language.ts';
import type { ParsedArguments } from '../options.ts';

/** `taslint explain WORD…`: all that is known of a rule, a topic, a property, a job, an errand or an error text. Without a word the list of topics. */
export async function explainCommand(args: ParsedArguments, io: Io): Promise<ExitCode> {
  const language = languageOf(args, io);
  const width = widthOf(io.env, io.stdout);
  const query = [...args.values('topic'), ...args.positionals].join(' ').trim();
  if (query === '' || args.has('topics')) io.stdout.write(topicList(language, width));
  else if (isNoticeId(query)) io.stdout.write(noticePage(query, language, width));
  else io.stdout.write(await pageOf(query, await io.rules(), language, width));
  return EXIT.clean;
}

async function pageOf(query: string, rules: RuleSet, language: Language, width: number): Promise<string> {
  const subject = findSubject(query, rules, (rule) => {
    const { bad, good } = examplesOf(rule, rules);
    return [bad, good].flatMap((example) => Object.values(example?.files ?? {})).join('\n');
  });
  if (subject === undefined) throw unknownWord(query, rules);
  const [topic] = subject.topics;
  if (subject.isRule) {
    const pages = await Promise.all(
      subject.rules.map(async (rule) => rulePage(rules, rule, await illustrationOf(rule, rules), language, width)),
    );
    return pages.join('\n');
  }
  if (topic !== undefined && (topic === topicNamed(query) || subject.rules.length === 0) && subject.topics.length === 1)
    return topicPage(topic, rules, language, width);
  return wordPage(
    subject.isError ? undefined : safeText(subject.word),
    { topics: subject.topics, naming: subject.rules },
    rules,
    language,
    width,
  );
}

function unknownWord(query: string, rules: RuleSet): UsageError {
  const near = nearWords(query, rules);
  return new UsageError(
    { en: EXPLAIN.en.unknown(query), ko: EXPLAIN.ko.unknown(query) },
    {
      hint:
        near.length === 0
          ? { en: EXPLAIN.en.topicsHint, ko: EXPLAIN.ko.topicsHint }
          : { en: EXPLAIN.en.didYouMean(near.join(', ')), ko: EXPLAIN.ko.didYouMean(near.map((word) => `\`${word}\``).join(', ')) },
    },
  );
}
