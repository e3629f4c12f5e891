import { type Facts, isMet } from './condition.ts';
import type { Grade, Standard } from './schema.ts';

/**
 * The grade of measures that an upheld case leads to (A4d), and why: the highest one of whose rules holds.
 * @param upheldBefore how many cases against the account were upheld earlier (A4e)
 * @returns nothing if no rule holds; whoever departs from the grade gives a reason
 */
export function chooseGrade(
  facts: Facts,
  upheldBefore: number,
  standard: Pick<Standard, 'grades'>,
): { readonly grade: Grade; readonly rule: Grade['rules'][number] } | undefined {
  const descending = standard.grades.toSorted((one, other) => other.grade - one.grade);
  for (const grade of descending) {
    const rule = grade.rules.find(
      ({ when, minUpheld }) => upheldBefore >= minUpheld && isMet(when, facts, true),
    );
    if (rule) return { grade, rule };
  }
  return undefined;
}
