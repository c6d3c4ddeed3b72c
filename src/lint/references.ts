import { chooserOf, summarize } from '../facts/change/reference.ts';
import type { Reference } from '../facts/input.ts';
import type { Foundation } from '../foundation/foundation.ts';

/** What the foundations of a run are compared with, each by its place in the run. A foundation is held only until its summary is made. */
export class References {
  /** Those that others are compared with: who is judged first need not be read twice. */
  readonly places: ReadonlySet<number>;
  readonly #chosen: readonly (number | undefined)[];
  readonly #open: (index: number) => Foundation;
  readonly #held = new Map<number, Foundation>();
  readonly #summaries = new Map<number, Reference>();

  /** `foundations` need not be evaluated; `open` gives one that can be. */
  constructor(foundations: readonly Pick<Foundation, 'name' | 'purpose'>[], open: (index: number) => Foundation) {
    const choose = chooserOf(foundations.map(({ name, purpose }, index) => ({ name, purpose, index })));
    this.#chosen = foundations.map((foundation) => choose(foundation)?.index);
    this.places = new Set(this.#chosen.flatMap((index) => index ?? []));
    this.#open = open;
  }

  /** Says that a foundation is evaluated now. */
  hold(index: number, foundation: Foundation): void {
    if (this.places.has(index) && !this.#summaries.has(index)) this.#held.set(index, foundation);
  }

  /** Says what others find at a place, when it is known without the foundation. */
  know(index: number, summary: Reference): void {
    this.#summaries.set(index, summary);
  }

  /** What the foundation at a place is compared with; undefined when it is not. */
  of(index: number): Reference | undefined {
    const place = this.#chosen[index];
    return place === undefined ? undefined : this.summaryOf(place);
  }

  /** What others find at a place. */
  summaryOf(place: number): Reference {
    let summary = this.#summaries.get(place);
    if (summary === undefined) this.#summaries.set(place, (summary = summarize(this.#held.get(place) ?? this.#open(place))));
    this.#held.delete(place);
    return summary;
  }
}
