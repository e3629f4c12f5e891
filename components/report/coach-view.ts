import type { Choice } from '../base/ChoiceGroup.tsx';

export type StepId = 'what' | 'need' | 'send';

/** One thing the standard asks for, as the form shows it. */
export interface Question {
  readonly element: string;
  readonly label: string;
  readonly hint: string | undefined;
  readonly placeholder: string | undefined;
  readonly required: boolean;
  readonly control: 'line' | 'text' | 'choice';
  readonly choices: readonly Choice[];
  /** What is missing about it, if anything. */
  readonly problem: string | undefined;
}

export interface CategoryChoice extends Choice {
  /** Finer kinds; each may stand in a report in place of its category. */
  readonly subtypes: readonly Choice[];
}

export interface CategoryGroup {
  readonly label: string;
  readonly choices: readonly CategoryChoice[];
}

/** The form as the standard wants it for the draft at hand: computed, never stored. */
export interface CoachView {
  readonly categories: readonly CategoryGroup[];
  readonly affected: readonly Choice[];
  /** Asked right away: what is wrong, in a sentence. */
  readonly statement: readonly Question[];
  /** Asked on the second step. */
  readonly details: readonly Question[];
  /** Shown folded on the second step: helpful, never needed. */
  readonly extras: readonly Question[];
  readonly surfaces: readonly Choice[];
  readonly missing: readonly { readonly step: StepId; readonly label: string }[];
  readonly isContactMissing: boolean;
  readonly isComplete: boolean;
}

export function missingOn(view: CoachView, step: StepId): number {
  return view.missing.filter((item) => item.step === step).length;
}
