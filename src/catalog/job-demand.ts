/** What the templates of a job ask of its properties: where one is not met, BOSH cannot render the job and stops the deploy. */

/**
 * Where a property stands: keys joined by dots, below `properties` of the job; nothing for these themselves. `[]` behind a key stands for each item of its
 * list, `*` for each key of a map, `{}` behind a key for the names of the keys of its map. A path that begins with a dot leads from the innermost of those
 * items and values.
 */
export type PropertyPath = string;

/** What a property is when a demand holds. */
export type JobState =
  /** One of these texts; `true` also for the text. A property that is not there is none of them. */
  | { readonly at: PropertyPath; readonly is: readonly string[] }
  | { readonly at: PropertyPath; readonly matches: RegExp; readonly not?: true }
  /** Written with another value than null, false and nothing. */
  | { readonly at: PropertyPath; readonly set: boolean }
  | { readonly at: PropertyPath; readonly shape: PropertyShape }
  /** The item of the list `in` whose key `by` has the text of `at` has one of these texts as its `key`. */
  | { readonly at: PropertyPath; readonly in: PropertyPath; readonly by: string; readonly key: string; readonly is: readonly string[] };

export type PropertyShape = 'text' | 'number' | 'flag' | 'list' | 'map';

export type JobDemand = {
  readonly at: PropertyPath;
  /** All of these hold, else nothing is asked. */
  readonly when?: readonly JobState[];
  /** `process`: the template takes it, and the program stops at its start. */
  readonly by?: 'process';
} & (
  | {
      readonly asks: 'word';
      readonly words: readonly string[];
      /** Capitals do not count. */
      readonly anyCase?: boolean;
      /** Other versions of the job may take more words. */
      readonly open?: boolean;
    }
  /** A number from `least` to `most`; `or`: this one, too; `texts`: also in quotes. */
  | { readonly asks: 'number'; readonly least?: number; readonly most?: number; readonly or?: number; readonly texts?: boolean }
  /** `items`: the keys that each item of the list has. */
  | { readonly asks: 'shape'; readonly shapes: readonly PropertyShape[]; readonly items?: readonly string[] }
  /** The job no longer takes the property; `instead`: what to write; `open`: versions still run that do. */
  | { readonly asks: 'nothing'; readonly instead: string; readonly open?: boolean }
  /** Text of so many characters. */
  | { readonly asks: 'length'; readonly least?: number; readonly most?: number }
  /** A text of this form. */
  | { readonly asks: 'form'; readonly pattern: RegExp; readonly form: string }
  /** The text is one of those at `of`. */
  | { readonly asks: 'member'; readonly of: PropertyPath }
  /** A map with these keys (`a|b`: either); `filled`: an empty text is as bad as none; `texts`: a text is fine, too. */
  | { readonly asks: 'parts'; readonly parts: readonly string[]; readonly filled?: boolean; readonly texts?: boolean }
  /**
   * Where the property is set, one of the others is: with one of the values (capitals do not count), where there are such. `given`: whatever is written
   * counts as set, an empty text and a variable, too.
   */
  | { readonly asks: 'needs'; readonly others: readonly PropertyPath[]; readonly values?: readonly string[]; readonly given?: boolean }
  /** Where the property is set, the other is not: or has none of the values, where there are such. */
  | { readonly asks: 'without'; readonly other: PropertyPath; readonly values?: readonly string[] }
  /** The keys of the map stand together: all or none. */
  | { readonly asks: 'together'; readonly parts: readonly string[]; readonly filled?: boolean }
  /** From `least` to `most` items of the list have this text (a flag: `true`) as their `key`; no upper limit without `most`. */
  | { readonly asks: 'count'; readonly key: string; readonly is: string; readonly least: number; readonly most?: number }
  /** No two items of the list have the same text there. */
  | { readonly asks: 'distinct'; readonly key: string }
);

export interface JobDemands {
  readonly jobs: readonly string[];
  /** The release whose templates say so, and what was read. */
  readonly source: string;
  /** With one of these settings the job reads none of it. */
  readonly unless?: readonly JobState[];
  readonly demands: readonly JobDemand[];
}
