import { render } from 'preact';
import { expect, it } from 'vitest';
import { SiteProfiles } from '../../../components/options/SiteProfiles.tsx';
import { ServicesContext } from '../../../components/services.ts';
import { changeProfiles, loadProfiles } from '../../../entrypoints/options/site-profiles.ts';
import { PlaintError } from '../../../utils/errors.ts';
import { languages } from '../../../utils/i18n/language.ts';
import { createTranslator } from '../../../utils/i18n/translate.ts';
import type { SiteProfile } from '../../../utils/protocol/site-profile.ts';
import type { PlaintDb } from '../../../utils/storage/open-plaint-db.ts';
import { updateSetting } from '../../../utils/storage/settings.ts';
import { until } from '../../drive/until.ts';
import { button, control, fill, findViolations, openPopup } from '../popup-harness.tsx';

const profile: SiteProfile = {
  id: 'lantern-lane',
  hosts: ['forum.example.org'],
  post: 'li.message',
};
const other: SiteProfile = { ...profile, id: 'fern-side', hosts: ['fern.example.org'] };

interface SectionOptions {
  readonly kept?: readonly SiteProfile[];
  readonly language?: (typeof languages)[number];
  readonly isDiskFull?: boolean;
}

/** The section over a real database, wired as the settings page wires it. */
async function openSection({ kept = [], language = 'en', isDiskFull }: SectionOptions = {}) {
  const { db, services } = await openPopup({ language });
  await updateSetting(db, 'siteProfiles', () => [...kept]);
  const main = document.createElement('main');
  const root = document.createElement('div');
  main.innerHTML = '<h1>Settings</h1>';
  main.append(root);
  document.body.replaceChildren(main);
  const written: PlaintDb = isDiskFull
    ? { ...db, use: () => Promise.reject(new PlaintError('storage_full')) }
    : db;
  const show = async () => {
    render(
      <ServicesContext.Provider value={{ ...services, translator: createTranslator(language) }}>
        <SiteProfiles
          profiles={await loadProfiles(db)}
          onChange={(change) => changeProfiles(written, change).then(show)}
        />
      </ServicesContext.Provider>,
      root,
    );
  };
  await show();
  return { db, root };
}

const field = (root: HTMLElement) => control(root, 'Profile as JSON');
const listed = (root: HTMLElement) =>
  [...root.querySelectorAll<HTMLElement>('[data-profile]')].map((item) => item.dataset['profile']);
const statuses = (root: HTMLElement) =>
  [...root.querySelectorAll('[role=status]')].map(({ textContent }) => textContent).join('\n');

async function add(root: HTMLElement, text: string): Promise<void> {
  fill(field(root), text);
  await until('the text', () => field(root).value === text);
  button(root, 'Add').click();
}

async function choose(root: HTMLElement, file: File): Promise<void> {
  const picker = root.querySelector<HTMLInputElement>('input[type=file]');
  Object.defineProperty(picker, 'files', { value: [file], configurable: true });
  picker?.dispatchEvent(new Event('change', { bubbles: true }));
}

const stored = (db: PlaintDb, ids: readonly string[]) =>
  until(`${ids} to be stored`, async () => {
    const found = await loadProfiles(db);
    return JSON.stringify(found.map(({ id }) => id)) === JSON.stringify(ids) && found;
  });

it.each(languages)(
  'nobody is kept out of it, empty, full or with an error, in %s',
  async (language) => {
    const empty = await openSection({ language });
    expect(listed(empty.root)).toEqual(['hacker-news', 'old-reddit']);
    expect(await findViolations()).toEqual([]);
    const { root } = await openSection({ language, kept: [profile] });
    root.querySelector<HTMLButtonElement>('button[type=submit]')?.click();
    await until('the refusal', () => root.querySelector('textarea[aria-invalid=true]'));
    expect(await findViolations()).toEqual([]);
  },
);

it('what comes with the extension is listed and stays', async () => {
  const { root } = await openSection({ kept: [profile] });
  expect(listed(root)).toEqual(['lantern-lane', 'hacker-news', 'old-reddit']);
  expect([...root.querySelectorAll('button')].map(({ textContent }) => textContent)).toEqual([
    'Remove lantern-lane',
    'Add',
    'Choose a file…',
  ]);
  expect(root.textContent).toContain('it cannot run code');
});

it('one is added, said so, and the field is empty again', async () => {
  const { db, root } = await openSection({ kept: [other] });
  await add(root, JSON.stringify(profile));
  await stored(db, ['lantern-lane', 'fern-side']);
  await until('the words', () => statuses(root).includes('Added: lantern-lane'));
  expect(field(root).value).toBe('');
  button(root, 'Undo').click();
  await stored(db, ['fern-side']);
  await until('the words to go', () => statuses(root) === '');
});

it('one with a known id takes its place, says so, and the old one can be had back', async () => {
  const { db, root } = await openSection({ kept: [other, profile] });
  const next = [
    { ...profile, post: '.other' },
    { ...profile, id: 'new-one' },
  ];
  await add(root, JSON.stringify(next));
  const found = await stored(db, ['new-one', 'fern-side', 'lantern-lane']);
  expect(found[2]).toEqual(next[0]);
  await until('the words', () =>
    statuses(root).includes(
      'Added: new-one · Replaced, because one of the same name was there: lantern-lane',
    ),
  );
  button(root, 'Undo').click();
  expect(await stored(db, ['fern-side', 'lantern-lane'])).toEqual([other, profile]);
});

it('a removed one comes back in its place; the keyboard goes on from the list', async () => {
  const { db, root } = await openSection({ kept: [other, profile] });
  button(root, 'Remove fern-side').click();
  await stored(db, ['lantern-lane']);
  await until('the words', () => statuses(root).includes('Removed: fern-side'));
  await until('the focus', () => document.activeElement?.textContent === 'Yours');
  button(root, 'Undo').click();
  await stored(db, ['fern-side', 'lantern-lane']);
});

it('what is wrong is named with its place, and nothing that was typed is lost', async () => {
  const { db, root } = await openSection();
  for (const [text, words] of [
    ['{"id": "a",\n}', 'Line 2, column 1: from here on it is not JSON.'],
    [JSON.stringify({ ...profile, post: '.a[' }), 'post: “.a[” is no CSS selector'],
    [JSON.stringify({ ...profile, hosts: ['https://a.test'] }), 'hosts[0]: has to be a host name'],
    [JSON.stringify({ ...profile, hosts: 'a.test' }), 'hosts: has to be a list'],
    [JSON.stringify([profile, { id: 'B' }]), 'Profile 2, post: is missing.'],
    [JSON.stringify({ ...profile, run: 'x' }), 'run: is not known; only these are: id, hosts,'],
    ['7', 'The profile: has to be an object'],
  ] as const) {
    await add(root, text);
    await until(words, () => statuses(root).includes(words));
    expect(field(root).value).toBe(text);
    expect(field(root).getAttribute('aria-invalid')).toBe('true');
  }
  expect(await loadProfiles(db)).toEqual([]);
});

it('of very many faults a few are said at a time, and how many more there are', async () => {
  const { root } = await openSection();
  await add(root, JSON.stringify(Array.from({ length: 7 }, () => 1)));
  await until('the rest', () => statuses(root).includes('And 2 more.'));
});

it('a file is taken beside what is being typed, and named when it is refused', async () => {
  const { db, root } = await openSection();
  fill(field(root), 'half a thought');
  await choose(root, new File([JSON.stringify([profile, other])], 'mine.json'));
  await stored(db, ['lantern-lane', 'fern-side']);
  await choose(root, new File(['no'], 'notes.txt'));
  await until('the refusal', () => statuses(root).includes('Nothing was added from “notes.txt”'));
  await choose(root, new File([new Uint8Array(1_000_001)], 'large.json'));
  await until('the size', () => statuses(root).includes('It is longer than 1 MB.'));
  expect(field(root).value).toBe('half a thought');
  expect(field(root).getAttribute('aria-invalid')).toBe('false');
});

it('what could not be stored stays in the field', async () => {
  const { root } = await openSection({ isDiskFull: true });
  await add(root, JSON.stringify(profile));
  await until('the failure', () => statuses(root).includes('Could not be saved (storage_full)'));
  expect(field(root).value).toBe(JSON.stringify(profile));
});
