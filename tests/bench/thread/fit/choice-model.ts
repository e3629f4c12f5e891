/** Several things of which one, or none, is to be chosen. */
export interface Choice {
  /** A list of numbers for each thing. */
  readonly things: readonly (readonly number[])[];
  /** Position of the right one; undefined where it is none of them. */
  readonly right: number | undefined;
  readonly weight: number;
}

/** What each feature adds, and last what being any of the things adds over being none. */
export type Coefficients = readonly number[];

/** Newton's steps: after these nothing changes in the digits that are kept, and every run takes as many. */
const steps = 25;

/**
 * Logistic regression over choices: the likelihood of each thing in a choice is as e to the power of what its
 * features add, that of none as 1. Newton's method with a ridge, over all choices at once in the order given:
 * the same choices give the same numbers. The last coefficient is not drawn to 0.
 */
export function fitChoices(choices: readonly Choice[], size: number, ridge: number): Coefficients {
  let coefficients = Array.from({ length: size + 1 }, () => 0);
  for (let step = 0; step < steps; step++) {
    const gradient = coefficients.map((value, at) => (at === size ? 0 : -ridge * value));
    const curvature = coefficients.map((_, row) =>
      coefficients.map((__, column) =>
        row !== column ? 0 : row === size ? leastCurvature : ridge,
      ),
    );
    for (const choice of choices) addChoice(choice, coefficients, gradient, curvature);
    const change = solve(curvature, gradient);
    coefficients = coefficients.map((value, at) => value + (change[at] ?? 0));
  }
  return coefficients;
}

/** Keeps the system solvable where nothing speaks of the last coefficient. */
const leastCurvature = 1e-6;

function addChoice(
  { things, right, weight }: Choice,
  coefficients: Coefficients,
  gradient: number[],
  curvature: number[][],
): void {
  const inputs = things.map((thing) => [...thing, 1]);
  const likelihoods = likelihoodsOf(coefficients, things);
  const mean = gradient.map((_, at) =>
    inputs.reduce((sum, input, each) => sum + (likelihoods[each] ?? 0) * (input[at] ?? 0), 0),
  );
  const wanted = right === undefined ? undefined : inputs[right];
  gradient.forEach((value, at) => {
    gradient[at] = value + weight * ((wanted?.[at] ?? 0) - (mean[at] ?? 0));
  });
  inputs.forEach((input, each) => {
    const share = weight * (likelihoods[each] ?? 0);
    input.forEach((value, row) => {
      const line = curvature[row];
      if (line === undefined || value === 0) return;
      input.forEach((other, column) => {
        line[column] = (line[column] ?? 0) + share * value * other;
      });
    });
  });
  mean.forEach((value, row) => {
    const line = curvature[row];
    if (line === undefined || value === 0) return;
    mean.forEach((other, column) => {
      line[column] = (line[column] ?? 0) - weight * value * other;
    });
  });
}

/** Of each thing; what is left to 1 is that of none. */
function likelihoodsOf(coefficients: Coefficients, things: Choice['things']): number[] {
  const powers = things.map((thing) => Math.exp(addedBy(coefficients, thing)));
  const sum = powers.reduce((total, power) => total + power, 1);
  return powers.map((power) => power / sum);
}

/** What a thing's features add up to; the greater, the likelier; below 0 none is likelier. */
export function addedBy(coefficients: Coefficients, thing: readonly number[]): number {
  return thing.reduce(
    (sum, value, at) => sum + value * (coefficients[at] ?? 0),
    coefficients[thing.length] ?? 0,
  );
}

/** The mean logarithm of how likely the right answers were held, with its sign turned: 0 is best. */
export function lossOf(coefficients: Coefficients, choices: readonly Choice[]): number {
  let loss = 0;
  let weights = 0;
  for (const { things, right, weight } of choices) {
    const likelihoods = likelihoodsOf(coefficients, things);
    const none = 1 - likelihoods.reduce((sum, each) => sum + each, 0);
    const held = right === undefined ? none : (likelihoods[right] ?? 0);
    loss -= weight * Math.log(Math.max(held, leastLikelihood));
    weights += weight;
  }
  return loss / Math.max(weights, leastLikelihood);
}

/** So that one answer held impossible does not outweigh all others. */
const leastLikelihood = 1e-9;

/** Gauss's elimination of a positive definite system. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((line, at) => [...line, right[at] ?? 0]);
  const size = rows.length;
  for (let pivot = 0; pivot < size; pivot++) {
    const line = rows[pivot] ?? [];
    for (let row = pivot + 1; row < size; row++) {
      const below = rows[row] ?? [];
      const factor = (below[pivot] ?? 0) / (line[pivot] ?? 1);
      for (let at = pivot; at <= size; at++)
        below[at] = (below[at] ?? 0) - factor * (line[at] ?? 0);
    }
  }
  const solution = Array.from({ length: size }, () => 0);
  for (let row = size - 1; row >= 0; row--) {
    const line = rows[row] ?? [];
    let sum = line[size] ?? 0;
    for (let at = row + 1; at < size; at++) sum -= (line[at] ?? 0) * (solution[at] ?? 0);
    solution[row] = sum / (line[row] ?? 1);
  }
  return solution;
}
