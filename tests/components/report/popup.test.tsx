import { expect, it } from 'vitest';
import { loadOutboxItem } from '../../../utils/storage/outbox-actions.ts';
import { until } from '../../drive/until.ts';
import { button, control, fill, findViolations, openPopup } from '../popup-harness.tsx';

const steps = ['What happened', 'Details', 'Check & send'] as const;

async function goTo(root: HTMLElement, step: (typeof steps)[number]): Promise<void> {
  button(root, new RegExp(`${step}(missing: \\d+)?$`)).click();
  await until(step, () => root.querySelector(`section[aria-label="${step}"]`));
}

it('axe finds nothing on any step, in any language', async () => {
  for (const language of ['en', 'zh-Hans', 'zh-Hant'] as const) {
    const { root } = await openPopup({ language });
    for (const step of root.querySelectorAll<HTMLButtonElement>('ol button')) {
      step.click();
      await until('the step', () => step.getAttribute('aria-current') === 'step');
      expect(await findViolations()).toEqual([]);
    }
  }
});

it('every keystroke is in the database, and a popup closed at once loses nothing', async () => {
  const popup = await openPopup({ draft: { category: 'defamation', affected: 'self' } });
  const field = control(popup.root, 'Why it is false');
  const sentence = 'I was abroad on that day.';
  for (let length = 1; length <= sentence.length; length += 1) {
    fill(field, sentence.slice(0, length));
  }
  popup.close();
  await until('the words', async () => (await popup.stored()).answers['why-false'] === sentence);
  await popup.reopen();
  expect(control(popup.root, 'Why it is false').value).toBe(sentence);
});

it('what is missing is named beside its field and read out with it', async () => {
  const { root } = await openPopup({ draft: { category: 'defamation', affected: 'self' } });
  const field = control(root, 'Why it is false');
  expect(field.getAttribute('aria-invalid')).toBe('true');
  const described = (field.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent);
  expect(described.join(' ')).toContain('a reviewer cannot tell a false statement');
  fill(field, 'I was abroad on that day.');
  await until('the field to be in order', () => field.getAttribute('aria-invalid') === 'false');
});

it('what the page already tells is not asked', async () => {
  const { root } = await openPopup({ draft: { category: 'defamation', affected: 'self' } });
  expect(() => control(root, 'The false statement')).toThrow();
});

it('by keyboard: tab order follows the page, and a new step takes the focus', async () => {
  const { root } = await openPopup({ draft: { category: 'defamation', affected: 'self' } });
  const focusable = [
    ...root.querySelectorAll<HTMLElement>('button, input, select, textarea, summary, a[href]'),
  ];
  expect(focusable.filter((element) => element.tabIndex > 0)).toEqual([]);
  const positions = ['Help', 'What happened', 'Why it is false', 'Continue'].map((name) =>
    focusable.findIndex((element) => {
      const label = element instanceof HTMLTextAreaElement ? element.labels?.[0] : element;
      return label?.textContent?.includes(name);
    }),
  );
  expect(positions).toEqual(positions.toSorted((one, other) => one - other));
  expect(positions).not.toContain(-1);
  button(root, 'Continue').click();
  const panel = await until('the second step', () =>
    root.querySelector('section[aria-label="Details"]'),
  );
  expect(document.activeElement).toBe(panel);
});

it('a complete report goes to the outbox, and the popup shows where it is', async () => {
  const popup = await openPopup({
    draft: {
      category: 'defamation',
      affected: 'self',
      answers: { 'why-false': 'I was abroad on that day.' },
      reporter: { name: '', contact: '', anonymous: true },
    },
  });
  await goTo(popup.root, 'Check & send');
  const send = button(popup.root, 'Send the report');
  await until('Send', () => !send.disabled);
  send.click();
  await until('the delivery', () => popup.root.querySelector('[aria-label="Delivery"]'));
  expect((await loadOutboxItem(popup.db, popup.draftId))?.state).toBe('sealing');
  expect((await popup.stored()).sentAt).toBeDefined();
});

it('an incomplete report cannot be sent, and says what to do', async () => {
  const { root } = await openPopup({ draft: { category: 'defamation', affected: 'self' } });
  await goTo(root, 'Check & send');
  expect(button(root, 'Send the report').disabled).toBe(true);
  expect(root.textContent).toContain('Why it is false');
});

it('without an endpoint the report is kept and the way to set one up is shown', async () => {
  const popup = await openPopup({ hasEndpoint: false });
  await goTo(popup.root, 'Check & send');
  button(popup.root, 'Set up').click();
  expect(popup.openedPages).toEqual(['options.html']);
});

it('hostile text is shown as text and kept as typed', async () => {
  const hostile = `<img src=x onerror=alert(1)>\u202E\u200B😀${'很'.repeat(10_000)}`;
  const popup = await openPopup({
    words: hostile,
    draft: { category: 'defamation', affected: 'self' },
  });
  expect(popup.root.querySelector('img')).toBeNull();
  fill(control(popup.root, 'Why it is false'), hostile);
  await until('the words', async () => (await popup.stored()).answers['why-false'] === hostile);
  await goTo(popup.root, 'Check & send');
  await until('the preview', () => popup.root.textContent?.includes('<img src=x'));
  expect(popup.root.querySelector('img')).toBeNull();
});
