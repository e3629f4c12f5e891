import type { AuthorFeature } from './author-features.ts';
import type { BodyFeature } from './body-features.ts';
import type { Model } from './model.ts';
import type { TimeFeature } from './time-features.ts';

/** Written by `npm run fit:posts` from the fixture pages; never by hand. */
export const weights: {
  readonly author: Model<AuthorFeature>;
  readonly time: Model<TimeFeature>;
  readonly body: Model<BodyFeature>;
} = {
  author: {
    bias: -4.304,
    coefficients: {
      declared: 1.869,
      named: 0.864,
      weak: 3.295,
      guessed: 1.421,
      inPerson: 2.425,
      share: 1.179,
      variety: 0.634,
      order: -3.759,
      first: 1.572,
      linked: 0.643,
      linkOfPicture: 0.879,
      besideTime: 1.75,
      beforeTime: 0.815,
      label: 0.913,
      afterPicture: 0.318,
      inBody: -0.042,
      leadsBody: -0.297,
      inProse: -1.825,
      bold: 0.825,
      handle: -2.824,
      long: -3.241,
      sentence: -3.084,
      figures: 0,
    },
  },
  time: {
    bias: -5.404,
    coefficients: {
      declared: 0.536,
      understood: 9.761,
      day: -0.917,
      age: 0.334,
      namedTime: 0.633,
      namedOther: -0.119,
      other: -2.603,
      labelled: -1.493,
      linked: 0.106,
      share: 0.78,
      first: 1.082,
      order: -0.94,
      inProse: 1.118,
      inCard: -0.092,
    },
  },
  body: {
    bias: -0.284,
    coefficients: {
      length: 3.581,
      part: 1.017,
      share: 0.488,
      variety: -1.738,
      lengthByShare: 2.839,
      linked: -1.773,
      namedBody: -0.216,
      inNamedBody: 1.834,
      namedControl: -1.315,
      namedAccessory: -2.924,
      ordinal: -0.247,
      afterHead: 0.971,
      prose: 1.36,
    },
  },
};
