import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../utils/standard/evaluate.ts';
import { guideline2023 } from '../../../utils/standard/guideline-2023/guideline-2023.ts';
import { readFacts } from '../../../utils/standard/present-elements.ts';
import { requestedDocuments, requestedElements } from '../../../utils/standard/requirements.ts';
import { buildMinimalReport, type Choice, everyChoice, missingIds } from './minimal-report.ts';

const choices = everyChoice(guideline2023);
const byCategory = Map.groupBy(choices, (choice) => choice.category);

/** The facts of a minimal report for every variant of a category. */
function minimalFacts(variants: readonly Choice[]) {
  return variants.map((choice) => ({
    choice,
    facts: readFacts(buildMinimalReport(choice, guideline2023), guideline2023),
  }));
}

describe.each([...byCategory])('%s', (_category, variants) => {
  const reports = minimalFacts(variants);

  it('a minimal complete report is accepted on every surface and for everybody', () => {
    const refused = reports.filter(({ facts }) => !evaluate(facts, guideline2023).complete);
    expect(refused).toEqual([]);
  });

  it('each required element removed in turn is named as missing by exactly that name', () => {
    const named = reports.flatMap(({ choice, facts }) =>
      requestedElements(facts, guideline2023)
        .filter(({ need }) => need === 'required')
        .map(({ element: { id: removed } }) => {
          const elements = facts.elements.filter((id) => id !== removed);
          return { choice, removed, missing: missingIds({ ...facts, elements }, guideline2023) };
        }),
    );
    expect(named.length).toBeGreaterThanOrEqual(variants.length);
    expect(named.filter(({ removed, missing }) => missing.join() !== removed)).toEqual([]);
  });

  it('each document taken away is named by its rule', () => {
    const named = reports.flatMap(({ choice, facts }) =>
      requestedDocuments(facts, guideline2023).map(({ id: removed, kinds }) => {
        const documents = facts.documents.filter(({ kind }) => !kinds.includes(kind));
        return { choice, removed, missing: missingIds({ ...facts, documents }, guideline2023) };
      }),
    );
    expect(named.filter(({ removed, missing }) => !missing.includes(removed))).toEqual([]);
  });
});

it('a term taken away is named, and an unknown one counts as taken away', () => {
  const [choice] = choices;
  if (!choice) throw new Error('no choices');
  const facts = readFacts(buildMinimalReport(choice, guideline2023), guideline2023);
  for (const field of ['category', 'surface', 'affected'] as const) {
    const { [field]: _, ...without } = facts;
    expect(missingIds(without, guideline2023)).toContain(field);
    expect(missingIds({ ...facts, [field]: 'no-such-term' }, guideline2023)).toContain(field);
  }
});

it('a category that is too vague asks for its sub-type', () => {
  const facts = readFacts(
    buildMinimalReport(
      { category: 'enterprise-interference', surface: 'post', affected: 'self' },
      guideline2023,
    ),
    guideline2023,
  );
  expect(missingIds(facts, guideline2023)).toEqual(['subtype']);
});
