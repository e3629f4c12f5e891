import { expect, it } from 'vitest';
import { until } from '../../drive/until.ts';
import { button, control, fill, findViolations, openPopup } from '../popup-harness.tsx';

const anonymous = { name: '', contact: '', anonymous: true };

async function openDetails(root: HTMLElement): Promise<HTMLElement> {
  button(root, /Details/).click();
  return until('the step', () => root.querySelector<HTMLElement>('section[aria-label="Details"]'));
}

function gapsOf(root: HTMLElement): string {
  return root.querySelector('footer [role=status]')?.textContent ?? '';
}

it('that there is no genuine account is a box of its own, beside the account, and can be unset', async () => {
  const popup = await openPopup({
    draft: { category: 'impersonation', affected: 'self', reporter: anonymous },
  });
  const { root } = popup;
  await openDetails(root);
  const box = control(root, /^There is no genuine account/);
  expect(box.type).toBe('checkbox');
  expect(box.closest('details')).toBeNull();
  expect(gapsOf(root)).toContain('The genuine account or site');
  expect(root.textContent).not.toContain('Why there is no genuine account');
  box.click();
  await until('the gap to go', () => !gapsOf(root).includes('genuine account'));
  expect((await popup.stored()).answers['no-genuine-account']).toBe('yes');
  fill(control(root, /^Why there is no genuine account/), 'I have no account there.');
  expect(await findViolations()).toEqual([]);
  control(root, /^There is no genuine account/).click();
  await until('the gap', () => gapsOf(root).includes('The genuine account or site'));
  fill(control(root, 'The genuine account or site'), 'https://forum.example.org/u/me');
  await until('the gap to go', () => !gapsOf(root).includes('genuine account'));
  expect(() => control(root, /^There is no genuine account/)).toThrow();
});

it('the declaration says in full what is declared, beside its box', async () => {
  const { root } = await openPopup({
    draft: { category: 'enterprise-rumour', affected: 'enterprise' },
  });
  await openDetails(root);
  const box = control(root, /^Declaration of truth/);
  expect(box.type).toBe('checkbox');
  const words = box.closest('label')?.textContent ?? '';
  expect(words).toMatch(/I declare .*true and lawful/);
  box.click();
  await until('the tick', () => !gapsOf(root).includes('Declaration'));
  button(root, /Check & send/).click();
  const preview = await until('the preview', () =>
    root.querySelector('section[aria-label="What will leave this device"] dl'),
  );
  expect(preview.textContent).toMatch(/I declare .*true and lawful/);
});

it('tags that do not exclude each other are boxes, and each can be unset', async () => {
  const popup = await openPopup({
    draft: { category: 'enterprise-rumour', affected: 'enterprise' },
  });
  const { root } = popup;
  await openDetails(root);
  const kept = async () => (await popup.stored()).answers['enterprise-kind'];
  control(root, 'High-tech').click();
  await until('one', async () => (await kept()) === 'high-tech');
  control(root, 'Listed').click();
  await until('both', async () => (await kept()) === 'listed high-tech');
  expect(control(root, 'Listed').type).toBe('checkbox');
  control(root, 'High-tech').click();
  await until('one', async () => (await kept()) === 'listed');
  control(root, 'Listed').click();
  await until('none', async () => (await kept()) === '');
});

it('a choice that is not needed can be taken back, one that is needed can only be changed', async () => {
  const popup = await openPopup({
    draft: { category: 'enterprise-rumour', affected: 'enterprise', surface: 'live' },
  });
  const { root } = popup;
  await openDetails(root);
  control(root, 'Agent').click();
  await until(
    'the choice',
    async () => (await popup.stored()).answers['enterprise-role'] === 'agent',
  );
  expect(() => button(root, 'Clear: You report as')).toThrow();
});

it('what is missing is named by its field, which opens and takes the focus', async () => {
  const { root } = await openPopup({
    draft: { category: 'impersonation', affected: 'self', surface: 'nowhere' },
  });
  button(root, 'Where it appeared').click();
  const place = await until('the field', () =>
    root.querySelector<HTMLSelectElement>('[data-field=surface] select'),
  );
  await until('the focus', () => document.activeElement === place);
  expect(place.closest('details')?.open).toBe(true);
  button(root, 'How to reach you').click();
  await until(
    'the focus',
    () => document.activeElement?.getAttribute('name') === 'reporter-contact',
  );
  button(root, /Check & send/).click();
  await until('the list', () => root.querySelector('section[aria-label="Check & send"] li'));
  button(
    root.querySelector('section[aria-label="Check & send"]') as HTMLElement,
    'The genuine account or site',
  ).click();
  await until(
    'the focus',
    () => document.activeElement?.getAttribute('name') === 'genuine-account',
  );
});

it('a hint that names a field leads to it', async () => {
  const { root } = await openPopup({
    draft: { category: 'enterprise-rumour', affected: 'self', reporter: anonymous },
  });
  button(root, 'An enterprise').click();
  await until('the focus', () => document.activeElement === control(root, 'An enterprise'));
  expect(control(root, 'An enterprise').checked).toBe(false);
});

it('so does the hint of another field', async () => {
  const { root } = await openPopup({ draft: { category: 'impersonation', affected: 'self' } });
  await openDetails(root);
  button(root, 'There is no genuine account').click();
  await until(
    'the focus',
    () => document.activeElement === control(root, /^There is no genuine account/),
  );
});
