import { UsageError } from '../base/usage-error.ts';
import { isNoticeId, NOTICES } from '../lint/notices.ts';
import { explainRule, wrap } from '../rule/explain.ts';
import type { RuleText } from '../rule/rule.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import type { Io } from './io.ts';
import type { ParsedArguments } from './options.ts';
import { findRule } from './rules.ts';
import { languageOf, widthOf } from './settings.ts';

/** `taslint explain RULE`: what it finds, why it matters, what to do, its options and sources. */
export async function explainCommand(args: ParsedArguments, io: Io): Promise<ExitCode> {
  const [id] = args.positionals;
  if (id === undefined) throw new UsageError('explain needs a rule id', { hint: 'taslint rules lists them' });
  const language = languageOf(args, io);
  const width = widthOf(io, io.stdout);
  if (isNoticeId(id)) {
    io.stdout.write(explainNotice(id, NOTICES[id].severity, NOTICES[id].texts[language], width));
    return EXIT.clean;
  }
  const rules = await io.rules();
  io.stdout.write(explainRule(rules, findRule(rules, id), language, width));
  return EXIT.clean;
}

/** A finding that taslint makes itself has no options, examples or sources. */
function explainNotice(id: string, severity: string, text: RuleText, width: number): string {
  const parts = [text.title, severity, text.message, text.why, text.fix].map((part) => wrap(part, width, '').join('\n'));
  return `${id}\n${parts.join('\n\n')}\n`;
}
