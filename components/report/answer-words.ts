import type { Translator } from '../../utils/i18n/translate.ts';
import { chosenChoices } from '../../utils/standard/chosen.ts';
import { findElement } from '../../utils/standard/find.ts';
import type { Standard } from '../../utils/standard/schema.ts';

const instant = /^\d{4}-\d{2}-\d{2}T/;

/**
 * An answer as a person reads it: a choice by its name, a moment in their own time. The data itself stays as
 * it is.
 */
export function answerWords(
  element: string,
  value: string,
  standard: Standard,
  { pick, when }: Translator,
): string {
  const found = findElement(standard, element);
  const field = found?.field;
  if (field?.type === 'choice') {
    const chosen = chosenChoices(field, value);
    return chosen.length === 0 ? value : chosen.map(({ name }) => pick(name)).join(' · ');
  }
  // What was ticked is the sentence itself.
  if (found !== undefined && field?.type === 'consent') return pick(found.howTo);
  return field?.type === 'date' && instant.test(value) ? when(value) : value;
}
