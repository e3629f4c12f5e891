import { chooseGrade } from '../standard/choose-grade.ts';
import type { Facts } from '../standard/condition.ts';
import type { Standard } from '../standard/schema.ts';
import type { Case } from './case.ts';

/** What the grade of an upheld case is chosen by, beside what the finding says. */
export interface Grading {
  /** Of the report's readable header. */
  readonly facts: Facts;
  /** The most other cases that are upheld against one of the accounts (A4e). */
  readonly upheldBefore: number;
}

/** A grade of the standard and the place of the rule in it that leads there; 0 is no grade. */
export function leadTo(
  { found }: Pick<Case, 'found'>,
  { facts, upheldBefore }: Grading,
  standard: Pick<Standard, 'grades'>,
): { readonly grade: number; readonly rule: number; readonly signOffs: number } {
  const flags = [...facts.flags, ...found];
  const chosen = chooseGrade({ ...facts, flags }, upheldBefore, standard);
  if (chosen === undefined) return { grade: 0, rule: 0, signOffs: 0 };
  const { grade, rule } = chosen;
  return { grade: grade.grade, rule: grade.rules.indexOf(rule), signOffs: grade.signOffs };
}
