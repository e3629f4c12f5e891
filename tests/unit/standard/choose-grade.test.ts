import { expect, it } from 'vitest';
import { chooseGrade } from '../../../utils/standard/choose-grade.ts';
import { guideline2023 } from '../../../utils/standard/guideline-2023/guideline-2023.ts';

function gradeOf(category: string, upheldBefore: number, flags: string[] = []) {
  const facts = { category, surface: 'post', affected: 'self', elements: [], documents: [], flags };
  return chooseGrade(facts, upheldBefore, guideline2023)?.grade.grade;
}

it.each([
  ['insult', 0, [], 2],
  ['insult', 1, [], 2],
  ['insult', 2, [], 3],
  ['insult', 4, [], 4],
  ['cyber-violence', 0, ['cyber-violence'], 2],
  ['cyber-violence', 1, ['cyber-violence'], 3],
  ['impersonation.name', 0, [], 4],
  ['insult', 9, ['dispute'], 1],
  ['insult', 9, ['criticism'], undefined],
])('%s after %i upheld cases with %j leads to grade %s', (category, upheld, flags, grade) => {
  expect(gradeOf(category, upheld, flags)).toBe(grade);
});

it('every measure has a grade, and high grades need two people', () => {
  const grades = new Map(guideline2023.grades.map((grade) => [grade.grade, grade]));
  for (const measure of guideline2023.measures) expect(grades.has(measure.grade)).toBe(true);
  for (const grade of [3, 4]) expect(grades.get(grade)?.signOffs).toBe(2);
});
