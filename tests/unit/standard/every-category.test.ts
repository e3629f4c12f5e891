import { describe, expect, test } from 'vitest';
import { evaluate } from '../../../utils/standard/evaluate.ts';
import { guideline2023 } from '../../../utils/standard/guideline-2023/guideline-2023.ts';
import { readFacts } from '../../../utils/standard/present-elements.ts';
import { requestedDocuments, requestedElements } from '../../../utils/standard/requirements.ts';
import { buildMinimalReport, everyChoice, missingIds } from './minimal-report.ts';

const choices = everyChoice(guideline2023);
const byCategory = Map.groupBy(choices, (choice) => choice.category);

describe.each([...byCategory])('%s', (_category, variants) => {
  test('a minimal complete report is accepted on every surface and for everybody', () => {
    for (const choice of variants) {
      const facts = readFacts(buildMinimalReport(choice, guideline2023), guideline2023);
      expect({ choice, ...evaluate(facts, guideline2023) }).toMatchObject({
        choice,
        complete: true,
        missing: [],
      });
    }
  });

  test('each required element removed in turn is named as missing by exactly that name', () => {
    for (const choice of variants) {
      const facts = readFacts(buildMinimalReport(choice, guideline2023), guideline2023);
      const required = requestedElements(facts, guideline2023).filter(
        ({ need }) => need === 'required',
      );
      expect(required.length).toBeGreaterThan(0);
      for (const { element } of required) {
        const elements = facts.elements.filter((id) => id !== element.id);
        expect({ choice, missing: missingIds({ ...facts, elements }, guideline2023) }).toEqual({
          choice,
          missing: [element.id],
        });
      }
    }
  });

  test('each document taken away is named by its rule', () => {
    for (const choice of variants) {
      const facts = readFacts(buildMinimalReport(choice, guideline2023), guideline2023);
      for (const rule of requestedDocuments(facts, guideline2023)) {
        const documents = facts.documents.filter(({ kind }) => !rule.kinds.includes(kind));
        expect(missingIds({ ...facts, documents }, guideline2023)).toContain(rule.id);
      }
    }
  });
});

test('a term taken away is named, and an unknown one counts as taken away', () => {
  const [choice] = choices;
  if (!choice) throw new Error('no choices');
  const facts = readFacts(buildMinimalReport(choice, guideline2023), guideline2023);
  for (const field of ['category', 'surface', 'affected'] as const) {
    const { [field]: _, ...without } = facts;
    expect(missingIds(without, guideline2023)).toContain(field);
    expect(missingIds({ ...facts, [field]: 'no-such-term' }, guideline2023)).toContain(field);
  }
});

test('a category that is too vague asks for its sub-type', () => {
  const facts = readFacts(
    buildMinimalReport(
      { category: 'enterprise-interference', surface: 'post', affected: 'self' },
      guideline2023,
    ),
    guideline2023,
  );
  expect(missingIds(facts, guideline2023)).toEqual(['subtype']);
});
