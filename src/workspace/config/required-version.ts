import satisfies from 'semver/functions/satisfies.js';
import validRange from 'semver/ranges/valid.js';
import { UsageError } from '../../base/usage-error.ts';
import { VERSION } from '../../base/version.ts';
import type { ScalarNode } from '../../value/node.ts';
import { spanOf } from './config-layer.ts';

/**
 * Holds taslint to the versions that a file asks for, in the words of npm (`^0.2.0`, `>=0.2 <1`); a version before a release counts where it lies in the range.
 * Throws a UsageError at the range when this is another version, or when it is no range.
 */
export function requireVersion(range: ScalarNode): void {
  const at = spanOf(range);
  if (range.text.trim() === '' || validRange(range.text) === null)
    throw new UsageError(
      {
        en: `\`required-version: ${range.text}\` is no range of versions`,
        ko: `버전의 범위가 아닙니다: \`required-version: ${range.text}\``,
      },
      { at, hint: { en: "for example '^1.4.0' or '>=0.2 <1'", ko: "예: '^1.4.0', '>=0.2 <1'" } },
    );
  if (satisfies(VERSION, range.text, { includePrerelease: true })) return;
  throw new UsageError(
    {
      en: `this file asks for taslint ${range.text}, and this is ${VERSION}`,
      ko: `이 파일에는 taslint ${range.text}이(가) 필요한데, 실행한 버전은 ${VERSION}입니다`,
    },
    { at, hint: { en: 'install a version that it asks for, or change the range', ko: '필요한 버전을 설치하거나 범위를 고치세요' } },
  );
}
