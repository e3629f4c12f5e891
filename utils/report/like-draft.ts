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
 * The answers of a draft that another report may start from. Left out are declarations, which are made anew
 * for every report, and words that were taken from the page.
 */
export function lastingAnswers(draft: Draft, standard: Standard): Record<string, string> {
  return answersThat(
    draft,
    standard,
    (element) => element.field.type !== 'consent' && !isOfThePage(element),
  );
}

/**
 * Begins a draft like an earlier one: with the same category, the same reporter and the documents that prove
 * who they are. Sentences about the earlier case are no answers here; they are kept aside and offered.
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

/** The earlier words to offer beside the fields of a draft, by element; none once it has another category. */
export function earlierWords({ category, earlier }: Draft): Readonly<Record<string, string>> {
  return earlier !== undefined && earlier.category === category ? earlier.words : {};
}
