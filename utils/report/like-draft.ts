import type { Standard } from '../standard/schema.ts';
import type { Draft } from './draft.ts';

/** What was typed and holds for the next report too; a declaration is made anew for every one. */
export function lastingAnswers(draft: Draft, standard: Standard): Record<string, string> {
  const declared = new Set(
    standard.elements.flatMap(({ id, field }) => (field.type === 'consent' ? [id] : [])),
  );
  return Object.fromEntries(
    Object.entries(draft.answers).filter(([id, value]) => value !== '' && !declared.has(id)),
  );
}

/**
 * The draft filled in like an earlier one: same kind of harm, same reporter, same reasons and papers. What the
 * new capture tells stays its own.
 */
export function likeDraft(earlier: Draft, standard: Standard): (draft: Draft) => Draft {
  const answers = lastingAnswers(earlier, standard);
  const { category, affected, reporter, attachments, language } = earlier;
  return (draft) => ({
    ...draft,
    ...(category === undefined ? {} : { category }),
    ...(affected === undefined ? {} : { affected }),
    ...(language === undefined ? {} : { language }),
    reporter,
    answers: { ...answers, ...draft.answers },
    attachments: draft.attachments.length === 0 ? attachments : draft.attachments,
  });
}
