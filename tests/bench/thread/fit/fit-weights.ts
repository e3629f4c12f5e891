import { addedBy, type Choice, type Coefficients, fitChoices, lossOf } from './choice-model.ts';
import { type Examples, type ModelName, modelNames } from './examples.ts';
import type { Part } from './labelled-pages.ts';

export interface LabelledExamples {
  readonly part: Part;
  readonly examples: Examples;
}

export interface FittedModel {
  readonly coefficients: Coefficients;
  readonly ridge: number;
  /** The share of choices that are right, on pages that serve to judge and were not fitted. */
  readonly testShare: number;
  readonly testChoices: number;
}

/** From one that hardly lets the pages speak to one that hardly holds them back. */
const ridges = [1, 0.3, 0.1, 0.03, 0.01];

/**
 * Fits each model: the ridge by how likely it holds the right answers on pages for validation, its worth on
 * pages for the test, and then those and the pages for training together for the weights that are kept.
 */
export function fitWeights(
  pages: readonly LabelledExamples[],
): Readonly<Record<ModelName, FittedModel>> {
  const fitted = modelNames.map((name) => [name, fitModel(pages, name)] as const);
  return Object.fromEntries(fitted) as Record<ModelName, FittedModel>;
}

function fitModel(pages: readonly LabelledExamples[], name: ModelName): FittedModel {
  const training = choicesOf(pages, name, ['training']);
  const test = choicesOf(pages, name, ['test']);
  const ridge = bestRidge(pages, name);
  return {
    coefficients: fitOn(choicesOf(pages, name, ['training', 'test']), ridge),
    ridge,
    testShare: rightShare(fitOn(training, ridge), test),
    testChoices: test.length,
  };
}

/** How the share that is right on the pages for the test grows with the pages that are fitted. */
export function learningCurve(
  pages: readonly LabelledExamples[],
  name: ModelName,
  counts: readonly number[],
): number[] {
  const training = pages.filter(({ part }) => part === 'training');
  const test = choicesOf(pages, name, ['test']);
  const ridge = bestRidge(pages, name);
  return counts.map((count) =>
    rightShare(fitOn(choicesOf(training.slice(0, count), name, ['training']), ridge), test),
  );
}

/**
 * The one with which the right answers are held likeliest on the pages for validation, fitted on those for
 * training.
 */
function bestRidge(pages: readonly LabelledExamples[], name: ModelName): number {
  const training = choicesOf(pages, name, ['training']);
  const validation = choicesOf(pages, name, ['validation']);
  const losses = ridges.map((ridge) => lossOf(fitOn(training, ridge), validation));
  return ridges[losses.indexOf(Math.min(...losses))] ?? 1;
}

function choicesOf(
  pages: readonly LabelledExamples[],
  name: ModelName,
  parts: readonly Part[],
): Choice[] {
  return pages.filter(({ part }) => parts.includes(part)).flatMap(({ examples }) => examples[name]);
}

function fitOn(choices: readonly Choice[], ridge: number): Coefficients {
  const [first] = choices.flatMap(({ things }) => things);
  return fitChoices(choices, first?.length ?? 0, ridge);
}

function rightShare(coefficients: Coefficients, choices: readonly Choice[]): number {
  const right = choices.filter((choice) => chosenIn(coefficients, choice) === choice.right);
  return right.length / Math.max(1, choices.length);
}

function chosenIn(coefficients: Coefficients, { things }: Choice): number | undefined {
  const added = things.map((thing) => addedBy(coefficients, thing));
  const most = Math.max(0, ...added);
  return most > 0 ? added.indexOf(most) : undefined;
}
