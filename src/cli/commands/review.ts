import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { LANGUAGES } from '../../base/language.ts';
import { UsageError } from '../../base/usage-error.ts';
import { reviewDocument, type OptionalRule } from '../../report/review/document.ts';
import { reviewMarkdown } from '../../report/review/markdown.ts';
import { reviewPage } from '../../report/review/page.ts';
import { NOTHING, WRITTEN } from '../../report/review/phrases.ts';
import type { RuleSet } from '../../rule/rule-set.ts';
import { argumentVariables } from '../../run/argument-variables.ts';
import { EXIT, type ExitCode } from '../../run/exit-code.ts';
import type { Io } from '../../run/io.ts';
import { openInputs } from '../../run/open-inputs.ts';
import { pageAssets } from '../../run/page-assets.ts';
import { reviewsOf } from '../../run/reviews.ts';
import { nowOf } from '../environment.ts';
import { languageOf } from '../language.ts';
import type { ParsedArguments } from '../options.ts';
import { withProgress } from '../progress.ts';
import { inputOptionsOf, variableOptionsOf } from '../run-arguments.ts';
import { writeWhole } from '../write-file.ts';

/** `taslint review [FOUNDATION|PATH…]`: the design of foundations as a document to fill and sign. Exit code 2 when something could not be read. */
export async function reviewCommand(args: ParsedArguments, io: Io): Promise<ExitCode> {
  const now = nowOf(args, io);
  const paths = args.positionals.filter((word) => existsSync(resolve(io.cwd, word)));
  const foundations = args.positionals.filter((word) => !paths.includes(word));
  const options = { ...(await inputOptionsOf({ ...args, positionals: paths }, io)), foundations };
  const workspace = await withProgress(io, (onProgress) => openInputs(options, io, onProgress));
  const language = languageOf(args, io, workspace.config?.language);
  const reviews = io.interruptible(() => reviewsOf(workspace, argumentVariables(variableOptionsOf(args), io), now));
  if (reviews.length === 0)
    throw new UsageError({ en: NOTHING.en.message, ko: NOTHING.ko.message }, { hint: { en: NOTHING.en.hint, ko: NOTHING.ko.hint } });
  const optional = optionalRules(await io.rules());
  const documents = reviews.map((review) => reviewDocument(review, optional));
  // Only a day that was asked for: the same files give the same document.
  const day = args.has('now') ? now.toISOString().slice(0, 10) : undefined;
  const spoken = args.has('lang') ? [language] : [language, ...LANGUAGES.filter((other) => other !== language)];
  const text =
    args.value('format') === 'html' ? reviewPage(documents, day, spoken, await pageAssets()) : reviewMarkdown(documents, day, language);
  const target = args.value('output');
  if (target === undefined) io.stdout.write(text);
  else {
    writeWhole(resolve(io.cwd, target), text);
    io.stderr.write(`${WRITTEN[language](target, documents.length)}\n`);
  }
  return workspace.failures.length > 0 ? EXIT.failed : EXIT.clean;
}

/** Rules that no profile but `all` or `strict` runs. */
function optionalRules(rules: RuleSet): readonly OptionalRule[] {
  return rules.rules
    .filter(({ profile }) => profile !== 'recommended')
    .map((rule) => ({ id: rule.id, title: { en: rules.text(rule, 'en').title, ko: rules.text(rule, 'ko').title } }));
}
