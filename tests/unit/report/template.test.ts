import { expect, it } from 'vitest';
import { createDraft } from '../../../utils/report/create-draft.ts';
import type { Draft } from '../../../utils/report/draft.ts';
import { applyTemplate, templateOf, templateSchema } from '../../../utils/report/template.ts';
import { guideline2023 } from '../../../utils/standard/guideline-2023/guideline-2023.ts';

const now = '2026-01-02T03:04:05.678Z';
const blank = createDraft(
  {
    id: '8a7f4a52-3f0c-4c6e-9d8a-0d8f3f6f2f11',
    trigger: 'page',
    url: 'https://a.test/',
    title: 'A',
  },
  now,
);
const written: Draft = {
  ...blank,
  category: 'enterprise-rumour',
  affected: 'enterprise',
  reporter: { name: 'R. Hazel', contact: 'hazel@example.org', anonymous: false },
  answers: { 'why-false': 'It is not so.', declaration: 'yes', quote: '' },
};

it('a template keeps the kind and the words, nothing about the reporter and no declaration', () => {
  const template = templateOf(written, 't1', '  Lantern fund  ', guideline2023);
  expect(templateSchema.parse(template)).toEqual({
    id: 't1',
    label: 'Lantern fund',
    category: 'enterprise-rumour',
    affected: 'enterprise',
    answers: { 'why-false': 'It is not so.' },
  });
});

it('a report started from it keeps what it already says', () => {
  const template = templateOf(written, 't1', 'Lantern fund', guideline2023);
  const started = applyTemplate(template)({ ...blank, answers: { 'why-false': 'My own words.' } });
  expect(started).toMatchObject({ id: blank.id, category: 'enterprise-rumour' });
  expect(started.answers['why-false']).toBe('My own words.');
});

it('a long name of whole letters is cut between them', () => {
  const { label } = templateOf(written, 't1', '👩‍🌾'.repeat(40), guideline2023);
  expect(label.isWellFormed()).toBe(true);
  expect(templateSchema.shape.label.safeParse(label).success).toBe(true);
});
