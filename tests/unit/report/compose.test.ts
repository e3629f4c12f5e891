import { expect, it } from 'vitest';
import { reportBodySchema } from '../../../utils/protocol/body.ts';
import { composeReport } from '../../../utils/report/compose.ts';
import { createDraft } from '../../../utils/report/create-draft.ts';
import type { Draft } from '../../../utils/report/draft.ts';
import { splitTargets } from '../../../utils/report/targets.ts';
import { guideline2023 } from '../../../utils/standard/guideline-2023/guideline-2023.ts';
import { sampleCapture } from '../../components/sample-capture.ts';

const captureId = '3f0c8a52-7d8e-4b55-9a51-0c1d2e3f4a5b';
const picture = {
  role: 'screenshot',
  name: 'screenshot.png',
  mediaType: 'image/png',
  sizeBytes: 10,
  sha256: 'a'.repeat(64),
} as const;

function compose(change: Partial<Draft>, words = 'She stole the fund. Call her: 13812345678.') {
  const now = '2026-11-20T10:00:00.000Z';
  const draft = createDraft(
    { id: captureId, trigger: 'selection', url: 'https://forum.example.org/t/7', title: 'Talk' },
    now,
  );
  const capture = sampleCapture(captureId, words);
  return composeReport({
    draft: { ...draft, category: 'defamation', surface: 'post', affected: 'self', ...change },
    capture: { ...capture, artefacts: [picture, { ...picture, role: 'document' }] },
    standard: guideline2023,
    language: 'en',
    software: capture.software,
  });
}

it('personal data in quoted and typed words is masked, and the full wording sealed beside it', () => {
  const typed = 'My number is 13912345678, I never gave it.';
  const { body, answers } = compose({ answers: { 'why-false': typed } });
  expect(JSON.stringify(answers)).not.toContain('13812345678');
  expect(body.answers['false-statement']).toMatch(/^She stole the fund\. Call her: •+78\.$/);
  expect(body.unmasked).toEqual({
    'false-statement': 'She stole the fund. Call her: 13812345678.',
    'why-false': typed,
  });
  expect(reportBodySchema.safeParse({ type: 'plaint.body/1', ...body, keys: [] }).success).toBe(
    true,
  );
});

it('the contact that the reporter gives is theirs to give and stays readable', () => {
  const { body } = compose({
    affected: 'represented',
    reporter: { name: 'Call 13912345678', contact: '13912345678', anonymous: false },
  });
  expect(body.answers['contact']).toBe('13912345678');
  expect(body.answers['name']).toBe('Call 13912345678');
  expect(body.unmasked?.['contact']).toBeUndefined();
  expect(body.unmasked?.['name']).toBeUndefined();
});

it('without personal data nothing is kept beside the answers', () => {
  expect(compose({}, 'She stole the fund.').body).not.toHaveProperty('unmasked');
});

it('one report names every address once, the captured one first', () => {
  const { body } = compose({
    targets: [
      'https://mirror.example.org/a',
      'javascript:alert(1)',
      'https://mirror.example.org/a',
    ],
  });
  expect(body.targets).toEqual(['https://forum.example.org/t/7', 'https://mirror.example.org/a']);
});

it('pasted text becomes addresses, and what is none is said', () => {
  expect(
    splitTargets('https://a.example/1\n https://b.example/2，here https://a.example/1'),
  ).toEqual({ targets: ['https://a.example/1', 'https://b.example/2'], rest: ['here'] });
});

it('what the reporter withholds does not leave', () => {
  const roles = (change: Partial<Draft>) =>
    compose(change).capture?.artefacts.map(({ role }) => role);
  expect(roles({})).toEqual(['screenshot', 'document']);
  expect(roles({ withheld: ['pictures'] })).toEqual(['document']);
  const without = compose({ withheld: ['package'] });
  expect(without.capture).toBeUndefined();
  expect(without.body.evidence.artefacts).toEqual([]);
  expect(without.body.targets).toEqual(['https://forum.example.org/t/7']);
});

it('of a kind of harm that must not be copied only the address leaves', () => {
  const linkOnly = guideline2023.categories
    .flatMap((category) => [category, ...category.subtypes])
    .find((term) => term.flags.includes('link-only'));
  const { capture, body } = compose({ category: linkOnly?.id ?? '' });
  expect(capture).toBeUndefined();
  expect(body.evidence.artefacts).toEqual([]);
});

it('the language of the statement is the draft’s, else the reader’s', () => {
  expect(compose({}).header.language).toBe('en');
  expect(compose({ language: 'zh-Hant' }).header.language).toBe('zh-Hant');
});

it('a screen that the reporter confirmed is told, and one that they denied is not', () => {
  const [screen] = guideline2023.screens;
  const id = screen?.id ?? '';
  expect(compose({ screens: { [id]: 'yes' } }).header.flags).toContain(screen?.flag);
  expect(compose({ screens: { [id]: 'no' } }).header.flags).not.toContain(screen?.flag);
});
