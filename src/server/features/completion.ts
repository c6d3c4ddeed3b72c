import { productsOf } from '../../foundation/product-config.ts';
import { parsePointer } from '../../interpolate/pointer.ts';
import { asScalar } from '../../rule/edited-text.ts';
import type { RuleSet } from '../../rule/rule-set.ts';
import type { Below, Completion, KeyCandidate, ValueCandidate } from './candidates.ts';
import { configKeys } from './config-keys.ts';
import { configValues } from './config-values.ts';
import { ignoredRuleAt } from './ignored-rule.ts';
import { documentsMadeOf, isSameFile, type Placed, type Question } from './question.ts';
import { askedInVain, variableCompletions } from './variable-completions.ts';
import { writtenPlaceAt, type WrittenPlace } from './written-place.ts';

/**
 * What may be written at a place of YAML that is half written: rules in a `taslint-ignore` comment, variables behind `((`, keys and values of the config by the
 * metadata of its tile, else by the catalog, names of the director config. The foundations are those of the last text that could be read.
 */
export function completionsAt(question: Question, rules: RuleSet): readonly Completion[] {
  const { file, offset, foundations, language } = question;
  const ignored = ignoredRuleAt(file, offset);
  if (ignored !== undefined)
    return rules.rules.map((rule) => {
      const { start, end } = ignored.at;
      return { label: rule.id, kind: 'rule', detail: rules.text(rule, language).title, text: rule.id, start, end };
    });
  const place = writtenPlaceAt(file, offset);
  const variables = variableCompletions(question);
  if (variables !== undefined) return variables;
  if (place === undefined) return [];
  const placed = documentsMadeOf(file, foundations).find(({ document }) => isSameFile(document.file, file));
  if (placed === undefined) return [];
  const [config, path] = placed.document.kind === 'ops' ? placedByOperation(placed, place, question) : [placed, place.path];
  if (config === undefined) return [];
  const target = { ...config, product: productsOf(config.foundation).find(({ document }) => document === config.document) };
  if (place.role === 'value') return configValues(target, path, language).map((value) => written(value, place));
  const isVarsKey = placed.document.kind === 'vars' && path.length === 0;
  const keys = (isVarsKey ? askedInVain(file, question) : configKeys(target, path, language))
    .filter(({ label }) => place.hasColon || !place.siblings.has(label))
    .map((key) => withColon(key, place, file.text));
  const items = place.mayBeItem ? configValues(target, path, language).map((value) => written(value, place)) : [];
  return [...keys, ...items];
}

/** Of a value in an ops-file: the config that the operation changes, and the place there. */
function placedByOperation(
  placed: Placed,
  { path: [item, key, ...below] }: WrittenPlace,
  { file, offset, foundations }: Question,
): readonly [Placed | undefined, readonly string[]] {
  const pointer = key === 'value' && item === '*' ? pathOfOperation(file.text, offset) : undefined;
  const config = documentsMadeOf(file, foundations).find(({ document }) => document !== placed.document && document.kind !== 'ops');
  return pointer === undefined ? [undefined, []] : [config, [...pointer, ...below]];
}

/** The `path:` of the operation around an offset, as keys; undefined for none that names a place. */
function pathOfOperation(text: string, offset: number): readonly string[] | undefined {
  const isItem = /^- /gm;
  let start = 0;
  let end = text.length;
  for (const { index } of text.matchAll(isItem)) {
    if (index <= offset) start = index;
    else {
      end = index;
      break;
    }
  }
  const written = /^(?:- | {2})path:[ \t]+["']?(\/[^\s"'#]{1,1000})/m.exec(text.slice(start, end))?.[1];
  const pointer = written === undefined ? undefined : parsePointer(written);
  if (pointer === undefined || typeof pointer === 'string') return undefined;
  return pointer.map((token) => (token.kind === 'key' ? token.key : '*'));
}

function written({ label, kind, detail, rank, isRaw }: ValueCandidate, place: WrittenPlace): Completion {
  const text = place.quote !== '' || isRaw === true ? label : asScalar(label);
  return { label, kind, detail, ...(rank === undefined ? {} : { rank }), ...stretch(place), text: place.needsBlank ? ` ${text}` : text };
}

function withColon({ label, kind, detail, rank, holds }: KeyCandidate, place: WrittenPlace, text: string): Completion {
  const completion = { label, kind, detail, ...(rank === undefined ? {} : { rank }), ...stretch(place) };
  if (place.hasColon || place.quote !== '') return { ...completion, text: label };
  if (place.isInFlow || holds === 'text') return { ...completion, text: `${label}: ` };
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  return { ...completion, text: `${label}:${textBelow(holds, place.column + 2, lineEnd)}` };
}

/** What is written behind the colon of a key, so that the cursor ends where the value begins. */
function textBelow(holds: Below, indent: number, lineEnd: string): string {
  if (holds === 'text') return ' ';
  const start = lineEnd + ' '.repeat(indent);
  if (typeof holds === 'object') return `${start}${holds.key}:${textBelow(holds.holds, indent + 2, lineEnd)}`;
  return holds === 'list' ? `${start}- ` : start;
}

function stretch({ start, end }: WrittenPlace): Pick<Completion, 'start' | 'end'> {
  return { start, end };
}
