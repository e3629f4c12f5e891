import { type FeatureSet, flag } from './model.ts';

/** What is known of a block of a record that could be what it says. */
export interface BlockFacts {
  /** Code units at this place, a record of the kind on average. */
  readonly meanLength: number;
  /** Of this block itself, of all plain words of the record, 0 to 1. */
  readonly part: number;
  /** The share of records of the kind that have words at this place, 0 to 1. */
  readonly share: number;
  /** Different words at this place in records of the kind, by all there. */
  readonly variety: number;
  /** The share of its letters that is in links, 0 to 1. */
  readonly linked: number;
  readonly isNamedBody: boolean;
  /** Within something so named that shows neither who nor when. */
  readonly isInNamedBody: boolean;
  readonly isNamedControl: boolean;
  /** Named as something about a person that is not the name: a rank, a signature. */
  readonly isNamedAccessory: boolean;
  /** The number of a post. */
  readonly isOrdinal: boolean;
  /** After the first name or time in the record. */
  readonly isAfterHead: boolean;
  /** A paragraph, quotation or preformatted text. */
  readonly isProse: boolean;
}

export const bodyFeatures = {
  length: (facts: BlockFacts) => Math.log2(2 + facts.meanLength) / 10,
  part: (facts: BlockFacts) => facts.part,
  share: (facts: BlockFacts) => facts.share,
  variety: (facts: BlockFacts) => facts.variety,
  lengthByShare: (facts: BlockFacts) => (Math.log2(2 + facts.meanLength) / 10) * facts.share,
  linked: (facts: BlockFacts) => facts.linked,
  namedBody: (facts: BlockFacts) => flag(facts.isNamedBody),
  inNamedBody: (facts: BlockFacts) => flag(facts.isInNamedBody && !facts.isNamedBody),
  namedControl: (facts: BlockFacts) => flag(facts.isNamedControl),
  namedAccessory: (facts: BlockFacts) => flag(facts.isNamedAccessory && !facts.isNamedBody),
  ordinal: (facts: BlockFacts) => flag(facts.isOrdinal),
  afterHead: (facts: BlockFacts) => flag(facts.isAfterHead),
  prose: (facts: BlockFacts) => flag(facts.isProse),
} satisfies FeatureSet<BlockFacts>;

export type BodyFeature = keyof typeof bodyFeatures;
