/**
 * Matches addresses against a regular expression that stands in a file, such as UAA's list of proxies. The expression is never handed to the engine of
 * JavaScript, which a hostile one could keep busy: sets of positions are moved through it instead, and what is beyond the part of the language that such
 * lists use gives no answer.
 */

type Node =
  | { readonly kind: 'one'; readonly accepts: (character: string) => boolean }
  | { readonly kind: 'sequence'; readonly parts: readonly Node[] }
  | { readonly kind: 'choice'; readonly options: readonly Node[] }
  | { readonly kind: 'repeat'; readonly part: Node; readonly least: number; readonly most: number };

const LONGEST_PATTERN = 4000;
const DEEPEST_GROUP = 3;

/** Whether the whole text matches, as `String.matches` of Java means it; undefined for an expression that is broken or not understood. */
export function matchesWhole(pattern: string, text: string): boolean | undefined {
  const root = parse(pattern);
  return root === undefined ? undefined : move(root, new Set([0]), text).has(text.length);
}

class NotUnderstood extends Error {}

function parse(pattern: string): Node | undefined {
  if (pattern.length > LONGEST_PATTERN) return undefined;
  const reader = new Reader(pattern);
  try {
    const node = reader.choice(0);
    return reader.isAtEnd ? node : undefined;
  } catch (error) {
    if (error instanceof NotUnderstood) return undefined;
    throw error;
  }
}

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  choice(depth: number): Node {
    if (depth > DEEPEST_GROUP) throw new NotUnderstood();
    const options = [this.#sequence(depth)];
    while (this.#take('|')) options.push(this.#sequence(depth));
    return { kind: 'choice', options };
  }

  #sequence(depth: number): Node {
    const parts: Node[] = [];
    while (!this.isAtEnd && this.#text[this.#at] !== '|' && this.#text[this.#at] !== ')') {
      // Anchors say what is meant anyway: the whole text.
      if (this.#take('^') || this.#take('$')) continue;
      parts.push(this.#quantified(this.#atom(depth)));
    }
    return { kind: 'sequence', parts };
  }

  #atom(depth: number): Node {
    if (this.#take('(')) {
      if (this.#take('?') && !this.#take(':')) throw new NotUnderstood();
      const group = this.choice(depth + 1);
      if (!this.#take(')')) throw new NotUnderstood();
      return group;
    }
    if (this.#take('[')) return this.#class();
    const character = this.#next();
    if (character === '.') return { kind: 'one', accepts: () => true };
    if (character === '\\') return { kind: 'one', accepts: escaped(this.#next()) };
    if ('*+?{}]'.includes(character)) throw new NotUnderstood();
    return { kind: 'one', accepts: (other) => other === character };
  }

  /** `[0-9a]`; negated ones and those with escapes other than `\d` and `\.` are not used for addresses. */
  #class(): Node {
    const tests: ((character: string) => boolean)[] = [];
    while (!this.#take(']')) {
      const from = this.#next();
      if (from === '^') throw new NotUnderstood();
      if (from === '\\') {
        tests.push(escaped(this.#next()));
      } else if (this.#text[this.#at] === '-' && this.#text[this.#at + 1] !== ']') {
        this.#next();
        const to = this.#next();
        tests.push((character) => from <= character && character <= to);
      } else {
        tests.push((character) => character === from);
      }
    }
    return { kind: 'one', accepts: (character) => tests.some((accepts) => accepts(character)) };
  }

  #quantified(part: Node): Node {
    const bounds = this.#take('*') ? [0, Infinity] : this.#take('+') ? [1, Infinity] : this.#take('?') ? [0, 1] : this.#braces();
    if (bounds === undefined) return part;
    // A lazy quantifier accepts the same texts; a possessive one does not.
    if (!this.#take('?') && this.#text[this.#at] === '+') throw new NotUnderstood();
    return { kind: 'repeat', part, least: bounds[0]!, most: bounds[1]! };
  }

  #braces(): readonly number[] | undefined {
    if (this.#text[this.#at] !== '{') return undefined;
    const match = /^\{([0-9]{1,3})(,([0-9]{1,3})?)?\}/.exec(this.#text.slice(this.#at, this.#at + 10));
    if (match === null) throw new NotUnderstood();
    this.#at += match[0].length;
    const least = Number(match[1]);
    return [least, match[2] === undefined ? least : match[3] === undefined ? Infinity : Number(match[3])];
  }

  #take(character: string): boolean {
    if (this.#text[this.#at] !== character) return false;
    this.#at++;
    return true;
  }

  #next(): string {
    const character = this.#text[this.#at];
    if (character === undefined) throw new NotUnderstood();
    this.#at++;
    return character;
  }
}

function escaped(character: string): (other: string) => boolean {
  if (character === 'd') return (other) => other >= '0' && other <= '9';
  if (/[a-zA-Z0-9]/.test(character)) throw new NotUnderstood();
  return (other) => other === character;
}

/** The positions that can be reached from these. */
function move(node: Node, from: ReadonlySet<number>, text: string): ReadonlySet<number> {
  switch (node.kind) {
    case 'one':
      return new Set([...from].filter((at) => at < text.length && node.accepts(text[at]!)).map((at) => at + 1));
    case 'sequence':
      return node.parts.reduce((positions, part) => (positions.size === 0 ? positions : move(part, positions, text)), from);
    case 'choice':
      return new Set(node.options.flatMap((option) => [...move(option, from, text)]));
    case 'repeat':
      return repeat(node, from, text);
  }
}

function repeat(node: Node & { readonly kind: 'repeat' }, from: ReadonlySet<number>, text: string): ReadonlySet<number> {
  const reached = new Set(node.least === 0 ? from : []);
  let positions = from;
  // No text is longer than its characters: more rounds than that reach nothing new.
  for (let round = 1; round <= Math.min(node.most, text.length + node.least) && positions.size > 0; round++) {
    positions = move(node.part, positions, text);
    if (round >= node.least) for (const at of positions) reached.add(at);
  }
  return reached;
}
