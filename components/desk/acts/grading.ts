import { type Grading, leadTo } from '../../../utils/casework/led-to.ts';
import type { Grade, Measure, Standard } from '../../../utils/standard/schema.ts';

interface GradingScene {
  readonly current: Parameters<typeof leadTo>[0];
  readonly grading: Grading;
  readonly standard: Standard;
}

/** Where the rules of the standard lead, and which rule it is by its place in its grade. */
export interface Suggestion {
  readonly grade: Grade;
  readonly rule: number;
  readonly reason: Grade['rules'][number]['reason'];
}

/** By the same choice as the endpoint's; undefined where no rule holds: whoever then proposes says why. */
export function suggestGrade({ current, grading, standard }: GradingScene): Suggestion | undefined {
  const led = leadTo(current, grading, standard);
  const grade = standard.grades.find((each) => each.grade === led.grade);
  const reason = grade?.rules[led.rule]?.reason;
  return grade && reason && { grade, rule: led.rule, reason };
}

/** What a grade allows, the measures of the grade itself first. */
export function measuresWithin(grade: number, { measures }: Pick<Standard, 'measures'>): Measure[] {
  return measures
    .filter((measure) => measure.grade <= grade)
    .toSorted((one, other) => Number(other.grade === grade) - Number(one.grade === grade));
}

/** The mildest measure of a grade is chosen beforehand: a graver one takes somebody's hand. */
export function preselected(grade: number, { measures }: Pick<Standard, 'measures'>): string[] {
  return measures
    .filter((measure) => measure.grade === grade)
    .slice(0, 1)
    .map(({ id }) => id);
}

/** What may be ordered before judgement: what ends by itself, or a note beside the content (A21b, A21c). */
export function interimMeasures({ measures }: Pick<Standard, 'measures'>): Measure[] {
  return measures.filter(
    ({ target, timeLimited, grade }) => target === 'content' && (timeLimited || grade <= 1),
  );
}

/** How a proposal departs from where the rules lead, for whoever signs it off. */
export function differenceFrom(
  proposal: { readonly grade: number; readonly measures: readonly { readonly id: string }[] },
  suggestion: Suggestion | undefined,
): 'none' | 'no-rule' | 'higher' | 'lower' | 'no-measure' {
  if (proposal.measures.length === 0) return 'no-measure';
  if (suggestion === undefined) return 'no-rule';
  const by = proposal.grade - suggestion.grade.grade;
  if (by === 0) return 'none';
  return by > 0 ? 'higher' : 'lower';
}
