import type { Standard } from '../schema.ts';
import { betterCategories, warnings } from './advice.ts';
import { guideline2023AtDesk } from './at-desk.ts';
import { coach } from './coach/coach.ts';
import { summedUpLaws } from './library/law-summaries.ts';
import { library } from './library/library.ts';
import { rights } from './rights.ts';

/**
 * The first standard: the Guiding Opinions on Further Strengthening the Work of Reporting
 * Online-Infringement Information (August 2023) with the companion norm on enterprise reports.
 */
export const guideline2023: Standard = {
  ...guideline2023AtDesk,
  warnings: [...warnings],
  betterCategories: [...betterCategories],
  guides: library.map((entry) => entry.guide),
  cases: library.map((entry) => entry.typicalCase),
  laws: [...summedUpLaws],
  rights: [...rights],
  coach,
};
