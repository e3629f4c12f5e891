import { render } from 'preact';
import { expect, it, vi } from 'vitest';
import { FaultList } from '../../../components/faults/FaultList.tsx';
import { ServicesContext } from '../../../components/services.ts';
import { PlaintError } from '../../../utils/errors.ts';
import type { Fault } from '../../../utils/faults/fault.ts';
import { languages } from '../../../utils/i18n/language.ts';
import { createTranslator } from '../../../utils/i18n/translate.ts';
import { appendFault } from '../../../utils/storage/faults.ts';
import { expectFaults } from '../../drive/expect-faults.ts';
import { until } from '../../drive/until.ts';
import { button, findViolations, openPopup } from '../popup-harness.tsx';

const faults: readonly Fault[] = [
  { code: 'TypeError', place: 'page', at: '2030-01-02T12:00:00.000Z' },
  { code: 'storage_full', place: 'draft.save', at: '2030-01-02T12:05:00.000Z' },
];

interface Shown {
  readonly kept?: readonly Fault[];
  readonly language?: (typeof languages)[number];
  readonly isBroken?: boolean;
}

/** The section over a real database. */
async function openSection({ kept = [], language = 'en', isBroken = false }: Shown = {}) {
  const { db, services, close } = await openPopup({ language });
  close();
  for (const fault of kept) await appendFault(db, fault);
  const main = document.createElement('main');
  main.innerHTML = '<h1>Settings</h1>';
  const root = document.createElement('div');
  main.append(root);
  document.body.replaceChildren(main);
  const { settings } = services;
  if (settings === undefined) throw new TypeError('the harness has no settings');
  const listFaults = isBroken
    ? () => Promise.reject(new PlaintError('storage_broken'))
    : settings.listFaults;
  render(
    <ServicesContext.Provider
      value={{
        ...services,
        translator: createTranslator(language),
        settings: { ...settings, listFaults },
      }}
    >
      <FaultList />
    </ServicesContext.Provider>,
    root,
  );
  await until('the list', () => root.querySelector('table, section > :nth-child(3)'));
  return root;
}

it.each(languages)('nobody is kept out of it, empty or full, in %s', async (language) => {
  await openSection({ language });
  expect(await findViolations()).toEqual([]);
  const root = await openSection({ language, kept: faults });
  root.querySelector('details')?.setAttribute('open', '');
  expect(await findViolations()).toEqual([]);
});

it('without a fault it says so, and there is nothing to copy', async () => {
  const root = await openSection();
  expect(root.textContent).toContain('Nothing has gone wrong.');
  expect(root.querySelector('button')).toBeNull();
});

it('shows the last first, and copies all of them by one button', async () => {
  const writeText = vi.fn(async (_text: string) => undefined);
  vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText } });
  const root = await openSection({ kept: faults });
  const rows = [...root.querySelectorAll('tbody tr')].map((row) => row.children);
  expect(rows.map((cells) => cells[1]?.textContent)).toEqual(['draft.save', 'page']);
  expect(rows.map((cells) => cells[2]?.textContent)).toEqual(['storage_full', 'TypeError']);
  button(root, 'Copy the list').click();
  await until('the copy', () => root.textContent?.includes('Copied.'));
  expect(writeText).toHaveBeenCalledWith(
    '2030-01-02T12:05:00.000Z draft.save storage_full\n2030-01-02T12:00:00.000Z page TypeError\n',
  );
  vi.unstubAllGlobals();
});

it('a list that cannot be read is not an empty one', async () => {
  expectFaults('faults.list');
  const root = await openSection({ isBroken: true });
  expect(root.textContent).toContain('The list cannot be read.');
  expect(root.textContent).not.toContain('Nothing has gone wrong.');
});
