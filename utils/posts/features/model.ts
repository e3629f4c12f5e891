/**
 * Named numbers that can be told of one thing to be judged; each is a pure function of what is known of it.
 */
export type FeatureSet<Facts> = Readonly<Record<string, (facts: Facts) => number>>;

/** What each feature adds, and what is there before any: as fitted by `npm run fit:posts`. */
export interface Model<Name extends string> {
  readonly bias: number;
  readonly coefficients: Readonly<Record<Name, number>>;
}

/** What the features of a thing add up to: the greater, the likelier it is right; above 0, it rather is. */
export function addedBy<Name extends string, Facts>(
  { bias, coefficients }: Model<Name>,
  features: Readonly<Record<Name, (facts: Facts) => number>>,
  facts: Facts,
): number {
  let sum = bias;
  for (const name in coefficients) sum += coefficients[name] * features[name](facts);
  return sum;
}

/** The features' numbers in the order in which they are named. */
export function numbersOf<Facts>(features: FeatureSet<Facts>, facts: Facts): number[] {
  return Object.values(features).map((feature) => feature(facts));
}

/** 1 for what holds, 0 for what does not. */
export function flag(holds: boolean): number {
  return holds ? 1 : 0;
}
