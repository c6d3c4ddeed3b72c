/** Texts in the languages of a page, each once: a rule says the same of many places. */
export class TextPool {
  readonly #numbers = new Map<string, number>();
  readonly #texts: (readonly string[])[] = [];

  /** The place of a text, given in each language in the order of the page. */
  numberOf(texts: readonly string[]): number {
    const key = texts.join('\0');
    let number = this.#numbers.get(key);
    if (number === undefined) {
      this.#numbers.set(key, (number = this.#texts.length));
      this.#texts.push(texts);
    }
    return number;
  }

  /** All texts in the language at a place of the page's list. */
  inLanguage(index: number): readonly string[] {
    return this.#texts.map((texts) => texts[index] ?? '');
  }
}

/** Things that are the same in every language, each once, by the order in which they are first asked for. */
export class NamePool {
  readonly #numbers = new Map<string, number>();

  numberOf(name: string): number {
    let number = this.#numbers.get(name);
    if (number === undefined) this.#numbers.set(name, (number = this.#numbers.size));
    return number;
  }

  get all(): readonly string[] {
    return [...this.#numbers.keys()];
  }
}
