import type { Guide, TypicalCase } from '../../schema.ts';
import { text } from '../../text.ts';
import type { Words } from '../named.ts';

export type LibraryEntry = { readonly guide: Guide; readonly typicalCase: TypicalCase };

/** What somebody who knows would say about a category: what to do, and a fictional case with its outcome. */
export function entry(
  category: string,
  steps: readonly Words[],
  story: { readonly title: Words; readonly story: Words; readonly outcome: Words },
): LibraryEntry {
  return {
    guide: { category, steps: steps.map((step) => text(...step)) },
    typicalCase: {
      category,
      title: text(...story.title),
      story: text(...story.story),
      outcome: text(...story.outcome),
    },
  };
}
