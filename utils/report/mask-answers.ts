import { maskPersonalData } from '../standard/coach/mask-personal-data.ts';
import { findElement } from '../standard/find.ts';
import { namesReporter } from '../standard/names-reporter.ts';
import type { Element, Standard } from '../standard/schema.ts';

/** What the reporter says about themselves or their enterprise is meant to be read. */
function isOwnData(element: Element): boolean {
  return namesReporter(element) || element.id === 'enterprise-name';
}

function isProse(id: string, standard: Standard): boolean {
  const element = findElement(standard, id);
  if (element === undefined || isOwnData(element)) return false;
  return element.field.type === 'text' || element.field.type === 'statement';
}

export interface MaskedAnswers {
  readonly answers: Readonly<Record<string, string>>;
  /** The full text of the answers that were changed. */
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
