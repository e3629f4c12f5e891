import { type FeatureSet, flag } from './model.ts';

/** What is known of a time in a record that could be when it was posted. */
export interface TimeFacts {
  /** By markup, not by words alone. */
  readonly isDeclared: boolean;
  readonly isUnderstood: boolean;
  /** A day without a time of day. */
  readonly isDay: boolean;
  /** `3 hours ago`. */
  readonly isAge: boolean;
  /** Tag, class and the like of its element. */
  readonly name: string;
  /** The words say, or those before them, that it is of an account, a change or an answer. */
  readonly isOther: boolean;
  /** A label with a colon stands before it. */
  readonly isLabelled: boolean;
  readonly isLinked: boolean;
  /** The share of records of the kind that have a time at this place, 0 to 1. */
  readonly share: number;
  /** How many times stand before it in the record. */
  readonly order: number;
  /** In a paragraph, quotation or preformatted text. */
  readonly isInProse: boolean;
  /** In a part of the record that is named after a person. */
  readonly isInCard: boolean;
}

export const timeFeatures = {
  declared: (facts: TimeFacts) => flag(facts.isDeclared),
  understood: (facts: TimeFacts) => flag(facts.isUnderstood),
  day: (facts: TimeFacts) => flag(facts.isDay),
  age: (facts: TimeFacts) => flag(facts.isAge),
  namedTime: (facts: TimeFacts) => flag(/publish|posted|created|date|time|when/i.test(facts.name)),
  namedOther: (facts: TimeFacts) => flag(/edit|updat|modif|join|regist|last/i.test(facts.name)),
  other: (facts: TimeFacts) => flag(facts.isOther),
  labelled: (facts: TimeFacts) => flag(facts.isLabelled),
  linked: (facts: TimeFacts) => flag(facts.isLinked),
  share: (facts: TimeFacts) => facts.share,
  first: (facts: TimeFacts) => flag(facts.order === 0),
  order: (facts: TimeFacts) => Math.min(facts.order, lastOrder) / lastOrder,
  inProse: (facts: TimeFacts) => flag(facts.isInProse),
  inCard: (facts: TimeFacts) => flag(facts.isInCard),
} satisfies FeatureSet<TimeFacts>;

/** Beyond so many times, one more says nothing more. */
const lastOrder = 4;

export type TimeFeature = keyof typeof timeFeatures;
