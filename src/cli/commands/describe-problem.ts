import type { Span } from '../../base/source.ts';
import { STRICT_TEXTS } from '../../foundation/phrases.ts';
import type { StrictProblem } from '../../foundation/strict-reading.ts';
import { PROBLEM_TEXTS, SUGGESTION_TEXT } from '../../interpolate/phrases.ts';
import type { Problem } from '../../interpolate/problem.ts';
import { phrase } from '../../report/fill-phrase.ts';
import { WORDS } from '../../report/phrases.ts';
import { reference } from '../../report/place.ts';
import type { Language } from '../../base/language.ts';

/** Why om or bosh would refuse, for a person: place, what is wrong, what to do. */
export function describeProblem(problem: Problem, language: Language): string {
  const { what, advice } = PROBLEM_TEXTS[problem.class][language];
  const suggestion = problem.data['suggestion'] === undefined ? '' : ` ${SUGGESTION_TEXT[language]}`;
  return line(
    language,
    problem.at,
    phrase(`${what}${suggestion}`, problem.data, language),
    phrase(advice, problem.data, language),
    problem.class,
  );
}

/** The same for what `om configure-*` refuses after interpolation. */
export function describeStrictProblem(problem: StrictProblem, language: Language): string {
  const { what, advice } = STRICT_TEXTS[problem.class][language];
  const suggestion = problem.data['suggestion'] === undefined ? '' : ` ${SUGGESTION_TEXT[language]}`;
  return line(
    language,
    problem.at,
    phrase(`${what}${suggestion}`, problem.data, language),
    phrase(advice, problem.data, language),
    problem.class,
  );
}

function line(language: Language, at: Span | undefined, what: string, advice: string, kind: string): string {
  const place = at === undefined ? '' : `${reference(at)}: `;
  return `${place}${WORDS[language].severity.error}: ${what} ${advice} [${kind}]\n`;
}
