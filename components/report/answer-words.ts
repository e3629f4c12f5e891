import type { Translator } from '../../utils/i18n/translate.ts';
import { findElement } from '../../utils/standard/find.ts';
import type { Standard } from '../../utils/standard/schema.ts';

const instant = /^\d{4}-\d{2}-\d{2}T/;

/** An answer as a person reads it: a choice by its name, a moment in their own time. The data itself stays as it is. */
export function answerWords(
  element: string,
  value: string,
  standard: Standard,
  { pick, t, when }: Translator,
): string {
  const field = findElement(standard, element)?.field;
  if (field?.type === 'choice') {
    const chosen = field.choices.find((choice) => choice.id === value);
    return chosen === undefined ? value : pick(chosen.name);
  }
  if (field?.type === 'consent') return t('form.yes');
  return field?.type === 'date' && instant.test(value) ? when(value) : value;
}
