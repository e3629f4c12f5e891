import type { Facts } from '../../../utils/standard/condition.ts';
import { evaluate } from '../../../utils/standard/evaluate.ts';
import { findElement } from '../../../utils/standard/find.ts';
import { readFacts, type Writing } from '../../../utils/standard/present-elements.ts';
import type { Standard } from '../../../utils/standard/schema.ts';
import { validValue } from './valid-values.ts';

export type Choice = {
  readonly category: string;
  readonly surface: string;
  readonly affected: string;
};

function withMissing(writing: Writing, standard: Standard): Writing {
  const { missing } = evaluate(readFacts(writing, standard), standard);
  const answers = missing.flatMap((entry) => {
    const element = entry.field === 'element' ? findElement(standard, entry.element) : undefined;
    return element ? [[element.id, validValue(element.field)] as const] : [];
  });
  const documents = missing.flatMap((entry) => {
    const rule = standard.documentRules.find(({ id }) => id === entry.element);
    if (entry.field !== 'document' || !rule) return [];
    return Array.from({ length: rule.atLeast }, () => ({ kind: rule.kinds[0] ?? '' }));
  });
  return {
    ...writing,
    answers: { ...writing.answers, ...Object.fromEntries(answers) },
    documents: [...writing.documents, ...documents],
  };
}

/** Fills in exactly what is named as missing, until nothing is (a few rounds at most). */
export function buildMinimalReport(choice: Choice, standard: Standard): Writing {
  let writing: Writing = { ...choice, answers: {}, documents: [], flags: [], sources: {} };
  for (let round = 0; round < 3; round += 1) writing = withMissing(writing, standard);
  return writing;
}

export function missingIds(facts: Facts, standard: Standard): string[] {
  return evaluate(facts, standard).missing.map((entry) => entry.element);
}

/** Every category with every sub-type, surface and affected party of a standard. */
export function everyChoice(standard: Standard): Choice[] {
  const terms = standard.categories.flatMap((category) => [
    ...(category.needsSubtype ? [] : [category.id]),
    ...category.subtypes.map((subtype) => subtype.id),
  ]);
  return terms.flatMap((category) =>
    standard.surfaces.flatMap((surface) =>
      standard.affected.map((affected) => ({
        category,
        surface: surface.id,
        affected: affected.id,
      })),
    ),
  );
}
