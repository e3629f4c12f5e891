import { defined } from '../defined.ts';
import type { Element, Standard } from '../standard/schema.ts';
import type { Draft } from './draft.ts';
import { ownDocumentKinds, ownElements } from './profile.ts';

/** Answers about one page and one post: they are read from the capture, or would be if it could tell. */
function isOfThePage({ autofill }: Element): boolean {
  return autofill.some((source) => source.startsWith('capture.'));
}

function answersThat(
  draft: Draft,
  standard: Standard,
  isMeant: (element: Element) => boolean,
): Record<string, string> {
  const meant = new Set(standard.elements.filter(isMeant).map(({ id }) => id));
  return Object.fromEntries(
    Object.entries(draft.answers).filter(([id, value]) => value !== '' && meant.has(id)),
  );
}

/**
 * What was typed and may stand in other reports too; a declaration is made anew, and a page's words are its
 * own.
 */
export function lastingAnswers(draft: Draft, standard: Standard): Record<string, string> {
  return answersThat(
    draft,
    standard,
    (element) => element.field.type !== 'consent' && !isOfThePage(element),
  );
}

/**
 * The draft begun like an earlier one: the same kind of harm, the same reporter and what proves who they are.
 * Sentences about the earlier case answer nothing here; they are kept beside, to be offered.
 */
export function likeDraft(earlier: Draft, standard: Standard): (draft: Draft) => Draft {
  const { category, affected, reporter, attachments, language } = earlier;
  const own = new Set(affected === undefined ? [] : ownElements(affected, standard));
  const kinds = affected === undefined ? new Set() : ownDocumentKinds(affected, standard);
  const answers = answersThat(earlier, standard, ({ id }) => own.has(id));
  const papers = attachments.filter(({ kind }) => kind !== undefined && kinds.has(kind));
  const words = answersThat(
    earlier,
    standard,
    (element) =>
      element.field.type === 'statement' && !isOfThePage(element) && !own.has(element.id),
  );
  return (draft) => ({
    ...draft,
    ...defined({
      category,
      earlier: category === undefined ? undefined : { category, words },
      affected,
      language,
    }),
    reporter,
    answers: { ...answers, ...draft.answers },
    attachments: draft.attachments.length === 0 ? papers : draft.attachments,
  });
}

/**
 * What may be offered beside the fields of a draft, by element; nothing once it is about another kind of
 * harm.
 */
export function earlierWords({ category, earlier }: Draft): Readonly<Record<string, string>> {
  return earlier !== undefined && earlier.category === category ? earlier.words : {};
}
