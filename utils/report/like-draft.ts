import type { Standard } from '../standard/schema.ts';
import type { Draft } from './draft.ts';

/**
 * The draft filled in like an earlier one: same kind of harm, same reporter, same reasons and papers. What the
 * new capture tells stays its own, and a declaration is made anew for every report.
 */
export function likeDraft(earlier: Draft, standard: Standard): (draft: Draft) => Draft {
  const declared = new Set(
    standard.elements.flatMap(({ id, field }) => (field.type === 'consent' ? [id] : [])),
  );
  const answers = Object.fromEntries(
    Object.entries(earlier.answers).filter(([id, value]) => value !== '' && !declared.has(id)),
  );
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
