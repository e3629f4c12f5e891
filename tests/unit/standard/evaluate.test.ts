import { expect, test } from 'vitest';
import { evaluate } from '../../../utils/standard/evaluate.ts';
import { guideline2023 } from '../../../utils/standard/guideline-2023/guideline-2023.ts';
import { readFacts } from '../../../utils/standard/present-elements.ts';
import { standardSchema } from '../../../utils/standard/schema.ts';

test('the first standard validates', () => {
  expect(standardSchema.parse(guideline2023)).toEqual(guideline2023);
});

test('a defamation post needs one sentence and a contact beyond what the capture fills in', () => {
  const facts = readFacts(
    {
      category: 'defamation',
      surface: 'post',
      affected: 'self',
      answers: { 'why-false': 'I was abroad that day.' },
      documents: [],
      flags: ['anonymous'],
      sources: {
        'capture.url': 'https://forum.example.org/t/1#p2',
        'capture.quote': 'He stole it.',
      },
    },
    guideline2023,
  );
  expect(facts.elements).toEqual(['url', 'false-statement', 'why-false']);
  expect(evaluate(facts, guideline2023)).toMatchObject({ complete: true, missing: [] });
});
