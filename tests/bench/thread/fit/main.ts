/**
 * `npm run fit:posts`: fits the weights of `utils/posts/features/weights.ts` over the labelled fixture pages
 * and writes them. `--curve` prints how the share of right choices grows with the pages, and writes nothing.
 * `PLAINT_FIT_PAGES` may name a folder of further pages of the same form, for a look at what more would give.
 */
import { writeFile } from 'node:fs/promises';
import { examplesOf, modelNames } from './examples.ts';
import { fitWeights, learningCurve } from './fit-weights.ts';
import { labelledPages } from './labelled-pages.ts';
import { weightsFile } from './weights-file.ts';

const further = process.env['PLAINT_FIT_PAGES'];
const pages = (await labelledPages(further)).map((page) => ({
  part: page.part,
  examples: examplesOf(page),
}));
const fitted = fitWeights(pages);
for (const name of modelNames) {
  const { ridge, testShare, testChoices } = fitted[name];
  console.log(
    `${name.padEnd(8)} right in ${(100 * testShare).toFixed(1)} % of ${testChoices} choices on pages for the test; ridge ${ridge}`,
  );
}
if (process.argv.includes('--curve')) {
  const training = pages.filter(({ part }) => part === 'training').length;
  const counts = [2, 4, 8, 16, 32, 64, training].filter((count) => count <= training);
  console.log(`pages    ${counts.map((count) => String(count).padStart(6)).join('')}`);
  for (const name of modelNames) {
    const shares = learningCurve(pages, name, counts);
    console.log(
      `${name.padEnd(8)} ${shares.map((share) => (100 * share).toFixed(1).padStart(6)).join('')}`,
    );
  }
} else if (further === undefined) {
  const file = new URL('../../../../utils/posts/features/weights.ts', import.meta.url);
  await writeFile(file, weightsFile(fitted));
  console.log('written');
}
