import { expect, it } from 'vitest';
import { listProfiles } from '../../../utils/storage/profiles.ts';
import { until } from '../../drive/until.ts';
import {
  button,
  control,
  fill,
  findViolations,
  openPopup,
  type PopupHarness,
  type PopupOptions,
} from '../popup-harness.tsx';

async function openDetails(options: PopupOptions = {}): Promise<PopupHarness> {
  const popup = await openPopup({
    ...options,
    draft: { category: 'insult', affected: 'self', ...options.draft },
  });
  button(popup.root, /Details(missing: \d+)?$/).click();
  await until('the step', () => popup.root.querySelector('section[aria-label="You"]'));
  return popup;
}

const reporter = { name: 'R. Hazel', contact: 'hazel@example.org', anonymous: false };

it('nothing about the reporter is kept unless they ask', async () => {
  const popup = await openDetails({ draft: { reporter } });
  fill(control(popup.root, 'How to reach you'), 'reed@example.org');
  await until('it', async () => (await popup.stored()).reporter.contact === 'reed@example.org');
  expect(await listProfiles(popup.db)).toEqual([]);
});

it('a remembered reporter fills the next draft by saying who is affected', async () => {
  const popup = await openDetails({ draft: { reporter } });
  button(popup.root, 'Remember').click();
  await until('the words', () => popup.root.textContent?.includes('Remembered on this device.'));
  await popup.report.changeDraft(popup.draftId, (draft) => ({
    ...draft,
    reporter: { name: '', contact: '', anonymous: false },
  }));
  button(popup.root, /What happened/).click();
  const child = await until('the choice', () => control(popup.root, 'Me'));
  child.click();
  fill(control(popup.root, 'Somebody else'), 'someone-else');
  fill(control(popup.root, 'Me'), 'self');
  await until('the contact', async () => (await popup.stored()).reporter.contact !== '');
  expect((await popup.stored()).reporter).toEqual(reporter);
  expect(popup.root.textContent).toContain('Everything needed is there.');
});

it('a locked reporter shows no name, and fills the form with its passphrase only', async () => {
  const popup = await openDetails({ draft: { reporter } });
  fill(control(popup.root, /^Passphrase to lock them/), 'seven ferns');
  await until('the field', () => control(popup.root, /^Passphrase to lock/).value !== '');
  button(popup.root, 'Remember').click();
  const chip = await until('the lock', () => button(popup.root, /^🔒 Locked/));
  expect(JSON.stringify(await listProfiles(popup.db))).not.toContain('Hazel');
  fill(control(popup.root, /^Your name/), '');
  fill(control(popup.root, 'How to reach you'), '');
  chip.click();
  const passphrase = await until('the question', () => control(popup.root, 'Passphrase'));
  fill(passphrase, 'eight ferns');
  await until('Unlock', () => !button(popup.root, 'Unlock').disabled);
  button(popup.root, 'Unlock').click();
  await until('the refusal', () => popup.root.textContent?.includes('not its passphrase'));
  fill(control(popup.root, 'Passphrase'), 'seven ferns');
  await until('a new try', () => !popup.root.textContent?.includes('not its passphrase'));
  button(popup.root, 'Unlock').click();
  await until('the name', async () => (await popup.stored()).reporter.name === 'R. Hazel');
  expect(await findViolations()).toEqual([]);
});

it('who speaks for another cannot be anonymous, and is told why a name is needed', async () => {
  const popup = await openDetails({
    draft: { affected: 'represented', reporter: { name: '', contact: '', anonymous: true } },
  });
  expect(() => control(popup.root, 'Report without name or contact')).toThrow();
  expect(popup.root.textContent).toContain('for an enterprise gives a name');
  fill(control(popup.root, 'Your name'), 'R. Hazel');
  await until('the name', async () => (await popup.stored()).reporter.name === 'R. Hazel');
  expect((await popup.stored()).reporter.anonymous).toBe(false);
});

it('an enterprise’s registration number is checked as it is typed', async () => {
  const popup = await openDetails({
    draft: { category: 'enterprise-insult', affected: 'enterprise' },
  });
  const code = control(popup.root, 'Unified social credit code');
  fill(code, '91310000MA1FL4B21X');
  await until('the words', async () => (await popup.stored()).answers['enterprise-code']);
  expect(code.getAttribute('aria-invalid')).toBe('true');
});
