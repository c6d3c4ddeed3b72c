/**
 * Korean particles depend on how the word before them is read: `router는`, `VM은`, `3으로`, `1로`. Texts are written once with both forms,
 * `은(는)`; here the right one is chosen. Where the reading is not certain both stay, as in any Korean form letter.
 */

/** How the last syllable of a word ends when read aloud. */
type Ending = 'vowel' | 'consonant' | 'rieul' | 'unclear';

/** `[written, after a consonant, after a vowel]`; the written form itself stays where the reading is unclear. */
const PARTICLES: readonly (readonly [string, string, string])[] = [
  ['은(는)', '은', '는'],
  ['는(은)', '은', '는'],
  ['이(가)', '이', '가'],
  ['가(이)', '이', '가'],
  ['을(를)', '을', '를'],
  ['를(을)', '을', '를'],
  ['과(와)', '과', '와'],
  ['와(과)', '과', '와'],
  ['으로(로)', '으로', '로'],
  ['로(으로)', '으로', '로'],
  ['(으)로', '으로', '로'],
  ['(이)', '이', ''],
];
const WRITTEN = new Map(PARTICLES.map((particle) => [particle[0], particle]));
const ANY_PARTICLE = /은\(는\)|는\(은\)|이\(가\)|가\(이\)|을\(를\)|를\(을\)|과\(와\)|와\(과\)|로\(으로\)|으로\(로\)|\(으\)로|\(이\)/g;

/** Chooses the particles of `literal`, a piece of a rule's text; `before` is what was already said, values filled in. */
export function chooseParticles(literal: string, before: string): string {
  return literal.replace(ANY_PARTICLE, (written, offset: number) => {
    const ending = endingOf(offset === 0 ? before : before.slice(-80) + literal.slice(0, offset));
    const particle = WRITTEN.get(written);
    if (particle === undefined || ending === 'unclear') return written;
    const [, afterConsonant, afterVowel] = particle;
    if (ending === 'rieul') return afterConsonant === '으로' ? '로' : afterConsonant;
    return ending === 'consonant' ? afterConsonant : afterVowel;
  });
}

/** A text without the Korean particle at its end, where that stands behind a name, a number or code. */
export function withoutParticle(text: string): string {
  return text.replace(PARTICLE_AT_END, '');
}

const PARTICLE_AT_END =
  /(?<=[\w`)\]"'])(?:은|는|이|가|을|를|과|와|으로|로|의|에|에는|에서|에서는|에도|은\(는\)|이\(가\)|을\(를\)|과\(와\)|\(으\)로)$/;

/** How the end of a text is read: Hangul by its syllable, digits in Sino-Korean, capitals by the names of the letters, words by how they are borrowed. */
function endingOf(text: string): Ending {
  const word = spokenEnd(text.slice(-120));
  const last = word.at(-1);
  if (last === undefined) return 'unclear';
  const code = last.charCodeAt(0);
  if (code >= 0xac00 && code <= 0xd7a3) return ofFinal((code - 0xac00) % 28);
  if (code >= 48 && code <= 57) return DIGITS[code - 48]!;
  if (last === '%') return 'vowel';
  const letters = /[a-z]+$/i.exec(word)?.[0];
  return letters === undefined ? 'unclear' : endingOfLatin(letters);
}

/** 영 일 이 삼 사 오 육 칠 팔 구; tens, hundreds and thousands (십, 백, 천, 만) end in a consonant as 영 does. */
const DIGITS: readonly Ending[] = ['consonant', 'rieul', 'vowel', 'consonant', 'vowel', 'vowel', 'consonant', 'rieul', 'rieul', 'vowel'];

function ofFinal(final: number): Ending {
  if (final === 0) return 'vowel';
  return final === 8 ? 'rieul' : 'consonant';
}

/** The text without what is not read at its end: quotes, brackets, a remark in parentheses after a word. */
function spokenEnd(text: string): string {
  let end = text;
  while (end !== '') {
    const last = end.at(-1)!;
    if (last === ')' && !end.endsWith('))')) {
      const open = end.lastIndexOf('(');
      const outside = open > 0 ? end.slice(0, open).trimEnd() : '';
      if (/[^\s(]$/.test(outside)) {
        end = outside;
        continue;
      }
    }
    if (!'`\'"”’)]}»」』>…. \u00a0'.includes(last)) return end;
    end = end.slice(0, -1);
  }
  return end;
}

/** Words of this field whose borrowed form the spelling does not tell. */
const BORROWED: Readonly<Record<string, Ending>> = {
  credhub: 'vowel',
  github: 'vowel',
  gitlab: 'consonant',
  web: 'consonant',
  job: 'consonant',
  blob: 'consonant',
  type: 'consonant',
  set: 'consonant',
  subnet: 'consonant',
  template: 'consonant',
  state: 'vowel',
  update: 'vowel',
  certificate: 'vowel',
  bucket: 'consonant',
  secret: 'consonant',
  stack: 'consonant',
  public: 'consonant',
  backup: 'consonant',
  app: 'consonant',
  net: 'consonant',
  group: 'consonant',
  metric: 'consonant',
  static: 'consonant',
  block: 'consonant',
  route: 'vowel',
  root: 'vowel',
  site: 'vowel',
  remote: 'vowel',
  silk: 'vowel',
  map: 'consonant',
  ip: 'vowel',
  id: 'vowel',
  db: 'vowel',
  cidr: 'vowel',
};

function endingOfLatin(letters: string): Ending {
  const lower = letters.toLowerCase();
  const borrowed = BORROWED[lower];
  if (borrowed !== undefined) return borrowed;
  const spelled = letters.length === 1 || letters === letters.toUpperCase() || !/[aeiouy]/.test(lower);
  return spelled ? endingOfLetter(lower.at(-1)!) : endingOfWord(lower);
}

/** Names of letters: 엘 and 알 end in ㄹ, 엠 and 엔 in a consonant, all others in a vowel. */
function endingOfLetter(letter: string): Ending {
  if (letter === 'l' || letter === 'r') return 'rieul';
  return letter === 'm' || letter === 'n' ? 'consonant' : 'vowel';
}

/** Loan words by their last letters (router 라우터, disk 디스크, domain 도메인, table 테이블). Endings that go both ways (-b, -c, -k, -p, -t) are unclear. */
function endingOfWord(word: string): Ending {
  if (/(?:[^aeiou]le|[aiou]le|l)$/.test(word)) return 'rieul';
  if (/(?:[aeiouy][mn]e|m|n|ng)$/.test(word)) return 'consonant';
  if (/(?:[tkp]e|[^lrnsfcpx]t|[^nsr]k|[bcp])$/.test(word)) return 'unclear';
  return 'vowel';
}
