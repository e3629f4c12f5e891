import { addedBy, type Choice, type Coefficients, fitChoices, lossOf } from './choice-model.ts';
import { type Examples, type ModelName, modelNames } from './examples.ts';
import { folds, type Part } from './labelled-pages.ts';

export interface LabelledExamples {
  readonly part: Part;
  readonly fold: number;
  readonly examples: Examples;
}

export interface FittedModel {
  readonly coefficients: Coefficients;
  readonly ridge: number;
  /** The share of choices that are right, on pages that serve to judge and were not fitted. */
  readonly testShare: number;
  readonly testChoices: number;
}

/**
 * The most careful first. Lesser ones are right no oftener on pages left out, and hold more by what few
 * pages tell.
 */
const ridges = [1, 0.3, 0.1, 0.03];

/**
 * Fits each model: the ridge by how likely it holds the right answers on pages left out of it, its worth on
 * pages for the test, and then all pages together for the weights that are kept.
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
 * The least of those that hold the right answers about as likely as the best on pages left out of the fit,
 * one fold of those for training at a time: over these pages the ridge hardly matters, and the least says
 * most of what they tell.
 */
function bestRidge(pages: readonly LabelledExamples[], name: ModelName): number {
  const training = pages.filter(({ part }) => part === 'training');
  const losses = ridges.map((ridge) =>
    Array.from({ length: folds }, (_, left) => {
      const kept = training.filter(({ fold }) => fold !== left);
      const out = choicesOf(training, name, ['training'], left);
      return lossOf(fitOn(choicesOf(kept, name, ['training']), ridge), out);
    }).reduce((sum, loss) => sum + loss, 0),
  );
  const most = Math.min(...losses) * asLikely;
  return ridges.findLast((_, at) => (losses[at] ?? most + 1) <= most) ?? 1;
}

/** A loss so many times the least is no worse than it. */
const asLikely = 1.15;

function choicesOf(
  pages: readonly LabelledExamples[],
  name: ModelName,
  parts: readonly Part[],
  ofFold?: number,
): Choice[] {
  return pages
    .filter(({ part, fold }) => parts.includes(part) && (ofFold === undefined || fold === ofFold))
    .flatMap(({ examples }) => examples[name]);
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
