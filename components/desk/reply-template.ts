import { type Case, isInForce } from '../../utils/casework/case.ts';
import type { ActTranslator } from '../../utils/i18n/desk-acts.ts';
import type { Standard } from '../../utils/standard/schema.ts';
import { nameOfMeasure } from './acts/names.ts';
import type { Outcome } from './decisions.ts';

/** Measures that were ordered in a case and neither refused nor ended, by name in the reader's language. */
export function namesOfMeasures(
  { measures }: Pick<Case, 'measures'>,
  standard: Pick<Standard, 'measures'>,
  { pick }: Pick<ActTranslator, 'pick'>,
): readonly string[] {
  const ids = measures.filter(isInForce).map(({ measure }) => measure);
  return [...new Set(ids)].map((id) => nameOfMeasure(id, standard, pick));
}

/** A reply to the reporter: what the decision rests on and, of an upheld report, what was ordered. */
export function replyTemplate(
  outcome: Outcome,
  { what, measures }: { readonly what: string; readonly measures: readonly string[] },
  { t }: Pick<ActTranslator, 't'>,
): string {
  if (outcome !== 'upheld') return t(`template.${outcome}`, { what });
  if (measures.length === 0) return t('template.upheld.none', { what });
  return t('template.upheld', { what, measures: measures.join(', ') });
}
