import { type FeatureSet, flag } from './model.ts';

/** What is known of a text in a record that could be the name of its author. */
export interface NameFacts {
  readonly text: string;
  /** 3 declared in markup, 2 named so or linked so, 1 weakly, 0.5 guessed beside a time, 0 for nothing. */
  readonly weight: number;
  /** Part of an element that looks like a name by its markup, and shows more. */
  readonly isInPerson: boolean;
  /** The share of records of the kind that have such a text at this place, 0 to 1. */
  readonly share: number;
  /** Different texts at this place in records of the kind, by all there: 1 where each is another. */
  readonly variety: number;
  /** How many such texts stand before it in the record. */
  readonly order: number;
  readonly isLinked: boolean;
  /** The link is also that of a picture in the record. */
  readonly isLinkOfPicture: boolean;
  /** In one short line with a time. */
  readonly isBesideTime: boolean;
  /** Before the first time in the record. */
  readonly isBeforeTime: boolean;
  /** A picture or control of the record is labelled with it. */
  readonly isLabel: boolean;
  /** The first words after a picture. */
  readonly isAfterPicture: boolean;
  /** In a block that is named as what is said. */
  readonly isInBody: boolean;
  /** The first words of its block. */
  readonly leadsBlock: boolean;
  /** In a paragraph, quotation or preformatted text. */
  readonly isInProse: boolean;
  /** Bold or a headline. */
  readonly isBold: boolean;
}

export const authorFeatures = {
  declared: (facts: NameFacts) => flag(facts.weight >= 3),
  named: (facts: NameFacts) => flag(facts.weight >= 2),
  weak: (facts: NameFacts) => flag(facts.weight >= 1),
  guessed: (facts: NameFacts) => flag(facts.weight > 0),
  inPerson: (facts: NameFacts) => flag(facts.weight === 0 && facts.isInPerson),
  share: (facts: NameFacts) => facts.share,
  variety: (facts: NameFacts) => facts.variety,
  order: (facts: NameFacts) => Math.min(facts.order, lastOrder) / lastOrder,
  first: (facts: NameFacts) => flag(facts.order === 0),
  linked: (facts: NameFacts) => flag(facts.isLinked),
  linkOfPicture: (facts: NameFacts) => flag(facts.isLinkOfPicture),
  besideTime: (facts: NameFacts) => flag(facts.isBesideTime),
  beforeTime: (facts: NameFacts) => flag(facts.isBeforeTime),
  label: (facts: NameFacts) => flag(facts.isLabel),
  afterPicture: (facts: NameFacts) => flag(facts.isAfterPicture),
  inBody: (facts: NameFacts) => flag(facts.isInBody && !facts.leadsBlock),
  leadsBody: (facts: NameFacts) => flag(facts.isInBody && facts.leadsBlock),
  handleInBody: (facts: NameFacts) => flag(facts.isInBody && facts.text.startsWith('@')),
  inProse: (facts: NameFacts) => flag(facts.isInProse),
  bold: (facts: NameFacts) => flag(facts.isBold),
  handle: (facts: NameFacts) => flag(facts.text.startsWith('@')),
  long: (facts: NameFacts) => flag(facts.text.length > longName),
  sentence: (facts: NameFacts) => flag(/[.!?。！？…]$/u.test(facts.text)),
  figures: (facts: NameFacts) => flag(!/\p{L}/u.test(facts.text)),
} satisfies FeatureSet<NameFacts>;

/** Beyond so many names, one more says nothing more. */
const lastOrder = 8;
/** Code units: hardly one name in a hundred has more. */
const longName = 30;

export type AuthorFeature = keyof typeof authorFeatures;
