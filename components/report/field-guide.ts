import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { CoachView, StepId } from './coach-view.ts';

/**
 * Where something is asked for: an element's id or one of the basics, and one of its choices if that is
 * meant.
 */
export interface FieldName {
  readonly field: string;
  readonly choice?: string;
  readonly name: string;
}

export interface FieldGuide {
  readonly fields: readonly FieldName[];
  /** Shows the field, whatever it is folded into, and puts the focus on it. */
  readonly goTo: (field: Pick<FieldName, 'field' | 'choice'>) => void;
}

export const FieldGuideContext = createContext<FieldGuide>({ fields: [], goTo: () => undefined });

export function useFieldGuide(): FieldGuide {
  return useContext(FieldGuideContext);
}

/** Everything of the form that a hint may name. */
export function namedFields(coach: CoachView): FieldName[] {
  const questions = [...coach.statement, ...coach.details, ...coach.extras];
  return [
    ...questions.map(({ element, label }) => ({ field: element, name: label })),
    ...coach.affected.map(({ value, label }) => ({
      field: 'affected',
      choice: value,
      name: label,
    })),
    ...coach.categories.flatMap(({ choices }) =>
      choices.map(({ label }) => ({ field: 'category', name: label })),
    ),
  ];
}

const basicsOfFirstStep = new Set(['reachedPost', 'category', 'subtype', 'affected']);

export function stepOfField(coach: CoachView, field: string): StepId {
  const isFirst =
    basicsOfFirstStep.has(field) || coach.statement.some(({ element }) => element === field);
  return isFirst ? 'what' : 'need';
}

/** A field's name keeps the quotes that it stands in. */
export type HintPart = string | (FieldName & { readonly quotes: readonly [string, string] });

const quoted = /[“「"]([^”」"]+)[”」"]/gu;

/** A hint in parts: the names of fields that stand in quotes, and the words around them. */
export function splitHint(hint: string, fields: readonly FieldName[]): HintPart[] {
  const parts: HintPart[] = [];
  let from = 0;
  for (const match of hint.matchAll(quoted)) {
    const found = fields.find(({ name }) => name === match[1]);
    if (found === undefined) continue;
    const [whole] = match;
    const quotes = [whole.charAt(0), whole.charAt(whole.length - 1)] as const;
    parts.push(hint.slice(from, match.index), { ...found, quotes });
    from = match.index + whole.length;
  }
  return [...parts, hint.slice(from)];
}

const entries = 'input:not([tabindex="-1"]), select, textarea';

/** Opens what the field is folded into, and focuses its control; false when it is not shown. */
export function focusField(
  panel: HTMLElement,
  { field, choice }: Pick<FieldName, 'field' | 'choice'>,
): boolean {
  const places = [...panel.querySelectorAll<HTMLElement>('[data-field]')];
  const place = places.find((each) => each.dataset['field'] === field);
  const all = [...(place?.querySelectorAll<HTMLElement>(entries) ?? [])];
  const chosen = all.find(
    (control) =>
      control instanceof HTMLInputElement &&
      (choice === undefined ? control.checked : control.value === choice),
  );
  // A document is asked for by a button; a button of a hint is none to enter anything with.
  const control = chosen ?? all[0] ?? place?.querySelector<HTMLElement>('button');
  if (control === null || control === undefined) return false;
  let folded = control.closest('details');
  while (folded !== null) {
    folded.open = true;
    folded = folded.parentElement?.closest('details') ?? null;
  }
  control.focus();
  control.scrollIntoView?.({ block: 'center' });
  return true;
}
