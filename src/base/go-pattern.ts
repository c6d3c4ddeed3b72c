/** Escapes that Go's regular expressions know beside punctuation; others are refused. */
const GO_ESCAPES = /^[AaBbCDdEfnPpQrSstvWwxz0-7]$/;

/**
 * Whether Go compiles a regular expression (https://pkg.go.dev/regexp/syntax), which is what om does with a version pattern. Go knows no lookaround, no
 * back references and no repetition of a repetition; for the rest it agrees with JavaScript once its own spellings are put aside.
 */
export function compilesInGo(pattern: string): boolean {
  for (const [, escaped] of pattern.matchAll(/\\([\s\S]?)/g)) {
    if (escaped === '' || (/[A-Za-z0-9]/.test(escaped!) && (!GO_ESCAPES.test(escaped!) || /[1-7]/.test(escaped!)))) return false;
  }
  if (/(^|[^\\])\(\?(?![a-zA-Z]*-?[a-zA-Z]*[:)]|P?<[A-Za-z_])/.test(pattern)) return false;
  const plain = pattern
    .replaceAll(/\(\?[a-zA-Z]*-?[a-zA-Z]*([:)])/g, (_, end: string) => (end === ')' ? '' : '(?:'))
    .replaceAll('(?P<', '(?<')
    .replaceAll(/\[:\^?[a-z]+:\]/g, 'a-z');
  try {
    return new RegExp(plain).source !== '';
  } catch {
    return false;
  }
}
