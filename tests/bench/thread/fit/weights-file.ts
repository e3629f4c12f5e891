import { featureNames, type ModelName, modelNames } from './examples.ts';
import type { FittedModel } from './fit-weights.ts';

/** Digits after the point: what lies below changes no choice, and differs between machines. */
const digits = 3;

const head = `import type { AuthorFeature } from './author-features.ts';
import type { BodyFeature } from './body-features.ts';
import type { Model } from './model.ts';
import type { TimeFeature } from './time-features.ts';

/** Written by \`npm run fit:posts\` from the fixture pages; never by hand. */
export const weights: {
  readonly author: Model<AuthorFeature>;
  readonly time: Model<TimeFeature>;
  readonly body: Model<BodyFeature>;
} = {
`;

/** The text of `utils/posts/features/weights.ts`. */
export function weightsFile(fitted: Readonly<Record<ModelName, FittedModel>>): string {
  return `${head}${modelNames.map((name) => `  ${name}: ${modelText(name, fitted[name])},\n`).join('')}};\n`;
}

function modelText(name: ModelName, { coefficients }: FittedModel): string {
  const names = featureNames[name];
  const lines = names.map((name, at) => `      ${name}: ${shown(coefficients[at])},\n`);
  return `{\n    bias: ${shown(coefficients[names.length])},\n    coefficients: {\n${lines.join('')}    },\n  }`;
}

function shown(value = 0): string {
  return String(Number(value.toFixed(digits)) + 0);
}
