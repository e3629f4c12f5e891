import { loadActTranslator } from '../../../utils/i18n/desk-acts.ts';
import { pickLocale } from '../../../utils/i18n/language.ts';
import type { DecisionScene } from '../acts/scene.ts';
import type { OpenedReport } from '../desk-services.ts';
import { nameOfClause } from '../names.ts';
import { namesOfMeasures, replyTemplate } from '../reply-template.ts';
import type { GroupDecision } from './group-draft.ts';

/** The reply of a case of the group, in its own reporter's language, from the same template as any other. */
export async function replyLetter(
  decision: GroupDecision,
  { header }: Pick<OpenedReport, 'header'>,
  { standard, current }: Pick<DecisionScene, 'standard' | 'current'>,
): Promise<string> {
  if (decision.type !== 'case.replied') return '';
  const theirs = await loadActTranslator(pickLocale([header.language]));
  const what = decision.basis.map((id) => nameOfClause(id, standard, theirs)).join(', ');
  const measures = namesOfMeasures(current, standard, theirs);
  return replyTemplate(decision.outcome, { what, measures }, theirs);
}
