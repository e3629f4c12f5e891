import { expect, it } from 'vitest';
import { until } from '../../drive/until.ts';
import { button, control, fill, findViolations, openPopup } from '../popup-harness.tsx';

it('what the captured words look like is one click away, with the reason, and stays editable', async () => {
  const popup = await openPopup({ words: 'Her number is 13812345678, call her.' });
  const chip = button(popup.root, /Phone or e-mail/);
  expect(chip.getAttribute('aria-pressed')).toBe('false');
  expect(popup.root.textContent).toContain('It shows a phone number');
  chip.click();
  await until('the choice', async () => (await popup.stored()).category !== undefined);
  expect((await popup.stored()).category).toBe('personal-data-leak.contact');
  expect(chip.getAttribute('aria-pressed')).toBe('true');
  fill(control(popup.root, /^What kind of harm/), 'insult');
  await until('the change', async () => (await popup.stored()).category === 'insult');
});

it('words that look like nothing in particular bring no suggestion', async () => {
  const { root } = await openPopup({ words: 'The weather is mild.' });
  expect(root.querySelector('[aria-pressed]')).toBeNull();
});

it('a dispute is led to where it is decided, with the reason, and may still be sent', async () => {
  const popup = await openPopup({
    words: 'The employer owes me three months of unpaid wages.',
    draft: {
      category: 'insult',
      affected: 'self',
      reporter: { name: '', contact: '', anonymous: true },
    },
  });
  const { root } = popup;
  expect(root.textContent).toContain('Is this at heart about pay or employment?');
  expect(await findViolations()).toEqual([]);
  button(root, 'Yes, at heart').click();
  await until('the advice', () => root.textContent?.includes('Labour arbitration'));
  button(root, 'Where this is decided').click();
  expect(popup.openedPages).toEqual(['guide.html#rights']);
  expect(root.textContent).toContain('Everything needed is there.');
  expect((await popup.stored()).screens).toEqual({ labour: 'yes' });
  button(root, 'My case is different').click();
  await until('no question', () => !root.textContent?.includes('Labour arbitration'));
  expect((await popup.stored()).screens).toEqual({ labour: 'no' });
});

it('a question that was denied is not asked again, and none is asked of other words', async () => {
  const quiet = await openPopup({ draft: { category: 'insult' } });
  expect(quiet.root.textContent).not.toContain('at heart');
});

it('a better category is proposed with its reason, taken in one click or kept away', async () => {
  const draft = { category: 'defamation', affected: 'child' } as const;
  const taken = await openPopup({ draft });
  button(taken.root, /^Change to/).click();
  await until('the change', async () => (await taken.stored()).category === 'minor-harm');
  const kept = await openPopup({ draft });
  button(kept.root, 'Keep mine').click();
  await until('the proposal to go', () => !kept.root.textContent?.includes('Another kind'));
  expect((await kept.stored()).category).toBe('defamation');
});

it('the meter counts what is there and names what is not, and leads to it', async () => {
  const { root } = await openPopup({ draft: { category: 'defamation', affected: 'self' } });
  const meter = root.querySelector('footer progress') as HTMLProgressElement;
  const before = meter.value;
  const words = () => root.querySelector('footer [role=status]')?.textContent;
  expect(words()).toBe('Still needed: Why it is false · How to reach you');
  fill(control(root, 'Why it is false'), 'I was abroad.');
  await until('the meter to rise', () => meter.value === before + 1);
  button(root, 'How to reach you').click();
  await until('the step', () => root.querySelector('section[aria-label="Details"]'));
  fill(control(root, 'How to reach you'), 'hazel@example.org');
  await until('everything', () => meter.value === meter.max);
});

it('with everything there, Continue leads straight to the last step', async () => {
  const { root } = await openPopup({
    draft: {
      category: 'insult',
      affected: 'self',
      reporter: { name: '', contact: '', anonymous: true },
    },
  });
  button(root, 'Continue').click();
  await until('the last step', () => root.querySelector('section[aria-label="Check & send"]'));
});

it('personal data in the reporter’s words is masked in the preview, as typed in the form', async () => {
  const { root } = await openPopup({ draft: { category: 'defamation', affected: 'self' } });
  fill(control(root, 'Why it is false'), 'My number is 13912345678, not that one.');
  button(root, /Check & send/).click();
  const preview = await until('the preview', () =>
    root.querySelector('section[aria-label="What will leave this device"] dl'),
  );
  expect(preview.textContent).toContain('My number is •••••••••78');
  expect(preview.textContent).not.toContain('13912345678');
});
