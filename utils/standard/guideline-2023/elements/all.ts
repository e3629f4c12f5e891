import type { Element } from '../../schema.ts';
import { contentElements } from './content.ts';
import { enterpriseElements } from './enterprise.ts';
import { personalElements } from './personal.ts';
import { reporterElements } from './reporter.ts';
import { searchElements } from './search.ts';

/** Every element, in the order in which a form asks for them. */
export const elements: readonly Element[] = [
  ...contentElements,
  ...personalElements,
  ...searchElements,
  ...enterpriseElements,
  ...reporterElements,
];
