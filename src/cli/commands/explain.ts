import { didYouMean } from '../../base/did-you-mean.ts';
import { UsageError } from '../../base/usage-error.ts';
import { topicOfRetiredRule } from '../../catalog/retired-rules.ts';
import { TOPICS, topicNamed, type Topic } from '../../catalog/topics.ts';
import { isNoticeId, NOTICE_SEVERITIES, noticeText } from '../../lint/notices.ts';
import { explainRule, wrap } from '../../rule/explain.ts';
import type { Language } from '../../base/language.ts';
import type { RuleText } from '../../rule/rule.ts';
import type { RuleSet } from '../../rule/rule-set.ts';
import { EXIT, type ExitCode } from '../../run/exit-code.ts';
import type { Io } from '../../run/io.ts';
import { widthOf } from '../../run/terminal.ts';
import type { ParsedArguments } from '../options.ts';
import { findRules } from './rules.ts';
import { languageOf } from '../environment.ts';

/** `taslint explain RULE`: what it finds, why it matters, what to do, its options and sources. `--topic NAME`: what the rules of a topic are about. */
export async function explainCommand(args: ParsedArguments, io: Io): Promise<ExitCode> {
  const [id] = args.positionals;
  const language = languageOf(args, io);
  const width = widthOf(io.env, io.stdout);
  const topic = args.value('topic');
  if (topic !== undefined) {
    io.stdout.write(explainTopic(findTopic(topic), await io.rules(), language, width));
    return EXIT.clean;
  }
  if (id === undefined)
    throw new UsageError('explain needs a rule id', {
      hint: `taslint rules lists them; --topic takes ${TOPICS.map(({ name }) => name).join(', ')}`,
    });
  if (isNoticeId(id)) {
    io.stdout.write(explainNotice(id, NOTICE_SEVERITIES[id], noticeText(id, language), width));
    return EXIT.clean;
  }
  const rules = await io.rules();
  const former = topicOfRetiredRule(id);
  if (former !== undefined) {
    io.stdout.write(explainTopic(findTopic(former), rules, language, width));
    return EXIT.clean;
  }
  io.stdout.write(
    findRules(rules, id)
      .map((rule) => explainRule(rules, rule, language, width))
      .join('\n'),
  );
  return EXIT.clean;
}

/** A finding that taslint makes itself has no options, examples or sources. */
function explainNotice(id: string, severity: string, text: RuleText, width: number): string {
  const parts = [text.title, severity, text.message, text.why, text.fix].map((part) => wrap(part, width, '').join('\n'));
  return `${id}\n${parts.join('\n\n')}\n`;
}

function findTopic(name: string): Topic {
  const topic = topicNamed(name);
  if (topic !== undefined) return topic;
  const names = TOPICS.map((candidate) => candidate.name);
  const near = didYouMean(name, names);
  throw new UsageError(`unknown topic ${name}`, {
    hint: near === undefined ? `the topics are ${names.join(', ')}` : `did you mean ${near}?`,
  });
}

/** What it is about, and a line for each rule that looks after it. */
function explainTopic(topic: Topic, rules: RuleSet, language: Language, width: number): string {
  const lines = rules.rules
    .filter((rule) => rules.explanation(rule, language).topics.includes(topic.name))
    .flatMap((rule) => [`  ${rule.id}`, ...wrap(rules.text(rule, language).title, width, '      ')]);
  return [topic.title[language], '', ...wrap(topic.text[language], width, ''), '', ...lines, ''].join('\n');
}
