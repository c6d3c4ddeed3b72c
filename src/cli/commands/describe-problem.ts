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
  return line(problem, PROBLEM_TEXTS[problem.class][language], language);
}

/** The same for what `om configure-*` refuses after interpolation. */
export function describeStrictProblem(problem: StrictProblem, language: Language): string {
  return line(problem, STRICT_TEXTS[problem.class][language], language);
}

function line(
  { at, class: kind, data }: Problem | StrictProblem,
  { what, advice }: { readonly what: string; readonly advice: string },
  language: Language,
): string {
  const place = at === undefined ? '' : `${reference(at)}: `;
  const suggestion = data['suggestion'] === undefined ? '' : ` ${SUGGESTION_TEXT[language]}`;
  const said = [`${what}${suggestion}`, advice].map((text) => phrase(text, data, language)).join(' ');
  return `${place}${WORDS[language].severity.error}: ${said} [${kind}]\n`;
}
