import { defined } from '../../utils/defined.ts';
import type { Translator } from '../../utils/i18n/translate.ts';
import type { CaptureRecord } from '../../utils/report/capture-record.ts';
import type { Draft } from '../../utils/report/draft.ts';
import { reportedFacts } from '../../utils/report/reported-facts.ts';
import { screenText } from '../../utils/standard/coach/screen-text.ts';
import { suggestCategories } from '../../utils/standard/coach/suggest-categories.ts';
import type { Evaluation } from '../../utils/standard/evaluate.ts';
import { findCategory, findSubtype } from '../../utils/standard/find.ts';
import type { Standard } from '../../utils/standard/schema.ts';
import type { Choice } from '../base/ChoiceGroup.tsx';
import type { Advice, ScreenView } from './coach-view.ts';

/** More than a few suggestions are no suggestion. */
const maxSuggestions = 3;

/** What the reporter calls their own, to compare impostors with. */
export interface OwnNames {
  readonly names: readonly string[];
}

/** The name of a category, or of a sub-type with its category: `Personal data leaked · Phone or e-mail`. */
export function categoryLabel(term: string, standard: Standard, { pick }: Translator): string {
  const category = findCategory(standard, term);
  const subtype = findSubtype(standard, term);
  if (category === undefined) return term;
  return subtype === undefined
    ? pick(category.name)
    : `${pick(category.name)} · ${pick(subtype.name)}`;
}

function capturedText(draft: Draft, capture: CaptureRecord | undefined): string {
  const facts = reportedFacts(draft, capture);
  return facts?.selection?.quote.exact ?? facts?.post?.text ?? '';
}

function buildSuggestions(
  draft: Draft,
  capture: CaptureRecord | undefined,
  standard: Standard,
  translator: Translator,
  own: OwnNames,
): Choice[] {
  const author = reportedFacts(draft, capture)?.post?.author.name;
  const host = URL.parse(draft.url)?.hostname;
  const context = {
    trigger: draft.trigger,
    isEnterprise: draft.affected === 'enterprise',
    ownNames: own.names,
    ...defined({ author, host }),
  };
  return suggestCategories(capturedText(draft, capture), context, standard)
    .slice(0, maxSuggestions)
    .map(({ category, why }) => ({
      value: category,
      label: categoryLabel(category, standard, translator),
      hint: translator.pick(why),
    }));
}

/**
 * Asked about the captured and the written words, until answered with no; a yes stays, so that it can be
 * taken back.
 */
function buildScreens(
  draft: Draft,
  capture: CaptureRecord | undefined,
  standard: Standard,
  { pick }: Translator,
): ScreenView[] {
  if (draft.category === undefined) return [];
  const answers = draft.screens ?? {};
  const words = [capturedText(draft, capture), ...Object.values(draft.answers)].join('\n');
  const asked = new Set(screenText(words, standard).map((screen) => screen.id));
  return standard.screens
    .filter(({ id }) => (asked.has(id) || answers[id] === 'yes') && answers[id] !== 'no')
    .map((screen) => ({
      id: screen.id,
      name: pick(screen.name),
      question: pick(screen.question),
      advice: pick(screen.advice),
      isConfirmed: answers[screen.id] === 'yes',
    }));
}

/** What the coach says about a draft, beside the form. */
export function buildAdvice(
  draft: Draft,
  capture: CaptureRecord | undefined,
  evaluation: Evaluation,
  standard: Standard,
  translator: Translator,
  own: OwnNames,
): Advice {
  const { pick } = translator;
  const { betterCategory, warnings } = evaluation;
  const screenIds = new Set(standard.screens.map((screen) => screen.id));
  const isKept = draft.keptCategory !== undefined && draft.keptCategory === draft.category;
  return {
    suggestions: buildSuggestions(draft, capture, standard, translator, own),
    better:
      betterCategory === undefined || isKept
        ? undefined
        : {
            value: betterCategory.category,
            label: categoryLabel(betterCategory.category, standard, translator),
            hint: pick(betterCategory.reason),
          },
    screens: buildScreens(draft, capture, standard, translator),
    hints: warnings
      .filter((warning) => !screenIds.has(warning.id))
      .map(({ id, text }) => ({ id, text: pick(text) })),
  };
}
