import { maskPersonalData } from '../standard/coach/mask-personal-data.ts';
import { findElement } from '../standard/find.ts';
import type { Standard } from '../standard/schema.ts';

/** What the reporter says about themselves or their enterprise is meant to be read. */
const ownData = new Set(['name', 'contact', 'enterprise-name']);

function isProse(element: string, standard: Standard): boolean {
  const type = findElement(standard, element)?.field.type;
  return !ownData.has(element) && (type === 'text' || type === 'statement');
}

export interface MaskedAnswers {
  readonly answers: Readonly<Record<string, string>>;
  /** The full wording of those that were changed. */
  readonly unmasked: Readonly<Record<string, string>>;
}

/**
 * Answers with the personal data in their prose masked, so that a report does not spread what it complains of
 * (A8a).
 */
export function maskAnswers(
  values: Readonly<Record<string, string>>,
  standard: Standard,
): MaskedAnswers {
  const answers: Record<string, string> = {};
  const unmasked: Record<string, string> = {};
  for (const [element, value] of Object.entries(values)) {
    const { masked, found } = isProse(element, standard)
      ? maskPersonalData(value)
      : { masked: value, found: [] };
    answers[element] = masked;
    if (found.length > 0) unmasked[element] = value;
  }
  return { answers, unmasked };
}
