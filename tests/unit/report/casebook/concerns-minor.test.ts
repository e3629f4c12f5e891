import { describe, expect, it } from 'vitest';
import { concernsMinor } from '../../../../utils/report/casebook/concerns-minor.ts';
import { guideline2023 as standard } from '../../../../utils/standard/guideline-2023/guideline-2023.ts';
import { sampleCase } from '../../storage/sample-casebook.ts';
import { sampleDraft } from '../../storage/sample-records.ts';

const answers = {};
const about = (template: { category?: string; affected?: string }) =>
  sampleCase({ template: { answers, ...template } });

describe('an item concerns a minor', () => {
  it.each([
    ['by the kind of harm of its case', { category: 'minor-harm' }],
    ['by a sub-type of it', { category: 'minor-harm.bullying' }],
    ['by who is affected', { category: 'insult', affected: 'child' }],
  ])('%s', (_, template) => {
    expect(concernsMinor({ record: about(template), drafts: [] }, standard)).toBe(true);
  });

  it('by a report about it, whatever its case says', () => {
    const record = about({ category: 'insult', affected: 'self' });
    const drafts = [sampleDraft(), { ...sampleDraft(), affected: 'child' }];
    expect(concernsMinor({ record, drafts }, standard)).toBe(true);
  });
});

it.each([
  ['a case that says nothing', sampleCase({})],
  ['another kind of harm', about({ category: 'insult', affected: 'someone-else' })],
  ['a case that is not there', undefined],
])('not by %s', (_, record) => {
  expect(concernsMinor({ record, drafts: [sampleDraft()] }, standard)).toBe(false);
});
