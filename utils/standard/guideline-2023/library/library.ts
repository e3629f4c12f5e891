import { enterpriseLibrary } from './enterprise.ts';
import type { LibraryEntry } from './entry.ts';
import { personalLibrary } from './personal.ts';
import { publicLibrary } from './public.ts';

/** Guide and typical case of every category. */
export const library: readonly LibraryEntry[] = [
  ...personalLibrary,
  ...publicLibrary,
  ...enterpriseLibrary,
];
