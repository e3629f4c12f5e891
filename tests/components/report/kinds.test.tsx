import { expect, it } from 'vitest';
import { isLinkOnly } from '../../../utils/report/choose-capture.ts';
import { createDraft } from '../../../utils/report/create-draft.ts';
import { guideline2023 } from '../../../utils/standard/guideline-2023/guideline-2023.ts';
import { loadCapture } from '../../../utils/storage/captures.ts';
import { addDraft } from '../../../utils/storage/drafts.ts';
import { until } from '../../drive/until.ts';
import { button, control, fill, findViolations, openPopup } from '../popup-harness.tsx';

const linkOnly = guideline2023.categories
  .flatMap((category) => [...category.subtypes, category])
  .find(({ id }) => isLinkOnly(id, guideline2023))?.id;

it('of content that must not be copied the copy is deleted as soon as its kind is chosen', async () => {
  const popup = await openPopup();
  const { capture } = await popup.stored();
  const captureId = capture.state === 'done' ? capture.captureId : '';
  expect(await loadCapture(popup.db, captureId)).toBeDefined();
  fill(control(popup.root, /^What kind of harm/), linkOnly?.split('.')[0] ?? '');
  const finer = await until('the finer kinds', () => control(popup.root, 'More exactly'));
  fill(finer, linkOnly ?? '');
  await until('the words', () => popup.root.textContent?.includes('copy of the page was deleted'));
  expect(await loadCapture(popup.db, captureId)).toBeUndefined();
  expect(() => button(popup.root, 'Capture again')).toThrow();
  fill(control(popup.root, /^What kind of harm/), 'insult');
  await until('the way back', () => button(popup.root, 'Capture again'));
});

const sent = {
  ...createDraft(
    {
      id: '3f0c8a52-7d8e-4b55-9a51-0c1d2e3f4a5b',
      trigger: 'page' as const,
      url: 'https://forum.example.org/t/1',
      title: 'Earlier',
    },
    '2026-11-20T10:00:00.000Z',
  ),
  category: 'enterprise-rumour',
  affected: 'enterprise',
  answers: { 'why-false': 'The mill never closed.', declaration: 'yes', author: '' },
  reporter: { name: 'R. Hazel', contact: 'hazel@example.org', anonymous: false },
  sentAt: '2026-11-20T10:01:00.000Z',
};

it('one more like the last report: kind and reporter; its reasons are offered, and answer nothing until they are taken', async () => {
  const popup = await openPopup();
  popup.close();
  await addDraft(popup.db, sent);
  await popup.reopen();
  const chip = await until('the offer', () => button(popup.root, 'As in my last report: Rumour'));
  chip.click();
  await until('the kind', async () => (await popup.stored()).category === 'enterprise-rumour');
  const { answers, reporter, capture, sentAt } = await popup.stored();
  expect(answers).toEqual({});
  expect(reporter).toEqual(sent.reporter);
  expect(capture.state).toBe('done');
  expect(sentAt).toBeUndefined();
  const offer = () => popup.root.querySelector('[data-field=why-false] blockquote');
  const gaps = () => popup.root.querySelector('footer [role=status]')?.textContent ?? '';
  expect(gaps()).toContain('Why it is false');
  expect(offer()?.textContent).toBe('The mill never closed.');
  expect(await findViolations()).toEqual([]);
  // Of another kind of harm nothing is offered, and coming back brings it again.
  fill(control(popup.root, /^What kind of harm/), 'defamation');
  await until('no offer', () => offer() === null);
  expect(gaps()).toContain('Why it is false');
  fill(control(popup.root, /^What kind of harm/), 'enterprise-rumour');
  await until('the offer', () => offer());
  button(popup.root, 'Use these words here').click();
  await until('the words', () => !gaps().includes('Why it is false'));
  expect((await popup.stored()).answers).toEqual({ 'why-false': 'The mill never closed.' });
});
