/**
 * JSON that may be printed into any log: characters that a terminal or a CI server could act on are written as `\uXXXX`, so a reader of
 * the JSON gets the very text and a reader of the log sees nothing happen.
 */

const UNSAFE =
  /[\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]|##(?=\[|vso\[|teamcity\[)/giu;
const TAGS = /[\u{e0000}-\u{e0fff}]/gu;

/** A value as JSON, indented by two blanks unless `compact`; with a final line end. */
export function safeJson(value: unknown, compact = false): string {
  const json = compact ? JSON.stringify(value) : JSON.stringify(value, undefined, 2);
  return `${json.replace(UNSAFE, escaped).replace(TAGS, escaped)}\n`;
}

function escaped(text: string): string {
  if (text === '##') return '\\u0023#';
  return [...Array(text.length).keys()].map((index) => `\\u${text.charCodeAt(index).toString(16).padStart(4, '0')}`).join('');
}
