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
    bias: -4.622,
    coefficients: {
      declared: 2.585,
      named: 0.575,
      weak: 3.879,
      guessed: 1.399,
      inPerson: 3.726,
      share: 1.282,
      variety: 1.118,
      order: -5.562,
      first: 1.329,
      linked: 0.746,
      linkOfPicture: 0.991,
      besideTime: 1.89,
      beforeTime: 0.839,
      label: 1.159,
      afterPicture: 0.086,
      inBody: -0.051,
      leadsBody: -0.626,
      handleInBody: -0.051,
      inProse: -2.084,
      bold: 1.015,
      handle: -3.852,
      long: -4.444,
      sentence: -3.81,
      figures: 0,
    },
  },
  time: {
    bias: -2.833,
    coefficients: {
      declared: 0.562,
      understood: 7.424,
      day: -0.547,
      age: 0.445,
      namedTime: 0.118,
      namedOther: 0.029,
      other: -1.861,
      labelled: -1.119,
      linked: -0.003,
      share: 0.161,
      first: 0.48,
      order: -0.532,
      inProse: 0.451,
      inCard: -0.13,
    },
  },
  body: {
    bias: -0.036,
    coefficients: {
      length: 0.807,
      part: 1.182,
      share: 0.466,
      variety: 0.137,
      lengthByShare: 0.898,
      linked: -0.741,
      namedBody: 0.385,
      inNamedBody: 0.605,
      namedControl: -0.153,
      namedAccessory: -1.092,
      ordinal: -0.051,
      afterHead: 0.626,
      prose: 0.477,
    },
  },
};
