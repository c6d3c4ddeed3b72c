import { textOf } from '../base/source.ts';
import { editSpan, type Origin } from '../value/origin.ts';
import type { RuleEdit } from '../rule/rule.ts';
import type { Fix } from './diagnostic.ts';

/**
 * The edit that a rule describes, at the place where the value is written. A value that came by a variable may have other uses, so its edit is unsafe.
 * `remove` needs the lines around a key and is offered by the fixer of a later release; here it gives nothing.
 */
export function fixOf(edit: RuleEdit, origin: Origin): Fix | undefined {
  const span = editSpan(origin);
  if (span === undefined) return undefined;
  const safety = origin.kind === 'written' ? 'safe' : 'unsafe';
  switch (edit.kind) {
    case 'set': {
      const text = String(edit.value);
      return { title: { en: `set it to ${text}`, ko: `${text}(으)로 변경` }, safety, edits: [{ span, text }] };
    }
    case 'quote': {
      const text = `"${textOf(span).replace(/["\\]/g, '\\$&')}"`;
      return { title: { en: 'put it in quotes', ko: '따옴표로 감싸기' }, safety, edits: [{ span, text }] };
    }
    case 'remove':
      return undefined;
  }
}
