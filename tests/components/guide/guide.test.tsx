import { render } from 'preact';
import { expect, test } from 'vitest';
import { GuidePage } from '../../../components/guide/GuidePage.tsx';
import { type Services, ServicesContext } from '../../../components/services.ts';
import { languages } from '../../../utils/i18n/language.ts';
import { createTranslator } from '../../../utils/i18n/translate.ts';
import { guideline2023 } from '../../../utils/standard/guideline-2023/guideline-2023.ts';
import { expectFaults } from '../../drive/expect-faults.ts';
import { until } from '../../drive/until.ts';
import { button, findViolations, openPopup } from '../popup-harness.tsx';

const dayMs = 86_400_000;

async function openGuide(
  part: string,
  nowMs = Date.now(),
  language: (typeof languages)[number] = 'en',
) {
  const { services } = await openPopup();
  return showGuide({ ...services, translator: createTranslator(language) }, part, nowMs);
}

function showGuide(services: Services, part: string, nowMs = Date.now()): HTMLElement {
  const root = document.createElement('div');
  document.body.replaceChildren(root);
  render(
    <ServicesContext.Provider value={services}>
      <GuidePage part={part} nowMs={nowMs} />
    </ServicesContext.Provider>,
    root,
  );
  return root;
}

test('every category has its guide, case and laws, in every language', async () => {
  for (const language of languages) {
    const root = await openGuide('', Date.now(), language);
    for (const { id } of guideline2023.categories) {
      const part = root.querySelector(`[id="${id}"]`);
      expect(part?.querySelectorAll('ol > li').length, id).toBeGreaterThan(0);
      expect(part?.querySelectorAll('blockquote').length, id).toBe(1);
      expect(part?.querySelectorAll('ul > li').length, id).toBeGreaterThan(0);
    }
    expect(await findViolations()).toEqual([]);
  }
});

test('it opens at the kind of harm it was asked about, sub-types included', async () => {
  const root = await openGuide('portrait.defaced');
  const open = [...root.querySelectorAll('details[open]')].map((element) => element.id);
  expect(open).toEqual(['portrait']);
});

test('what to do when somebody is in danger comes first', async () => {
  const root = await openGuide('');
  expect(root.querySelector('h2')?.textContent).toBe('Somebody is in danger');
  expect(root.querySelector('section')?.textContent).toContain('110');
});

test('an entry that was checked long ago says that it may have changed', async () => {
  const checkedMs = Math.max(...guideline2023.rights.map(({ checkedAt }) => Date.parse(checkedAt)));
  const fresh = await openGuide('', checkedMs);
  const staleCount = () => document.querySelectorAll('[data-stale="true"]').length;
  expect(fresh.textContent).toContain('Checked on');
  const before = staleCount();
  await openGuide('', checkedMs + (guideline2023.rightsStaleDays + 1) * dayMs);
  expect(staleCount()).toBe(guideline2023.rights.length);
  expect(before).toBeLessThan(guideline2023.rights.length);
});

test('everything here is deleted after one question, and nothing without it', async () => {
  // There is no browser around a component.
  expectFaults('clear.withdraw', 'clear.browser', 'clear.permissions', 'clear.wake');
  const popup = await openPopup();
  const root = showGuide(popup.services, '');
  button(root, 'Delete everything here').click();
  const cancel = await until('the question', () => button(root, 'Cancel'));
  expect(root.textContent).toContain('reports that were not delivered yet are not sent');
  cancel.click();
  await until('the way back', () => button(root, 'Delete everything here'));
  expect(await popup.stored()).toBeDefined();
  button(root, 'Delete everything here').click();
  (await until('the question', () => button(root, 'Delete everything'))).click();
  await until('the end', () => root.textContent?.includes('Everything here was deleted.'));
  await popup.db.use(async (connection) => {
    for (const store of connection.objectStoreNames) expect(await connection.count(store)).toBe(0);
  });
});
