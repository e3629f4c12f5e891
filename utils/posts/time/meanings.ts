export const units = ['second', 'minute', 'hour', 'day', 'week', 'month', 'year'] as const;
export type Unit = (typeof units)[number];
/** What a figure counts by the sign or word that is written right after it: `年`, `日`, `時`. */
export type Part = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second';

/** What a word or phrase of a language says about time. A `#` in a phrase stands for a figure. */
export type Meaning =
  /** By its number from 1 in a calendar; without a number it is the phrase's figure. */
  | { readonly kind: 'month'; readonly month?: number; readonly calendar: string }
  /** Sunday is 0. One that is a single sign counts only in brackets. */
  | { readonly kind: 'weekday'; readonly day: number; readonly isNarrow: boolean }
  /** So long ago; without a count it is the phrase's figure, and NaN where the phrase leaves it open. */
  | {
      readonly kind: 'age';
      readonly unit: Unit;
      readonly count?: number;
      readonly isShort?: boolean;
    }
  /** So many days from today. */
  | { readonly kind: 'day'; readonly offset: number }
  /** The hours of the day that it may belong to, as bits. */
  | { readonly kind: 'half'; readonly hours: number }
  /** The year of our era is the figure beside it and this. */
  | { readonly kind: 'era'; readonly add: number }
  | { readonly kind: 'part'; readonly of: Part }
  /** Stands between parts of a date and says nothing: `de`, `г.`, `at`. */
  | { readonly kind: 'joint' };
