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
    bias: -4.617,
    coefficients: {
      declared: 2.585,
      named: 0.596,
      weak: 3.853,
      guessed: 1.399,
      inPerson: 3.724,
      share: 1.28,
      variety: 1.118,
      order: -5.565,
      first: 1.328,
      linked: 0.746,
      linkOfPicture: 0.988,
      besideTime: 1.891,
      beforeTime: 0.835,
      label: 1.158,
      afterPicture: 0.088,
      inBody: -0.051,
      leadsBody: -0.627,
      handleInBody: -0.051,
      inProse: -2.082,
      bold: 1.011,
      handle: -3.851,
      long: -4.44,
      sentence: -3.81,
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
    bias: -0.04,
    coefficients: {
      length: 0.805,
      part: 1.183,
      share: 0.466,
      variety: 0.138,
      lengthByShare: 0.896,
      linked: -0.741,
      namedBody: 0.38,
      inNamedBody: 0.606,
      namedControl: -0.153,
      namedAccessory: -1.094,
      ordinal: -0.051,
      afterHead: 0.623,
      prose: 0.479,
    },
  },
};
