import type { Choice } from '../base/ChoiceGroup.tsx';

export type StepId = 'what' | 'need' | 'send';

export const stepOrder: readonly StepId[] = ['what', 'need', 'send'];

/** One thing the standard asks for, as the form shows it. */
export interface Question {
  readonly element: string;
  readonly label: string;
  readonly hint: string | undefined;
  readonly placeholder: string | undefined;
  readonly required: boolean;
  /** `many`: choices that do not exclude each other; `box`: a sentence to be ticked, which is its hint. */
  readonly control: 'line' | 'text' | 'choice' | 'many' | 'box';
  readonly choices: readonly Choice[];
  /** What is missing about it, if anything. */
  readonly problem: string | undefined;
}

/**
 * Something that is still missing: `field` is where it is asked for, an element's id, one of the basics, or
 * `reachedPost`.
 */
export interface Gap {
  readonly step: StepId;
  readonly field: string;
  readonly label: string;
}

export interface CategoryChoice extends Choice {
  /** Finer kinds; each may stand in a report in place of its category. */
  readonly subtypes: readonly Choice[];
}

export interface CategoryGroup {
  readonly label: string;
  readonly choices: readonly CategoryChoice[];
}

/** A question whether the case belongs elsewhere (A17), and what the reporter said. */
export interface ScreenView {
  readonly id: string;
  readonly name: string;
  readonly question: string;
  readonly advice: string;
  readonly isConfirmed: boolean;
}

/** What the coach says beside the form: never an order. */
export interface Advice {
  /** Kinds of harm that the captured words look like, best first; the hint says why. */
  readonly suggestions: readonly Choice[];
  readonly better: Choice | undefined;
  readonly screens: readonly ScreenView[];
  readonly hints: readonly { readonly id: string; readonly text: string }[];
}

/** A document that this report is asked for. */
export interface DocumentNeed {
  readonly id: string;
  readonly name: string;
  readonly reason: string;
  readonly howTo: string;
  readonly kinds: readonly string[];
  readonly isSupplied: boolean;
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
  readonly documents: readonly DocumentNeed[];
  readonly documentKinds: readonly Choice[];
  readonly advice: Advice;
  readonly missing: readonly Gap[];
  /** How many of the needed things are there. */
  readonly progress: { readonly done: number; readonly total: number };
  readonly isContactMissing: boolean;
  readonly isNameMissing: boolean;
  readonly isNameNeeded: boolean;
  /** Whoever speaks for another or for an enterprise is named. */
  readonly mayBeAnonymous: boolean;
  readonly isComplete: boolean;
}

export function missingOn(view: CoachView, step: StepId): number {
  return view.missing.filter((item) => item.step === step).length;
}
